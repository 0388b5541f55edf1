"""XML as office files hold it: parsed without entities, without a document type, without a look outside."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from bihuan.reading.intake import refusals

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's only name for it


def parse(data: bytes, kind: str) -> Element:
    """The root element. Raises BadDocument: damaged, or a document type, which no office program writes and attacks need."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.damaged(kind) from error
    if root.getroottree().docinfo.doctype:
        raise refusals.outside(kind)
    return root


def local(element: Element) -> str:
    """The name without its namespace: 2003, 2006 and strict Word, and OFD with and without one, then read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """By its local name, in any namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, and its child of the next name, and so on."""
    for name in path:
        element = None if element is None else next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [inner for inner in element if local(inner) == name]

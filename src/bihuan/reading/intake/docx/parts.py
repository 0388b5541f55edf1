"""The parts of a Word package that hold words, found by their relations as Word finds them."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Limits
from bihuan.reading.intake.markup import Element, attribute, local, parse
from bihuan.reading.intake.signatures import NAMES
from bihuan.reading.intake.zips import Package, beside

KIND = NAMES["docx"]


class Parts(NamedTuple):
    """Root elements; None where a document has no such part."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    edges: tuple[Element, ...]
    """Running heads and feet."""


def open_parts(data: bytes, limits: Limits) -> Parts:
    """Raises BadDocument."""
    package = Package(data, KIND, limits)
    main = _main(package)
    related = _related(package, main)
    roots = {
        kind: parse(package.read(related[kind][0]), KIND)
        for kind in ("styles", "numbering", "footnotes", "endnotes")
        if related.get(kind)
    }
    document = parse(package.read(main), KIND)
    if local(document) != "document":
        raise refusals.damaged(KIND)
    return Parts(
        document,
        roots.get("styles"),
        roots.get("numbering"),
        roots.get("footnotes"),
        roots.get("endnotes"),
        tuple(parse(package.read(name), KIND) for kind in ("header", "footer") for name in related.get(kind, [])),
    )


def _main(package: Package) -> str:
    main = next(iter(_targets(package, "_rels/.rels", "").get("officeDocument", [])), None)
    main = main or package.find("word/document.xml")
    if main is None:
        raise refusals.damaged(KIND)
    return main


def _related(package: Package, main: str) -> dict[str, list[str]]:
    folder, _, name = main.rpartition("/")
    return _targets(package, f"{folder}/_rels/{name}.rels".lstrip("/"), main)


def _targets(package: Package, rels: str, source: str) -> dict[str, list[str]]:
    """Members of the package by the last word of their relation's type. What lies outside is never followed."""
    stored = package.find(rels)
    found: dict[str, list[str]] = {}
    for relation in parse(package.read(stored), KIND) if stored else ():
        if attribute(relation, "TargetMode") == "External":
            continue
        member = package.find(beside(source, attribute(relation, "Target") or ""))
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        if member and member not in found.setdefault(kind, []):
            found[kind].append(member)
    return found

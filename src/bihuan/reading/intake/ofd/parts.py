"""The parts of an OFD package: its documents, their pages, templates and shared drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Limits
from bihuan.reading.intake.markup import Element, child, children, local, parse
from bihuan.reading.intake.ofd.numbers import Numbers, numbers
from bihuan.reading.intake.signatures import NAMES
from bihuan.reading.intake.zips import Package, beside

KIND = NAMES["ofd"]
_A4 = (0.0, 0.0, 210.0, 297.0)


class Sheet(NamedTuple):
    """A page: its box in millimetres, and the roots to draw, those of its templates first."""

    box: Numbers
    roots: tuple[Element, ...]
    drawings: dict[str, Element]
    """Shared drawings by their number."""
    missing: bool
    """Its content is not in the file."""


class Parts(NamedTuple):
    pages: int
    sheets: Iterator[Sheet]
    documents: int
    annotated: bool
    """Stamps, watermarks or remarks lie over the pages."""


class _Body(NamedTuple):
    """One document of the package."""

    path: str
    root: Element


def open_parts(data: bytes, limits: Limits) -> Parts:
    """Raises BadDocument, at once or when a sheet is asked for."""
    package = Package(data, KIND, limits)
    entry = package.find("OFD.xml")
    if entry is None:
        raise refusals.damaged(KIND)
    if any(name.lower().endswith("encryptions.xml") for name in package.names()):
        raise refusals.locked(KIND)
    root = parse(package.read(entry), KIND)
    bodies = [_body(package, entry, body) for body in children(root, "DocBody")]
    if not bodies:
        raise refusals.damaged(KIND)
    pages = sum(len(_pages(body)) for body in bodies)
    if pages > limits.pages:
        raise refusals.too_much("pages", str(limits.pages))
    annotated = any(child(body.root, "Annotations") is not None for body in bodies)
    return Parts(pages, _sheets(package, bodies), len(bodies), annotated)


def _body(package: Package, entry: str, body: Element) -> _Body:
    path = _member(package, entry, child(body, "DocRoot"))
    if path is None:
        raise refusals.damaged(KIND)
    return _Body(path, parse(package.read(path), KIND))


def _pages(body: _Body) -> list[Element]:
    return children(child(body.root, "Pages"), "Page")


def _sheets(package: Package, bodies: list[_Body]) -> Iterator[Sheet]:
    """Page after page, so that their XML is never all in memory."""
    for body in bodies:
        common = child(body.root, "CommonData")
        box = _box(common, "PageArea") or _A4
        templates = {
            page.get("ID") or "": _located(package, body.path, page) for page in children(common, "TemplatePage")
        }
        shared = _drawings(package, body.path, [*children(common, "PublicRes"), *children(common, "DocumentRes")])
        known: dict[str, Element] = {}
        for page in _pages(body):
            path = _located(package, body.path, page)
            if path is None:
                yield Sheet(box, (), {}, missing=True)
                continue
            root = parse(package.read(path), KIND)
            below: list[Element] = []
            for used in children(root, "Template"):
                template = templates.get(used.get("TemplateID") or "")
                if template is not None:
                    if template not in known:
                        known[template] = parse(package.read(template), KIND)
                    below.append(known[template])
            own = _drawings(package, path, children(root, "PageRes"))
            yield Sheet(_box(root, "Area") or box, (*below, root), {**shared, **own}, missing=False)


def _drawings(package: Package, source: str, resources: list[Element]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for resource in resources:
        path = _member(package, source, resource)
        units = child(parse(package.read(path), KIND), "CompositeGraphicUnits") if path else None
        found |= {
            unit.get("ID") or "": unit
            for unit in (units if units is not None else ())
            if local(unit) == "CompositeGraphicUnit"
        }
    return found


def _box(element: Element | None, area: str) -> Numbers | None:
    physical = child(element, area, "PhysicalBox")
    box = numbers(physical.text, 4) if physical is not None else None
    return box if box is not None and box[2] > 0 and box[3] > 0 else None


def _located(package: Package, source: str, element: Element) -> str | None:
    place = element.get("BaseLoc")
    return package.find(beside(source, place)) if place else None


def _member(package: Package, source: str, element: Element | None) -> str | None:
    place = element.text if element is not None else None
    return package.find(beside(source, place)) if place and place.strip() else None

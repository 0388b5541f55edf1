"""A heading becomes a section: its level, the section that holds it, its role, and the years it speaks of."""

from __future__ import annotations

from bihuan.reading.model import Section, new_tuple
from bihuan.reading.outline import horizons
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.section_roles import section_role
from bihuan.reading.outline.standing import Standing


def section_of(here: Standing, heading: Heading, zone: str) -> Section:
    """The section that a heading opens; its extent is not known yet."""
    title = here.text[slice(*heading.span)]
    level = _level(here, heading, title)
    parent = next((above for above in reversed(here.open) if above.level < level), None)
    role = section_role(here, heading, zone, title, level, parent)
    name = f"s{len(here.sections) + 1}"
    above = parent.id if parent else None
    horizon = _horizon(here, role, title, level, parent, heading.rest)
    if role == "review" and level == 1 and horizon:
        here.reviewed.now = horizon
    return new_tuple(Section, (name, above, level, heading.number, title, role, horizon, heading.span, heading.span))


def part_horizon(here: Standing, role: str, title: str, at: int) -> str | None:
    """The horizon of a part with this role and title at this place."""
    past = role in ("review", "problems") or (role == "self-building" and here.levels.plan_is_ahead(here.text, at))
    return horizons.section_horizon(role, title, here.reviewed.year if past else here.year)


def _horizon(here: Standing, role: str, title: str, level: int, parent: Section | None, at: int) -> str | None:
    """By the title, by the years that the walk is at, or as what holds it."""
    if role == "review" and level > 1 and here.year and horizons.of_all_five(title):
        here.reviewed.now = horizons.period(here.year)
    elif role == "review" and level == 2 and horizons.chapter_told(title, here.year):
        here.reviewed.now = part_horizon(here, role, title, at)
    if role == "targets" and horizons.time_told(title, here.year) == "plan":
        return part_horizon(here, role, title, at)
    if role == "targets" and here.times.ahead:
        return here.times.ahead
    if role == "review" and level > 1 and here.reviewed.now is not None:
        return here.reviewed.now
    if parent is not None and parent.horizon is not None and role in (parent.role, "targets"):
        return parent.horizon
    return part_horizon(here, role, title, at)


def _level(here: Standing, heading: Heading, title: str) -> int:
    """What the walk is at may tell the level, else the heading's number or what holds it does."""
    if here.of_itself(heading):
        return 2  # whatever chapter came last, the government speaks of itself
    if heading.kind == "alone" and here.zone_role == "closing":
        return 1  # what stands behind the last words is a part of its own
    if heading.kind == "run-in" and here.sung and heading.span[0] > here.start:
        return here.opened + 1
    if heading.kind == "within":
        return max(here.holder, here.opened) + 1
    return here.levels.of(heading, title, here.open, here.holder)

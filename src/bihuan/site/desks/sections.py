"""A day's work as sections: which commitments belong there, why, and what is done with them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act
from bihuan.site.desks.matters import Lit, Matter, matter
from bihuan.site.wording import word

SHOWN = 6
"""Of a section on the day's page; all of it on a page of its own."""


class Section(NamedTuple):
    """`note` says of one commitment why it stands here, in the reader's language."""

    key: str
    belongs: Callable[[Lit], object]
    acts: Sequence[Act] = ()
    note: Callable[[State], str] = lambda state: ""


class Shown(NamedTuple):
    """A section with its rows."""

    key: str
    title: str
    size: int
    rows: list[Matter]
    alarm: bool


def shown_sections(
    sections: Iterable[Section], rows: Sequence[Lit], only: str = "", alarms: Iterable[str] = ()
) -> list[Shown]:
    """Every section that holds something; with `only`, that one whole."""
    told = []
    for section in sections:
        own = [one for one in rows if section.belongs(one)]
        if not own or (only and section.key != only):
            continue
        kept = own if only else own[:SHOWN]
        told.append(
            Shown(
                section.key, word(f"section_{section.key}"), len(own),
                [matter(one, section.acts, section.note(one.state)) for one in kept], section.key in alarms,
            )
        )  # fmt: skip
    return told

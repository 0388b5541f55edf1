"""Where a report turns in time, paragraph by paragraph: from what was done to the year's plan, and between one year and five."""

from __future__ import annotations

from bihuan.reading.outline import horizons
from bihuan.reading.outline.marks import list_sign
from bihuan.reading.outline.standing import Standing


def hear_years(here: Standing, text: str, inherited: str) -> None:
    """Which years the review speaks of from this paragraph on."""
    if here.reviewed.hear(text) and inherited == "review":
        here.open = here.open[:1]  # what five years brought stands beside the chapters of the last one


def turns_to_plan(here: Standing, text: str) -> bool:
    """Whether the year's plan begins in a paragraph, as it may in an extract where no part's title opens it."""
    return not here.levels.plan_is_titled(here.text) and horizons.turns_to_plan(text, here.year)


def look_back(here: Standing, text: str) -> None:
    """A paragraph of the part on the next five years that speaks of the last ones is a review by itself.

    Where the part's title tells of both, what follows is so too, until the years to come are named.
    """
    part = here.open[0].title
    here.looking_back = horizons.looks_back(text, here.year) or (
        here.looking_back
        and horizons.tells_of_gone(part, here.year)
        and not (list_sign(text) or horizons.looks_forward(text, here.year))
    )
    if here.looking_back:
        here.own_role = "review"
        return
    while here.open[-1].role == "review":
        here.open.pop()


def look_ahead(here: Standing, text: str) -> None:
    """In a part on this year and the next five, paragraphs on the five come before those on the year."""
    if not here.times.open:
        return
    if horizons.turns_to_plan(text, here.year):
        turn_to_year(here)
    elif len(here.open) == 1:
        here.times.look_ahead(text)
    here.own_role = "five-year" if here.times.ahead else None


def turn_to_year(here: Standing) -> None:
    """The part on both has told of the five years; what follows is the year's plan."""
    year = str(here.year)
    if here.times.ahead or here.open[-1].horizon != year:
        here.open = [here.open[0]._replace(role="plan", horizon=year)]
    here.times.ahead = None
    here.own_role = None if here.own_role == "five-year" else here.own_role


def tell_part_of_five(here: Standing) -> None:
    """A part on both that has headings for its five years is theirs, as far as its own title goes."""
    part = here.open[0]
    if part.role == "plan":
        here.open[0] = part._replace(role="five-year", horizon=here.times.ahead)
        here.sections[here.sections.index(part)] = here.open[0]

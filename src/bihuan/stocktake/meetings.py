"""A theme's stocktake meetings (专题调度): what each decided, by when, and at the next one whether it was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.feedback.acts import publish
from bihuan.loop.feedback.queries import published
from bihuan.organisation.models import Place
from bihuan.stocktake import messages


class Outcome(StrEnum):
    """What became of a decision, as the next meeting finds."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"


class Decision(NamedTuple):
    """What a meeting decided on one commitment."""

    code: str
    words: str
    due: date


def meetings(place: Place, theme: str) -> list[dict[str, Any]]:
    """All that were held on a theme, the newest first: `day`, `next`, `decisions`, `outcomes`."""
    return [row for row in published(place, "meetings") if row["theme"] == theme]


def hold(
    *, place: Place, theme: str, year: int, day: date, next_day: date | None, decisions: Sequence[Decision],
    outcomes: Mapping[int, Outcome], by: By, on: date,
) -> Entry:  # fmt: skip
    """Keep what a meeting decided, and what became of the last one's decisions (`outcomes`, by their place in its list).

    Raises NotAllowed for a day to come, a next meeting that is not later, a decision without words or on another theme.
    """
    if day > on:
        raise messages.meeting_not_yet(day)
    if next_day is not None and next_day <= day:
        raise messages.next_meeting_is_earlier(day)
    known = set(Commitment.objects.filter(place=place, year=year, theme=theme).values_list("code", flat=True))
    for decision in decisions:
        if decision.code not in known:
            raise messages.not_of_the_theme(decision.code)
        if not decision.words:
            raise messages.decision_without_words(decision.code)
    last = next(iter(meetings(place, theme)), None)
    before = last["decisions"] if last else []
    data = {
        "theme": theme, "day": day.isoformat(), "next": next_day.isoformat() if next_day else None,
        "decisions": [{"code": d.code, "words": d.words, "due": d.due.isoformat()} for d in decisions],
        "outcomes": [
            {**row, "outcome": str(outcomes[place_in])} for place_in, row in enumerate(before) if place_in in outcomes
        ],
    }  # fmt: skip
    return publish(place=place, kind="meetings", data=data, by=by, on=on)

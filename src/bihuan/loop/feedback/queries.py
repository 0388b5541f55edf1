"""Reads of what came back: bulletins published, judgements side by side, verdicts of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, TypeAlias

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status
from bihuan.loop.feedback.verdicts import Judged
from bihuan.loop.feedback.verdicts import judge as verdict_of
from bihuan.organisation.models import Place

PUBLISH = "publish"
Published: TypeAlias = Literal["bulletin", "scores", "meetings"]


def subject_of_published(place: Place, kind: Published) -> str:
    """The name of a place's bulletins, scores or meetings in the history."""
    return f"{kind}:{place.pk}"


def published(place: Place, kind: Published) -> list[dict[str, Any]]:
    """All that were published, the newest first, as they were published."""
    entries = Entry.objects.filter(subject=subject_of_published(place, kind), act=PUBLISH).order_by("-seq")
    return [{"number": entry.seq, **entry.data, "hash": entry.hash} for entry in entries]


def bulletin_days(place: Place) -> list[date]:
    """The days on which bulletins came out."""
    rows = Entry.objects.filter(subject=subject_of_published(place, "bulletin"), act=PUBLISH).order_by("seq")
    return list(rows.values_list("on", flat=True))


def side_by_side(state: State) -> dict[str, dict[str, int]]:
    """What the unit, the supervision office, deputies and citizens find, counted each for themselves and never averaged."""
    return {part: dict(sorted(Counter(said.values()).items())) for part, said in sorted(state.judgements.items())}


def verdicts(place: Place, year: int, day: date) -> Iterable[tuple[Commitment, Judged]]:
    """The verdict of the published method on every commitment that was issued."""
    rows = Commitment.objects.filter(place=place, year=year).select_related("lead_unit").order_by("code")
    for row in rows.exclude(status__in=(Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN)):
        yield row, verdict_of(row.now(), day.isoformat())

"""Runs the screens for gaming over a place's year: what the history and the register hold, put before each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment, subject_of
from bihuan.loop.commitments.words import Act
from bihuan.loop.evaluate import screens
from bihuan.loop.evaluate.screens import Question, Said, Shown
from bihuan.organisation.models import Place, Unit
from bihuan.register.models import Item

_LOOKED_AT = (Act.REPORT, Act.OBSERVE, Act.ATTACH, Act.REACH_STAGE, Act.REACH_MILESTONE, Act.COMPLETE)
_FINISHED = {"完工", "投产", "达产", "入统", "入规", "挂牌", "投用"}


class Deeds(NamedTuple):
    """What one commitment's history holds for the screens, in order."""

    code: str
    unit: str
    state: dict[str, Any]
    entries: list[Entry]

    def of(self, *acts: Act) -> Iterator[Entry]:
        """The entries of some acts."""
        return (entry for entry in self.entries if entry.act in acts)


def questions(place: Place, year: int, day: date, bulletins: Sequence[date] = ()) -> list[Question]:
    """All questions that the screens raise up to a day. `bulletins`: the days on which bulletins came out."""
    rows = list(_deeds(place, year, day))
    done_before = _finished_in_review(place, year - 1)
    found: list[Question] = []
    for row in rows:
        found += screens.december_spike(row.code, _by_month(row, year))
        found += screens.digits_stay(row.code, _figures(row))
        found += screens.done_without_evidence(
            row.code, _claimed(row), [e.on for e in row.entries if e.data.get("evidence")]
        )
        found += screens.counted_again(row.code, _finished(row), done_before)
    found += screens.copied_words(_reports(rows))
    found += screens.photo_twice(_files(rows))
    for unit, own in _by_unit(rows).items():
        found += screens.bunched_at_target(unit, _pairs(own))
        claims = [entry.on for row in own for entry in row.of(Act.COMPLETE)]
        found += screens.flipped_before_bulletin(unit, claims, bulletins)
    return sorted(found)


def _deeds(place: Place, year: int, day: date) -> Iterator[Deeds]:
    commitments = {
        subject_of(row.pk): row for row in Commitment.objects.filter(place=place, year=year).order_by("code")
    }
    units = {unit.pk: str(unit) for unit in Unit.objects.all()}
    by_subject: dict[str, list[Entry]] = defaultdict(list)
    wanted = Entry.objects.filter(act__in=_LOOKED_AT, on__lte=day, subject__startswith="commitment:")
    for entry in wanted.order_by("subject", "seq").iterator(5_000):
        by_subject[entry.subject].append(entry)
    for subject, row in commitments.items():
        yield Deeds(row.code, units.get(row.lead_unit_id or 0, ""), row.state, by_subject.get(subject, []))


def _by_unit(rows: Iterable[Deeds]) -> dict[str, list[Deeds]]:
    units: dict[str, list[Deeds]] = defaultdict(list)
    for row in rows:
        units[row.unit].append(row)
    return units


def _figures(row: Deeds) -> list[Decimal]:
    """The figures of its first target, period by period."""
    target = next(iter(row.state.get("targets", {})), None)
    seen = {e.data["period"]: Decimal(e.data["value"]) for e in row.of(Act.OBSERVE) if e.data["target"] == target}
    return [seen[period] for period in sorted(seen)]


def _by_month(row: Deeds, year: int) -> dict[int, Decimal]:
    target = next(iter(row.state.get("targets", {})), None)
    return {
        int(e.data["period"][5:7]): Decimal(e.data["value"])
        for e in row.of(Act.OBSERVE)
        if e.data["target"] == target and e.data["period"].startswith(f"{year}-") and "Q" not in e.data["period"]
    }


def _claimed(row: Deeds) -> date | None:
    return max((entry.on for entry in row.of(Act.COMPLETE)), default=None)


def _finished(row: Deeds) -> list[str]:
    return [e.data["project"] for e in row.of(Act.REACH_STAGE) if e.data["stage"] in _FINISHED]


def _finished_in_review(place: Place, year: int) -> list[str]:
    """The projects that the year's review, told in the report of the year after, or its register, gives as done."""
    items = Item.objects.filter(report__place=place, report__year__in=(year, year + 1), layer="projects")
    fields = [item.fields() for item in items]
    return [row["name"] for row in fields if row.get("status") == "done" and row.get("horizon") == str(year)]


def _reports(rows: Iterable[Deeds]) -> list[Said]:
    said = [
        (entry.on, entry.number, Said(row.code, row.unit, entry.data["period"], entry.data["words"]))
        for row in rows
        for entry in row.of(Act.REPORT)
    ]
    return [one for _, _, one in sorted(said, key=lambda told: told[:2])]


def _files(rows: Iterable[Deeds]) -> list[Shown]:
    shown: list[Shown] = []
    for row in rows:
        for entry in row.entries:
            hashes = {file["sha256"]: file.get("picture_hash") for file in entry.data.get("files", [])}
            shown += [Shown(row.code, sha, hashes.get(sha), entry.on) for sha in entry.data.get("evidence") or []]
    return sorted(shown, key=lambda one: (one.on, one.code))


def _pairs(rows: Iterable[Deeds]) -> list[tuple[Decimal, Decimal]]:
    return [
        (Decimal(target["actual"]), Decimal(target["original"]))
        for row in rows
        for target in row.state.get("targets", {}).values()
        if target["actual"] is not None
    ]

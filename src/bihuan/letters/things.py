"""What there is to tell of a place on a day, and whose matter each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from bihuan.history.models import Entry
from bihuan.letters.concerns import CONCERNS, LASTING, Concern, open_things
from bihuan.letters.house import Duty, House
from bihuan.letters.text import Line, line, reports_line
from bihuan.loop.advance.letters import write_letters
from bihuan.loop.advance.models import Letter
from bihuan.loop.advance.queries import reminders
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status
from bihuan.loop.evaluate.queries import lights_of
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.organisation.models import Place

_NOT_OUT = (Status.DRAFTED, Status.RETURNED)


class Thing(NamedTuple):
    """One line and whose matter it is; `by` did it, and is not told of it."""

    line: Line
    duties: list[Duty]
    by: int | None = None


class Matter(NamedTuple):
    """A commitment and where it stands."""

    row: Commitment
    state: State


def pk_of(entry: Entry) -> int:
    """The commitment that an entry is of."""
    return int(entry.subject.partition(":")[2])


def acts_told(house: House, matters: Mapping[int, Matter], entries: Iterable[Entry]) -> Iterator[Thing]:
    """Acts that are told of once; those that leave something open are told of by what is open."""
    for entry, concern, matter in _concerning(matters, entries):
        if concern.kind not in LASTING:
            yield _of_entry(house, entry, concern, matter, "told")


def urgent_acts(house: House, matters: Mapping[int, Matter], entries: Iterable[Entry]) -> Iterator[Thing]:
    """Those that do not wait for the morning."""
    for entry, concern, matter in _concerning(matters, entries):
        if concern.urgent:
            yield _of_entry(house, entry, concern, matter, "new")


def new_kinds(entries: Iterable[Entry], matters: Mapping[int, Matter]) -> set[tuple[str, str]]:
    """What became open since the last digest, as (code, kind)."""
    return {(matter.row.code, concern.kind) for _, concern, matter in _concerning(matters, entries)}


def _concerning(matters: Mapping[int, Matter], entries: Iterable[Entry]) -> Iterator[tuple[Entry, Concern, Matter]]:
    for entry in entries:
        matter = matters.get(pk_of(entry))
        if matter is None:
            continue
        for concern in CONCERNS[Act(entry.act)]:
            if concern.kind != "support" or matter.state.status not in _NOT_OUT:
                yield entry, concern, matter


def _of_entry(house: House, entry: Entry, concern: Concern, matter: Matter, group: str) -> Thing:
    data = entry.data
    words = data.get("words") or data.get("opinion") or entry.reason
    day = data.get("due") or data.get("until") or data.get("to") or ""
    told = line(group, concern.kind, matter.row.code, matter.row.quote, words, day, entry.number)
    return Thing(told, house.duties(concern.who, matter.state, entry), entry.person)


def waiting(house: House, matters: Iterable[Matter], new: set[tuple[str, str]]) -> Iterator[Thing]:
    """What waits for an answer or a decision."""
    for row, state in matters:
        for one in open_things(state):
            group = "new" if (row.code, one.kind) in new else "open"
            told = line(group, one.kind, row.code, row.quote, one.words, one.day)
            yield Thing(told, house.duties(one.who, state))


def red_codes(place: Place, matters: Iterable[Matter], day: date) -> set[str]:
    """What is red today, of the newest year."""
    rows = list(matters)
    year = max((row.year for row, _ in rows), default=day.year)
    states = {row.code: state for row, state in rows if row.year == year}
    return {one.code for one in lights_of(states, year, day, pack_of(place, day)) if one.light.light == "red"}


def turned_red(house: House, matters: Iterable[Matter], codes: set[str]) -> Iterator[Thing]:
    """For the unit that leads, those who cover it, and the office."""
    for row, state in matters:
        if row.code in codes:
            lead = [Duty(state.lead_unit, state.lead_post)] if state.lead_unit else []
            duties = [*lead, *house.leaders(state.lead_unit), *house.office()]
            yield Thing(line("red", "red", row.code, row.quote, "", state.due or ""), duties)


class Reminded(NamedTuple):
    """The day's reminders (loop/advance): by person, and by unit for the robots of units."""

    people: Mapping[int, list[dict[str, str]]]
    units: Mapping[int, list[dict[str, str]]]


def reminded(place: Place, day: date, units: set[int]) -> Reminded:
    """The letters of the day, written if they are not yet."""
    write_letters(place, day)
    people = dict(Letter.objects.filter(day=day).values_list("person", "rows"))
    own: dict[int, list[dict[str, str]]] = {unit: [] for unit in units}
    if units:
        for (unit, _), rows in reminders(place, day).items():
            if unit in own:
                own[unit] += [{"code": c, "what": d.what, "day": d.day.isoformat(), "words": d.words} for c, d in rows]
    return Reminded(people, own)


def reminder_lines(
    rows: Iterable[dict[str, str]], quotes: Mapping[str, str], new: set[tuple[str, str]], *, english: bool
) -> Iterator[Line]:
    """One person's or unit's reminders; the reports of a period are one line. Codes of another place are passed over."""
    own: list[Any] = [row for row in rows if row["code"] in quotes]
    for period, count in sorted(Counter(row["words"] for row in own if row["what"] == "report").items()):
        yield reports_line(period, count, english=english)
    for row in own:
        if row["what"] != "report":
            group = "new" if (row["code"], row["what"]) in new else "open"
            yield line(group, row["what"], row["code"], quotes[row["code"]], row["words"], row["day"])

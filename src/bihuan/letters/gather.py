"""Gathers what concerns each person: a digest on the morning of a working day, and what is urgent at once. Nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from bihuan.history.models import Entry
from bihuan.letters.concerns import CONCERNS, URGENT
from bihuan.letters.house import House, Recipient
from bihuan.letters.models import Mark, Progress, Sent, SentKind
from bihuan.letters.text import Line, digest_title, say
from bihuan.letters.things import (
    Matter,
    Reminded,
    Thing,
    acts_told,
    new_kinds,
    pk_of,
    red_codes,
    reminded,
    reminder_lines,
    turned_red,
    urgent_acts,
    waiting,
)
from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Status
from bihuan.organisation.models import Place

MORNING = time(8, 30)
SETTLED = timedelta(seconds=3)
"""An entry is looked at once it is so old: one with a lower number may still be on its way into the database."""
MOST_ENTRIES = 2_000
KEPT = timedelta(days=180)
"""How long what was sent is kept."""
AT_ONCE = "at_once"
_OVER = (Status.DRAFTED, Status.WITHDRAWN)
_GROUPS = ("new", "red", "open", "told")
Told = Mapping[str, set[tuple[str, str]]]


def gather_digests(now: datetime, day: date) -> list[Sent]:
    """The digests of a day, for every place: once, on working days, after half past eight."""
    if timezone.localtime(now).time() < MORNING:
        return []
    done = set(Mark.objects.filter(name__startswith="digest:", day__gte=day).values_list("name", flat=True))
    places = Place.objects.filter(commitments__isnull=False).distinct().order_by("pk")
    left = [place for place in places if _named(place) not in done]
    days = calendar() if left else Calendar.shipped()
    return [one for place in left if days.is_workday(day) for one in _digest(place, now, day, days)]


def _named(place: Place) -> str:
    return f"digest:{place.pk}"


def _digest(place: Place, now: datetime, day: date, days: Calendar) -> list[Sent]:
    """A place's digests. They are gathered before anything is locked, since that reads the whole year."""
    mark = Mark.objects.filter(name=_named(place)).first() or Mark(name=_named(place))
    house, last = House(place, day), newest(now)
    rows = Commitment.objects.filter(place=place).exclude(status__in=_OVER).iterator(2_000)
    matters = {row.pk: Matter(row, row.now()) for row in rows}
    entries = list(_entries_since(mark, last, day, days))
    new, reds = new_kinds(entries, matters), red_codes(place, matters.values(), day)
    turned = reds - set(mark.reds) if mark.day is not None else set()  # on the first day all would seem new
    things = [
        *acts_told(house, matters, entries),
        *turned_red(house, matters.values(), turned),
        *waiting(house, matters.values(), new),
    ]
    letters = reminded(place, day, {one.unit for one in house.recipients if one.unit})
    quotes, known = {row.code: row.quote for row, _ in matters.values()}, _told_at_once(place, mark.last)
    made = []
    for one, own in _shares(house, things):
        lines = [*own, *reminder_lines(_rows_of(one, letters), quotes, new, english=one.english)]
        if ready := _ordered(lines, known.get(one.name(), set())):
            title = digest_title(str(place), day, len(ready), english=one.english)
            made.append(_sent(one, place, SentKind.DIGEST, day.isoformat(), title, ready, now))
    return _kept(mark, made, Mark(name=mark.name, day=day, last=max(mark.last, last), reds=sorted(reds)), now)


@transaction.atomic
def _kept(before: Mark, made: list[Sent], after: Mark, now: datetime) -> list[Sent]:
    """The digests with the mark that says so; none where another process was quicker."""
    mark = _locked(before.name)
    if (mark.day, mark.last) != (before.day, before.last):
        return []
    after.save()
    old = Sent.objects.exclude(progress__in=(Progress.WAITING, Progress.SENDING))
    old.filter(made__lt=now - KEPT).delete()
    return Sent.objects.bulk_create(made)


def gather_at_once(now: datetime, day: date) -> list[Sent]:
    """Messages of what is urgent and was not looked at yet, one to each who chose so; nothing of before the first time."""
    last = newest(now)
    known = Mark.objects.filter(name=AT_ONCE).values_list("last", flat=True).first()
    if known is None:
        Mark.objects.get_or_create(name=AT_ONCE, defaults={"last": last})
    return _at_once(now, day, last) if known is not None and known < last else []


@transaction.atomic
def _at_once(now: datetime, day: date, last: int) -> list[Sent]:
    mark = _locked(AT_ONCE)
    rows = Entry.objects.filter(
        number__gt=mark.last, number__lte=last, act__in=URGENT, subject__startswith="commitment:"
    )
    entries = list(rows.order_by("number")[:MOST_ENTRIES])
    found = Commitment.objects.select_related("place").in_bulk({pk_of(entry) for entry in entries})
    matters = {pk: Matter(row, row.now()) for pk, row in found.items()}
    made = []
    for place in sorted({row.place for row in found.values()}, key=lambda place: place.pk):
        house = House(place, day)
        own = {pk: matter for pk, matter in matters.items() if matter.row.place_id == place.pk}
        for one, lines in _shares(house, urgent_acts(house, own, entries)):
            if one.at_once and lines:
                title = say("title_at_once", english=one.english, place=place, count=len(lines))
                made.append(_sent(one, place, SentKind.AT_ONCE, str(entries[-1].number), title, lines, now))
    mark.last = entries[-1].number if len(entries) == MOST_ENTRIES else max(mark.last, last)
    mark.save()
    return Sent.objects.bulk_create(made)


def newest(now: datetime) -> int:
    """The number of the last entry that is old enough to be looked at."""
    rows = Entry.objects.filter(at__lte=now - SETTLED).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def _locked(name: str) -> Mark:
    """The mark, held until the transaction ends, so that two who gather at once do not tell twice."""
    Mark.objects.get_or_create(name=name)
    return Mark.objects.select_for_update().get(name=name)


def _entries_since(mark: Mark, last: int, day: date, days: Calendar) -> Iterable[Entry]:
    """Since the last digest; before the first, since the working day before."""
    rows = Entry.objects.filter(act__in=CONCERNS, subject__startswith="commitment:", number__lte=last)
    since = rows.filter(on__gte=days.add_workdays(day, -1)) if mark.day is None else rows.filter(number__gt=mark.last)
    return since.order_by("number").iterator(2_000)


def _told_at_once(place: Place, last: int) -> Told:
    """What each was told at once since the last digest, as (code, kind): this morning's passes it over."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in Sent.objects.filter(place=place, kind=SentKind.AT_ONCE).order_by("-pk")[:MOST_ENTRIES]:
        name = f"person-{row.person_id}" if row.person_id else f"robot-{row.robot_id}"
        told[name] |= {(one["code"], one["kind"]) for one in row.lines if one["entry"] > last}
    return told


def _shares(house: House, things: Iterable[Thing]) -> Iterator[tuple[Recipient, list[Line]]]:
    """Every recipient with the lines that are their matter."""
    people: dict[int, list[Line]] = defaultdict(list)
    units: dict[int, list[Line]] = defaultdict(list)
    for thing in things:
        own, groups = house.concerned(thing.duties)
        for person in own - {thing.by}:
            people[person].append(thing.line)
        for unit in groups:
            units[unit].append(thing.line)
    for one in house.recipients:
        yield one, people[one.person] if one.person else units[one.unit or 0]


def _rows_of(one: Recipient, letters: Reminded) -> list[dict[str, str]]:
    return letters.people.get(one.person, []) if one.person else letters.units.get(one.unit or 0, [])


def _ordered(lines: Sequence[Line], known: set[tuple[str, str]]) -> list[Line]:
    """The new first, within a group by day; without what was told at once."""
    left = [one for one in lines if (one["code"], one["kind"]) not in known]
    return sorted(left, key=lambda one: (_GROUPS.index(one["group"]), one["day"] or "9999"))


def _sent(
    one: Recipient, place: Place, kind: SentKind, name: str, title: str, lines: Sequence[Line], now: datetime
) -> Sent:
    return Sent(
        key=f"{kind}:{place.pk}:{name}:{one.name()}", place=place, person_id=one.person, unit_id=one.unit, kind=kind,
        channel=one.channel, address=one.address, robot_id=one.robot, english=one.english, title=title, lines=list(lines),
        made=now,
    )  # fmt: skip

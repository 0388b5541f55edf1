"""Who is there on a day: whose duty is whose matter, and who is told how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q

from bihuan.history.models import Entry
from bihuan.letters.concerns import Who
from bihuan.letters.models import Channel, Choice, Robot, When
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Place, Role, Tenure


class Duty(NamedTuple):
    """A unit's or a post's: what a post answers for goes to its holder, and to the whole unit where it is vacant."""

    unit: int | None
    post: int | None


class Recipient(NamedTuple):
    """A person, or the group of a unit, and how they are told."""

    person: int | None
    unit: int | None
    channel: str
    address: str
    robot: int | None
    at_once: bool
    english: bool

    def name(self) -> str:
        """Within the key of what is sent."""
        return f"person-{self.person}" if self.person else f"robot-{self.robot}"


class _Held(NamedTuple):
    post: int
    unit: int
    place: int
    role: str
    portfolio: list[str]
    person: int


class House:
    """The posts of a place and its parts on a day, with their holders, and everybody's choices."""

    def __init__(self, place: Place, day: date) -> None:
        self.place = place
        self._held = list(_held(place, day))
        self._slugs = dict(place.units.values_list("pk", "slug"))
        self._by_post: dict[int, set[int]] = defaultdict(set)
        self._by_unit: dict[int, set[int]] = defaultdict(set)
        for row in self._held:
            self._by_post[row.post].add(row.person)
            if row.role == Role.UNIT:
                self._by_unit[row.unit].add(row.person)
        self.people = {row.person for row in self._held}
        self.recipients = [*_people(self.people), *_groups(place)]

    def concerned(self, duties: Iterable[Duty]) -> tuple[set[int], set[int]]:
        """The people and the units whose matter it is."""
        people: set[int] = set()
        units: set[int] = set()
        for duty in duties:
            own = self._by_post.get(duty.post or 0) or self._by_unit.get(duty.unit or 0) or set()
            people |= own
            units |= {duty.unit} if duty.unit else set()
        return people, units

    def duties(self, who: Who, state: State, entry: Entry | None = None) -> list[Duty]:
        """Whose matter it is, of a commitment in this state; `entry` is the act that makes it so."""
        return list(_DUTIES[who](self, state, entry))

    def office(self) -> Iterator[Duty]:
        """All posts of the supervision office."""
        own = (row for row in self._held if row.role == Role.SUPERVISION and row.place == self.place.pk)
        return (Duty(row.unit, row.post) for row in own)

    def leaders(self, unit: int | None) -> Iterator[Duty]:
        """Those who cover a unit; who covers none by name covers all."""
        slug = self._slugs.get(unit or 0)
        own = (row for row in self._held if row.role == Role.LEADER and row.place == self.place.pk)
        return (Duty(None, row.post) for row in own if not row.portfolio or slug in row.portfolio)


def _held(place: Place, day: date) -> Iterator[_Held]:
    near = Q(post__unit__place=place) | Q(post__unit__place__parent=place)
    roles = (Role.UNIT, Role.SUPERVISION, Role.LEADER)
    rows = Tenure.objects.filter(near, post__role__in=roles, since__lte=day, person__is_active=True)
    named = ("post", "post__unit", "post__unit__place", "post__role", "post__portfolio", "person")
    return (_Held(*row) for row in rows.exclude(until__lte=day).order_by("post").values_list(*named))


def _people(people: set[int]) -> Iterator[Recipient]:
    """Whoever chose nothing is told by mail, in a digest."""
    chosen = {row.person_id: row for row in Choice.objects.filter(person__in=people)}
    robots = {row.person_id: row for row in Robot.objects.filter(person__in=people)}
    mails = dict(
        Tenure.objects.filter(person__in=people).order_by("person").values_list("person", "person__email").distinct()
    )
    for person in sorted(people):
        choice = chosen.get(person) or Choice(person_id=person)
        if (told := recipient_of(choice, robots.get(person), mails.get(person, ""))) is not None:
            yield told


def recipient_of(choice: Choice, robot: Robot | None, email: str) -> Recipient | None:
    """How one person is told; None where it is not wanted, or nothing is there to tell them by."""
    at_once = choice.when == When.AT_ONCE
    if choice.channel == Channel.MAIL:
        address = choice.address or email
        known = bool(address and settings.EMAIL_HOST)
        return (
            Recipient(choice.person_id, None, choice.channel, address, None, at_once, choice.english) if known else None
        )
    if robot is None or robot.kind != choice.channel:
        return None
    return Recipient(choice.person_id, None, choice.channel, "", robot.pk, at_once, choice.english)


def _groups(place: Place) -> Iterator[Recipient]:
    rows = Robot.objects.filter(Q(unit__place=place) | Q(unit__place__parent=place)).order_by("pk")
    return (group_of(row) for row in rows)


def group_of(row: Robot) -> Recipient:
    """A unit's robot as a recipient."""
    return Recipient(None, row.unit_id, row.kind, "", row.pk, row.when == When.AT_ONCE, row.english)


def _lead(_: House, state: State, __: Entry | None) -> Iterator[Duty]:
    if state.lead_unit:
        yield Duty(state.lead_unit, state.lead_post)


def _blocking(_: House, state: State, entry: Entry | None) -> Iterator[Duty]:
    units = [entry.data["unit"]] if entry else [row["unit"] for row in state.blockers.values()]
    return (Duty(unit, None) for unit in units)


def _objector(_: House, state: State, entry: Entry | None) -> Iterator[Duty]:
    name = entry.data.get("objection", "") if entry else ""
    if name in state.objections:
        yield Duty(state.objections[name]["unit"], None)


def _instructor(_: House, __: State, entry: Entry | None) -> Iterator[Duty]:
    """Who gave the instruction that was answered; the state has forgotten it."""
    if entry is None:
        return
    given = Entry.objects.filter(subject=entry.subject, act=Act.INSTRUCT, seq__lt=entry.seq).order_by("-seq")
    asked = next((row for row in given if row.data["instruction"] == entry.data["instruction"]), None)
    if asked is not None:
        yield Duty(None, asked.post)


_DUTIES: Mapping[Who, Any] = {
    Who.LEAD: _lead,
    Who.SUPPORT: lambda _, state, __: (Duty(unit, None) for unit in state.support_units),
    Who.BLOCKING: _blocking,
    Who.OBJECTOR: _objector,
    Who.OFFICE: lambda house, _, __: house.office(),
    Who.LEADERS: lambda house, state, _: house.leaders(state.lead_unit),
    Who.INSTRUCTOR: _instructor,
}

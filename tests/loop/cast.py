"""The standing cast of the loop's tests: one city, its units, and people in posts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Person, Place, Post, Role, Tenure, Unit

NEW_YEAR = date(2026, 1, 4)


class Cast(NamedTuple):
    """Who is there."""

    place: Place
    inspector: By
    second_inspector: By
    mayor: By
    lead: By
    support: By
    other: By
    deputy: By
    citizen: By
    auditor: By
    admin: By


def gather() -> Cast:
    """A city with a supervision office, three departments and all roles."""
    place = Place.objects.create(slug="qinglan", name="青岚市", level="prefecture")

    def unit(slug: str, name: str, kind: str = "department") -> Unit:
        return Unit.objects.create(place=place, slug=slug, name=name, kind=kind)

    office, council, people = (
        unit("ducha", "督查室", "office"),
        unit("zhengfu", "市政府", "office"),
        unit("gongzhong", "公众", "other"),
    )

    def by(unit: Unit, slug: str, role: Role) -> By:
        post = Post.objects.create(unit=unit, slug=slug, title=slug, role=role)
        person = Person.objects.create_user(username=f"{unit.slug}-{slug}", password=None)
        Tenure.objects.create(post=post, person=person, since=date(2025, 1, 1))
        return By(person, post)

    return Cast(
        place, by(office, "yi", Role.SUPERVISION), by(office, "er", Role.SUPERVISION), by(council, "fushizhang", Role.LEADER),
        by(unit("fagai", "市发展改革委"), "yi", Role.UNIT), by(unit("jiaotong", "市交通运输局"), "yi", Role.UNIT),
        by(unit("zhujian", "市住房城乡建设局"), "yi", Role.UNIT), by(people, "daibiao", Role.DEPUTY),
        by(people, "shimin", Role.CITIZEN), by(people, "shenji", Role.AUDITOR), by(people, "guanli", Role.ADMIN),
    )  # fmt: skip


def drafted(cast: Cast, quote: str = "新建口袋公园20个", checkable: str = "measured", number: int = 1) -> Commitment:
    """A commitment with one target, nothing named yet."""
    row = Commitment.objects.create(
        place=cast.place, year=2026, code=f"qinglan-2026-{number:04d}", quote=quote, status="drafted"
    )
    targets = [{"target": "q1", "measure": "口袋公园", "unit": "个", "relation": "exact", "value": "20"}]
    perform(
        row,
        Act.DRAFT,
        by=cast.inspector,
        on=NEW_YEAR,
        data={"checkable": checkable, "targets": targets if checkable == "measured" else []},
    )
    return row


def under_way(cast: Cast, number: int = 1) -> Commitment:
    """One that the lead unit has acknowledged."""
    row = drafted(cast, number=number)
    perform(
        row,
        Act.NAME_LEAD,
        by=cast.inspector,
        on=NEW_YEAR,
        data={"post": cast.lead.post.pk, "unit": cast.lead.post.unit_id},
    )
    perform(row, Act.NAME_SUPPORT, by=cast.inspector, on=NEW_YEAR, data={"units": [cast.support.post.unit_id]})
    perform(
        row,
        Act.SET_DEADLINE,
        by=cast.inspector,
        on=NEW_YEAR,
        data={"due": "2026-10-31", "words": "10月底前", "kind": "month"},
    )
    perform(row, Act.ASSIGN, by=cast.inspector, on=NEW_YEAR)
    perform(row, Act.ACKNOWLEDGE, by=cast.lead, on=date(2026, 1, 6))
    return row

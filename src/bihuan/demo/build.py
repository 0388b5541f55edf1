"""The example city built whole in a data folder, and its year's sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.db import transaction

from bihuan.demo.cast import City, found
from bihuan.demo.deploying import deploy, keep_reports
from bihuan.demo.files import CITY, YEAR, table
from bihuan.demo.year import play
from bihuan.loop.commitments.lateness import overdue, unreported
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Status
from bihuan.organisation.models import Place

TODAY = date(YEAR, 9, 21)
"""The day up to which the year is played."""
PASSWORD = "mingchuan-2026"  # noqa: S105 - of the example, printed for whoever tries it
ROLES = {
    "ducha-director": "督查室 / supervision", "fagai": "责任单位 / unit", "vice-executive": "领导 / leader",
    "deputy": "人大代表 / deputy", "citizen": "市民 / citizen", "auditor": "审计 / auditor", "admin": "管理员 / admin",
}  # fmt: skip


class Sum(NamedTuple):
    """What the year comes to on a day."""

    by_status: dict[str, int]
    overdue: int
    unreported: int
    blocked: int


def is_built() -> bool:
    """Whether the city is there already."""
    return Place.objects.filter(slug=CITY).exists()


@transaction.atomic
def build(progress: Callable[[int, int], None] = lambda done, total: None, until: date = TODAY) -> None:
    """Load it, deploy its report, play its year up to a day: all of it or nothing, so that a stopped build begins anew."""
    city = found(PASSWORD)
    report = keep_reports(city)
    first: dict[str, str] = {}
    for event in table("year")["event"]:
        if event["kind"] == "assign":
            first.setdefault(event["quote"], event["to"])
    play(deploy(city, report, first), until, progress)


def logins() -> list[tuple[str, str, str]]:
    """(role in both languages, user name, what the person is called), one a role."""
    posts = table("posts")["post"]
    names = {row["id"]: row["name"] for row in table("posts")["person"]}
    rows: list[tuple[str, str, str]] = []
    for key, words in ROLES.items():
        post = next(
            p for p in posts if p["id"] == key or (p["role"] == "unit" and p["unit"] == key) or p["role"] == key
        )
        who = [held["person"] for held in post["holders"] if held["from"] <= TODAY][-1]
        rows.append((words, who, f"{post['title']} {names[who]}"))
    return rows


def year_sum(today: date = TODAY) -> Sum:
    """Counted from the stored states."""
    states = [row.now() for row in Commitment.objects.filter(place__slug=CITY, year=YEAR)]
    return Sum(
        dict(Counter(Status(state.status).value for state in states)), sum(overdue(s, today) for s in states),
        sum(unreported(s, today) is not None for s in states), sum(bool(s.blockers) for s in states),
    )  # fmt: skip


__all__ = ["PASSWORD", "TODAY", "City", "Sum", "build", "is_built", "logins", "year_sum"]

"""The 2026 report becomes assigned commitments: kept, reviewed, drafted, named, timed, issued."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bihuan.demo.cast import City
from bihuan.demo.files import CITY, YEAR, report_text, table
from bihuan.demo.quotes import quoted
from bihuan.history.append import Actor
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.deploy import acts
from bihuan.loop.deploy.deadlines import read_deadline
from bihuan.refusals import Broken
from bihuan.register.keep import read_and_keep
from bihuan.register.models import Report
from bihuan.register.review import accept_section

REVIEWED = date(2026, 2, 10)
PLANNED = date(2026, 2, 20)
DIRECTOR = "ducha-director"
QUARTERS = (("一季度", "03-31"), ("上半年", "06-30"), ("前三季度", "09-30"), ("全年", "12-31"))


class Deployed(NamedTuple):
    """What the year is played upon."""

    city: City
    commitments: list[Commitment]
    leads: dict[str, str]
    """The unit that leads each commitment, by its code."""

    def find(self, quote: str) -> Commitment:
        """The one commitment that holds these words."""
        found = [row for row in self.commitments if quote in row.quote]
        if len(found) != 1:
            raise Broken(
                f"示例里的“{quote}”对应{len(found)}项承诺。",
                f"“{quote}” of the example is in {len(found)} commitments.",
            )
        return found[0]


def keep_reports(city: City) -> Report:
    """Both years' reports, the present one reviewed section by section."""
    actor = _actor(city.holder(DIRECTOR, REVIEWED))
    read_and_keep(
        text=report_text(YEAR - 1),
        name=f"{CITY}-{YEAR - 1}.txt",
        place=city.place,
        by=actor,
        on=REVIEWED,
        year=YEAR - 1,
    )
    report = read_and_keep(
        text=report_text(YEAR), name=f"{CITY}-{YEAR}.txt", place=city.place, by=actor, on=REVIEWED, year=YEAR
    )
    for section in report.sections:
        accept_section(report=report, section=section["id"], by=actor, on=REVIEWED)
    return report


def _actor(by: By) -> Actor:
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


def deploy(city: City, report: Report, wrongly_sent: dict[str, str]) -> Deployed:
    """Draft all promises; plan and issue those that the work plan names. `wrongly_sent`: quote → the unit it goes to first."""
    director = city.holder(DIRECTOR, PLANNED)
    drafted = acts.draft_commitments(report=report, by=director, on=PLANNED)
    deployed = Deployed(city, drafted, {})
    issued = table("year")["year"]["issued"]
    for item in table("assignments")["item"]:
        row = deployed.find(item["quote"])
        plan(deployed, row, item, director, wrongly_sent.get(item["quote"]))
        acts.assign(row, by=city.holder(DIRECTOR, issued), on=issued)
    return deployed


def plan(deployed: Deployed, row: Commitment, item: dict[str, Any], by: By, first_to: str | None) -> None:
    """One line of the work plan."""
    city = deployed.city
    lead = first_to or item["lead"]
    deployed.leads[row.code] = lead
    acts.name_lead(row, post=city.posts[city.by_unit[lead]], by=by, on=PLANNED)
    support = [city.units[unit] for unit in item.get("support", []) if unit != lead]
    if support:
        acts.name_support(row, units=support, by=by, on=PLANNED)
    if "sponsor" in item:
        acts.name_sponsor(row, post=city.posts[item["sponsor"]], by=by, on=PLANNED)
    acts.set_deadline(row, words=item["deadline"], by=by, on=PLANNED)
    if "criterion" in item:
        acts.set_criterion(row, words=item["criterion"], by=by, on=PLANNED)
    elif row.now().checkable == "directional":
        acts.set_criterion(
            row, words=f"年底提交完成情况和佐证材料，由督查室按{quoted(row.quote, 24)}逐项核查", by=by, on=PLANNED
        )
    if item.get("milestones"):
        acts.set_milestones(row, milestones=_milestones(row, item["milestones"]), by=by, on=PLANNED)
    if item.get("splits"):
        _split(city, row, item, by)


def _milestones(row: Commitment, words: list[str]) -> list[dict[str, str]]:
    """One a quarter, none later than the deadline."""
    due = row.now().due or f"{YEAR}-12-31"
    return [
        {"name": name, "due": min(f"{YEAR}-{day}", due), "words": said}
        for (name, day), said in zip(QUARTERS, words, strict=False)
    ]


def _split(city: City, row: Commitment, item: dict[str, Any], by: By) -> None:
    """The districts' shares are written in the plan's unit (万亩), the target stands in the plain one (亩)."""
    name, target = next(iter(row.now().targets.items()))
    whole = sum(Decimal(part["amount"]) for part in item["splits"])
    factor = Decimal(target["value"]) / whole
    shares = {city.units[part["unit"]]: Decimal(part["amount"]) * factor for part in item["splits"]}
    acts.split_target(row, target=name, shares=shares, by=by, on=PLANNED)


def deadlines_left_unread() -> list[str]:
    """Words of the work plan that name no day, for the tests."""
    rows = [item["deadline"] for item in table("assignments")["item"]]
    return [words for words in rows if (read := read_deadline(words, YEAR)) is None or read.due is None]

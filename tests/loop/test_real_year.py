"""The real Hohhot report: imported, reviewed, issued to invented units, advanced for twelve months, verified."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bihuan.history.append import Actor
from bihuan.loop.advance import acts as advancing
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.roots import seal
from bihuan.loop.commitments.verify import verify
from bihuan.loop.deploy import acts as deploying
from bihuan.loop.deploy.rules import stands_against_issue
from bihuan.organisation.models import Post
from bihuan.register.keep import read_and_keep
from bihuan.register.models import Review
from bihuan.register.review import accept_section, reject
from tests.loop.cast import Cast, gather

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY = date(2026, 1, 20), date(2026, 2, 2)


def test_it_carries_the_real_report_through_its_year(shared: Path) -> None:
    cast = gather()
    text = (shared / "reports/city/hohhot-2026.txt").read_text(encoding="utf-8")
    by = cast.inspector
    actor = Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)
    report = read_and_keep(text=text, name="hohhot-2026.txt", place=cast.place, by=actor, on=JANUARY)
    promises = report.items.filter(layer="commitments")
    assert promises.count() > 350
    reject(item=promises.last(), reason="与上一条重复", by=actor, on=JANUARY)  # type: ignore[arg-type]
    for section in report.sections:
        accept_section(report=report, section=section["id"], by=actor, on=JANUARY)
    rows = deploying.draft_commitments(report=report, by=by, on=JANUARY)
    assert len(rows) == promises.filter(review=Review.ACCEPTED).count()
    assert all(row.quote in "".join(text.split()) for row in rows)
    for i, row in enumerate(rows):
        issue(row, cast, (cast.lead, cast.support, cast.other)[i % 3])
    for month in range(3, 13):
        for i, row in enumerate(rows):
            if (i + month) % 4 == 0:
                advance(row, (cast.lead, cast.support, cast.other)[i % 3], month)
        seal(date(2026, month, 28))
    for row in rows[:40]:
        finish(row, (cast.lead, cast.support, cast.other)[rows.index(row) % 3], cast)
    verdict = verify()
    assert verdict.faults == []
    assert verdict.entries > 3_000
    assert Commitment.objects.filter(status="closed").count() >= 40


def issue(row: Commitment, cast: Cast, to: By) -> None:
    """Named, timed, given a criterion where it needs one, issued, received."""
    by = cast.inspector
    deploying.name_lead(row, post=Post.objects.get(pk=to.post.pk), by=by, on=JANUARY)
    deploying.set_deadline(row, words="年内", by=by, on=JANUARY)
    if stands_against_issue(row.now(), JANUARY):
        deploying.set_criterion(row, words="年底由督查室核查", by=by, on=JANUARY)
    deploying.assign(row, by=by, on=JANUARY)
    deploying.acknowledge(row, by=to, on=FEBRUARY)


def advance(row: Commitment, by: By, month: int) -> None:
    """A month's report, with a tenth of the target more each time."""
    day, period = date(2026, month, 26), f"2026-{month:02d}"
    advancing.report(row, period=period, words=f"{month}月按计划推进", by=by, on=day)
    for name, target in row.now().targets.items():
        value = Decimal(target["value"]) * month / 12
        advancing.observe(row, target=name, value=value, period=period, source="月报", by=by, on=day)


def finish(row: Commitment, by: By, cast: Cast) -> None:
    """Figures reached, evidence there, claimed, verified, closed."""
    day = date(2026, 12, 28)
    for name, target in row.now().targets.items():
        value = Decimal(target["value"])
        value += {"more_than": Decimal(1), "less_than": Decimal(-1)}.get(target["relation"], Decimal(0))
        advancing.observe(row, target=name, value=value, period="2026-12", source="年报", by=by, on=day)
    advancing.attach(row, evidence=["a" * 64], by=by, on=day)
    advancing.complete(row, words="完成", by=by, on=day)
    advancing.verify(row, words="属实", by=cast.second_inspector, on=day)
    advancing.close(row, by=cast.inspector, on=day)

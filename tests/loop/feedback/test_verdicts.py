"""Verdicts by the original target, each with its method."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bihuan.loop.commitments.state import LastReport, State, Target
from bihuan.loop.commitments.words import Verdict
from bihuan.loop.feedback.verdicts import judge

REPORT = LastReport(period="2026-12", on="2026-12-28", unit=1, words="完成", figure=None, problem="", next="")


def target(actual: str | None, value: str = "20", original: str = "20", relation: str = "exact") -> dict[str, Target]:
    row = Target(
        measure="公园", unit="个", relation=relation, basis="increment", original=original, value=value, shares={}, actual=actual,
        period=None, source=None,
    )  # fmt: skip
    return {"q1": row}


@pytest.mark.parametrize(
    ("changes", "verdict", "method"),
    [
        ({"status": "closed", "targets": target("20")}, Verdict.KEPT, "verified"),
        ({"status": "closed", "targets": target("16", value="16")}, Verdict.PARTLY, "original-target"),
        ({"status": "closed", "targets": target("10", value="10")}, Verdict.BROKEN, "original-target"),
        ({"targets": target("20"), "report": REPORT, "evidence": 1}, Verdict.KEPT, "figure"),
        ({"targets": target("20"), "report": REPORT}, Verdict.UNVERIFIABLE, "figure"),
        ({"targets": target("17"), "report": REPORT}, Verdict.PARTLY, "figure"),
        ({"targets": target("4.02", "4.5", "4.5", "at_most"), "report": REPORT, "evidence": 1}, Verdict.KEPT, "figure"),
        (
            {"targets": target("4.6", "4.5", "4.5", "at_most"), "report": REPORT, "evidence": 1},
            Verdict.BROKEN,
            "figure",
        ),
        ({"targets": target(None)}, Verdict.UNREPORTED, "no-report"),
        ({"report": REPORT}, Verdict.UNVERIFIABLE, "no-evidence"),
        ({"report": REPORT, "evidence": 2, "due": "2026-10-31"}, Verdict.OVERDUE, "past-deadline"),
        ({"report": REPORT, "evidence": 2, "due": "2027-06-30"}, Verdict.PARTLY, "under-way"),
    ],
)
def test_it_judges_by_the_original_target(changes: dict[str, Any], verdict: Verdict, method: str) -> None:
    judged = judge(replace(State(status="under_way"), **changes), "2026-12-31")
    assert (judged.verdict, judged.method) == (verdict, method)
    assert judged.why[0].endswith("。")
    assert judged.why[1].endswith(".")

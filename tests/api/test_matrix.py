"""Every call as every role of two units, another city's office, and a stranger."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse

from bihuan.api.acts import DOINGS
from bihuan.api.api import api
from bihuan.loop.commitments.moves import MOVE_OF
from bihuan.loop.commitments.words import Act
from bihuan.site.urls import urlpatterns  # noqa: F401 - the API's addresses are known once they are mounted
from tests.api.world import World

INSIDE = {"supervision", "leader", "lead_unit", "support_unit", "other_unit", "deputy", "citizen", "auditor", "admin"}
EVERYONE = INSIDE | {"outsider"}
OFFICE = {"supervision"}
ONLY: dict[str, set[str]] = {
    "/questions": {"supervision", "auditor", "leader"} | {"outsider"},
    "/bulletins/draft": {"supervision", "outsider"},
    "/tokens": {"admin"},
    "/webhooks": {"admin"},
}
"""Reads that are not for everyone; the other city's office reads what is its own city's."""
WRITES: dict[str, tuple[set[str], dict[str, Any]]] = {
    "POST /bulletins": ({"supervision", "outsider"}, {}),
    "POST /scores": ({"supervision", "outsider"}, {"units": [{"unit": "督查室", "marks": {}}]}),
    "POST /rules": ({"supervision", "admin", "outsider"}, {"kind": "lights", "text": "x", "since": "2026-07-01"}),
    "POST /reports": ({"supervision", "outsider"}, {"name": "a.txt", "text": "政府工作报告"}),
    "POST /push/observations": (
        EVERYONE,
        {"rows": [{"code": "c", "target": "q1", "value": "1", "period": "2026-05", "source": "台账"}]},
    ),
    "POST /push/tickets": (EVERYONE, {"rows": [{"key": "T1", "words": "路灯不亮"}]}),
    "POST /cases": (
        {"supervision", "citizen", "outsider"},
        {"mechanism": "hotline", "data": {"words": "路灯不亮", "urgency": "ordinary"}},
    ),
    "POST /tokens": ({"admin"}, {"post": 1, "name": "x", "scopes": ["read"]}),
    "POST /webhooks": ({"admin"}, {"url": "https://example.test/x"}),
}
BODIES: dict[Act, dict[str, Any]] = {
    Act.BREAK_DOWN: {"tasks": [{"task": "1", "words": "做"}]}, Act.NAME_LEAD: {"post": 1}, Act.NAME_SPONSOR: {"post": 1},
    Act.NAME_SUPPORT: {"units": [1]}, Act.SET_DEADLINE: {"words": "年内"}, Act.SET_CRITERION: {"words": "核查"},
    Act.SET_MILESTONES: {"milestones": [{"name": "一", "due": "2026-09-30"}]}, Act.SPLIT_TARGET: {"target": "q1", "shares": {"1": "20"}},
    Act.SET_TARGET: {"target": "q2", "measure": "园", "value": "2"}, Act.REPORT: {"period": "2026-05", "words": "推进"},
    Act.ATTACH: {"evidence": ["a" * 64]}, Act.OBSERVE: {"target": "q1", "value": "3", "period": "2026-05", "source": "台账"},
    Act.REACH_STAGE: {"project": "园", "stage": "开工", "evidence": ["a" * 64]}, Act.REACH_MILESTONE: {"milestone": "一", "evidence": ["a" * 64]},
    Act.INSTRUCT: {"instruction": "1", "words": "抓紧", "due": "2026-07-01"}, Act.ANSWER: {"instruction": "1", "words": "已办"},
    Act.BLOCK: {"blocker": "b", "unit": 1, "words": "等"}, Act.UNBLOCK: {"blocker": "b", "words": "好"},
    Act.ASK_EXTENSION: {"to": "2026-12-01", "reason": "雨"}, Act.CHECK_EXTENSION: {"opinion": "属实"},
    Act.HOLD: {"until": "2026-08-01", "reason": "等"}, Act.CHANGE_TARGET: {"target": "q1", "value": "18", "reason": "核减"},
    Act.COMPLETE: {"words": "完成"}, Act.VERIFY: {"words": "属实"}, Act.ISSUE_NOTICE: {"grade": "blue", "words": "慢"},
    Act.ANSWER_NOTICE: {"notice": "1", "words": "办"}, Act.HOLD_TALK: {"notice": "1", "words": "谈"},
    Act.OBJECT: {"against": "light", "words": "不"}, Act.UPHOLD_OBJECTION: {"objection": "1", "reason": "是"},
    Act.DISMISS_OBJECTION: {"objection": "1", "reason": "否"}, Act.DISPUTE: {"words": "不实"},
    Act.ANSWER_DISPUTE: {"dispute": "1", "words": "核", "accepted": True}, Act.JUDGE: {"judgement": "satisfied"},
    Act.CONFIRM: {"target": "q1"}, Act.FORECAST: {"target": "q1", "value": "20"},
}  # fmt: skip


def reads() -> list[str]:
    paths = api.get_openapi_schema()["paths"]
    return sorted(path.removeprefix("/api") for path, calls in paths.items() if "get" in calls)


def filled(path: str, world: World) -> str:
    unit = world.cast.lead.post.unit_id
    values = {
        "code": world.row.code,
        "day": "2026-06-01",
        "unit": unit,
        "stage": "done",
        "report": 1,
        "mechanism": "hotline",
        "case": 1,
    }
    query = {"/calendar": "?first=2026-01-01&last=2026-01-07", "/lights/compare": "?other=xuancheng"}.get(path, "")
    query = "?first=2026-01-01&last=2026-06-01" if path.endswith("/burden") else query
    return "/api" + path.format(**values) + query


def fits(answer: HttpResponse, *statuses: int) -> None:
    assert answer.status_code in statuses, (answer.status_code, answer.content.decode()[:300])
    if answer.status_code >= 400:
        body = json.loads(answer.content)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert body["status"] == answer.status_code
        assert body["zh"].endswith("。")
        assert body["en"].endswith(".")


@pytest.mark.parametrize("path", reads())
def test_reads(world: World, path: str) -> None:
    fits(world.client("stranger").get(filled(path, world)), 401)
    for who in sorted(EVERYONE):
        answer = world.client(who).get(filled(path, world))
        if who not in ONLY.get(path, EVERYONE) or (who == "outsider" and "{code}" in path):
            fits(answer, 403)
        else:
            fits(answer, 200, 404)
            assert answer.status_code == 200 or "{report}" in path or "{case}" in path or who == "outsider"


@pytest.mark.parametrize("call", WRITES)
def test_writes(world: World, call: str) -> None:
    able, body = WRITES[call]
    path = "/api" + call.split()[1]
    fits(world.client("stranger").post(path, body, "application/json"), 401)
    for who in sorted(EVERYONE):
        answer = world.client(who).post(path, body, "application/json")
        fits(answer, *((201, 409, 422) if who in able else (403,)))


@pytest.mark.parametrize("act", sorted(DOINGS))
def test_acts(world: World, act: Act) -> None:
    """Somebody whose part it is not is refused with 403; the others are not, whatever else stands against it."""
    path = f"/api/commitments/{world.row.code}/{act.value.replace('_', '-')}"
    body = BODIES.get(act, {"reason": "因故"})
    fits(world.client("stranger").post(path, body, "application/json"), 401)
    parts = {str(part) for part in MOVE_OF[act].by}
    for who in sorted(EVERYONE - parts):
        fits(world.client(who).post(path, body, "application/json"), 403, *((409,) if "evidence" in body else ()))
        world.row.refresh_from_db()
    for who in sorted(parts & EVERYONE):
        fits(world.client(who).post(path, body, "application/json"), 201, 409)


def test_every_act_has_its_call() -> None:
    assert set(DOINGS) == set(MOVE_OF)

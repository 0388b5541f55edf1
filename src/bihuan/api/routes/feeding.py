"""What comes back: bulletins and scores as they were published, the next one drafted, the verdicts of a year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from bihuan.api.callers import among, caller_of
from bihuan.api.fields import Figure, Name
from bihuan.api.models import Scope
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows
from bihuan.api.routes.evaluating import Which
from bihuan.api.shown import EntryOut, entry_out
from bihuan.loop.evaluate.rounds import Marks
from bihuan.loop.feedback.acts import publish
from bihuan.loop.feedback.queries import published, verdicts
from bihuan.organisation.models import Role
from bihuan.site.today import today
from bihuan.stocktake.scoring import scores_of
from bihuan.stocktake.standing import bulletin_of

router = Router(tags=["feed back"])


class MarksIn(Schema):
    """What people found of one unit (its short name), by method, 0 to 100."""

    unit: Name
    marks: dict[str, Figure] = Field(max_length=20)
    bonus: Figure = "0"
    deduction: Figure = "0"


class ScoresIn(Schema):
    units: list[MarksIn] = Field(min_length=1, max_length=500)


@router.get("/bulletins", response={200: Rows, **PROBLEMS})
def bulletins(request: HttpRequest) -> Any:
    """All that were published, the newest first."""
    return {"items": published(caller_of(request).place, "bulletin")}


@router.get("/bulletins/draft", response={200: dict[str, Any], **PROBLEMS})
def draft(request: HttpRequest, which: Query[Which]) -> Any:
    """Today's bulletin, to be read over before it is published."""
    caller = among(caller_of(request), Role.SUPERVISION)
    return bulletin_of(caller.place, which.year or today().year, today())


@router.post("/bulletins", response={201: EntryOut, **PROBLEMS})
def publish_bulletin(request: HttpRequest, which: Query[Which]) -> Any:
    """Publish today's bulletin."""
    caller = among(caller_of(request, Scope.ACT), Role.SUPERVISION)

    def do() -> tuple[int, Any]:
        data = bulletin_of(caller.place, which.year or today().year, today())
        return 201, entry_out(publish(place=caller.place, kind="bulletin", data=data, by=caller.by, on=today()))

    return once(request, caller, do)


@router.get("/scores", response={200: Rows, **PROBLEMS})
def scores(request: HttpRequest) -> Any:
    """All appraisals that were published, the newest first."""
    return {"items": published(caller_of(request).place, "scores")}


@router.post("/scores", response={201: EntryOut, **PROBLEMS})
def publish_scores(request: HttpRequest, body: ScoresIn) -> Any:
    """One appraisal: people's marks with the register's figures, under the scheme in force, published."""
    caller = among(caller_of(request, Scope.ACT), Role.SUPERVISION)
    marks = {
        row.unit: Marks({k: Decimal(v) for k, v in row.marks.items()}, Decimal(row.bonus), Decimal(row.deduction))
        for row in body.units
    }

    def do() -> tuple[int, Any]:
        data = scores_of(caller.place, today().year, today(), marks)
        return 201, entry_out(publish(place=caller.place, kind="scores", data=data, by=caller.by, on=today()))

    return once(request, caller, do)


@router.get("/verdicts", response={200: Rows, **PROBLEMS})
def all_verdicts(request: HttpRequest, which: Query[Which]) -> Any:
    """What the published method says of every commitment today."""
    caller = caller_of(request)
    found = verdicts(caller.place, which.year or today().year, today())
    return {
        "items": [{"code": row.code, "verdict": v.verdict, "method": v.method, "why": list(v.why)} for row, v in found]
    }

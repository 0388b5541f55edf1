"""Mechanisms and the cases that go through them; tickets that a city's hotline pushes in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from bihuan.api import messages
from bihuan.api.callers import Caller, caller_of
from bihuan.api.fields import Code, Id, Name, Remark, Words
from bihuan.api.models import Scope
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows
from bihuan.api.routes.programs import Outcomes
from bihuan.api.shown import EntryOut, entry_out
from bihuan.api.unchanged import unless_known
from bihuan.loop.cases.models import Case
from bihuan.loop.cases.perform import open_case, take
from bihuan.loop.cases.queries import cases, history, promises_for, stages, standing
from bihuan.loop.cases.rules_in_force import mechanisms_of
from bihuan.loop.mechanisms.shape import Mechanism
from bihuan.organisation.models import Role
from bihuan.refusals import NotAllowed
from bihuan.site.today import today

router = Router(tags=["mechanisms"])
MOST = 500
HOTLINE = "hotline"


class CaseRow(Schema):
    id: int
    mechanism: str
    key: str
    stage: str
    unit: int | None
    commitment: int | None
    due: date | None


class CasePage(Schema):
    items: list[CaseRow]
    count: int
    page: int
    next: int | None


class CaseOut(CaseRow):
    """With its state, its lights and what can be done now."""

    state: dict[str, Any]
    standing: dict[str, Any]


class Sought(Schema):
    mechanism: Code | None = None
    stage: Code | None = None
    unit: Id | None = None
    page: int = Field(1, ge=1, le=100_000)
    size: int = Field(50, ge=1, le=200)


class Step(Schema):
    """What the step carries (docs/reference/mechanisms.md), and the reason where it asks for one."""

    data: dict[str, Any] = Field(default_factory=dict, max_length=40)
    reason: Remark = ""


class Opening(Step):
    mechanism: Code


class Ticket(Schema):
    """A ticket of the hotline, by its number there; `commitment`, a code, where the hotline knows the promise."""

    key: Name = Field(max_length=80)
    words: Words
    urgency: Code = "ordinary"
    place: Remark = ""
    commitment: Code | None = None


class Tickets(Schema):
    rows: list[Ticket] = Field(min_length=1, max_length=MOST)


@router.get("/mechanisms", response={200: Rows, **PROBLEMS})
def mechanisms(request: HttpRequest) -> Any:
    """Those in force in the caller's place, with their stages and steps in words, and how many cases stand where."""
    place = caller_of(request).place
    counts = stages(place)
    return {"items": [_told(row) | {"cases": counts.get(row.id, {})} for row in mechanisms_of(place, today()).values()]}


@router.get("/cases", response={200: CasePage, 304: None, **PROBLEMS})
def case_list(request: HttpRequest, sought: Query[Sought]) -> Any:
    """Cases of the caller's place, the first due first; a citizen sees their own."""
    caller = caller_of(request)
    return unless_known(request, caller, lambda: _page(caller, sought))


def _page(caller: Caller, sought: Sought) -> dict[str, Any]:
    rows = cases(caller.place, sought.mechanism or "", sought.stage or "", sought.unit).defer("state")
    if caller.role == Role.CITIZEN:
        rows = rows.filter(state__by__open=caller.by.person.pk)
    page = Paginator(rows, sought.size).get_page(sought.page)
    following = page.next_page_number() if page.has_next() else None
    return {
        "items": [_row(row) for row in page.object_list],
        "count": page.paginator.count,
        "page": page.number,
        "next": following,
    }


@router.post("/cases", response={201: CaseOut, **PROBLEMS})
def open_one(request: HttpRequest, body: Opening) -> Any:
    """Open a case."""
    caller = caller_of(request, Scope.ACT)

    def do() -> tuple[int, Any]:
        row = open_case(
            place=caller.place, mechanism=body.mechanism, data=body.data, reason=body.reason, by=caller.by, on=today()
        )
        return 201, _shown(row)

    return once(request, caller, do)


@router.get("/cases/{case}", response={200: CaseOut, **PROBLEMS})
def one_case(request: HttpRequest, case: Id) -> Any:
    """One case, with its lights and what can be done now."""
    return _shown(_case(caller_of(request), case))


@router.get("/cases/{case}/history", response={200: list[EntryOut], **PROBLEMS})
def case_history(request: HttpRequest, case: Id) -> Any:
    """Every entry, the first first."""
    return [entry_out(entry) for entry in history(_case(caller_of(request), case))]


@router.get("/cases/{case}/promises", response={200: Rows, **PROBLEMS})
def promises(request: HttpRequest, case: Id) -> Any:
    """Promises that its words may speak of, with the words that both have."""
    rows = promises_for(_case(caller_of(request), case))
    return {"items": [{"code": row.code, "score": f"{row.score:.3f}", "words": list(row.words)} for row in rows]}


@router.post("/cases/{case}/steps/{step}", response={201: EntryOut, **PROBLEMS})
def take_step(request: HttpRequest, case: Id, step: Code, body: Step) -> Any:
    """Take a step."""
    caller = caller_of(request, Scope.ACT)
    row = _case(caller, case)

    def do() -> tuple[int, Any]:
        return 201, entry_out(take(row, step, by=caller.by, on=today(), data=body.data, reason=body.reason))

    return once(request, caller, do)


@router.post("/push/tickets", response={201: Outcomes, **PROBLEMS})
def push_tickets(request: HttpRequest, body: Tickets) -> Any:
    """Tickets from the hotline's platform, each row by itself; one pushed before is refused and changes nothing."""
    caller = caller_of(request, Scope.PUSH)

    def one_row(row: Ticket) -> dict[str, Any]:
        told: dict[str, Any] = {"code": row.key, "done": False, "seq": None, "zh": "", "en": ""}
        data = {"words": row.words, "urgency": row.urgency} | ({"place": row.place} if row.place else {})
        try:
            case = open_case(place=caller.place, mechanism=HOTLINE, data=data, by=caller.by, on=today(), key=row.key)
            if row.commitment:
                take(case, "match", by=caller.by, on=today(), data={"commitment": row.commitment})
        except NotAllowed as refusal:
            return told | {"zh": refusal.zh, "en": refusal.en}
        return told | {"done": True, "seq": case.pk}

    def do() -> tuple[int, Any]:
        rows = [one_row(row) for row in body.rows]
        done = sum(row["done"] for row in rows)
        return 201, {"done": done, "refused": len(rows) - done, "rows": rows}

    return once(request, caller, do)


def _case(caller: Caller, pk: int) -> Case:
    row = Case.objects.select_related("place", "version").filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.place_id not in (caller.place.pk, caller.place.parent_id):
        raise messages.not_your_place()
    if caller.role == Role.CITIZEN and row.state.get("by", {}).get("open") != caller.by.person.pk:
        raise messages.for_roles("本人和经办单位", "whoever opened it and those who handle it")
    return row


def _row(row: Case) -> dict[str, Any]:
    return {
        "id": row.pk, "mechanism": row.mechanism, "key": row.key, "stage": row.stage, "unit": row.unit_id,
        "commitment": row.commitment_id, "due": row.due.isoformat() if row.due else None,
    }  # fmt: skip


def _shown(row: Case) -> dict[str, Any]:
    return _row(row) | {"state": row.state, "standing": standing(row, today())}


def _told(row: Mechanism) -> dict[str, Any]:
    return {
        "id": row.id, "label": list(row.label), "source": row.source, "version": row.version, "life": row.life,
        "stages": [{"id": s.id, "label": list(s.label), "limit_days": s.limit_days, "end": s.end} for s in row.stages.values()],
        "steps": [
            {"id": s.id, "label": list(s.label), "by": list(s.by), "from": list(s.frm), "to": s.to, "carries": list(s.carries)}
            for s in row.steps.values()
        ],
    }  # fmt: skip

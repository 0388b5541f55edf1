"""Commitments: listed, shown, acted on, their history told, any past day replayed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import File, Query, Router, Schema, UploadedFile
from pydantic import Field

from bihuan.api import messages
from bihuan.api.acts import DOINGS
from bihuan.api.callers import INSIDE, Caller, caller_of
from bihuan.api.fields import Code, Day, Id, Remark, Year
from bihuan.api.models import Scope
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.shown import ROW, CommitmentOut, EntryOut, Page, commitment_row, entry_out, plain
from bihuan.api.unchanged import unless_known
from bihuan.history.models import Entry
from bihuan.loop.advance.acts import attach_files
from bihuan.loop.advance.queries import next_report
from bihuan.loop.commitments.decide import allowed_acts
from bihuan.loop.commitments.lateness import period_due
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.queries import INNER_ACTS, Filter, found, of_place
from bihuan.loop.commitments.replay import state_on
from bihuan.loop.commitments.words import Act, Status
from bihuan.loop.deploy.queries import suggested_leads
from bihuan.loop.evaluate.figures import statements
from bihuan.loop.evaluate.forecasts import scored
from bihuan.loop.evidence.store import is_kept
from bihuan.loop.feedback.queries import side_by_side
from bihuan.site.today import today

router = Router(tags=["commitments"])
LARGEST_PAGE = 200


class Sought(Schema):
    """What a list is narrowed to."""

    status: Status | None = None
    unit: Id | None = None
    year: Year | None = None
    overdue: bool = False
    words: Remark = Field("", max_length=60)
    page: int = Field(1, ge=1, le=100_000)
    size: int = Field(50, ge=1, le=LARGEST_PAGE)


class ReplayOut(Schema):
    code: str
    on: date
    state: dict[str, Any]


class Rows(Schema):
    """Rows whose fields docs/reference/api.md describes."""

    items: list[dict[str, Any]]


@router.get("/commitments", response={200: Page, 304: None, **PROBLEMS})
def commitments(request: HttpRequest, sought: Query[Sought]) -> Any:
    """Those of the caller's place, the earliest deadline first."""
    caller = caller_of(request)
    return unless_known(request, caller, lambda: _page(caller, sought))


def _page(caller: Caller, sought: Sought) -> dict[str, Any]:
    asked = Filter(sought.status or "", str(sought.unit or ""), sought.overdue, sought.words.strip())
    rows = found(caller.place, asked, today(), sought.year or None).select_related(None).only(*ROW)
    page = Paginator(rows, sought.size).get_page(sought.page)
    items = [commitment_row(row) for row in page.object_list]
    following = page.next_page_number() if page.has_next() else None
    return {"items": items, "count": page.paginator.count, "page": page.number, "next": following}


@router.get("/commitments/{code}", response={200: CommitmentOut, 304: None, **PROBLEMS})
def commitment(request: HttpRequest, code: Code) -> Any:
    """One, with its state and what the caller may do now."""
    caller = caller_of(request)
    row = one(caller, code)
    return unless_known(request, caller, lambda: shown(caller, row))


@router.get("/commitments/{code}/history", response={200: list[EntryOut], **PROBLEMS})
def history(request: HttpRequest, code: Code) -> Any:
    """Every entry, the first first, with the hashes that bind them."""
    caller = caller_of(request)
    entries = Entry.objects.filter(subject=one(caller, code).subject).order_by("seq")
    return [entry_out(entry) for entry in entries if caller.role in INSIDE or entry.act not in INNER_ACTS]


@router.get("/commitments/{code}/on/{day}", response={200: ReplayOut, **PROBLEMS})
def replay(request: HttpRequest, code: Code, day: Day) -> Any:
    """Its state at the end of a past day, replayed from its history."""
    caller = caller_of(request)
    row = one(caller, code)
    state = state_on(row.subject, day)
    if state is None:
        raise Http404
    return {"code": row.code, "on": day, "state": seen_by(caller, state.to_json())}


@router.get("/commitments/{code}/figures", response={200: Rows, **PROBLEMS})
def figures(request: HttpRequest, code: Code) -> Any:
    """What each figure rests on, and what is missing of it."""
    state = one(caller_of(request), code).now()
    return {"items": [plain(row) for row in statements(state, period_due(today()))]}


@router.get("/commitments/{code}/forecasts", response={200: Rows, **PROBLEMS})
def forecasts(request: HttpRequest, code: Code) -> Any:
    """Each forecast beside the last actual."""
    return {"items": [plain(row) for row in scored(one(caller_of(request), code).now())]}


@router.get("/commitments/{code}/judgements", response={200: dict[str, dict[str, int]], **PROBLEMS})
def judgements(request: HttpRequest, code: Code) -> Any:
    """What unit, supervision, leaders, deputies and citizens find, counted each for themselves."""
    return side_by_side(one(caller_of(request), code).now())


@router.get("/commitments/{code}/suggested-leads", response={200: Rows, **PROBLEMS})
def leads(request: HttpRequest, code: Code) -> Any:
    """Who may lead it, with the words that speak for each."""
    [(_, found_leads)] = suggested_leads([one(caller_of(request), code)])
    rows = [
        {
            "unit": lead.unit.pk,
            "name": str(lead.unit),
            "score": f"{lead.score:.3f}",
            "reasons": [plain(r) for r in lead.reasons],
        }
        for lead in found_leads
    ]
    return {"items": rows}


@router.get("/commitments/{code}/next-report", response={200: dict[str, Any], **PROBLEMS})
def coming_report(request: HttpRequest, code: Code) -> Any:
    """The form of the next report, filled from the last."""
    return next_report(one(caller_of(request), code), period_due(today()))


@router.post("/commitments/{code}/evidence", response={201: EntryOut, **PROBLEMS})
def evidence(request: HttpRequest, code: Code, files: File[list[UploadedFile]], words: Remark = "") -> Any:
    """Files put behind it: checked by content, location taken off pictures, kept under their hashes."""
    caller = caller_of(request, Scope.ACT)
    row = one(caller, code)
    given = [(file.name or "file", file.read()) for file in files[:20]]

    def do() -> tuple[int, Any]:
        folder = settings.DATA / "evidence"
        attach_files(row, files=given, folder=folder, by=caller.by, on=today(), words=words)
        return 201, entry_out(Entry.objects.filter(subject=row.subject).latest("seq"))

    return once(request, caller, do)


def one(caller: Caller, code: str) -> Commitment:
    """A commitment that the caller may see. Raises Http404, NotAllowed."""
    row = Commitment.objects.select_related("place__parent").filter(code=code).first()
    if row is None:
        raise Http404
    if not of_place(row, caller.place):
        raise messages.not_your_place()
    return row


def shown(caller: Caller, row: Commitment) -> dict[str, Any]:
    """One commitment as the caller sees it."""
    state = row.now()
    part = caller.part(state)
    more = {"part": part, "acts": allowed_acts(state, part), "seq": row.seq, "head": row.head}
    return commitment_row(row) | more | {"state": seen_by(caller, state.to_json())}


def seen_by(caller: Caller, state: dict[str, Any]) -> dict[str, Any]:
    """Leaders' instructions are for those inside; who voted how, for nobody."""
    counted = {part: sorted(said.values()) for part, said in state["judgements"].items()}
    hidden: dict[str, Any] = {} if caller.role in INSIDE else {"instructions": {}}
    return state | {"judgements": counted} | hidden


def _act_route(act: Act) -> None:
    body_type, do_it = DOINGS[act]

    def call(request: HttpRequest, code: Code, body: Any) -> Any:
        caller = caller_of(request, Scope.ACT)
        row = one(caller, code)
        _are_kept(getattr(body, "evidence", []))

        def do() -> tuple[int, Any]:
            return 201, entry_out(do_it(row, body, caller.by, today()))

        return once(request, caller, do)

    call.__annotations__ = {"request": HttpRequest, "code": Code, "body": body_type, "return": Any}
    zh = act.value.replace("_", "-")
    router.post(
        f"/commitments/{{code}}/{zh}", response={201: EntryOut, **PROBLEMS}, operation_id=act.value, summary=act.value.replace("_", " ")
    )(call)  # fmt: skip


def _are_kept(hashes: list[str]) -> None:
    folder = settings.DATA / "evidence"
    if any(not is_kept(folder, sha256) for sha256 in hashes):
        raise messages.no_such("佐证材料", "evidence file")


for _act in DOINGS:
    _act_route(_act)

"""Reports kept, their items reviewed, commitments drafted of what was accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import DataError, transaction
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from bihuan.api import messages
from bihuan.api.callers import Caller, among, caller_of
from bihuan.api.fields import Code, Id, Name, Words, Year
from bihuan.api.models import Scope
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows
from bihuan.history.append import Actor
from bihuan.loop.deploy.acts import draft_commitments
from bihuan.organisation.models import Role
from bihuan.register.keep import keep_register, read_and_keep
from bihuan.register.models import Item, Report, Review
from bihuan.register.review import accept, accept_section, correct, merge, reject, split
from bihuan.site.today import today

router = Router(tags=["register"])
LONGEST = 400_000
"""Characters of a report; the longest of 56 real ones has 70,000."""


class ReportText(Schema):
    """A report's text; its register, where it was read elsewhere."""

    name: Name
    text: str = Field(min_length=1, max_length=LONGEST)
    year: Year | None = None
    corrects: Id | None = None
    register_json: str | None = Field(None, max_length=20_000_000)


class Correction(Schema):
    changes: dict[str, Any] = Field(min_length=1, max_length=20)
    reason: str = Field("", max_length=2_000)


class Cut(Schema):
    at: list[int] = Field(min_length=1, max_length=20)


class Several(Schema):
    items: list[Code] = Field(min_length=2, max_length=20)


class Reason(Schema):
    reason: Words


class Layer(Schema):
    layer: Code | None = None
    review: Review | None = None


@router.get("/reports", response={200: Rows, **PROBLEMS})
def reports(request: HttpRequest) -> Any:
    """The reports of the caller's place."""
    rows = Report.objects.filter(place=caller_of(request).place).defer("text").order_by("-year", "-pk")
    return {
        "items": [
            {"id": r.pk, "year": r.year, "name": r.name, "sha256": r.sha256, "corrects": r.corrects_id} for r in rows
        ]
    }


@router.post("/reports", response={201: dict[str, Any], **PROBLEMS})
def keep(request: HttpRequest, body: ReportText) -> Any:
    """Keep a report: read on the spot, or with its register JSON."""
    caller = _office(request)
    if "\0" in body.text or any("\ud800" <= sign <= "\udfff" for sign in body.text):
        body.text = "".join("\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in body.text)
    corrects = _report(caller, body.corrects) if body.corrects else None
    actor = _actor(caller)

    def do() -> tuple[int, Any]:
        if body.register_json is None:
            row = read_and_keep(
                text=body.text,
                name=body.name,
                place=caller.place,
                by=actor,
                on=today(),
                year=body.year,
                corrects=corrects,
            )
        else:
            row = _kept(body, caller, actor, corrects)
        return 201, {"id": row.pk, "year": row.year, "sha256": row.sha256, "items": row.items.count()}

    return once(request, caller, do)


@router.get("/reports/{report}", response={200: dict[str, Any], **PROBLEMS})
def report(request: HttpRequest, report: Id) -> Any:
    """One report: its text, sections, flaws, account and ambitions."""
    row = _report(caller_of(request), report)
    return {
        "id": row.pk, "year": row.year, "name": row.name, "sha256": row.sha256, "text": row.text, "sections": row.sections,
        "flaws": row.flaws, "account": row.account, "ambitions": row.ambitions,
    }  # fmt: skip


@router.get("/reports/{report}/items", response={200: Rows, **PROBLEMS})
def items(request: HttpRequest, report: Id, which: Query[Layer]) -> Any:
    """Its items with their fields as they stand now."""
    rows = _report(caller_of(request), report).items.all()
    if which.layer:
        rows = rows.filter(layer=which.layer)
    if which.review:
        rows = rows.filter(review=which.review)
    return {"items": [_shown(row) for row in rows]}


@router.post("/reports/{report}/items/{key}/accept", response={201: dict[str, Any], **PROBLEMS})
def accept_item(request: HttpRequest, report: Id, key: Code) -> Any:
    """Say that it is as the report means it."""
    return _review(request, report, key, lambda item, by: _shown(accept(item=item, by=by, on=today())))


@router.post("/reports/{report}/items/{key}/correct", response={201: dict[str, Any], **PROBLEMS})
def correct_item(request: HttpRequest, report: Id, key: Code, body: Correction) -> Any:
    """Correct fields; the span stays, and what was read is kept beside."""
    return _review(
        request, report, key,
        lambda item, by: _shown(correct(item=item, changes=body.changes, reason=body.reason, by=by, on=today())),
    )  # fmt: skip


@router.post("/reports/{report}/items/{key}/reject", response={201: dict[str, Any], **PROBLEMS})
def reject_item(request: HttpRequest, report: Id, key: Code, body: Reason) -> Any:
    """Say that it is none, and why."""
    return _review(
        request, report, key, lambda item, by: _shown(reject(item=item, reason=body.reason, by=by, on=today()))
    )


@router.post("/reports/{report}/items/{key}/split", response={201: dict[str, Any], **PROBLEMS})
def split_item(request: HttpRequest, report: Id, key: Code, body: Cut) -> Any:
    """Cut it at offsets of the source."""
    return _review(
        request,
        report,
        key,
        lambda item, by: {"items": [_shown(row) for row in split(item=item, at=body.at, by=by, on=today())]},
    )


@router.post("/reports/{report}/merge", response={201: dict[str, Any], **PROBLEMS})
def merge_items(request: HttpRequest, report: Id, body: Several) -> Any:
    """Make one of several."""
    caller = _office(request)
    rows = [_item(_report(caller, report), key) for key in body.items]
    return once(request, caller, lambda: (201, _shown(merge(items=rows, by=_actor(caller), on=today()))))


@router.post("/reports/{report}/sections/{section}/accept", response={201: dict[str, Any], **PROBLEMS})
def accept_all(request: HttpRequest, report: Id, section: Code) -> Any:
    """Accept everything of a section that still waits."""
    caller = _office(request)
    row = _report(caller, report)

    def do() -> tuple[int, Any]:
        return 201, {"accepted": accept_section(report=row, section=section, by=_actor(caller), on=today())}

    return once(request, caller, do)


@router.post("/reports/{report}/draft-commitments", response={201: dict[str, Any], **PROBLEMS})
def draft(request: HttpRequest, report: Id) -> Any:
    """Draft a commitment of every accepted promise that has none yet."""
    caller = _office(request)
    row = _report(caller, report)

    def do() -> tuple[int, Any]:
        made = draft_commitments(report=row, by=caller.by, on=today())
        return 201, {"codes": [one.code for one in made]}

    return once(request, caller, do)


def _review(request: HttpRequest, report: int, key: str, deed: Callable[[Item, Actor], dict[str, Any]]) -> Any:
    caller = _office(request)
    item = _item(_report(caller, report), key)
    return once(request, caller, lambda: (201, deed(item, _actor(caller))))


def _office(request: HttpRequest) -> Caller:
    return among(caller_of(request, Scope.ACT), Role.SUPERVISION)


def _actor(caller: Caller) -> Actor:
    by = caller.by
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


def _report(caller: Caller, pk: int) -> Report:
    row = Report.objects.select_related("place").filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.place_id not in (caller.place.pk, caller.place.parent_id):
        raise messages.not_your_place()
    return row


def _item(report: Report, key: str) -> Item:
    row = report.items.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def _shown(row: Item) -> dict[str, Any]:
    return {
        "key": row.key,
        "layer": row.layer,
        "span": [row.start, row.end],
        "review": row.review,
        "fields": row.fields(),
    }


def _kept(body: ReportText, caller: Caller, actor: Actor, corrects: Report | None) -> Report:
    """With its own register; one that lacks what the format asks for is refused whole."""
    register = _register(body.register_json or "")
    try:
        with transaction.atomic():
            return keep_register(
                register=register, text=body.text, place=caller.place, by=actor, on=today(), corrects=corrects
            )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError, DataError, IndexError):
        raise messages.not_json() from None


def _register(text: str) -> dict[str, Any]:
    try:
        register = json.loads(text)
    except ValueError:
        raise messages.not_json() from None
    if not isinstance(register, dict):
        raise messages.not_json()
    return register

"""One promise taken apart: who does it, by when, in which tasks, past which checkpoints, and who brings how much of its target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.queries import timeline
from bihuan.loop.commitments.words import Act
from bihuan.loop.deploy import acts
from bihuan.loop.deploy.presets import checkpoints, presets
from bihuan.loop.deploy.queries import suggested_leads
from bihuan.loop.deploy.rules import stands_against_issue
from bihuan.organisation.models import Role, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks import breakdown_split as split_table
from bihuan.site.desks.breakdown_facts import former, save_facts, take_back
from bihuan.site.desks.breakdown_lines import (
    Line,
    after,
    checkpoints_of,
    lines_of_checkpoints,
    lines_of_tasks,
    tasks_of,
    typed_lines,
)  # fmt: skip
from bihuan.site.desks.breakdown_posts import post_options, posts_of, posts_to_lead
from bihuan.site.desks.frame import desk, done, place_of, said, shown
from bihuan.site.desks.matters import sensible
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

LAST = 8
"""Entries of its history that the page shows."""
Typed = Sequence[Line] | None


@desk(Role.SUPERVISION, Role.UNIT)
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The page."""
    return _page(request, *_seen(request, code))


def _seen(request: HttpRequest, code: str) -> tuple[By, Commitment]:
    """One of the place; of a unit, one that it leads."""
    by = acting(request)
    rows = Commitment.objects.select_related("place", "lead_unit", "item__report")
    row = get_object_or_404(rows, code=code, place=place_of(by))
    if by.post.role == Role.UNIT and row.lead_unit_id != by.post.unit_id:
        raise PermissionDenied
    return by, row


def _page(
    request: HttpRequest, by: By, row: Commitment, *, tasks: Typed = None, milestones: Typed = None,
    shares: tuple[str, Mapping[str, str]] | None = None, error: str = "", where: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page as it stands, with what was typed in one of its tables laid over it."""
    state = row.now()
    able = sensible(state, part_of(by.post, state))
    units = list(
        Unit.objects.filter(Q(place=row.place) | Q(place__parent=row.place)).select_related("place").order_by("pk")
    )
    given = {
        "row": row, "state": state, "status_word": coded("status", row.status), "error": error, "where": where, "units": units,
        "able": {str(act) for act in able}, "tasks": lines_of_tasks(state) if tasks is None else tasks, "in_tasks": tasks is not None,
        "milestones": lines_of_checkpoints(state) if milestones is None else milestones, "in_milestones": milestones is not None,
        "splits": split_table.splits(state, units, shares), "in_split": shares[0] if shares else "",
        "presets": [(key, rows["label"][english()]) for key, rows in presets().items()],
        "entries": timeline(row, inner=True)[:LAST], "former": former(row, by), **(_to_issue(row) if Act.NAME_LEAD in able else {}),
    }  # fmt: skip
    return shown(request, "breakdown/one.html", given, status)


def _to_issue(row: Commitment) -> dict[str, Any]:
    """What the office needs besides: whom it may name, what still stands against issuing, what comes before and next."""
    [(_, leads)] = suggested_leads([row])
    waiting = Commitment.objects.filter(place=row.place, year=row.year, status=row.status)
    posts = posts_to_lead(row.place)
    return {
        "leads": leads, "stars": posts_of(leads, posts), "post_options": post_options(posts),
        "blocks": [said(one) for one in stands_against_issue(row.now(), today())],
        "before": waiting.filter(code__lt=row.code).order_by("-code").values_list("code", flat=True).first(),
        "next_code": waiting.filter(code__gt=row.code).order_by("code").values_list("code", flat=True).first(),
    }  # fmt: skip


@require_POST
@desk(Role.SUPERVISION)
def facts(request: HttpRequest, code: str) -> HttpResponse:
    """Lead, support, deadline, criterion."""
    by, row = _seen(request, code)
    return _kept(request, by, row, "facts", lambda: save_facts(row, request.POST, by))


@require_POST
@desk(Role.SUPERVISION, Role.UNIT)
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """The tree of tasks; a button other than save changes the lines and enters nothing."""
    by, row = _seen(request, code)
    lines, deed = typed_lines(request.POST), request.POST.get("deed", "")
    if deed != "save":
        return _page(request, by, row, tasks=after(lines, deed))
    return _kept(
        request, by, row, "tasks", lambda: acts.break_down(row, tasks=tasks_of(lines), by=by, on=today()), tasks=lines
    )


@require_POST
@desk(Role.SUPERVISION, Role.UNIT)
def milestones(request: HttpRequest, code: str) -> HttpResponse:
    """The checkpoints, or a preset to begin with."""
    by, row = _seen(request, code)
    lines, deed = typed_lines(request.POST), request.POST.get("deed", "")
    preset = request.POST.get("preset", "")
    if deed == "preset" and preset in presets():
        rows = [Line(one["words"], "", one["due"], 0, one["name"]) for one in checkpoints(preset, row.now(), row.year)]
        return _page(request, by, row, milestones=rows)
    if deed != "save":
        return _page(request, by, row, milestones=after(lines, deed))
    return _kept(
        request, by, row, "milestones",
        lambda: acts.set_milestones(row, milestones=checkpoints_of(lines), by=by, on=today()), milestones=lines,
    )  # fmt: skip


@require_POST
@desk(Role.SUPERVISION)
def split(request: HttpRequest, code: str, target: str) -> HttpResponse:
    """A target over units: the sum told while one types, split evenly, or entered."""
    by, row = _seen(request, code)
    state, shares, deed = row.now(), split_table.typed_shares(request.POST), request.POST.get("deed", "")
    if target not in state.targets:
        return _page(request, by, row)
    if deed == "save":
        enter = lambda: split_table.enter(row, target, shares, by)  # noqa: E731 - given away, not called here
        return _kept(request, by, row, "split", enter, shares=(target, shares))
    if deed == "even" and shares:
        shares = split_table.even(state, target, shares)
    if not deed and request.headers.get("HX-Request"):
        return render(request, "breakdown/sum.html", {"split": split_table.split_of(state, target, [], shares)})
    return _page(request, by, row, shares=(target, shares))


@require_POST
@desk(Role.SUPERVISION, Role.UNIT)
def back(request: HttpRequest, code: str) -> HttpResponse:
    """One's last change here taken back."""
    by, row = _seen(request, code)
    try:
        act = take_back(row, by)
    except NotAllowed as refusal:
        return _page(request, by, row, error=said(refusal), where="history", status=409)
    return done(request, _here(row), "breakdown_taken_back", act=coded("act", act))


def _kept(
    request: HttpRequest, by: By, row: Commitment, where: str, do: Callable[[], object], **typed: Any
) -> HttpResponse:
    """Enter it; refused, the page again with what was typed and why not."""
    try:
        do()
    except NotAllowed as refusal:
        return _page(request, by, row, error=said(refusal), where=where, status=409, **typed)
    return done(request, f"{_here(row)}#{where}", "breakdown_kept", what=word(f"breakdown_{where}"))


def _here(row: Commitment) -> str:
    return f"/breakdown/{row.code}/"


PATHS: list[URLPattern] = [
    path("breakdown/<str:code>/", one, name="breakdown_one"),
    path("breakdown/<str:code>/facts/", facts, name="breakdown_facts"),
    path("breakdown/<str:code>/tasks/", tasks, name="breakdown_tasks"),
    path("breakdown/<str:code>/milestones/", milestones, name="breakdown_milestones"),
    path("breakdown/<str:code>/split/<str:target>/", split, name="breakdown_split"),
    path("breakdown/<str:code>/back/", back, name="breakdown_back"),
]

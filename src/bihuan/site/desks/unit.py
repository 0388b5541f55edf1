"""A unit's desk: what is ours now, one screen to report all of a period, the burden account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.loop.advance.acts import observe, report
from bihuan.loop.advance.figures import remarks
from bihuan.loop.advance.models import ReportDraft
from bihuan.loop.advance.queries import burdens_of, next_report
from bihuan.loop.commitments.checks import is_number
from bihuan.loop.commitments.lateness import missing_periods, period_to_fill
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status
from bihuan.organisation.models import Role
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, place_of, refused, said, shown, working_year
from bihuan.site.desks.matters import Lit, lit
from bihuan.site.desks.notes import blocked, instructed
from bihuan.site.desks.sections import Section, shown_sections
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import english, word

SOON = 30
"""Days before a milestone that it is shown."""
OPEN = (Status.UNDER_WAY, Status.ON_HOLD)


def _waiting(state: State) -> list[str]:
    return [n["words"] for n in state.notices.values() if n["answered"] is None and not n["withdrawn"]]


def _soon(state: State) -> str:
    rows = [m for m in state.milestones if m["reached"] is None and _days_to(m["due"]) <= SOON]
    return "；".join(f"{m['name']} {m['words']}（{m['due']}）" for m in rows)


def _days_to(due: str) -> int:
    return (date.fromisoformat(due) - today()).days


SECTIONS = (
    Section("to_acknowledge", lambda one: one.state.status == Status.ASSIGNED, (Act.ACKNOWLEDGE, Act.SEND_BACK)),
    Section(
        "notices_to_answer", lambda one: _waiting(one.state), (Act.ANSWER_NOTICE, Act.OBJECT), lambda s: "；".join(_waiting(s))
    ),
    Section("instructions_to_answer", lambda one: one.state.instructions, (Act.ANSWER,), instructed),
    Section(
        "red_ours", lambda one: one.light is not None and one.light.light == "red",
        (Act.REPORT, Act.COMPLETE, Act.ASK_EXTENSION, Act.BLOCK),
    ),
    Section("milestones_soon", lambda one: one.state.status in OPEN and _soon(one.state), (Act.REACH_MILESTONE,), _soon),
    Section("blocked", lambda one: one.state.blockers, (Act.UNBLOCK,), blocked),
    Section("under_way_ours", lambda one: one.state.status in OPEN, (Act.REPORT, Act.ATTACH, Act.COMPLETE)),
    Section("claimed_ours", lambda one: one.state.status == Status.CLAIMED),
)  # fmt: skip


@desk(Role.UNIT)
def mine(request: HttpRequest) -> HttpResponse:
    """What is this unit's now; with ?section= one kind of it whole."""
    by = acting(request)
    rows = _led(request, by)
    only = request.GET.get("section", "")
    sections = shown_sections(SECTIONS, rows, only, ("to_acknowledge", "notices_to_answer", "red_ours"))
    pointed = shown_sections(
        (Section("pointed_at", lambda one: True, (Act.UNBLOCK,), _blocking(by)),), _pointed_at(request, by), only
    )
    given = {
        "place": by.post.unit, "year": working_year(request), "sections": [*pointed, *sections], "only": only, "title": word("mine_desk"),
        "missing": sum(missing_periods(one.state, today()) > 0 for one in rows),
    }  # fmt: skip
    return shown(request, "desks/mine.html", given)


def _led(request: HttpRequest, by: By) -> list[Lit]:
    place, year = place_of(by), working_year(request)
    rows = Commitment.objects.filter(place=place, lead_unit=by.post.unit, year=year).select_related("lead_unit")
    return lit(place, year, today(), rows.order_by("sort_due", "code"))


def _pointed_at(request: HttpRequest, by: By) -> list[Lit]:
    """Others' commitments that wait for this unit."""
    place, year = place_of(by), working_year(request)
    rows = Commitment.objects.filter(place=place, year=year).exclude(state__blockers={}).select_related("lead_unit")
    own = [row for row in rows if any(b["unit"] == by.post.unit_id for b in row.state["blockers"].values())]
    return lit(place, year, today(), own)


def _blocking(by: By) -> Any:
    return lambda s: "；".join(b["words"] for b in s.blockers.values() if b["unit"] == by.post.unit_id)


@desk(Role.UNIT)
def fill(request: HttpRequest) -> HttpResponse:
    """All of the period's reports on one screen, filled from the last, kept as they are typed."""
    by = acting(request)
    drafts = {(draft.commitment_id, draft.period): draft for draft in ReportDraft.objects.filter(unit=by.post.unit)}
    led = [one for one in _led(request, by) if one.state.status in OPEN]
    rows = [_line(one, drafts.get((one.row.pk, period_to_fill(one.state, today())))) for one in led]
    waiting = [row for row in rows if not row["sent"]]
    given = {"rows": waiting, "sent": len(rows) - len(waiting)}
    return shown(request, "desks/fill.html", given)


def _line(one: Lit, draft: ReportDraft | None) -> dict[str, Any]:
    """One row of the screen."""
    period = period_to_fill(one.state, today())
    last = next_report(one.row, period)
    sent = one.state.report is not None and one.state.report["period"] >= period
    figures = [
        {
            "name": name, "measure": target["measure"], "unit": target["unit"], "target": target["value"], "last": target["actual"],
            "value": draft.figures.get(name, "") if draft else "",
            "remarks": [row[english()] for row in remarks(target, draft.figures[name])] if draft and draft.figures.get(name) else [],
        }
        for name, target in one.state.targets.items()
    ]  # fmt: skip
    return {
        "code": one.row.code, "quote": one.row.quote, "light": one.light.light if one.light else "",
        "light_word": word(f"light_{one.light.light}") if one.light else "", "figures": figures, "sent": sent,
        "words": draft.words if draft else last["words"], "problem": draft.problem if draft else last["problem"],
        "next": draft.next if draft else last["next"], "saved": draft.saved if draft else None,
        "last": one.state.report["period"] if one.state.report else "", "period": period,
    }  # fmt: skip


@require_POST
@desk(Role.UNIT)
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a line as it is being written; answered with what is to be said of its figures."""
    by = acting(request)
    row = _own(by, code)
    draft = _kept(request, by, row)
    told = lit(row.place, row.year, today(), [row])[0]
    line = _line(told, draft)
    return render(request, "desks/fill_said.html", {"row": line})


@require_POST
@desk(Role.UNIT)
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Send one line: its words as the report, its figures as observations, both or neither."""
    by = acting(request)
    row = _own(by, code)
    draft = _kept(request, by, row)
    try:
        _send(draft, by)
    except NotAllowed as refusal:
        return refused(request, f"/fill/#{code}", refusal)
    return done(request, "/fill/", "line_sent", code=code)


@require_POST
@desk(Role.UNIT)
def send_all(request: HttpRequest) -> HttpResponse:
    """Send every line that was written; those refused stay, each with its words."""
    from django.contrib import messages

    by = acting(request)
    sent = 0
    for draft in ReportDraft.objects.filter(unit=by.post.unit).select_related("commitment"):
        try:
            _send(draft, by)
            sent += 1
        except NotAllowed as refusal:
            messages.error(request, f"{draft.commitment.code}：{said(refusal)}")
    return done(request, "/fill/", "lines_sent", count=str(sent))


@transaction.atomic
def _send(draft: ReportDraft, by: By) -> None:
    row, figures = draft.commitment, {name: value for name, value in draft.figures.items() if value}
    state = row.now()
    wrong = next((state.targets[name]["measure"] for name, value in figures.items() if not is_number(value)), None)
    if wrong:
        raise NotAllowed(f"“{wrong}”不是数字，请改正。", f"“{wrong}” is no number; mend it.")
    first = next(((value, state.targets[name]["unit"]) for name, value in figures.items()), None)
    figure = "".join(first) if first else None
    report(
        row,
        period=draft.period,
        words=draft.words,
        figure=figure,
        problem=draft.problem,
        next_step=draft.next,
        by=by,
        on=today(),
    )
    for name, value in figures.items():
        observe(row, target=name, value=Decimal(value), period=draft.period, source="单位台账", by=by, on=today())
    draft.delete()


def _kept(request: HttpRequest, by: By, row: Commitment) -> ReportDraft:
    given = {key: request.POST.get(key, "").strip()[:4_000] for key in ("words", "problem", "next")}
    figures = dict(_figures(request, row))
    draft, _ = ReportDraft.objects.update_or_create(
        commitment=row,
        unit=by.post.unit,
        period=period_to_fill(row.now(), today()),
        defaults={**given, "figures": figures},
    )
    return draft


def _figures(request: HttpRequest, row: Commitment) -> Iterator[tuple[str, str]]:
    for name in row.now().targets:
        yield name, request.POST.get(f"figure-{name}", "").strip().replace(",", "").replace("，", "")[:30]


def _own(by: By, code: str) -> Commitment:
    return get_object_or_404(Commitment.objects.select_related("place", "lead_unit"), code=code, lead_unit=by.post.unit)


@desk(Role.UNIT)
def burden(request: HttpRequest) -> HttpResponse:
    """What the unit was asked this year, month by month, answered, and how much of it was known already."""
    by = acting(request)
    year = today().year
    months = [(date(year, month, 1), date(year, month, 28)) for month in range(1, today().month + 1)]
    whole, *each = burdens_of(by.post.unit, [(date(year, 1, 1), today()), *months])
    rows = [{"month": f"{first:%Y-%m}", "burden": told} for (first, _), told in zip(months, each, strict=True)]
    return shown(request, "desks/burden.html", {"rows": rows, "whole": whole, "unit": by.post.unit})


PATHS: list[URLPattern] = [
    path("mine/", mine, name="mine"),
    path("fill/", fill, name="fill"),
    path("fill/send/", send_all, name="fill_send_all"),
    path("fill/<str:code>/save/", save, name="fill_save"),
    path("fill/<str:code>/send/", send, name="fill_send"),
    path("burden/", burden, name="burden"),
]

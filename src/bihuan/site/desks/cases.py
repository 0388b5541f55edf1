"""Cases: tickets, projects, proposals and the rest; each with its clock, its lights and a form for each step."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.history.models import Entry
from bihuan.loop.cases.models import Case
from bihuan.loop.cases.perform import open_case, part_for, take
from bihuan.loop.cases.queries import cases, history, promises_for, stages
from bihuan.loop.cases.rules_in_force import mechanisms_of, read_kept
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.perform import By
from bihuan.loop.mechanisms.decide import OPEN, next_steps
from bihuan.loop.mechanisms.lights import lights
from bihuan.loop.mechanisms.shape import Mechanism
from bihuan.organisation.models import Person, Post, Role, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, place_of, said, shown
from bihuan.site.forms.cases import data_of, fields_of_step
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import english, word

A_PAGE = 50


@desk()
def listed(request: HttpRequest) -> HttpResponse:
    """The mechanisms with their counts, and the cases of the one that is chosen."""
    by = acting(request)
    place = place_of(by)
    known = {row.id: row for row in mechanisms_of(place, today()).values() if row.life == "stages"}
    chosen = request.GET.get("mechanism", "")
    chosen = chosen if chosen in known else next(iter(known))
    stage = request.GET.get("stage", "")
    counts = stages(place)
    rows = _visible(by, cases(place, chosen, stage)).select_related("version", "unit", "place")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    m = known[chosen]
    held = counts.get(chosen, {})
    given = {
        "place": place, "rows": [_row(row, m) for row in page.object_list], "page": page, "chosen": chosen,
        "mechanisms": [(row.id, row.label[english()], sum(counts.get(row.id, {}).values()), row.id == chosen) for row in known.values()],
        "stages": [(key, row.label[english()], held[key], key == stage) for key, row in m.stages.items() if key in held],
        "opens": _may_open(m, by), "open_words": m.steps[OPEN].label[english()],
    }  # fmt: skip
    return shown(request, "desks/cases.html", given)


def _visible(by: By, rows: QuerySet[Case]) -> QuerySet[Case]:
    return rows.filter(state__by__open=by.person.pk) if by.post.role == Role.CITIZEN else rows


def _row(row: Case, m: Mechanism) -> dict[str, Any]:
    state = row.now()
    worst, why = lights(read_kept(row.version), state, today(), calendar())[0]
    name = (
        state.fields.get("name")
        or state.fields.get("title")
        or state.fields.get("matter")
        or state.fields.get("enterprise")
        or row.key
        or str(row)
    )
    return {
        "pk": row.pk, "name": name, "stage": m.stages[state.stage].label[english()] if state.stage in m.stages else state.stage,
        "light": worst, "light_word": word(f"light_{worst}"), "why": why[english()], "due": row.due, "unit": str(row.unit or ""),
    }  # fmt: skip


def _may_open(m: Mechanism, by: By) -> bool:
    return part_for(m.steps[OPEN], None, by) is not None


@desk()
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: where it stands, why its light, what can be done, its whole history."""
    by, row = _seen(request, pk)
    m, state = read_kept(row.version), row.now()
    steps = [step for step in next_steps(m, state) if part_for(step, state, by)]
    given = {
        "case": row, "told": _row(row, m), "label": m.label[english()], "state": state,
        "all_lights": [(light, word(f"light_{light}"), why[english()]) for light, why in lights(m, state, today(), calendar())],
        "steps": [(step.id, step.label[english()]) for step in steps], "fields": _fields(m, row), "ledgers": _ledgers(m, row),
        "items": _items(m, row), "papers": state.papers, "entries": _entries(m, row),
        "matches": promises_for(row) if row.commitment_id is None and by.post.role == Role.SUPERVISION and row.mechanism == "hotline" else [],
    }  # fmt: skip
    return shown(request, "desks/case.html", given)


@desk()
def step_of(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """The form of a step; sent, the step."""
    by, row = _seen(request, pk)
    m = read_kept(row.version)
    if step not in m.steps:
        raise Http404
    fields = fields_of_step(m, m.steps[step], row.now(), row.place)
    given = {
        "fields": fields,
        "act_words": m.steps[step].label[english()],
        "back": f"/cases/{pk}/",
        "name": _row(row, m)["name"],
        "error": "",
    }
    if request.method != "POST":
        return shown(request, "desks/step.html", given)
    try:
        data = data_of(request, m, fields, settings.DATA / "evidence")
        take(row, step, by=by, on=today(), data=data, reason=request.POST.get("reason", "").strip()[:4_000])
    except NotAllowed as refusal:
        return shown(
            request, "desks/step.html", {**given, "fields": _typed(request, fields), "error": said(refusal)}, status=409
        )
    return done(request, f"/cases/{pk}/", "step_done", step=m.steps[step].label[english()])


@desk()
def new(request: HttpRequest, mechanism: str) -> HttpResponse:
    """The form that opens a case; sent, the case."""
    by = acting(request)
    place = place_of(by)
    known = mechanisms_of(place, today())
    if mechanism not in known or known[mechanism].life != "stages":
        raise Http404
    m = known[mechanism]
    fields = fields_of_step(m, m.steps[OPEN], None, place)
    given = {
        "fields": fields,
        "act_words": m.steps[OPEN].label[english()],
        "back": f"/cases/?mechanism={mechanism}",
        "name": m.case[english()],
        "error": "",
    }
    if request.method != "POST":
        return shown(request, "desks/step.html", given)
    try:
        data = data_of(request, m, fields, settings.DATA / "evidence")
        row = open_case(
            place=place,
            mechanism=mechanism,
            data=data,
            by=by,
            on=today(),
            reason=request.POST.get("reason", "").strip()[:4_000],
        )
    except NotAllowed as refusal:
        return shown(
            request, "desks/step.html", {**given, "fields": _typed(request, fields), "error": said(refusal)}, status=409
        )
    return done(request, f"/cases/{row.pk}/", "step_done", step=m.steps[OPEN].label[english()])


def _typed(request: HttpRequest, fields: list[Any]) -> list[Any]:
    return [field._replace(value=request.POST.get(field.name, field.value)) for field in fields]


def _seen(request: HttpRequest, pk: int) -> tuple[By, Case]:
    by = acting(request)
    row = Case.objects.select_related("place", "version", "unit", "commitment").filter(pk=pk).first()
    if row is None:
        raise Http404
    own = row.place_id in (by.post.unit.place_id, by.post.unit.place.parent_id)
    if not own or (by.post.role == Role.CITIZEN and row.state.get("by", {}).get("open") != by.person.pk):
        raise PermissionDenied
    return by, row


def _fields(m: Mechanism, row: Case) -> list[tuple[str, str]]:
    return [
        (field.label[english()], field.values[value][english()] if value in field.values else value)
        for key, field in m.fields.items()
        if (value := row.now().fields.get(key))
    ]


def _ledgers(m: Mechanism, row: Case) -> list[dict[str, Any]]:
    return [
        {"label": m.ledgers[key].label[english()], "unit": m.ledgers[key].unit[english()], **count}
        for key, count in row.now().ledgers.items()
        if count["bound"] is not None
    ]


def _items(m: Mechanism, row: Case) -> list[dict[str, Any]]:
    names = {unit.pk: str(unit) for unit in Unit.objects.filter(place=row.place)} if row.now().parallels else {}
    return [
        {"label": m.parallels[of].label[english()], "item": item, "unit": names.get(told["unit"], ""), "due": told["due"],
         "outcome": m.parallels[of].outcomes[told["outcome"]][english()] if told["outcome"] else "", "decided": told["decided"]}
        for of, items in row.now().parallels.items() for item, told in items.items()
    ]  # fmt: skip


def _entries(m: Mechanism, row: Case) -> list[dict[str, Any]]:
    entries: list[Entry] = list(history(row))
    people = Person.objects.in_bulk({e.person for e in entries if e.person})
    posts = Post.objects.select_related("unit").in_bulk({e.post for e in entries if e.post})
    return [
        {"on": e.on, "step": m.steps[e.act].label[english()] if e.act in m.steps else e.act, "words": e.data.get("words", ""), "reason": e.reason,
         "evidence": len(e.data.get("evidence") or []), "who": f"{posts.get(e.post or 0, '')} {people.get(e.person or 0, '')}",
         "seq": e.seq, "hash": e.hash[:12]}
        for e in reversed(entries)
    ]  # fmt: skip


PATHS: list[URLPattern] = [
    path("cases/", listed, name="cases"),
    path("cases/new/<slug:mechanism>/", new, name="case_new"),
    path("cases/<int:pk>/", one, name="case"),
    path("cases/<int:pk>/<slug:step>/", step_of, name="case_step"),
]

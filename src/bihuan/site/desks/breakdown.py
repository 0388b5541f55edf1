"""The breakdown table (任务分解): drafted promises become tasks in units' hands, row by row or many at once, and are issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.contrib import messages as notes
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.labels import label
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.queries import Filter, found
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status
from bihuan.loop.deploy.queries import Lead, suggested_leads
from bihuan.loop.deploy.rules import lacking
from bihuan.organisation.models import Place, Post, Role, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks import breakdown_bulk, breakdown_one
from bihuan.site.desks.breakdown_facts import save_facts
from bihuan.site.desks.breakdown_posts import post_options, posts_of, posts_to_lead
from bihuan.site.desks.frame import desk, place_of, said, shown, working_year
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

A_PAGE = 40
WAITING = (Status.DRAFTED, Status.RETURNED)
ISSUED = (Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN)
MOST = 1_000
"""Promises that one deed is done to."""
READY, SENT_BACK = "ready", "returned"
DEEDS = {
    "suggested": "breakdown_take_suggested", "lead": "breakdown_set_lead", "deadline": "breakdown_set_deadline",
    breakdown_bulk.ISSUE: "breakdown_issue",
}  # fmt: skip


class Row(NamedTuple):
    """One line of the table; where it was refused, with what was typed."""

    row: Commitment
    state: State
    status_word: str
    checkable: str
    leads: Sequence[Lead]
    stars: Sequence[Post]
    """The posts of the leads."""
    blocks: list[str]
    typed: Mapping[str, str | list[object]]
    refusal: str = ""


@desk(Role.SUPERVISION)
def table(request: HttpRequest) -> HttpResponse:
    """What waits to be issued: all, what lacks this or that, what is ready, what was sent back; a theme's, a unit's, with some words."""
    place, year = place_of(acting(request)), working_year(request)
    waiting = _waiting(place, year)
    by_kind, posts = _by_kind(waiting), posts_to_lead(place)
    page = Paginator(_fitting(place, year, request.GET, by_kind), A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    given = {
        "place": place, "show": request.GET.get("show", "all"), "asked": Filter.of(request.GET), "page": page, "query": kept.urlencode(),
        "counts": [(key, word(f"breakdown_{key}"), len(own)) for key, own in by_kind.items() if own or key in ("all", READY)],
        "rows": _told(list(page.object_list), posts), "post_options": post_options(posts), "units": _units_of(waiting), "waiting": len(waiting),
        "themes": [(code, label("theme", code, "en" if english() else "zh")) for code in sorted({row.theme for row in waiting} - {""})],
    }  # fmt: skip
    return shown(request, "breakdown/table.html", given)


def _waiting(place: Place, year: int) -> list[Commitment]:
    return list(Commitment.objects.filter(place=place, year=year, status__in=WAITING).order_by("code"))


def _by_kind(waiting: Sequence[Commitment]) -> dict[str, list[Commitment]]:
    """All; by what is lacking; ready; sent back."""
    kinds: dict[str, list[Commitment]] = {"all": list(waiting)}
    for row in waiting:
        for lack in lacking(row.now(), today()) or (READY,):
            kinds.setdefault(lack, []).append(row)
    ready = kinds.pop(READY, [])
    return kinds | {READY: ready, SENT_BACK: [row for row in waiting if row.status == Status.RETURNED]}


def _fitting(
    place: Place, year: int, given: QueryDict, by_kind: Mapping[str, Sequence[Commitment]]
) -> QuerySet[Commitment]:
    """Those that the filter asks for."""
    own = by_kind.get(given.get("show", "all"), by_kind["all"])
    return found(place, Filter.of(given), today(), year).filter(pk__in=[row.pk for row in own]).order_by("code")


def _units_of(waiting: Sequence[Commitment]) -> list[tuple[str, str]]:
    rows = Unit.objects.filter(pk__in={row.lead_unit_id for row in waiting if row.lead_unit_id}).order_by("pk")
    return [(str(unit.pk), str(unit)) for unit in rows]


def _told(rows: Sequence[Commitment], posts: Sequence[Post]) -> list[Row]:
    """With the likeliest leads where none is named yet."""
    leads = {row.pk: found for row, found in suggested_leads([row for row in rows if row.lead_unit_id is None])}
    return [_row(row, leads.get(row.pk, []), posts) for row in rows]


def _row(
    row: Commitment, leads: Sequence[Lead], posts: Sequence[Post], refusal: str = "", typed: QueryDict | None = None
) -> Row:
    state = row.now()
    blocks = [word(f"breakdown_{lack}") for lack in lacking(state, today())]
    stands = {"deadline": state.due_words or state.due or "", "criterion": state.criterion}
    kept = typed.dict() if refusal and typed else stands
    words = coded("status", row.status), word(f"checkable_{state.checkable}")
    return Row(row, state, *words, leads, posts_of(leads, posts), blocks, kept, refusal)


@require_POST
@desk(Role.SUPERVISION)
def save_row(request: HttpRequest, code: str) -> HttpResponse:
    """What was chosen in one line; answered with the line, or with the whole page where there is no script."""
    by = acting(request)
    rows = Commitment.objects.select_related("place", "lead_unit")
    row = get_object_or_404(rows, code=code, place=place_of(by))
    refusal = ""
    try:
        save_facts(row, request.POST, by)
    except NotAllowed as error:
        refusal = said(error)
    if request.headers.get("HX-Request"):
        leads = next((found for _, found in suggested_leads([row])), []) if row.lead_unit_id is None else []
        posts = posts_to_lead(row.place)
        given = {"r": _row(row, leads, posts, refusal, request.POST), "post_options": post_options(posts)}
        return render(request, "breakdown/row.html", given)
    if refusal:
        notes.error(request, f"{code}：{refusal}")
    return HttpResponseRedirect(f"/breakdown/#r-{code}")


@require_POST
@desk(Role.SUPERVISION)
def bulk(request: HttpRequest) -> HttpResponse:
    """The same for all that are ticked; what is refused is told line by line, and the others are done. Issuing is asked twice."""
    by, given = acting(request), request.POST
    rows = _meant(place_of(by), working_year(request), given)
    if not rows:
        notes.error(request, word("breakdown_nothing_ticked"))
        return HttpResponseRedirect("/breakdown/")
    if "sure" not in given and ("all" in given or given.get("deed") == breakdown_bulk.ISSUE):
        return _confirm(request, rows)
    refusals = breakdown_bulk.do(rows, given, by)
    for code, refusal in refusals[:A_PAGE]:
        notes.error(request, f"{code}：{said(refusal)}")
    notes.success(request, word("breakdown_done").format(count=len(rows) - len(refusals), whole=len(rows)))
    return HttpResponseRedirect("/breakdown/")


def _meant(place: Place, year: int, given: QueryDict) -> list[Commitment]:
    """Those ticked, or all that the filter has found."""
    if "all" in given:
        rows = _fitting(place, year, QueryDict(given.get("all", "")), _by_kind(_waiting(place, year)))
    else:
        codes = " ".join(given.getlist("code")).split()[:MOST]
        rows = Commitment.objects.filter(place=place, year=year, status__in=WAITING, code__in=codes)
    return list(rows.select_related("lead_unit", "place").order_by("code")[:MOST])


def _confirm(request: HttpRequest, rows: Sequence[Commitment]) -> HttpResponse:
    """What is done to which; of an issue, to whom it goes, by when, and what stays, and why."""
    told, deed = [_row(row, [], []) for row in rows], request.POST.get("deed", "")
    stays = [one for one in told if one.blocks and deed == breakdown_bulk.ISSUE]
    going = [one for one in told if one not in stays]
    given = {
        "deed": deed, "deed_words": word(DEEDS[deed] if deed in DEEDS else DEEDS["suggested"]), "going": going, "staying": stays,
        "lead": next((post for post in posts_to_lead(rows[0].place) if str(post.pk) == request.POST.get("lead")), None),
        "deadline": request.POST.get("deadline", "").strip()[:60], "codes": " ".join(one.row.code for one in going),
    }  # fmt: skip
    return shown(request, "breakdown/confirm.html", given)


@desk(Role.SUPERVISION)
def printed(request: HttpRequest) -> HttpResponse:
    """The plan of division (分工方案) as a document."""
    place, year = place_of(acting(request)), working_year(request)
    rows = Commitment.objects.filter(place=place, year=year).exclude(status__in=ISSUED)
    states = [(row, row.now()) for row in rows.select_related("lead_unit").order_by("code")]
    support = {pk for _, state in states for pk in state.support_units}  # those of the districts are another place's
    units = {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=support)}
    told: list[dict[str, Any]] = []
    for number, (row, state) in enumerate(states, 1):
        told.append(
            {"number": number, "section": row.section, "quote": row.quote, "lead": str(row.lead_unit or ""),
             "support": "、".join(units[pk] for pk in state.support_units if pk in units), "due": state.due_words or state.due}
        )  # fmt: skip
    return shown(request, "breakdown/print.html", {"rows": told, "place": place, "year": year})


PATHS: list[URLPattern] = [
    path("breakdown/", table, name="breakdown"),
    path("breakdown/bulk/", bulk, name="breakdown_bulk"),
    path("breakdown/print/", printed, name="breakdown_print"),
    path("breakdown/<str:code>/row/", save_row, name="breakdown_row"),
    *breakdown_one.PATHS,
]

"""The breakdown table (任务分解): drafted promises become tasks in units' hands, row by row or many at once, and are issued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages as notes
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status
from bihuan.loop.deploy import acts
from bihuan.loop.deploy.queries import Lead, suggested_leads
from bihuan.loop.deploy.rules import stands_against_issue
from bihuan.organisation.models import Place, Post, Role
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, newest_year, place_of, said, shown
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, word

A_PAGE = 40
WAITING = (Status.DRAFTED, Status.RETURNED)
ISSUED = (Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN)


class Row(NamedTuple):
    """One line of the table."""

    row: Commitment
    state: State
    status_word: str
    checkable: str
    leads: Sequence[Lead]
    lead_post: int | None
    blocks: list[str]
    refusal: str = ""


@desk(Role.SUPERVISION)
def table(request: HttpRequest) -> HttpResponse:
    """What waits to be issued: all, what still lacks something, what is ready, what was sent back."""
    place = place_of(acting(request))
    rows = _waiting(place)
    show = request.GET.get("show", "all")
    by_kind = {"all": rows, "lacking": [r for r in rows if _blocks(r.now())], "ready": [r for r in rows if not _blocks(r.now())],
               "returned": [r for r in rows if r.status == Status.RETURNED]}  # fmt: skip
    page = Paginator(by_kind.get(show, rows), A_PAGE).get_page(request.GET.get("page"))
    given = {
        "place": place, "show": show, "counts": [(key, word(f"breakdown_{key}"), len(own)) for key, own in by_kind.items()], "page": page,
        "rows": _told(list(page.object_list)), "posts_to_lead": _posts(place),
    }  # fmt: skip
    return shown(request, "breakdown/table.html", given)


def _waiting(place: Place) -> list[Commitment]:
    rows = Commitment.objects.filter(place=place, year=newest_year(place), status__in=WAITING)
    return list(rows.select_related("lead_unit").order_by("code"))


def _told(rows: Sequence[Commitment]) -> list[Row]:
    """With the likeliest leads where none is named yet."""
    bare = [row for row in rows if row.lead_unit_id is None]
    leads = {row.pk: found for row, found in suggested_leads(bare)}
    return [_row(row, leads.get(row.pk, [])) for row in rows]


def _row(row: Commitment, leads: Sequence[Lead], refusal: str = "") -> Row:
    state = row.now()
    return Row(
        row,
        state,
        coded("status", row.status),
        word(f"checkable_{state.checkable}"),
        leads,
        state.lead_post,
        _blocks(state),
        refusal,
    )


def _blocks(state: State) -> list[str]:
    return [said(refusal) for refusal in stands_against_issue(state, today())]


def _posts(place: Place) -> list[Post]:
    """One post a unit: whoever answers for it."""
    rows = Post.objects.filter(unit__place=place, role=Role.UNIT).select_related("unit").order_by("unit_id", "pk")
    first: dict[int, Post] = {}
    for post in rows:
        first.setdefault(post.unit_id, post)
    return list(first.values())


@require_POST
@desk(Role.SUPERVISION)
def save_row(request: HttpRequest, code: str) -> HttpResponse:
    """What was chosen in one line; answered with the line, or with the whole page where there is no script."""
    by = acting(request)
    row = _own(by, code)
    refusal = ""
    try:
        _save(row, request, by)
    except NotAllowed as error:
        refusal = said(error)
    if request.headers.get("HX-Request"):
        leads = next((found for _, found in suggested_leads([row])), []) if row.lead_unit_id is None else []
        return render(
            request, "breakdown/row.html", {"r": _row(row, leads, refusal), "posts_to_lead": _posts(row.place)}
        )
    if refusal:
        notes.error(request, f"{code}：{refusal}")
    return HttpResponseRedirect(request.headers.get("Referer", "/breakdown/") if not refusal else "/breakdown/")


def _save(row: Commitment, request: HttpRequest, by: By) -> None:
    given, state = request.POST, row.now()
    post = given.get("lead", "")
    if post.isdecimal() and int(post) != state.lead_post:
        acts.name_lead(row, post=_post(row.place, int(post)), by=by, on=today())
    deadline = given.get("deadline", "").strip()[:60]
    if deadline and deadline not in (state.due_words, state.due):
        acts.set_deadline(row, words=deadline, by=by, on=today())
    criterion = given.get("criterion", "").strip()[:400]
    if criterion and criterion != state.criterion:
        acts.set_criterion(row, words=criterion, by=by, on=today())


def _post(place: Place, pk: int) -> Post:
    found = Post.objects.select_related("unit").filter(pk=pk, unit__place=place, role=Role.UNIT).first()
    if found is None:
        raise NotAllowed("没有这个岗位，请重新选择。", "There is no such post; choose again.")
    return found


@require_POST
@desk(Role.SUPERVISION)
def bulk(request: HttpRequest) -> HttpResponse:
    """The same for all that are ticked; what is refused is told line by line, and the others are done."""
    by = acting(request)
    place = place_of(by)
    rows = [row for row in _waiting(place) if row.code in set(request.POST.getlist("code"))]
    deed, done = request.POST.get("deed", ""), 0
    suggested = (
        {row.pk: found for row, found in suggested_leads([r for r in rows if r.lead_unit_id is None], 1)}
        if deed == "suggested"
        else {}
    )
    posts = {post.unit_id: post for post in _posts(place)}
    for row in rows:
        try:
            done += _bulk_one(row, deed, request, by, suggested.get(row.pk, []), posts)
        except NotAllowed as error:
            notes.error(request, f"{row.code}：{said(error)}")
    notes.success(request, word("breakdown_done").format(count=done, whole=len(rows)))
    return HttpResponseRedirect("/breakdown/")


def _bulk_one(
    row: Commitment, deed: str, request: HttpRequest, by: By, leads: Sequence[Lead], posts: dict[int, Post]
) -> bool:
    if deed == "issue":
        acts.assign(row, by=by, on=today())
    elif deed == "lead" and request.POST.get("lead", "").isdecimal():
        acts.name_lead(row, post=_post(row.place, int(request.POST["lead"])), by=by, on=today())
    elif deed == "deadline" and request.POST.get("deadline", "").strip():
        acts.set_deadline(row, words=request.POST["deadline"].strip()[:60], by=by, on=today())
    elif deed == "suggested" and leads and leads[0].unit.pk in posts:
        acts.name_lead(row, post=posts[leads[0].unit.pk], by=by, on=today())
    else:
        return False
    return True


def _own(by: By, code: str) -> Commitment:
    return get_object_or_404(Commitment.objects.select_related("place", "lead_unit"), code=code, place=place_of(by))


@desk(Role.SUPERVISION)
def printed(request: HttpRequest) -> HttpResponse:
    """The plan of division (分工方案) as a document."""
    place = place_of(acting(request))
    rows = (
        Commitment.objects.filter(place=place, year=newest_year(place))
        .exclude(status__in=ISSUED)
        .select_related("lead_unit")
        .order_by("code")
    )
    units = {unit.pk: str(unit) for unit in place.units.all()}
    told: list[dict[str, Any]] = []
    for number, row in enumerate(rows, 1):
        state = row.now()
        told.append(
            {"number": number, "section": row.section, "quote": row.quote, "lead": str(row.lead_unit or ""),
             "support": "、".join(units.get(pk, "") for pk in state.support_units), "due": state.due_words or state.due}
        )  # fmt: skip
    return shown(request, "breakdown/print.html", {"rows": told, "place": place, "year": newest_year(place)})


PATHS: list[URLPattern] = [
    path("breakdown/", table, name="breakdown"),
    path("breakdown/bulk/", bulk, name="breakdown_bulk"),
    path("breakdown/print/", printed, name="breakdown_print"),
    path("breakdown/<str:code>/row/", save_row, name="breakdown_row"),
]

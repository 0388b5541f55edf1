"""A report comes in, is read in the background, and is reviewed."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path

from bihuan.organisation.models import Place, Role
from bihuan.refusals import NotAllowed
from bihuan.register.models import Report, Review
from bihuan.site.desks import review_messages as messages
from bihuan.site.desks.frame import desk, refused, shown
from bihuan.site.desks.review_account import account, proposals
from bihuan.site.desks.review_acts import accept_all, act_on, actor_of, draft, take_up
from bihuan.site.desks.review_desk import review
from bihuan.site.desks.review_jobs import MEGABYTES, Job, again, begin, job_of, jobs_of, stopped
from bihuan.site.post import acting
from bihuan.site.wording import english, word

MOST = 200
_YEARS = range(1980, 2100)


class Kept(NamedTuple):
    """A report in the list."""

    row: Report
    items: int
    reviewed: int
    """Per cent."""
    flaws: int
    proposals: int


class Coming(NamedTuple):
    """A reading, told in the reader's language."""

    job: Job
    stopped: bool
    refusal: str
    step: str


@desk(Role.SUPERVISION)
def listed(request: HttpRequest) -> HttpResponse:
    """The reports of the place, and the form for another; sent, its reading begins."""
    place = acting(request).post.unit.place
    if request.method == "POST":
        return _begun(request, place)
    given = {
        "rows": _kept(place),
        "coming": [_told(job) for job in jobs_of(place)],
        "files_hint": word("review_files_hint").format(MEGABYTES),
    }
    return shown(request, "review/list.html", given)


def _kept(place: Place) -> list[Kept]:
    live = ~Q(items__review=Review.REPLACED)
    rows = Report.objects.filter(place=place).select_related("corrects__place", "place").defer(
        "text", "account", "sections", "ambitions", "corrects__text", "corrects__account", "corrects__sections",
        "corrects__ambitions", "corrects__flaws",
    )  # fmt: skip
    counted = rows.annotate(
        every=Count("items", filter=live), waiting=Count("items", filter=Q(items__review=Review.PROPOSED))
    )
    open_ = dict(
        Report.objects.filter(place=place)
        .values_list("pk")
        .annotate(n=Count("proposals", filter=Q(proposals__taken=None)))
    )
    return [
        Kept(row, row.every, 100 * (row.every - row.waiting) // max(row.every, 1), len(row.flaws), open_.get(row.pk, 0))
        for row in counted.order_by("-year", "-pk")[:MOST]
    ]


def _begun(request: HttpRequest, place: Place) -> HttpResponse:
    try:
        job = begin(
            files=request.FILES.getlist("files"), text=request.POST.get("text", ""), place=place, by=actor_of(request),
            year=_year(request.POST.get("year", "")), corrects=_corrects(request.POST.get("corrects", ""), place),
        )  # fmt: skip
    except NotAllowed as refusal:
        return refused(request, "/reports/", refusal)
    return HttpResponseRedirect(f"/reports/incoming/{job.id}/")


def _year(typed: str) -> int | None:
    words = typed.strip()
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) == 4 and int(words) in _YEARS):
        raise messages.no_such_year()
    return int(words)


def _corrects(typed: str, place: Place) -> int | None:
    if not typed:
        return None
    known = typed.isascii() and typed.isdecimal() and len(typed) < 19
    if not known or not Report.objects.filter(pk=int(typed), place=place).exists():
        raise messages.other_place()
    return int(typed)


@desk(Role.SUPERVISION)
def coming(request: HttpRequest, name: str) -> HttpResponse:
    """How a reading goes; when it is done, on to the desk. Sent, what was kept is read once more."""
    job = job_of(name)
    if job is None or job.place != acting(request).post.unit.place_id:
        raise Http404
    here = f"/reports/incoming/{job.id}/"
    if request.method == "POST":
        try:
            again(job, _year(request.POST.get("year", "")))
        except NotAllowed as refusal:
            return refused(request, here, refusal)
        return HttpResponseRedirect(here)
    polled = request.headers.get("HX-Target") == "job"
    if job.state == "kept":
        return _onward(job, polled=polled)
    given: dict[str, Any] = {"told": _told(job)}
    return shown(request, "review/job.html" if polled else "review/coming.html", given)


def _onward(job: Job, *, polled: bool) -> HttpResponse:
    """To the desk; of a corrected file, to what it would change on the one it corrects."""
    url = f"/reports/{job.corrects}/proposals/" if job.corrects else f"/reports/{job.report}/"
    return HttpResponse(headers={"HX-Redirect": url}) if polled else HttpResponseRedirect(url)


def _told(job: Job) -> Coming:
    step = "review_opening" if not job.total else "review_pages" if job.done < job.total else "review_reading"
    words = word(step).format(done=job.done, total=job.total)
    return Coming(job, stopped(job), (job.en if english() else job.zh), words)


PATHS: list[URLPattern] = [
    path("reports/", listed),
    path("reports/incoming/<slug:name>/", coming),
    path("reports/<int:pk>/", review),
    path("reports/<int:pk>/account/", account),
    path("reports/<int:pk>/proposals/", proposals),
    path("reports/<int:pk>/draft/", draft),
    path("reports/<int:pk>/sections/<slug:section>/accept/", accept_all),
    path("reports/<int:pk>/parts/<str:part>/add/", take_up),
    path("reports/<int:pk>/items/<slug:key>/<slug:act>/", act_on),
]

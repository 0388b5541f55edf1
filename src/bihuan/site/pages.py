"""The list of commitments, and the page of one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bihuan.loop.commitments.decide import allowed_acts
from bihuan.loop.commitments.lateness import overdue
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.queries import Filter, counts, found, of_place, timeline
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Part
from bihuan.organisation.models import Place, Unit
from bihuan.site.post import KEY, acting, posts
from bihuan.site.today import today
from bihuan.site.words import coded

A_PAGE = 50
INNER = (Part.SUPERVISION, Part.LEAD_UNIT, Part.SUPPORT_UNIT, Part.BLOCKING_UNIT, Part.LEADER, Part.AUDITOR, Part.ADMIN)
"""Who sees leaders' instructions; citizens and deputies see the promise and its life without them."""


@login_required
def commitments(request: HttpRequest) -> HttpResponse:
    """All of the reader's place, filtered and paged."""
    by = acting(request)
    place = _place_of(by.post.unit.place)
    asked = Filter.of(request.GET)
    rows = found(place, asked, today())
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = [
        {
            "code": row.code, "quote": row.quote, "status": coded("status", row.status), "status_code": row.status,
            "unit": str(row.lead_unit) if row.lead_unit else "", "due": row.due, "overdue": overdue(row.now(), today()),
        }
        for row in page.object_list
    ]  # fmt: skip
    statuses = [(status, coded("status", status), count) for status, count in counts(place).items()]
    units = Unit.objects.filter(led__place=place).distinct().order_by("pk")
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request, "commitments/list.html",
        {"rows": shown, "page": page, "statuses": statuses, "units": units, "asked": asked, "by": by, "posts": posts(request),
         "place": place, "query": kept.urlencode(), "today": today()},
    )  # fmt: skip


@login_required
def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One promise: its words, where it stands, its whole life."""
    by = acting(request)
    row = Commitment.objects.select_related("place", "lead_unit", "item__report").filter(code=code).first()
    if row is None:
        raise Http404
    if not of_place(row, by.post.unit.place):
        raise PermissionDenied
    state = row.now()
    part = part_of(by.post, state)
    inner = part in INNER
    names = dict(Unit.objects.filter(pk__in=_units(state)).values_list("pk", "short"))
    return render(
        request, "commitments/one.html",
        {
            "row": row, "state": state, "status": coded("status", row.status), "by": by, "posts": posts(request), "inner": inner,
            "overdue": overdue(state, today()), "extended": state.due != state.original_due,
            "support": [names.get(pk, "") for pk in state.support_units],
            "blockers": [{**b, "name": names.get(b["unit"], "")} for b in state.blockers.values()],
            "acts": [coded("act", act) for act in allowed_acts(state, part)],
            "entries": timeline(row, inner=inner), "around": _around(row), "today": today(),
        },
    )  # fmt: skip


@login_required
@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """Act from another of one's posts."""
    held = {str(post.pk): post.pk for post in posts(request)}
    if request.POST.get("post") in held:
        request.session[KEY] = held[request.POST["post"]]
    return HttpResponseRedirect(reverse("commitments"))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in words."""
    words = "forbidden" if posts(request) else "no_post"
    return render(request, "message.html", {"words": words}, status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in words."""
    return render(request, "message.html", {"words": "not_found"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500 in words."""
    return render(request, "message.html", {"words": "broken"}, status=500)


def _place_of(place: Place) -> Place:
    """A district's people look at their city, as long as the district keeps no promises of its own."""
    if Commitment.objects.filter(place=place).exists() or place.parent is None:
        return place
    return place.parent if Commitment.objects.filter(place=place.parent).exists() else place


def _units(state: State) -> list[int]:
    return [*state.support_units, *(row["unit"] for row in state.blockers.values())]


def _around(row: Commitment) -> tuple[str, str, str]:
    """The report's words before, of and behind the promise, up to the sentence's ends."""
    if row.item is None:
        return "", row.quote, ""
    text, start, end = row.item.report.text, row.item.start, row.item.end
    first = max(text.rfind(stop, max(0, start - 200), start) for stop in "。\n；") + 1
    ends = [at for stop in "。\n；" if (at := text.find(stop, end, end + 200)) >= 0]
    last = min(ends, default=end)
    return text[first:start] if first else "", text[start:end], text[end:last]

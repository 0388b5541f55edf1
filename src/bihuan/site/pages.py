"""The first page, the choice of a post, and what is said when something is not there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bihuan.site.desks.frame import YEAR
from bihuan.site.desks.navigation import home_of
from bihuan.site.post import KEY, acting, posts


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Where somebody of this role begins."""
    return HttpResponseRedirect(home_of(acting(request).post.role))


@login_required
@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """Act from another of one's posts."""
    held = {str(post.pk): post.pk for post in posts(request)}
    if request.POST.get("post") in held:
        request.session[KEY] = held[request.POST["post"]]
    return HttpResponseRedirect("/")


@login_required
@require_POST
def choose_year(request: HttpRequest) -> HttpResponse:
    """Work on another year's promises."""
    year = request.POST.get("year", "")
    if year.isascii() and year.isdecimal() and len(year) == len("2026"):
        request.session[YEAR] = int(year)
    return HttpResponseRedirect("/")


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

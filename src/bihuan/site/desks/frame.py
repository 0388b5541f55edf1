"""What every page of the desks shares: who looks, where they can go; a page for the wrong role is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Place, Role
from bihuan.refusals import Refused
from bihuan.site.desks.navigation import desks_for
from bihuan.site.post import acting, posts
from bihuan.site.today import today
from bihuan.site.wording import english, word

P = ParamSpec("P")
_YEAR = "_newest_year"
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def desk(*roles: Role) -> Callable[[View[P]], View[P]]:
    """A page for these roles; for all who hold a post, where none is named."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def guard(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            by = acting(request)
            if roles and by.post.role not in roles:
                names = "、".join(role.label for role in roles) if not english() else ", ".join(roles)
                said = word("for_roles").format(roles=names)
                return shown(request, "message.html", {"said": said}, status=403)
            return view(request, *args, **kwargs)

        return login_required(guard)

    return guarded


def shown(request: HttpRequest, template: str, given: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """A page within the frame."""
    by = acting(request)
    whole = {
        "by": by,
        "posts": posts(request),
        "desks": desks_for(request, by.post.role),
        "today": today(),
        **(given or {}),
    }
    return render(request, template, whole, status=status)


def place_of(by: By) -> Place:
    """The place whose commitments somebody works on: a district's people on their city's."""
    place = by.post.unit.place
    return place.parent if place.parent is not None and _last_year(place) is None else place


def newest_year(place: Place) -> int:
    """The year whose promises are worked on."""
    return _last_year(place) or today().year


def _last_year(place: Place) -> int | None:
    """Asked of the database once for this row of the place, which lives as long as the request."""
    known: dict[str, int | None] = place.__dict__
    if _YEAR not in known:
        known[_YEAR] = place.commitments.aggregate(year=Max("year"))["year"]
    return known[_YEAR]


def said(error: Refused) -> str:
    """A refusal in the reader's language."""
    return error.en if english() else error.zh


def back_to(request: HttpRequest, otherwise: str) -> str:
    """Where the reader came from (`?then=`), if that is a page of ours."""
    asked = request.GET.get("then", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/") else otherwise


def done(request: HttpRequest, url: str, key: str, **values: str) -> HttpResponse:
    """Back to a page, with a word on what was done."""
    messages.success(request, word(key).format(**values))
    return HttpResponseRedirect(url)


def refused(request: HttpRequest, url: str, error: Refused) -> HttpResponse:
    """Back to a page, with the refusal."""
    messages.error(request, said(error))
    return HttpResponseRedirect(url)

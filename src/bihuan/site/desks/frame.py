"""What every page of the desks shares: who looks, where they can go; a page for the wrong role is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.words import Status
from bihuan.organisation.models import Place, Role
from bihuan.refusals import Refused
from bihuan.site.desks.navigation import desks_for
from bihuan.site.post import acting, posts
from bihuan.site.today import today
from bihuan.site.wording import english, word

P = ParamSpec("P")
_YEARS = "_years"
OWN_PASSWORD = "/account/password/"  # noqa: S105 - an address
YEAR = "year"
"""Of the session: the year that was chosen."""
SETTLED = (Status.CLOSED, Status.WITHDRAWN)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def desk(*roles: Role) -> Callable[[View[P]], View[P]]:
    """A page for these roles; for all who hold a post, where none is named. Nobody goes on with a password that another knows."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def guard(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            by = acting(request)
            if by.person.temporary_password and request.path != OWN_PASSWORD:
                messages.warning(request, word("change_it_first"))
                return HttpResponseRedirect(OWN_PASSWORD)
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
        "years": years_of(place_of(by)),
        "year_now": working_year(request),
        **(given or {}),
    }
    return render(request, template, whole, status=status)


def place_of(by: By) -> Place:
    """The place whose commitments somebody works on: a district's people on their city's."""
    place = by.post.unit.place
    return place.parent if place.parent is not None and not years_of(place) else place


def working_year(request: HttpRequest) -> int:
    """The year whose promises are worked on: the one chosen in this session, else the newest."""
    years = [year for year, _ in years_of(place_of(acting(request)))]
    chosen = request.session.get(YEAR)
    return chosen if chosen in years else next(iter(years), today().year)


def years_of(place: Place) -> list[tuple[int, int]]:
    """The years with promises, the newest first, each with how many are not settled.

    Asked of the database once for this row of the place, which lives as long as the request.
    """
    known: dict[str, list[tuple[int, int]]] = place.__dict__
    if _YEARS not in known:
        rows = place.commitments.values_list("year").annotate(live=Count("pk", filter=~Q(status__in=SETTLED)))
        known[_YEARS] = list(rows.order_by("-year"))
    return known[_YEARS]


def said(error: Refused) -> str:
    """A refusal in the reader's language."""
    return error.en if english() else error.zh


def back_to(request: HttpRequest, otherwise: str) -> str:
    """Where the reader came from (`?then=`), if that is a page of ours."""
    asked = request.GET.get("then", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/") else otherwise


def done(request: HttpRequest, url: str, key: str, mend: tuple[str, str] | None = None, **values: str) -> HttpResponse:
    """Back to a page, with a word on what was done; `mend` is the address and the words of what takes it back."""
    said = word(key).format(**values)
    messages.success(request, format_html('{} <a class="button" href="{}">{}</a>', said, *mend) if mend else said)
    return HttpResponseRedirect(url)


def refused(request: HttpRequest, url: str, error: Refused) -> HttpResponse:
    """Back to a page, with the refusal."""
    messages.error(request, said(error))
    return HttpResponseRedirect(url)

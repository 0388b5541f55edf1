"""All promises of a year, filtered and paged: the list that stays usable at a thousand rows."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.labels import label
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.queries import Filter, counts, found
from bihuan.organisation.models import Unit
from bihuan.site.desks.frame import desk, place_of, shown, working_year
from bihuan.site.desks.matters import Lit, lit, matter
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

A_PAGE = 50
LIGHTS = ("red", "yellow", "green")


@desk()
def listed(request: HttpRequest) -> HttpResponse:
    """All of the reader's place in the year that was chosen."""
    place, year = place_of(acting(request)), working_year(request)
    asked, light = Filter.of(request.GET), request.GET.get("light", "")
    rows = found(place, asked, today(), year)
    if light in LIGHTS:
        page: Page[Any] = _page(_so_lit(lit(place, year, today(), rows), light), request)
        here: list[Lit] = list(page.object_list)
    else:
        page = _page(rows, request)
        here = lit(place, year, today(), list(page.object_list))
    kept = request.GET.copy()
    kept.pop("page", None)
    given = {
        "rows": [matter(one) for one in here], "page": page, "asked": asked, "light": light, "place": place, "year": year, "query": kept.urlencode(),
        "statuses": [(status, coded("status", status), count) for status, count in counts(place, year).items()],
        "units": Unit.objects.filter(led__place=place, led__year=year).distinct().order_by("pk"),
        "themes": [(code, label("theme", code, "en" if english() else "zh")) for code in _themes(place.pk, year)],
        "lights": [(code, word(f"light_{code}")) for code in LIGHTS],
    }  # fmt: skip
    return shown(request, "commitments/list.html", given)


def _page(rows: Any, request: HttpRequest) -> Page[Any]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def _so_lit(rows: list[Lit], light: str) -> list[Lit]:
    return [one for one in rows if one.light is not None and one.light.light == light]


def _themes(place: int, year: int) -> list[str]:
    rows = Commitment.objects.filter(place=place, year=year).exclude(theme="").values_list("theme", flat=True)
    return sorted(set(rows.distinct()))


PATHS: list[URLPattern] = [path("commitments/", listed, name="commitments")]

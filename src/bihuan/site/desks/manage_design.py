"""Every part of the pages on one page, as it looks and behaves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.loop.commitments.words import Status
from bihuan.site.desks.frame import desk
from bihuan.site.desks.manage_frame import STAFF, managed
from bihuan.site.forms.acts import Field
from bihuan.site.today import today
from bihuan.site.wording import coded, word


@desk(*STAFF)
def design(request: HttpRequest) -> HttpResponse:
    """Chips, lights, pace, quote, tables, forms, timeline, the empty state, messages."""
    lights = [(light, word(f"light_{light}")) for light in ("red", "yellow", "green")]
    given = {
        "statuses": [(status.value, coded("status", status)) for status in Status],
        "lights": lights,
        "paces": [(word(key), share, due, extra) for key, share, due, extra in _PACES],
        "fields": _fields(),
    }
    return managed(request, "design.html", given)


_PACES = (("manage_ahead", 70, 50, ""), ("manage_behind", 20, 50, " behind"), ("manage_nothing_done", 0, 50, " behind"))


def _fields() -> list[Field]:
    """One of each kind."""
    options = tuple((status.value, coded("status", status)) for status in list(Status)[:4])
    return [
        Field("text", coded("key", "words"), "text", word("manage_sample"), required=True),
        Field("long", word("reason"), "long", hint=word("manage_sample_hint")),
        Field("day", word("deadline"), "day", today().isoformat()),
        Field("figure", coded("key", "value"), "figure", "20"),
        Field("choice", word("status"), "choice", "", options),
        Field("choices", coded("key", "units"), "choices", "", options),
        Field("files", coded("key", "evidence"), "files", hint=word("hint_files")),
        Field("check", coded("key", "accepted"), "check"),
    ]


PATHS: list[URLPattern] = [path("design/", design, name="design")]

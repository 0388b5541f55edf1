"""ETags: an answer can only change when an entry was added, the day turned, or the caller is another."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse

from bihuan.api.callers import Caller
from bihuan.history.models import Entry
from bihuan.site.today import today


def unchanged(request: HttpRequest, response: HttpResponse, caller: Caller) -> HttpResponse | None:
    """A 304 where the caller has the answer already; else None, with the ETag set on the answer to come."""
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first()
    seed = f"{last} {today()} {caller.name} {request.get_full_path()} {request.headers.get('Accept-Language', '')}"
    tag = f'"{hashlib.sha256(seed.encode()).hexdigest()[:24]}"'
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": "private, no-cache"})
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return None

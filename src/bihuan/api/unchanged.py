"""ETags: an answer can only change when an entry was added, the day turned, or the caller is another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from bihuan.api.callers import Caller
from bihuan.history.models import Entry
from bihuan.site.today import today


def unless_known(request: HttpRequest, caller: Caller, make: Callable[[], Any]) -> HttpResponse:
    """The answer that `make` gives, or a 304 where the caller has it already.

    It goes out as it is made, without being checked against its schema once more: that is for lists, where it would cost
    more than the query; the tests of the description check it.
    """
    seed = (
        f"{last_entry()} {today()} {caller.name} {request.get_full_path()} {request.headers.get('Accept-Language', '')}"
    )
    headers = {"ETag": f'"{hashlib.sha256(seed.encode()).hexdigest()[:24]}"', "Cache-Control": "private, no-cache"}
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    made = make()
    body = made if isinstance(made, bytes) else to_bytes(made)
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=headers)


def last_entry() -> int:
    """The number of the newest entry, 0 where there is none."""
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def to_bytes(value: Any) -> bytes:
    """As JSON; days as ISO strings."""
    return json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":")).encode()

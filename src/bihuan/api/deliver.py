"""Tells webhooks of new entries: in order, signed, again and later where it failed; each at least once."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from bihuan.api.models import Webhook
from bihuan.api.shown import entry_out
from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment

A_LETTER = 100
"""Entries in one delivery at most."""
LOOKED_AT = 2_000
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
GIVEN_UP = 200
"""Failures in a row, about a week, after which an address is told nothing more until an administrator makes it anew."""
TIMEOUT, PAUSE = 10, 5
"""Seconds."""

Send = Callable[[str, bytes, dict[str, str]], None]


def signature(secret: str, at: str, body: bytes) -> str:
    """HMAC-SHA256 over the moment, a full stop and the body, so that an old letter cannot be sent again as a new one."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def deliver_due(now: datetime, send: Send) -> int:
    """Tell every address that is due; how many letters went out."""
    return sum(
        _deliver(row, now, send) for row in Webhook.objects.filter(active=True).order_by("pk") if _is_due(row, now)
    )


def _is_due(row: Webhook, now: datetime) -> bool:
    return row.next_try is None or row.next_try <= now


def _deliver(row: Webhook, now: datetime, send: Send) -> bool:
    entries = list(Entry.objects.filter(number__gt=row.last).order_by("number")[:LOOKED_AT])
    wanted = [told for entry in entries if (told := _told(row, entry))][:A_LETTER]
    if wanted:
        body = json.dumps({"place": row.place_id, "entries": wanted}, ensure_ascii=False).encode()
        at = str(int(now.timestamp()))
        headers = {
            "Content-Type": "application/json",
            "Bihuan-Time": at,
            "Bihuan-Signature": signature(row.secret, at, body),
        }
        try:
            send(row.url, body, headers)
        except OSError as error:
            _failed(row, now, str(error))
            return False
    if entries:
        row.last = wanted[-1]["number"] if len(wanted) == A_LETTER else entries[-1].number
        row.failures, row.next_try, row.error = 0, None, ""
        row.save(update_fields=["last", "failures", "next_try", "error"])
    return bool(wanted)


def _failed(row: Webhook, now: datetime, error: str) -> None:
    row.failures += 1
    row.next_try = now + min(FIRST_WAIT * 2 ** min(row.failures - 1, 12), LONGEST_WAIT)
    row.error, row.active = error[:200], row.failures < GIVEN_UP
    row.save(update_fields=["failures", "next_try", "error", "active"])


def _told(row: Webhook, entry: Entry) -> dict[str, Any] | None:
    """The entry with the commitment's code; None where it is of another place or another act."""
    if row.acts and entry.act not in row.acts:
        return None
    kind, _, pk = entry.subject.partition(":")
    if kind != "commitment":
        return None
    code = Commitment.objects.filter(pk=int(pk), place=row.place_id).values_list("code", flat=True).first()
    return {**entry_out(entry), "code": code} if code else None


def post(url: str, body: bytes, headers: dict[str, str]) -> None:
    """Send one letter. Raises OSError where it was not taken with 2xx. Redirects are not followed."""
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - http and https alone, checked where it is made
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=TIMEOUT):
            pass
    except (ValueError, urllib.error.HTTPError) as error:
        raise OSError(str(error)) from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A redirect counts as a failure: the secret's letters go where the administrator said."""


def run() -> None:
    """The process beside the site: it ends when the site that started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the site's, which ends this one
    parent = os.getppid()
    deliver_forever(lambda: os.getppid() != parent)


def deliver_forever(stop: Callable[[], bool] = lambda: False) -> None:
    """Beside the site: look for what is due every few seconds."""
    for _ in _ticks(stop):
        close_old_connections()
        try:
            deliver_due(timezone.now(), post)
        except DatabaseError as error:
            print(f"webhooks: {error}", file=sys.stderr, flush=True)  # the database is away; the site says so too
        close_old_connections()


def _ticks(stop: Callable[[], bool]) -> Iterator[None]:
    while not stop():
        yield
        time.sleep(PAUSE)

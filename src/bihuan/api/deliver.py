"""Tells webhooks of new entries: in order, signed, again and later where it failed; each at least once."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

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
TIMEOUT = 10
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
    row.next_try = now + wait_after(row.failures)
    row.error, row.active = error[:200], row.failures < GIVEN_UP
    row.save(update_fields=["failures", "next_try", "error", "active"])


def wait_after(failures: int) -> timedelta:
    """How long to wait once so many tries have failed: twice as long each time."""
    wait: timedelta = FIRST_WAIT * 2 ** min(failures - 1, 12)
    return min(wait, LONGEST_WAIT)


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
    """Send one letter. Raises OSError where it was not taken with 2xx."""
    asked(url, body, headers)


def asked(url: str, body: bytes, headers: dict[str, str], most: int = 0) -> bytes:
    """Post, and read the answer up to so many bytes. Raises OSError where there is none with 2xx. Redirects are not followed."""
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - http and https alone, checked where it is made
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=TIMEOUT) as answer:
            return _read(answer, most)
    except (ValueError, http.client.HTTPException, urllib.error.HTTPError) as error:
        raise OSError(str(error)) from error


def _read(answer: Any, most: int) -> bytes:
    """What has come when the time is over: an answer that drips holds nobody up."""
    until, told = time.monotonic() + TIMEOUT, b""
    while len(told) < most and time.monotonic() < until and (more := answer.read1(most - len(told))):
        told += more
    return told


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A redirect counts as a failure: the secret's letters go where the administrator said."""

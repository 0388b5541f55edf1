"""A write done once, however often it is sent: by the caller's Idempotency-Key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja import Status

from bihuan.api import messages
from bihuan.api.callers import Caller
from bihuan.api.models import Write

KEPT = timedelta(days=7)
LONGEST = 100
Answer = tuple[int, Any]


def once(request: HttpRequest, caller: Caller, do: Callable[[], Answer]) -> Status[Any]:
    """Do it, or answer as it was answered before. The write and its key are one transaction: neither stands alone."""
    key = request.headers.get("Idempotency-Key", "")[:LONGEST].replace("\0", "")
    if not key:
        return Status(*do())
    print_ = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    before = _found(caller, key)
    if before is None:
        try:
            with transaction.atomic():
                row = Write.objects.create(caller=caller.name, key=key, fingerprint=print_, at=timezone.now())
                row.status, row.answer = do()
                row.save(update_fields=["status", "answer"])
                Write.objects.filter(at__lt=timezone.now() - KEPT).delete()
                return Status(row.status, row.answer)
        except IntegrityError:
            before = _found(caller, key)  # another sent it at the same moment
            if before is None:
                raise
    if before.fingerprint != print_:
        raise messages.key_used_otherwise()
    return Status(before.status or 200, before.answer)


def _found(caller: Caller, key: str) -> Write | None:
    return Write.objects.filter(caller=caller.name, key=key).first()

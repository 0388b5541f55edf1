"""The process beside the site: it tells programs of new entries, and people of what concerns them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from bihuan.api.deliver import deliver_due, post
from bihuan.letters.gather import gather_at_once, gather_digests
from bihuan.letters.send import send_due
from bihuan.refusals import Refused
from bihuan.site.today import today

PAUSE = 5
"""Seconds."""
Stop = Callable[[], bool]
JOBS: tuple[tuple[str, Callable[[Stop], object]], ...] = (
    ("webhooks", lambda _: deliver_due(timezone.now(), post)),
    ("digests", lambda _: gather_digests(timezone.now(), today())),
    ("at once", lambda _: gather_at_once(timezone.now(), today())),
    ("messages", lambda stop: send_due(timezone.now(), stop)),
)


def run() -> None:
    """It ends when the site that started it is gone, or says so; what is being sent is sent to its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the site's, which ends this one
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    parent = os.getppid()
    while os.getppid() == parent and not stopped.is_set():
        for name, job in JOBS:
            if not stopped.is_set():
                _do(name, job, stopped.is_set)
        stopped.wait(PAUSE)


def _do(name: str, job: Callable[[Stop], object], stop: Stop) -> None:
    """One job; where the database is away, or a place's rules do not fit, the others go on."""
    with _connections():
        try:
            job(stop)
        except (DatabaseError, Refused) as error:
            print(f"{name}: {error}", file=sys.stderr, flush=True)


@contextmanager
def _connections() -> Iterator[None]:
    close_old_connections()
    yield
    close_old_connections()

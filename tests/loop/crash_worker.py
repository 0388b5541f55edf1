"""A process of its own upon a database of its own: python -m tests.loop.crash_worker prepare | act NAME COUNT | crash KILLS | account

The environment says which database (the fixture own_database). Each command prints one JSON value; act waits for a line before each half.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any

import django

DAY = date(2026, 6, 1)
COMMITMENTS = 5
BREATH = 0.001
"""Seconds between two acts of a child: SQLite gives its lock to whoever asks first, and one who never rests keeps it."""


def main(command: str, *given: str) -> Any:
    django.setup()
    from django.db import connections

    try:
        return {"prepare": prepare, "act": act, "crash": crash, "account": account}[command](*given)
    finally:
        connections.close_all()


def prepare() -> int:
    """The tables, the cast, and commitments under way."""
    from django.core.management import call_command

    from tests.loop.cast import gather, under_way

    call_command("migrate", verbosity=0)
    cast = gather()
    return len([under_way(cast, number) for number in range(1, COMMITMENTS + 1)])


def act(name: str, how_many: str) -> list[str]:
    """Do so many acts, each half of them when a line comes in; the labels of those that were done."""
    acts, done = _acts(name), []
    for _ in range(2):
        print("ready", flush=True)
        sys.stdin.readline()
        done += [next(acts) for _ in range(int(how_many) // 2)]
    return done


def crash(kills: str) -> dict[str, Any]:
    """Kill two children that act at once, each at a moment of its own, until so many were killed."""
    from django.db import connections

    connections.close_all()  # each child opens its own
    chance = random.Random(2026)  # noqa: S311 - when to kill, the same on every run
    done: list[str] = []
    ends: list[int] = []
    for round_ in range(int(kills) // 2):
        with _child(f"{round_}a") as (first, told), _child(f"{round_}b") as (second, told_too):
            for child, pipe in ((first, told), (second, told_too)):
                done += _hear(pipe, chance.randrange(4))
                time.sleep(chance.uniform(0, 0.008))
                os.kill(child, signal.SIGKILL)
            for child, pipe in ((first, told), (second, told_too)):
                ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
                done += _hear(pipe)
    return {"done": done, "ends": ends}


def account() -> dict[str, Any]:
    """What the history holds: the labels of the acts in their order, each chain's numbers, and what is amiss."""
    from django.db import connection

    from bihuan.history.models import Entry
    from bihuan.loop.commitments.verify import verify

    _wait_for_the_dead()
    entries = list(Entry.objects.order_by("number"))
    labels = [entry.data["words" if entry.act == "report" else "source"] for entry in entries if entry.on == DAY]
    chains: dict[str, list[int]] = {}
    for entry in entries:
        chains.setdefault(entry.subject, []).append(entry.seq)
    faults = [fault.en for fault in verify().faults]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            faults += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
    return {"labels": labels, "chains": list(chains.values()), "faults": faults}


def _acts(name: str) -> Iterator[str]:
    """Acts without end, over all commitments in turn, each in a request's life of a connection; yields a label when one is done."""
    from django.db import close_old_connections

    from bihuan.loop.commitments.models import Commitment
    from bihuan.loop.commitments.perform import holder, perform
    from bihuan.loop.commitments.words import Act
    from bihuan.organisation.models import Person, posts_on

    rows = list(Commitment.objects.order_by("pk"))
    lead = Person.objects.get(tenures__post__unit=rows[0].lead_unit_id)
    by = holder(lead, posts_on(lead, DAY).get(), DAY)
    for number in count():
        row, label = rows[number % len(rows)], f"{name}-{number}"
        if number % 2:
            said = {"target": "q1", "value": str(number), "period": "2026-05", "source": label}
            perform(row, Act.OBSERVE, by=by, on=DAY, data=said)
        else:
            perform(row, Act.REPORT, by=by, on=DAY, data={"period": "2026-05", "words": label})
        close_old_connections()
        yield label


@contextmanager
def _child(name: str) -> Iterator[tuple[int, int]]:
    """Fork one that acts and tells each act through a pipe when it is done; its number, and where it is heard."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(heard)
            for label in _acts(name):
                os.write(told, f"{label}\n".encode())  # fails when the parent is gone, and ends the child
                time.sleep(BREATH)
        except BaseException as error:
            os.write(2, f"{name}: {error!r}\n".encode())
            raise
        finally:
            os._exit(1)
    os.close(told)
    try:
        yield child, heard
    finally:
        os.close(heard)


def _hear(pipe: int, lines: int | None = None) -> list[str]:
    """So many labels as the child tells them; all that are left, with None."""
    heard = b""
    while lines is None or heard.count(b"\n") < lines:
        more = os.read(pipe, 4096)
        if not more:
            break
        heard += more
    return heard.decode().split()


def _wait_for_the_dead() -> None:
    """PostgreSQL ends a killed client's transaction when it finds that nobody listens: a moment later."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.02)
    raise TimeoutError("sessions of killed clients are still there after ten seconds")


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))

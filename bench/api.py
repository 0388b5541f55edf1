"""The API over HTTP on SQLite and PostgreSQL, with 10,000 commitments and 1,000,000 entries: 1 user, then 16 at once."""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from bench.loop import COMMITMENTS, fill, private_postgresql
from bench.paths import ROOT

REQUESTS = 320
"""Of each kind, over all users."""
USERS = (1, 16)
DAY = "2026-09-28"
numbers = count(1)


def main() -> None:
    """Each database in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        _ask("SQLite", {"BIHUAN_DATA": folder})
    with private_postgresql() as url, tempfile.TemporaryDirectory() as folder:
        if url:
            _ask("PostgreSQL", {"BIHUAN_DATA": folder, "BIHUAN_DATABASE_URL": url})
        else:
            print("   no PostgreSQL here: bash tests/setup_debian.sh installs it as root")


def _ask(name: str, settings: dict[str, str]) -> None:
    print(f"   {name}:", flush=True)
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "BIHUAN_TODAY": DAY, **settings}
    subprocess.run([sys.executable, "-m", "bench.api"], check=True, env=env)


def measure() -> None:
    """Build the history, serve it, and ask as users do."""
    from bihuan.cli.house import open_house

    open_house()
    from django.db import connections
    from tests.loop.cast import gather

    from bihuan.api.callers import new_token
    from bihuan.api.models import Scope

    cast = gather()
    start = time.perf_counter()
    made = fill(cast)
    print(f"      written: {made:,} entries in {time.perf_counter() - start:.0f} s", flush=True)
    keys = {
        who: new_token(post=by.post, name=who, scopes=list(Scope.values), days=30, by=by.person)[1]
        for who, by in (("lead", cast.lead), ("office", cast.inspector))
    }
    connections.close_all()
    with served() as port:
        for users in USERS:
            for what, who, make in calls():
                tell(
                    f"{what}, {users} at once",
                    port,
                    users,
                    keys[who],
                    make,
                    REQUESTS if what != "all lights" else users * 6,
                )


def calls() -> list[tuple[str, str, Callable[[random.Random], tuple[str, str, bytes]]]]:
    """What is asked, by whom."""

    def code(chance: random.Random) -> str:
        return f"bench-2026-{chance.randrange(COMMITMENTS):05d}"

    def report(chance: random.Random) -> tuple[str, str, bytes]:
        body = {"period": "2026-09", "words": f"第{next(numbers)}次报告，按计划推进"}
        return "POST", f"/api/commitments/{code(chance)}/report", json.dumps(body).encode()

    return [
        (
            "list of 50",
            "office",
            lambda chance: ("GET", f"/api/commitments?page={chance.randrange(1, COMMITMENTS // 50)}", b""),
        ),
        ("detail", "office", lambda chance: ("GET", f"/api/commitments/{code(chance)}", b"")),
        ("one act", "lead", report),
        ("all lights", "office", lambda chance: ("GET", "/api/lights", b"")),
    ]


def tell(
    what: str, port: int, users: int, key: str, make: Callable[[random.Random], tuple[str, str, bytes]], requests: int
) -> None:
    """Median and 95th percentile of what each user waits."""
    spent: list[float] = []
    wrong: list[str] = []
    threads = [
        threading.Thread(target=_user, args=(port, key, make, requests // users, n, spent, wrong)) for n in range(users)
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = time.perf_counter() - start
    spent.sort()
    late = spent[int(len(spent) * 0.95)]
    print(
        f"      {what}: median {statistics.median(spent):.1f} ms, p95 {late:.1f} ms, {len(spent) / whole:,.0f} a second"
        + (f"; NOT ANSWERED: {len(wrong)} {wrong[0]}" if wrong else ""),
        flush=True,
    )


def _user(
    port: int, key: str, make: Callable[[random.Random], tuple[str, str, bytes]], requests: int, seed: int, spent: list[float],
    wrong: list[str],
) -> None:  # fmt: skip
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    for _ in range(requests):
        method, path, body = make(chance)
        start = time.perf_counter()
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read()
        spent.append((time.perf_counter() - start) * 1000)
        if answer.status not in (200, 201):
            wrong.append(f"{answer.status} {text[:200].decode()}")
    connection.close()


@contextmanager
def served() -> Iterator[int]:
    """The site as `bihuan serve` serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "bihuan", "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", port), 0.2):
                    break
            except OSError:
                time.sleep(0.1)
        time.sleep(2)
        yield port
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    measure()

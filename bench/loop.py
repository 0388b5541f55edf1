"""The loop on SQLite and PostgreSQL: 10,000 commitments with 1,000,000 entries; list, detail, one act, a full verify."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.paths import ROOT

COMMITMENTS = int(os.environ.get("BENCH_COMMITMENTS", "10000"))
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "1000000"))
TIMES = 200
LONG = 5_000
"""Entries of one commitment with a long history, beside one with few."""


def main() -> None:
    """Each database in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        ask("SQLite", {"BIHUAN_DATA": folder})
    with private_postgresql() as url, tempfile.TemporaryDirectory() as folder:
        if url:
            ask("PostgreSQL", {"BIHUAN_DATA": folder, "BIHUAN_DATABASE_URL": url})
        else:
            print("   no PostgreSQL here: bash tests/setup_debian.sh installs it as root")


def ask(name: str, settings: dict[str, str]) -> None:
    """Let a new process measure one database."""
    print(f"   {name}:", flush=True)
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **settings}
    subprocess.run([sys.executable, "-m", "bench.loop"], check=True, env=env)


def measure() -> None:
    """Build the history, then time what people do with it."""
    from bihuan.cli.house import open_house

    open_house()
    from tests.loop.cast import gather, under_way

    from bihuan.loop.commitments.models import Commitment
    from bihuan.loop.commitments.verify import verify

    cast = gather()
    start = time.perf_counter()
    count = fill(cast)
    spent = time.perf_counter() - start
    print(
        f"      written: {count:,} entries of {COMMITMENTS:,} commitments in {spent:.0f} s, {count / spent:,.0f} a second"
    )
    chance = random.Random(7)
    numbers = list(Commitment.objects.values_list("pk", flat=True))

    def detail() -> object:
        from bihuan.history.models import Entry

        row = Commitment.objects.select_related("place", "lead_unit").get(pk=chance.choice(numbers))
        return row.now(), list(Entry.objects.filter(subject=row.subject).order_by("-seq")[:50])

    def listed() -> object:
        rows = (
            Commitment.objects.filter(place=cast.place, year=2026).select_related("lead_unit").order_by("due", "code")
        )
        first = chance.randrange(0, COMMITMENTS - 50)
        return rows.count(), [row.now() for row in rows[first : first + 50]]

    tell("list of 50", listed)
    tell("detail with 50 entries", detail)
    tell("one act", lambda: report(Commitment.objects.get(pk=chance.choice(numbers)), cast))
    few, many = under_way(cast, number=COMMITMENTS + 1), under_way(cast, number=COMMITMENTS + 2)
    for _ in range(LONG):
        report(many, cast)
    tell("one act on a short history", lambda: report(few, cast))
    tell(f"one act on a history of {LONG:,}", lambda: report(many, cast))
    start = time.perf_counter()
    verdict = verify()
    spent = time.perf_counter() - start
    print(
        f"      verify: {verdict.entries:,} entries in {spent:.0f} s, {verdict.entries / spent:,.0f} a second; faults {len(verdict.faults)}"
    )
    print(f"      on disk: {size() / 1e6:,.0f} MB")


def fill(cast: Any) -> int:
    """Commitments with their chains, entered in bulk as an import does."""
    from bihuan.history.append import START, Head
    from bihuan.history.models import Entry
    from bihuan.loop.commitments.asked import Asked
    from bihuan.loop.commitments.models import Commitment
    from bihuan.loop.commitments.perform import step, store
    from bihuan.loop.commitments.words import Act, Part

    inspector, lead = cast.inspector, cast.lead
    each, made = ENTRIES // COMMITMENTS, 0
    day, at = date(2026, 1, 4), datetime(2026, 1, 4, 1, tzinfo=UTC)

    def asked(by: Any, part: Part, act: Act, on: date, data: dict[str, Any]) -> Asked:
        return Asked(act, part, on, by.person.pk, by.post.pk, by.post.unit_id, data)

    targets = [{"target": "q1", "measure": "口袋公园", "unit": "个", "relation": "exact", "value": "20"}]
    opening = [
        asked(inspector, Part.SUPERVISION, Act.DRAFT, day, {"checkable": "measured", "targets": targets}),
        asked(inspector, Part.SUPERVISION, Act.NAME_LEAD, day, {"post": lead.post.pk, "unit": lead.post.unit_id}),
        asked(
            inspector,
            Part.SUPERVISION,
            Act.SET_DEADLINE,
            day,
            {"due": "2026-10-31", "words": "10月底前", "kind": "month"},
        ),
        asked(inspector, Part.SUPERVISION, Act.ASSIGN, day, {}),
        asked(lead, Part.LEAD_UNIT, Act.ACKNOWLEDGE, day, {}),
    ]
    for first in range(0, COMMITMENTS, 500):
        numbers = range(first, min(first + 500, COMMITMENTS))
        rows = Commitment.objects.bulk_create(
            Commitment(
                place=cast.place, year=2026, code=f"bench-2026-{n:05d}", quote=f"新建口袋公园{n}个", status="drafted"
            )
            for n in numbers
        )
        entries: list[Entry] = []
        for row in rows:
            state, head = None, START
            for n in range(each):
                on = day + timedelta(days=n)
                deed = opening[n] if n < len(opening) else monthly(lead, asked, n, on)
                entry, state = step(row.subject, state, head, deed, at)
                entries.append(entry)
                head = Head(entry.seq, entry.hash)
            assert state is not None
            store(row, state, entries[-1])
        Entry.objects.bulk_create(entries, 5_000)
        Commitment.objects.bulk_update(rows, ["state", "status", "lead_unit", "due", "sort_due", "seq", "head"], 500)
        made += len(entries)
    return made


def monthly(lead: Any, asked: Callable[..., Any], n: int, on: date) -> Any:
    """Reports and figures in turn."""
    from bihuan.loop.commitments.words import Act, Part

    period = f"{on:%Y-%m}"
    if n % 2:
        return asked(
            lead,
            Part.LEAD_UNIT,
            Act.REPORT,
            on,
            {"period": period, "words": f"第{n}次报告，按计划推进", "figure": str(n)},
        )
    return asked(
        lead,
        Part.LEAD_UNIT,
        Act.OBSERVE,
        on,
        {"target": "q1", "value": str(n % 20), "period": period, "source": "台账"},
    )


def report(row: Any, cast: Any) -> None:
    """One act as the site does it."""
    from bihuan.loop.commitments.perform import perform
    from bihuan.loop.commitments.words import Act

    perform(row, Act.REPORT, by=cast.lead, on=date(2026, 9, 28), data={"period": "2026-09", "words": "已建成12个"})


def tell(what: str, deed: Callable[[], object]) -> None:
    """Median and 95th percentile of many."""
    spent = []
    for _ in range(TIMES):
        start = time.perf_counter()
        deed()
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    print(f"      {what}: median {statistics.median(spent):.1f} ms, p95 {spent[int(TIMES * 0.95)]:.1f} ms", flush=True)


def size() -> int:
    """Bytes of the database."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return sum(path.stat().st_size for path in Path(os.environ["BIHUAN_DATA"]).glob("bihuan.sqlite3*"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


@contextmanager
def private_postgresql() -> Iterator[str | None]:
    """A cluster of the bench's own, on a socket of its own, gone at the end."""
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if not bins or not shutil.which("runuser"):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="bihuan-pg-"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    run = lambda *call: subprocess.run([*as_user, *map(str, call)], check=True, stdout=subprocess.DEVNULL)  # noqa: E731
    run(bins[0] / "initdb", "-D", folder / "data", "-A", "trust", "-U", "bihuan", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    run(bins[0] / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
    try:
        run(bins[0] / "createdb", "-h", folder, "-U", "bihuan", "bihuan")
        yield f"postgresql://bihuan@/bihuan?host={folder}"
    finally:
        run(bins[0] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    measure()

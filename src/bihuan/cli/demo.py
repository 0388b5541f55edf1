"""`bihuan demo`: the example city built, verified and served on this machine alone."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from bihuan.cli import messages
from bihuan.cli.arguments import Commands, port
from bihuan.cli.house import open_house
from bihuan.cli.progress import CLEAR, bar

FOLDER = "bihuan-demo"
"""The example's own data folder, where BIHUAN_DATA names none, so that it never meets real data."""


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "生成示例城市并启动网站 / Build the example city and serve it"
    command = commands.add_parser("demo", help=about, description=about, allow_abbrev=False)
    command.add_argument("--no-serve", action="store_true", help="只生成，不启动网站 / build it only")
    command.add_argument("--fresh", action="store_true", help="删去旧的示例重新生成 / throw the old one away first")
    command.add_argument("--port", type=port, default=8000, metavar="N", help="端口，默认 8000 / the port")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build it where it is not there, say how it stands, and serve it until Ctrl-C."""
    from bihuan.demo.files import YEAR, are_here

    if not are_here():
        raise messages.no_example()
    folder = Path(os.environ.setdefault("BIHUAN_DATA", FOLDER)).absolute()
    if arguments.fresh:
        _throw_away(folder)
    os.environ.setdefault("BIHUAN_TODAY", f"{YEAR}-09-21")
    os.environ["BIHUAN_DEMO"] = "yes"
    open_house()
    from bihuan.demo.build import PASSWORD, build, is_built, logins, year_sum
    from bihuan.loop.commitments.labels import label
    from bihuan.loop.commitments.verify import verify

    if not is_built():
        build(_tell)
        _tell(0, 0)
    verdict = verify()
    print(messages.verified(verdict.subjects, verdict.entries, verdict.roots))
    if verdict.faults:
        first = verdict.faults[0]
        print(messages.fault(first.subject, first.seq, first.zh, first.en))
        return messages.FAILED
    total = year_sum()
    rows = [(label("status", status), count) for status, count in sorted(total.by_status.items(), key=lambda r: -r[1])]
    print(messages.year_sum(rows, total.overdue, total.unreported, total.blocked))
    print(messages.logins(logins(), PASSWORD))
    if not arguments.no_serve:
        from bihuan.cli.serve import HOST, serve

        serve(HOST, arguments.port, 2)
    return 0


def _throw_away(folder: Path) -> None:
    """Only what is an example's folder goes: one that holds no other city."""
    if not folder.exists():
        return
    if "BIHUAN_DATABASE_URL" in os.environ:
        raise messages.fresh_needs_sqlite()
    strange = [
        path.name
        for path in folder.iterdir()
        if not path.name.startswith(("bihuan.sqlite3", "secret-key", "static", "evidence"))
    ]
    if strange:
        raise messages.not_a_demo_folder(folder, strange[0])
    shutil.rmtree(folder)


def _tell(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"{CLEAR}{bar(done, total) if total else ''}", end="", file=sys.stderr, flush=True)

"""Runs a command with a PostgreSQL of its own: python -m tests.postgresql .venv/bin/pytest -m django_db

The cluster lies in a temporary folder, listens on a unix socket there and nowhere else, and goes when the command ends.
The command finds it in BIHUAN_TEST_DATABASE_URL. No cluster of the system is looked at.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 14  # that Django 5.2 speaks to
UNPRIVILEGED = "postgres"  # the server refuses to run as root; Debian's package makes this user
UNSAFE_AND_FAST = "-c fsync=off -c full_page_writes=off"  # a power cut may spoil it: it is thrown away in any case


def main(command: list[str]) -> int:
    """The command's own exit code; 0, with a note, where no PostgreSQL is to be had."""
    programs = find_programs()
    if programs is None:
        print(f"NOTE: PostgreSQL {OLDEST} or newer is not here - the tests of the database ran on SQLite alone.")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the cluster goes then, too
    with cluster(programs) as url:
        print(f"The tests of the database once more, on {_version(programs)}:", flush=True)
        return subprocess.run(command, env=os.environ | {"BIHUAN_TEST_DATABASE_URL": url}).returncode


def find_programs() -> Path | None:
    """The folder of the newest initdb, pg_ctl and postgres here; None where there is none, or nobody to run it."""
    if os.getuid() == 0 and UNPRIVILEGED not in {user.pw_name for user in pwd.getpwall()}:
        return None
    on_path = shutil.which("pg_ctl")
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(on_path).resolve().parent] if on_path else [])]
    whole = [folder for folder in folders if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))]
    newest = max(whole, key=_major, default=None)
    return newest if newest and _major(newest) >= OLDEST else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start one, give the URL of its database, and stop and remove it."""
    folder = Path(tempfile.mkdtemp(prefix="bihuan-pg-", dir="/tmp"))  # short: a socket lies in it
    data, log = folder / "data", folder / "log"
    if os.getuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)
    options = f"-k {folder} -c listen_addresses='' {UNSAFE_AND_FAST}"
    try:
        _run(programs / "initdb", "-D", data, "-U", "bihuan", "--auth=trust", "--encoding=UTF8", "--no-locale", "-N")
        try:
            _run(programs / "pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
            yield f"postgresql://bihuan@/postgres?host={folder}"
        finally:
            if (data / "postmaster.pid").exists():
                _run(programs / "pg_ctl", "stop", "-w", "-D", data, "-m", "immediate")
    except subprocess.CalledProcessError as error:
        written = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        sys.exit(f"PostgreSQL is here and does not start or stop:\n{error.stdout}{error.stderr}{written}")
    finally:
        shutil.rmtree(folder)


def _run(*command: str | Path) -> None:
    # What pg_ctl starts outlives it and would hold a pipe open; so it all goes to a file.
    as_whom = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []} if os.getuid() == 0 else {}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **as_whom)
        said.seek(0)
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, command, said.read(), "")


def _version(programs: Path) -> str:
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return said.strip().replace("postgres (PostgreSQL)", "PostgreSQL")


def _major(programs: Path) -> int:
    found = re.search(r"\d+", _version(programs))
    return int(found[0]) if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

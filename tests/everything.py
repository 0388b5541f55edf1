"""Runs every test: python -m tests.everything

Two rows of like length side by side, since either leaves a core idle: the site and the loop on SQLite; beside them the reading, the intake of files,
the command and the interface for programs, and then those of the database once more on PostgreSQL. What the second row says is told when both are done.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress

TESTS = [sys.executable, "-m", "pytest"]
APART = tuple(f"tests/{name}" for name in ("api", "cli", "examples", "golden", "intake", "page", "reading"))
"""Whatever is not named here runs in the first row."""
REST = [*TESTS, *(f"--ignore={folder}" for folder in APART)]
BESIDE = [
    [*TESTS, "-p", "no:cacheprovider", *APART],
    [sys.executable, "-m", "tests.postgresql", *TESTS, "-p", "no:cacheprovider", "-m", "django_db"],
]


def main(only: str | None = None) -> int:
    """0 where all passed."""
    if only == "beside":
        codes = [subprocess.run(command).returncode for command in BESIDE]
        return int(any(codes))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        row = [sys.executable, "-m", "tests.everything", "beside"]
        beside = subprocess.Popen(row, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            code = subprocess.run(REST).returncode
            beside.wait()
        except KeyboardInterrupt:
            code = 130
        finally:
            with suppress(ProcessLookupError):
                os.killpg(beside.pid, signal.SIGTERM)
            beside.wait()
        said.seek(0)
        print(said.read(), flush=True)
    return code or beside.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

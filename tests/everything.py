"""Runs every test: python -m tests.everything

Those of the database run on PostgreSQL beside all of them on SQLite, since either leaves a core idle; what they say is told when both are done.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import suppress

TESTS = [sys.executable, "-m", "pytest"]
ON_POSTGRESQL = [sys.executable, "-m", "tests.postgresql", *TESTS, "-m", "django_db", "-p", "no:cacheprovider"]


def main() -> int:
    """0 where both passed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        beside = subprocess.Popen(ON_POSTGRESQL, stdout=said, stderr=subprocess.STDOUT)
        try:
            code = subprocess.run(TESTS).returncode
            beside.wait()
        except KeyboardInterrupt:
            code = 130
        finally:
            with suppress(ProcessLookupError):
                beside.terminate()
            beside.wait()
        said.seek(0)
        print(said.read(), flush=True)
    return code or beside.returncode


if __name__ == "__main__":
    sys.exit(main())

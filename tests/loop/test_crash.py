"""A process that is killed in the midst of an act leaves the whole of it behind, or nothing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

pytestmark = pytest.mark.django_db

WORKER = [sys.executable, "-W", "error", "-m", "tests.loop.crash_worker"]
KILLS = 200


def test_it_keeps_what_was_done_and_no_half_of_it_through_200_kills(own_database: dict[str, str]) -> None:
    _ask(own_database, "prepare")
    crashed = _ask(own_database, "crash", str(KILLS))
    assert Counter(crashed["ends"]) == {-signal.SIGKILL: KILLS}
    assert len(crashed["done"]) >= KILLS

    kept = _ask(own_database, "account")
    assert kept["faults"] == []
    times = Counter(kept["labels"])
    assert [label for label in crashed["done"] if times[label] != 1] == []
    assert max(times.values()) == 1
    assert all(chain == list(range(1, len(chain) + 1)) for chain in kept["chains"])


def _ask(own_database: dict[str, str], *command: str) -> Any:
    done = subprocess.run([*WORKER, *command], env=own_database, capture_output=True, text=True, timeout=180)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)

"""Two who act at once upon the same commitments come one after the other, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.django_db

WORKER = [sys.executable, "-W", "error", "-m", "tests.loop.crash_worker"]
ACTS = 100


def test_it_keeps_every_act_of_two_processes_once_and_in_order(own_database: dict[str, str]) -> None:
    _ask(own_database, "prepare")
    done = _both_at_once(own_database)
    assert [len(labels) for labels in done] == [ACTS, ACTS]

    kept = _ask(own_database, "account")
    assert kept["faults"] == []
    assert sorted(kept["labels"]) == sorted([*done[0], *done[1]])
    for labels in done:
        assert [label for label in kept["labels"] if label in labels] == labels
    assert all(chain == list(range(1, len(chain) + 1)) for chain in kept["chains"])


def _both_at_once(own_database: dict[str, str]) -> list[list[str]]:
    both = [
        subprocess.Popen(
            [*WORKER, "act", name, str(ACTS)],
            env=own_database, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for name in ("one", "other")
    ]  # fmt: skip
    try:
        for _ in range(2):  # the second half begins when both have done their first, so neither is alone throughout
            for process in both:
                assert process.stdout is not None
                assert process.stdout.readline() == "ready\n", process.communicate()[1]
            for process in both:
                assert process.stdin is not None
                process.stdin.write("go\n")
                process.stdin.flush()
        said = [process.communicate(timeout=60) for process in both]
    finally:
        for process in both:
            process.kill()
    assert [errors for _, errors in said] == ["", ""]
    return [json.loads(labels) for labels, _ in said]


def _ask(own_database: dict[str, str], *command: str) -> dict[str, list[str]]:
    done = subprocess.run([*WORKER, *command], env=own_database, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer

"""Characters a second in a warm process, how time grows with length, memory, and the command from start to finish."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from bench.paths import SEED, here, reports, text_of
from bihuan.reading import read_report

RUNS = 15
PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""A small process that runs the command and prints its peak, since a child counts the memory of who forked it."""


def best_of(run: Callable[[], object], runs: int = RUNS) -> float:
    """The shortest of several runs, in seconds: what the machine can do when nothing else takes its time."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the figures."""
    if not here():
        return
    seed = text_of(SEED)
    once = best_of(lambda: read_report(seed))
    print(f"   the seed ({len(seed)} characters) in {once * 1000:.1f} ms: {len(seed) / once:,.0f} characters a second")
    texts = [text_of(path) for path in reports()]
    start = time.perf_counter()
    for text in texts:
        read_report(text)
    spent = time.perf_counter() - start
    print(f"   all {len(texts)} reports in {spent:.2f} s: {sum(map(len, texts)) / spent:,.0f} characters a second")
    growth(seed, once)
    command()


def growth(seed: str, once: float) -> None:
    """A text 100 times as long: the seed with its sentences told apart, so that no copy is dropped as a repeat."""
    long = "\n".join(seed.replace("。", f"（{i}）。") for i in range(100))
    spent = best_of(lambda: read_report(long), 2)
    print(
        f"   {len(long) / len(seed):.0f} times as long takes {spent / once:.0f} times as long ({len(long) / spent:,.0f} characters a second)"
    )


def command() -> None:
    """`bihuan read` on the seed in a process of its own."""
    call = [sys.executable, "-m", "bihuan", "read", str(SEED), "--format", "json"]
    spent = best_of(lambda: subprocess.run(call, check=True, stdout=subprocess.DEVNULL), 5)
    told = subprocess.run([sys.executable, "-c", PEAK, *call], check=True, capture_output=True, text=True)
    peak = int(told.stdout) / 1024
    print(f"   the command from start to finish {spent:.2f} s, peak memory {peak:.0f} MB")

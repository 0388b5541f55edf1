"""The reading compiled with mypyc (`make wheel`): the same bytes as plain Python, and how much faster."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.paths import ROOT, SEED, here, reports, text_of
from bench.speed import best_of
from bihuan.reading import read_report


def main() -> None:
    """Build it anew, then ask both."""
    if not here():
        return
    if not shutil.which("cc"):
        print("   no C compiler here: nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder))


def compare(where: Path) -> None:
    """Build into the folder, and let both tell."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    build = [*pip, "--no-build-isolation", "--target", str(where), str(ROOT)]
    subprocess.run(build, check=True, env={**os.environ, "BIHUAN_COMPILE": "1"}, stderr=subprocess.DEVNULL)
    told = {}
    for name, path in (("plain", ROOT / "src"), ("compiled", where)):
        call = [sys.executable, "-m", "bench.compiled"]
        env = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{ROOT}"}
        answer = subprocess.run(call, check=True, capture_output=True, text=True, env=env).stdout.split()
        told[name] = (float(answer[0]), answer[1])
    seed = len(text_of(SEED))
    for name, (seconds, _) in told.items():
        print(f"   {name}: the seed in {seconds * 1000:.1f} ms, {seed / seconds:,.0f} characters a second")
    same = "the same bytes" if told["plain"][1] == told["compiled"][1] else "NOT THE SAME BYTES"
    print(
        f"   compiled {told['plain'][0] / told['compiled'][0]:.2f} times as fast; {same} over {len(reports())} reports"
    )


def ask() -> None:
    """In a process of its own: the seed's seconds, and a hash over the registers of all reports."""
    seed = text_of(SEED)
    spent = best_of(lambda: read_report(seed), 60)
    digest = hashlib.sha256()
    for path in reports():
        digest.update(read_report(text_of(path)).to_json().encode())
    print(spent, digest.hexdigest())


if __name__ == "__main__":
    ask()

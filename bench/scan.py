"""A newspaper page scanned: seconds, memory and characters wrong, beside rapidocr on the whole page and tesseract."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.intake.make_page import (
    OTHER,
    Style,
    as_bytes,
    as_tiff,
    degraded,
    full_page,
    printed,
    two_pages,
    wrong_characters,
)

from bench.paths import SEED, here, text_of
from bihuan.reading import read_report
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.repair.fold import fold

RIVALS = {
    "24 px clean": (("rapidocr, whole page", "rapidocr"), ("tesseract chi_sim", "tesseract")),
    "24 px poor": (("rapidocr, whole page", "rapidocr"),),
}
"""Who reads which page too: tesseract needs minutes for one."""
_LONGEST = 900
"""Seconds that one reader gets for one page."""
_TURN = re.compile(r"（(?:上接|下转)第\d版）")


class Variant(NamedTuple):
    """A page to be read, and what stands on it."""

    name: str
    data: bytes
    text: str
    pages: int = 1


def variants(text: str) -> list[Variant]:
    """The seed as pages of a newspaper. Its turns (上接第2版) are no text: the reading drops them and says so."""
    made: list[Variant] = []
    for size in (16, 24, 36):
        page = full_page(text, Style(size))
        made.append(Variant(f"{size} px clean", as_bytes(page.image), page.text))
        made.append(Variant(f"{size} px poor", as_bytes(degraded(page.image), "JPEG", 60), page.text))
    page = full_page(text, Style(), other=OTHER)
    made.append(Variant("24 px second article", as_bytes(page.image), page.text))
    pages = two_pages(text, Style())
    said = "".join(page.text for page in pages)
    made.append(Variant("24 px two pages", as_tiff([page.image for page in pages]), said, 2))
    return [variant._replace(text=_TURN.sub("", variant.text)) for variant in made]


def main() -> None:
    """A line a variant; the rivals read the two main cases in the same run."""
    if not here():
        return
    print(
        f"   {'page':24} {'s/page':>7} {'busy':>7} {'recognition':>12} {'MB':>5} {'wrong':>7} {'amounts F1':>11} {'bare':>5} {'flaws':>6}"
    )
    for variant in variants(printed(text_of(SEED))):
        seconds = ours(variant)
        for name, key in RIVALS.get(variant.name, ()):
            rival(name, key, variant, seconds)


def ours(variant: Variant) -> float:
    """Read in a process of its own, so that memory and threads are its own; processor seconds a page."""
    with tempfile.TemporaryDirectory() as folder:
        told = _child("ours", variant, Path(folder))
    if told is None:
        return 0.0
    seconds, busy, share, memory, *rest = told[0].split()
    wrong = wrong_characters(same(variant.text), same(told[1])) / len(same(variant.text))
    score, bare = amounts(variant.text, told[1], [tuple(map(int, span.split("-"))) for span in rest])
    each, wall = float(busy) / variant.pages, float(seconds) / variant.pages
    row = f"{wall:7.1f} {each:7.1f} {float(share):12.1%} {int(memory):5} {wrong:7.3%} {score:11.4f} {bare:5} {len(rest):6}"
    print(f"   {variant.name:24} {row}", flush=True)
    return each


def rival(name: str, key: str, variant: Variant, seconds: float) -> None:
    """The same page by another reader in the same run, and its time over ours."""
    if key == "tesseract" and not shutil.which("tesseract"):
        print("     tesseract is not here (apt-get install tesseract-ocr tesseract-ocr-chi-sim): left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        told = _child(key, variant, Path(folder))
    if told is None or not seconds:
        return
    spent, busy, memory = told[0].split()
    truth, found = same(variant.text), same(told[1])
    wrong = wrong_characters(truth, found) / len(truth)
    missed = 1 - (Counter(truth) & Counter(found)).total() / len(truth)
    print(
        f"     {name:22} {float(spent):7.1f} {float(busy):7.1f} {'':12} {int(memory):5} {wrong:7.3%}   {float(busy) / seconds:.1f} times our processor time; "
        f"{missed:.2%} of the characters not found in any order",
        flush=True,
    )


def amounts(truth: str, text: str, doubted: list[tuple[int, ...]]) -> tuple[float, int]:
    """F1 of the register's amounts (value and unit, in order of the text), and how many are wrong without a flaw on them."""
    wanted = Counter((row.value, row.high, row.unit) for row in read_report(truth).quantities)
    rows = read_report(text).quantities
    found = Counter((row.value, row.high, row.unit) for row in rows)
    both = (wanted & found).total()
    extra = found - wanted
    bare = 0
    for row in rows:
        key = (row.value, row.high, row.unit)
        if extra[key] > 0:
            extra[key] -= 1
            bare += not any(start < row.span[1] + 1 and row.span[0] - 1 < end for start, end in doubted)
    return 2 * both / max(1, wanted.total() + found.total()), bare


def same(text: str) -> str:
    return "".join(fold(text).split())


def _child(key: str, variant: Variant, folder: Path) -> list[str] | None:
    """What the child prints: a line of figures, and the text."""
    path = folder / "page"
    path.write_bytes(variant.data)
    call = [sys.executable, "-m", "bench.scan", key, str(path)]
    try:
        answer = subprocess.run(call, check=False, capture_output=True, text=True, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        print(f"     {key} was stopped after {_LONGEST} s", flush=True)
        return None
    if answer.returncode:
        print(f"     {key} failed: {answer.stderr.strip().splitlines()[-1:]}")
        return None
    figures, _, text = answer.stdout.partition("\n")
    return [figures, text]


def timed_ours(path: Path) -> tuple[Document, float, float]:
    """The document, seconds in all and seconds in recognition itself; the model is loaded beforehand."""
    from bihuan.reading.intake.scan import recognise
    from bihuan.reading.intake.scan.read import read

    recognise.load()
    inside, ask = [0.0], recognise.ask_all

    def watched(*lines: object) -> object:
        start = time.perf_counter()
        try:
            return ask(*lines)
        finally:
            inside[0] += time.perf_counter() - start

    recognise.ask_all = watched
    start = time.perf_counter()
    document = read(path.read_bytes(), path.name, Limits(), untold)
    return document, time.perf_counter() - start, inside[0]


def ask_ours(path: Path) -> None:
    document, spent, inside = timed_ours(path)
    spans = " ".join(f"{flaw.span[0]}-{flaw.span[1]}" for flaw in document.flaws)
    print(f"{spent:.2f} {_busy():.2f} {inside / spent:.4f} {_memory()} {spans}\n{document.text}", end="")


def ask_rapidocr(path: Path) -> None:
    """As its readme says, but for the longest side, so that no page is made smaller than it is."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.max_side_len": 20_000,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        }
    )
    start = time.perf_counter()
    result = engine(str(path))
    spent = time.perf_counter() - start
    print(f"{spent:.2f} {_busy():.2f} {_memory()}\n" + "\n".join(result.txts or ()), end="")


def ask_tesseract(path: Path) -> None:
    """Its own page segmentation, simplified Chinese."""
    start = time.perf_counter()
    call = ["tesseract", str(path), "stdout", "-l", "chi_sim"]
    text = subprocess.run(call, check=True, capture_output=True, text=True, timeout=_LONGEST - 30).stdout
    spent = time.perf_counter() - start
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{spent:.2f} {child.ru_utime + child.ru_stime:.2f} {child.ru_maxrss // 1000}\n{text}", end="")


def _busy() -> float:
    """Processor seconds of this process, its start included."""
    return time.process_time()


def _memory() -> int:
    """Megabytes at the peak. The kernel's count of a child begins with what its parent had, so Linux is asked for the process's own."""
    status = Path("/proc/self/status")
    if status.exists():
        own = [line.split() for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(own[0][1]) // 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


CHILDREN: dict[str, Callable[[Path], None]] = {
    "ours": ask_ours,
    "rapidocr": ask_rapidocr,
    "tesseract": ask_tesseract,
}

if __name__ == "__main__":
    if len(sys.argv) == 3:
        CHILDREN[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()

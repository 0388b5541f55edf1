"""Mutated files, parser by parser: each is read or refused in a sentence; a parser's death is counted and its file kept.

`python -m bench fuzz` takes ten minutes a parser; BIHUAN_FUZZ_SECONDS sets another time. Each parser works in a process of
its own, with the limits and the shut doors of the worker.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from queue import Empty
from typing import Any

from tests.conftest import EXAMPLE
from tests.intake import make_ofd, make_pdf

from bench.paths import OUT
from bihuan.reading import BadDocument
from bihuan.reading.intake import worker
from bihuan.reading.intake.document import Limits, untold

SECONDS = int(os.environ.get("BIHUAN_FUZZ_SECONDS", "600"))
SLOWEST = 60
LIMITS = Limits(pages=40, pixels=4_000_000, seconds=SLOWEST, members=500, unpacked=50_000_000)
KEPT = OUT / "fuzz"


def samples() -> dict[str, list[bytes | None]]:
    """Valid files of each kind, from the example report."""
    text = EXAMPLE.read_text(encoding="utf-8")[:1500]
    return {
        "html": [make_pdf.page(text, 1).encode(), make_pdf.page(text, 1).encode("gb18030")],
        "docx": [make_pdf.word(text), make_pdf.by_office(text, "docx")],
        "doc": [make_pdf.by_office(text, "doc")],
        "pdf": [make_pdf.by_office(text), make_pdf.by_chromium(text, 2)],
        "ofd": [make_ofd.make_ofd(make_ofd.set_pages(text.splitlines()))],
        "picture": _pictures(text[:60]),
    }


def _pictures(text: str) -> list[bytes | None]:
    from tests.intake import make_page

    sheet = make_page.full_page(text, make_page.Style(size=24))
    return [make_page.as_bytes(sheet.image, form) for form in ("PNG", "JPEG")]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or swapped, or the file's end lost."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 8, 32))):
        at = chance.randrange(len(changed))
        deed = chance.randrange(5)
        size = chance.choice((1, 2, 4, 16, 256))
        if deed == 0:
            changed[at] = chance.randrange(256)
        elif deed == 1:
            changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0"))
        elif deed == 2:
            del changed[at : at + size]
        elif deed == 3:
            changed[at:at] = changed[at : at + size]
        else:
            del changed[max(1, at) :]
        if not changed:
            return b"\0"
    return bytes(changed)


def work(kind: str, files: list[bytes], seed: int, until: float, told: Any, trying: Path) -> None:
    """In a process of its own: mutate and read until the time is over. The file at hand lies at `trying`."""
    chance = random.Random(seed)
    worker.limit(LIMITS._replace(seconds=SECONDS))  # of all its files; one that takes too long is seen from outside
    read: Callable[..., Any] = import_module(worker.READERS[kind][0]).read
    for file in files:
        read(file, "valid", LIMITS, untold)  # what is loaded late is loaded before the doors are shut
    worker.shut(trying.parent)
    while time.time() < until:
        data = mutated(chance.choice(files), chance)
        trying.write_bytes(data)
        try:
            read(data, "mutated", LIMITS, untold)
            told.put("read")
        except BadDocument as why:
            told.put("refused" if why.zh.count("。") == 1 and why.en.endswith(".") else f"refused badly: {why}")
        except MemoryError:
            told.put("out of memory, refused by the worker")
        except Exception as error:  # noqa: BLE001 - each is to be known
            told.put(f"raised {type(error).__name__}: {str(error)[:80]}")
            (trying.parent / f"{kind}-raised-{seed}-{time.time_ns()}").write_bytes(data)


def main() -> None:
    """Print what became of the files."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for kind, made in samples().items():
        files = [data for data in made if data]
        if not files:
            print(f"   {kind}: no maker of such files here, nothing tried")
            continue
        counts = fuzz(kind, files)
        total = sum(counts.values())
        print(
            f"   {kind}: {total} files in {SECONDS} s; " + "; ".join(f"{what} {n}" for what, n in counts.most_common())
        )


def fuzz(kind: str, files: list[bytes]) -> Counter[str]:
    """Start the parser anew as often as it dies or hangs; what it died of is kept under bench/out/fuzz."""
    counts: Counter[str] = Counter()
    context = multiprocessing.get_context("spawn")
    until, seed = time.time() + SECONDS, 0
    while time.time() < until:
        seed += 1
        told, trying = context.Queue(), KEPT / f"{kind}-trying"
        process = context.Process(target=work, args=(kind, files, seed, until, told, trying))
        process.start()
        last = time.time()
        while process.is_alive() or not told.empty():
            try:
                counts[told.get(timeout=1)] += 1
                last = time.time()
            except Empty:
                if time.time() - last > SLOWEST and process.is_alive():
                    counts["hung, killed"] += 1
                    process.kill()
        process.join()
        if process.exitcode not in (0, None) and trying.exists():
            counts[f"died ({process.exitcode}), the caller lives"] += 1
            trying.rename(KEPT / f"{kind}-died-{seed}")
    return counts

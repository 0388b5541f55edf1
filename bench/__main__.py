"""`python -m bench`: every part, or the ones that are named; the long ones (LONG) only when named."""

from __future__ import annotations

import sys

from bench import (
    api,
    compiled,
    corpus,
    forms,
    fuzz,
    intake,
    loop,
    pages,
    quality,
    rivals,
    scan,
    screens,
    slips,
    specs,
    speed,
    suggest,
)

PARTS = {
    "quality": quality.main,
    "speed": speed.main,
    "compiled": compiled.main,
    "rivals": rivals.main,
    "specs": specs.main,
    "corpus": corpus.main,
    "forms": forms.main,
    "intake": intake.main,
    "suggest": suggest.main,
    "screens": screens.main,
    "slips": slips.main,
    "scan": scan.main,
    "fuzz": fuzz.main,
    "loop": loop.main,
    "api": api.main,
    "pages": pages.main,
}
LONG = {"scan", "fuzz", "loop", "api", "pages"}
"""Run only when named."""


def main(names: list[str]) -> None:
    """Run the parts in order."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"没有这个部分：{' '.join(unknown)} / no such part; there are {' '.join(PARTS)}")
    for name in names or [part for part in PARTS if part not in LONG]:
        print(f"\n== {name}: {(sys.modules[PARTS[name].__module__].__doc__ or '').splitlines()[0]}")
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])

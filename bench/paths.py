"""Where the reports, goldens and the score lie; what is absent is said, never skipped in silence."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEED = SHARED / "reports" / "city" / "hohhot-2026.txt"
OUT = ROOT / "bench" / "out"


def text_of(path: Path) -> str:
    """A report as decoded, its line breaks as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def reports() -> list[Path]:
    """All reports at hand, in a fixed order."""
    return sorted((SHARED / "reports").rglob("*.txt"))


def here(path: Path = SEED) -> bool:
    """Whether ../shared lies beside the project; says so where it does not."""
    if path.exists():
        return True
    print("   ../shared does not lie beside the project: nothing measured here")
    return False


def score() -> ModuleType:
    """../shared/score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("shared/score.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

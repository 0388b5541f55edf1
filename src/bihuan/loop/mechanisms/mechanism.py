"""Mechanisms: one of its TOML, and those that come with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bihuan.loop.mechanisms.read import read
from bihuan.loop.mechanisms.shape import Ledger, Light, Listing, Mechanism, Papers, Parallel, Stage, Step
from bihuan.loop.mechanisms.sound import flaws

__all__ = [
    "Ledger",
    "Light",
    "Listing",
    "Mechanism",
    "Papers",
    "Parallel",
    "Stage",
    "Step",
    "mechanism_from",
    "mechanisms",
]

NOT_MECHANISMS = ("labels.toml",)


def mechanism_from(text: str) -> Mechanism:
    """A mechanism of its TOML. Raises ValueError with one sentence that names the place."""
    mechanism = read(text)
    flaw = next(flaws(mechanism), None)
    if flaw:
        raise ValueError(f"{mechanism.id}, {flaw}")
    return mechanism


@cache
def mechanisms() -> dict[str, Mechanism]:
    """Those that come with the program, by id; the default first."""
    paths = [path for path in files(__package__).iterdir() if path.name.endswith(".toml")]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.name not in NOT_MECHANISMS]
    rows = sorted((mechanism_from(text) for text in texts), key=lambda row: (row.life != "commitment", row.id))
    return {row.id: row for row in rows}


def text_of(name: str) -> str:
    """The TOML of one that ships, as it stands in the package."""
    return files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")

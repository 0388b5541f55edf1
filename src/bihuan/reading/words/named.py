"""The weights by which a project's name is told from plain words (learned by tools/learn_names.py).

Whole numbers, so that every machine comes to the same sum. A row of words/named.tsv is a table, a key and its weight; what the
keys are, reading/projects/signs.py says.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from bihuan.reading.words.pairs import pair_of

_BY_NUMBER: Final = ("setting", "shape", "sure_shape", "length", "body", "head_share", "rare_share")


class Weights:
    """The tables, by words or by numbers, and what a name's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, int]]) -> None:
        self.least = tables["least"][""]
        self.pair = {pair_of(key): weight for key, weight in tables["pair"].items()}
        """Neighbouring characters of the item (words/pairs.py)."""
        self.end = tables["end"]
        """Its last one to four characters."""
        self.stage = tables["stage"]
        self.stage_end = tables["stage_end"]
        self.stage_start = tables["stage_start"]
        self.kind = tables["kind"]
        self.flag = tables["flag"]
        self.shaped_end = tables["shaped_end"]
        self.staged = tables["staged"]
        self.last = tables["last"]
        self.beside = tables["beside"]
        self.setting, self.shape, self.sure_shape, self.length, self.body, self.head_share, self.rare_share = (
            {int(key): weight for key, weight in tables[name].items()} for name in _BY_NUMBER
        )


def _weights() -> Weights:
    """Those of words/named.tsv."""
    tables: dict[str, dict[str, int]] = {}
    for row in files(__package__).joinpath("named.tsv").read_text(encoding="utf-8").splitlines():
        name, key, weight = row.split("\t")
        tables.setdefault(name, {})[key] = int(weight)
    return Weights(tables)


WEIGHTS: Final[Weights] = _weights()

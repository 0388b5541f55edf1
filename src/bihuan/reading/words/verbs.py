"""The verbs of words/verbs.toml as one pattern, with what each class says of a promise."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from bihuan.reading.words.load import table
from bihuan.reading.words.trie import one_of


class VerbClass(NamedTuple):
    """What a promise, or an amount, under a verb of this class is."""

    id: str
    means: str
    basis: str
    words: str
    yes: list[str]


@cache
def classes() -> tuple[VerbClass, ...]:
    """All classes, in the order of the file."""
    return tuple(VerbClass(**row) for row in table("verbs")["class"])


def _class_of() -> dict[str, VerbClass]:
    """Verb → class; a verb that stands in two classes belongs to the first."""
    found: dict[str, VerbClass] = {}
    for row in classes():
        for word in row.words.split():
            found.setdefault(word, row)
    return found


@cache
def counting() -> dict[str, str]:
    """Verb → what an amount under it is, where no class says so, or another than its class does."""
    return {word: basis for basis, words in table("verbs")["counting"].items() for word in words.split()}


def basis_of(verb: str) -> str:
    """What an amount is that a verb governs and nothing beside it tells of."""
    return counting().get(verb) or CLASS_OF[verb].basis


@cache
def adding() -> frozenset[str]:
    """The verbs whose class says that they add to a stock, and nothing against it."""
    return frozenset(word for word, row in CLASS_OF.items() if row.basis == basis_of(word) == "increment")


@cache
def alternatives(*ids: str, searched: bool = False) -> str:
    """A pattern of the verbs of these classes (all, where none is named), longest first; `searched` as in `one_of`."""
    return one_of(words_of(*ids), searched=searched)


def words_of(*ids: str) -> set[str]:
    """The verbs of these classes; all, where none is named."""
    return {word for word, row in CLASS_OF.items() if not ids or row.id in ids}


@cache
def adverbs() -> str:
    """A pattern of the words that stand before a verb (words/adverbs.toml), behind a look whether any may begin there."""
    words = table("adverbs")["words"].split()
    return rf"(?=[{''.join(sorted({word[0] for word in words}))}]){one_of(words)}"


CLASS_OF: Final[dict[str, VerbClass]] = _class_of()

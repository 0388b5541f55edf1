"""The verbs that say at what stage a project is (words/stages.toml), and what each says of the names it governs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bihuan.reading.words import table, verbs
from bihuan.reading.words.trie import one_of

_HERE = "[省市区县州国]我"
"""Backwards: where a thing came to (落户我省)."""


class Kind(NamedTuple):
    """What a verb before its names says of them."""

    strong: bool
    serving: bool
    titles: bool
    vision: bool
    doing: bool
    """Whether it may govern a list of projects as well as serve one (做好)."""


@cache
def listed_as(key: str) -> frozenset[str]:
    """The verbs that words/stages.toml lists under the key."""
    return frozenset(table("stages")[key].split())


@cache
def strong_words() -> frozenset[str]:
    """Verbs of building, opening and founding."""
    return listed_as("strong") | verbs.words_of(*table("stages")["strong_classes"]) - listed_as("not_strong")


@cache
def kinds() -> dict[str, Kind]:
    """What each verb before its names says of them."""
    vision = listed_as("vision") | {verb for verb in before_words() if verb.endswith(_ENVISIONS)}
    lists = (strong_words(), listed_as("serving"), listed_as("titles"), vision, listed_as("before"))
    return {verb: Kind(*(verb in words for words in lists)) for verb in before_words()}


@cache
def weak_behind() -> frozenset[str]:
    """Stages behind a name that any noun may have: 体系建设, 工作推进."""
    return listed_as("weak_behind")


def of_many(stage: str) -> bool:
    """Whether it is a stage that fields have too, with or without an adverb before it (加快形成)."""
    return stage in _named_behind() or _manner().sub("", stage) in _named_behind()


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"^{one_of(table('stages')['manner'].split())}+")


@cache
def _named_behind() -> frozenset[str]:
    """Stages that fields, firms and policies have as well: the noun of a facility must stand before them."""
    return listed_as("named_behind")


_RUNS = {"运行", "运营", "启用"}
_ENVISIONS = "打造"
_DRIVES = ("推进", "推动", "建设", "打造", "实施")
"""What a verb of two ends in that governs a project: 谋划推进."""


@cache
def before_words() -> frozenset[str]:
    """Verbs that may stand before the names they govern."""
    compound = {word for word in verbs.words_of("push", "make", "better", "do") if word.endswith(_DRIVES)}
    return listed_as("before") | strong_words() | listed_as("serving") | listed_as("titles") | compound


@cache
def begin_longer() -> frozenset[str]:
    """What longer ones begin with, so that a clause's verb may be a part only of its stage (承接建设)."""
    return frozenset(word[:at] for word in before_words() for at in range(1, len(word)))


@cache
def stage_before() -> re.Pattern[str]:
    """A stage before its names, and the verb in it."""
    second = one_of({word for word in before_words() if len(word) == 2} | _RUNS)
    return re.compile(
        rf"(?P<stage>(?:{verbs.adverbs()}|成功)*(?P<verb>{one_of(before_words())})(?:好|[、和]?{second}(?!银行))?(?:、?(?:运营|管|用)好)?)好?了?(?!率|额|性|者|的|区[、和与及])"
    )


@cache
def last_signs() -> frozenset[str]:
    """What a stage behind a name may end in, looked at before it is read."""
    return frozenset(word[-1] for word in listed_as("behind")) | set(_HERE[1:-2])


@cache
def stage_behind() -> re.Pattern[str]:
    """Backwards: the verb, the adverbs that belong to the stage, and those that do not."""
    verb = one_of(word[::-1] for word in table("stages")["behind"].split())
    manner = one_of(word[::-1] for word in table("stages")["manner"].split())
    off = one_of(word[::-1] for word in table("stages")["off"].split())
    day = table("stages")["day_backwards"]
    first = one_of(word[::-1] for word in table("stages")["first"].split())
    part = one_of(word[::-1] for word in table("stages")["parts"].split())
    return re.compile(rf"(?:{_HERE})?(?P<stage>{verb}(?:{first})?{manner}*(?:{part})?)(?:{off}|{day})*")

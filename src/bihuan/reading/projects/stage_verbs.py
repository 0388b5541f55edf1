"""The verbs that say at what stage a project is (words/stages.toml), and what each says of the names it governs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Final, NamedTuple

from bihuan.reading.words import table, verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_HERE: Final = "[省市区县州国]我"
"""Backwards: where a thing came to (落户我省)."""
_LEFT_OUT: Final = "?"
"""Before the words of a part that a stage may do without."""


class Kind(NamedTuple):
    """What a verb before its names says of them."""

    strong: bool
    serving: bool
    titles: bool
    vision: bool
    doing: bool
    """Whether it may govern a list of projects as well as serve one (做好)."""
    brings: bool
    drives: bool
    pushes: bool


@cache
def listed_as(key: str) -> frozenset[str]:
    """The verbs that words/stages.toml lists under the key."""
    return frozenset(table("stages")[key].split())


@cache
def strong_words() -> frozenset[str]:
    """Verbs of building, opening and founding."""
    return listed_as("strong") | verbs.words_of(*table("stages")["strong_classes"]) - listed_as("not_strong")


def _kinds() -> dict[str, Kind]:
    """What each verb before its names says of them."""
    vision = listed_as("vision") | {verb for verb in BEFORE_WORDS if verb.endswith(_ENVISIONS)}
    lists = [strong_words(), listed_as("serving"), listed_as("titles"), vision]
    lists += map(listed_as, ("before", "brought", "driving", "pushing"))
    return {verb: Kind(*(verb in words for words in lists)) for verb in BEFORE_WORDS}


def _weak_behind() -> frozenset[str]:
    """Stages behind a name that any noun may have: 体系建设, 工作推进."""
    return listed_as("weak_behind")


@lru_cache(maxsize=512)
def of_many(stage: str) -> bool:
    """Whether it is a stage that fields have too, with or without an adverb before it (加快形成)."""
    return not _ends_behind().fullmatch(stage[::-1])


STAGE: Final = 1
"""The group of `stage_before` and of `stage_behind` that holds the stage; by number, which is quicker than by name."""
VERB: Final = 2
"""The group of `stage_before` that holds the verb."""
_PAIR: Final = 2
_ENVISIONS: Final = "打造"
_DRIVES: Final = ("推进", "推动", "建设", "打造", "实施")
"""What a verb of two ends in that governs a project: 谋划推进."""


def _before_words() -> frozenset[str]:
    """Verbs that may stand before the names they govern."""
    compound = {word for word in verbs.words_of("push", "make", "better", "do") if word.endswith(_DRIVES)}
    return listed_as("before") | strong_words() | listed_as("serving") | listed_as("titles") | compound


def _helping_or_longer() -> frozenset[str]:
    """Verbs of help, and what longer ones begin with, so that a clause's verb may be a part only of its stage (承接建设)."""
    return listed_as("helping") | {word[:at] for word in BEFORE_WORDS for at in range(1, len(word))}


def _stage_before() -> re.Pattern[str]:
    """A stage before its names, and the verb in it."""
    second = one_of({word for word in BEFORE_WORDS if len(word) == 2})
    return compiled(
        rf"(?P<stage>(?:{verbs.adverbs()}|成功|圆满|顺利|初步|胜利)*(?P<verb>{one_of(BEFORE_WORDS)})(?:好|[、和]?{second}(?!银行))?(?:、?(?:运营|管|用)好)?)好?了?(?!率|额|性|者|成?的|版|区[、和与及])"
    )


def _last_pairs() -> frozenset[str]:
    """The two characters that a stage behind a name may end in, looked at before it is read."""
    words = [*_weak_or_left(), *listed_as("ends"), *listed_as("then")]
    frames = [*table("stages")["ends_of"], *table("stages")["taken_up"], *table("stages")["of_many"]]
    return frozenset(word[-2:] for word in [*words, *_forms(frames)]) | {"我" + sign for sign in _HERE[1:-2]}


def _weak_or_left() -> frozenset[str]:
    return listed_as("weak_behind") | listed_as("other_ends") | listed_as("other_of_many")


def _stage_behind() -> re.Pattern[str]:
    """Backwards: the verb, the adverbs that belong to the stage, and those that do not."""
    frames = [*table("stages")["ends_of"], *table("stages")["of_many"]]
    off, day = _backwards(listed_as("off")), table("stages")["day_backwards"]
    return compiled(rf"(?:{_HERE})?(?P<stage>{_composed(frames, _weak_or_left())})(?:{off}|{day})*")


@cache
def chain() -> re.Pattern[str]:
    """What may stand between the first of several stages behind a name and the last (落地、建设、投产)."""
    words = one_of(listed_as("ends") | listed_as("weak_behind") | listed_as("manner"))
    return compiled(rf"(?:{words}、?){{0,4}}")


@cache
def _ends_behind() -> re.Pattern[str]:
    """Backwards: the stages that facilities alone have."""
    return compiled(_composed(table("stages")["ends_of"], listed_as("other_ends")))


def _composed(frames: list[list[str]], others: frozenset[str]) -> str:
    """Backwards: 建成投产运营, 完成主体结构 and the like, with the adverbs and the part of the thing before them."""
    ends, then = _backwards(listed_as("ends")), _backwards(listed_as("then"))
    first = _backwards(listed_as("ends") | listed_as("first"))
    weak = listed_as("weak_behind")
    long = {word for word in others - weak if len(word) > _PAIR}
    whole, short = _backwards([*_forms(frames), *long]), _backwards(others - long)
    verb = f"(?:{whole}|(?:{then})?{ends})(?:并?{first}){{0,2}}|{short}"
    manner, parts = _backwards(listed_as("manner")), _backwards(listed_as("parts"))
    return f"(?:(?:{verb})(?:或{ends})?(?:{manner})*(?:{parts}(?:{manner})*)?|{_backwards(_forms(table('stages')['taken_up']))})"


def _forms(frames: list[list[str]]) -> Iterator[str]:
    """Each phrase of the forms, written out, so that one trie holds them all."""
    for frame in frames:
        parts = [part.removeprefix(_LEFT_OUT).split() + [""] * part.startswith(_LEFT_OUT) for part in frame]
        yield from map("".join, product(*parts))


def _backwards(words: Iterable[str]) -> str:
    return one_of(word[::-1] for word in words)


BEFORE_WORDS: Final[frozenset[str]] = _before_words()
LAST_PAIRS: Final[frozenset[str]] = _last_pairs()
STAGE_BEFORE: Final[re.Pattern[str]] = _stage_before()
KINDS: Final[dict[str, Kind]] = _kinds()
HELPING_OR_LONGER: Final[frozenset[str]] = _helping_or_longer()
STAGE_BEHIND: Final[re.Pattern[str]] = _stage_behind()
WEAK_BEHIND: Final[frozenset[str]] = _weak_behind()

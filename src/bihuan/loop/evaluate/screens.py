"""Screens for gaming: each raises a question to an inspector and says why, never a verdict. Pure.

Each screen takes what it looks at and gives Questions; `EXAMPLES` in the tests hold a case that it finds and one that it leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

ENOUGH = 5
"""Fewer cases say nothing of a unit."""
BUNCHED = Decimal("0.6")
SPIKE = Decimal("0.4")
FLIPPED = Decimal("0.5")
BEFORE_BULLETIN = timedelta(days=3)
ALIKE = 0.9
SHORTEST = 16
"""Characters below which two reports may well say the same."""
STAYS = 4
NEAR_PICTURE = 4
"""Bits in which the hashes of two pictures of one photo differ at most."""


class Question(NamedTuple):
    """What an inspector is asked to look at."""

    screen: str
    about: str
    """A commitment's code, or a unit."""
    zh: str
    en: str


class Said(NamedTuple):
    """One progress report."""

    code: str
    unit: str
    period: str
    words: str
    figure: Decimal | None = None


class Shown(NamedTuple):
    """One evidence file behind a commitment."""

    code: str
    sha256: str
    picture_hash: int | None
    on: date


def bunched_at_target(unit: str, pairs: Sequence[tuple[Decimal, Decimal]]) -> list[Question]:
    """Actuals that are the very target (actual, target), more often than chance has it."""
    exact = sum(actual == target for actual, target in pairs)
    if len(pairs) < ENOUGH or exact < BUNCHED * len(pairs):
        return []
    return [
        Question(
            "bunched_at_target", unit, f"{len(pairs)}项完成数中有{exact}项恰好等于目标，请抽查原始台账。",
            f"{exact} of {len(pairs)} figures are the very target; look at the records.",
        )
    ]  # fmt: skip


def december_spike(code: str, months: Mapping[int, Decimal]) -> list[Question]:
    """Two fifths of a year's count, or more, in its last month."""
    whole, before = months.get(12), months.get(11)
    if whole is None or before is None or whole <= 0 or (whole - before) < SPIKE * whole:
        return []
    part = round((whole - before) / whole * 100)
    return [
        Question(
            "december_spike", code, f"全年数的{part}%在12月报出，请核对各月发生时间。",
            f"{part} % of the year's count came in December; check when it happened.",
        )
    ]  # fmt: skip


def flipped_before_bulletin(unit: str, claimed: Sequence[date], bulletins: Sequence[date]) -> list[Question]:
    """Completions claimed just before bulletins, more than others."""
    near = sum(any(timedelta(0) <= bulletin - day <= BEFORE_BULLETIN for bulletin in bulletins) for day in claimed)
    if len(claimed) < ENOUGH or near < FLIPPED * len(claimed):
        return []
    return [
        Question(
            "flipped_before_bulletin", unit, f"{len(claimed)}项办结中有{near}项在通报前三天内报出，请核查办结条件。",
            f"{near} of {len(claimed)} completions were claimed within three days before a bulletin; check them.",
        )
    ]  # fmt: skip


def copied_words(reports: Iterable[Said]) -> list[Question]:
    """A report whose words stand in another one of the same commitment or of another unit already."""
    found: list[Question] = []
    by_gram: dict[str, list[tuple[Said, frozenset[str]]]] = defaultdict(list)
    for said in reports:
        grams = _grams(said.words)
        if len(said.words) < SHORTEST:
            continue
        seen = {id(other): (other, theirs) for gram in grams for other, theirs in by_gram[gram][-20:]}
        twin = next(
            (
                o
                for o, theirs in seen.values()
                if (o.code == said.code or o.unit != said.unit) and _alike(grams, theirs)
            ),
            None,
        )
        if twin:
            found.append(
                Question(
                    "copied_words", said.code, f"{said.period}的进展与{twin.unit}{twin.period}的几乎相同，请重新说明本期做了什么。",
                    f"The report of {said.period} is that of {twin.unit} of {twin.period}; ask what was done.",
                )
            )  # fmt: skip
        for gram in sorted(grams)[:8]:
            by_gram[gram].append((said, grams))
    return found


def _grams(words: str) -> frozenset[str]:
    plain = "".join(sign for sign in words if sign.isalnum())
    return frozenset(plain[i : i + 3] for i in range(len(plain) - 2))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(mine & theirs) >= ALIKE * len(mine | theirs)


def photo_twice(files: Iterable[Shown]) -> list[Question]:
    """One file, or one photo, behind two commitments."""
    found: list[Question] = []
    known: list[Shown] = []
    for shown in files:
        twin = next((other for other in known if other.code != shown.code and _same(other, shown)), None)
        if twin:
            found.append(
                Question(
                    "photo_twice", shown.code, f"佐证材料与{twin.code}的相同，请核对拍摄地点和时间。",
                    f"Its evidence is that of {twin.code}; check where and when it was taken.",
                )
            )  # fmt: skip
        known.append(shown)
    return found


def _same(one: Shown, other: Shown) -> bool:
    if one.sha256 == other.sha256:
        return True
    if one.picture_hash is None or other.picture_hash is None:
        return False
    return (one.picture_hash ^ other.picture_hash).bit_count() <= NEAR_PICTURE


def counted_again(code: str, projects: Iterable[str], done_last_year: Iterable[str]) -> list[Question]:
    """A project finished this year that last year's review told of as finished."""
    again = sorted(set(projects) & set(done_last_year))
    return [
        Question(
            "counted_again", code, f"“{name}”上一年已报完成，请核对是否重复计算。",
            f"“{name}” was told of as finished the year before; check that it is not counted twice.",
        )
        for name in again
    ]  # fmt: skip


def done_without_evidence(code: str, claimed: date | None, evidence: Sequence[date]) -> list[Question]:
    """A completion with no evidence of the ninety days before it."""
    if claimed is None or any(timedelta(0) <= claimed - day <= timedelta(days=90) for day in evidence):
        return []
    return [
        Question(
            "done_without_evidence", code, "报告办结前九十天内没有新的佐证材料，请补充。",
            "There is no evidence of the ninety days before completion was claimed; ask for it.",
        )
    ]  # fmt: skip


def digits_stay(code: str, figures: Sequence[Decimal]) -> list[Question]:
    """The same figure, period after period, while the work is said to go on."""
    run = 1
    for before, after in zip(figures, figures[1:], strict=False):
        run = run + 1 if after == before else 1
        if run >= STAYS:
            return [
                Question(
                    "digits_stay", code, f"连续{STAYS}期数字没有变化，请核对是否更新。",
                    f"The figure has not moved for {STAYS} periods; check whether it is kept up.",
                )
            ]  # fmt: skip
    return []

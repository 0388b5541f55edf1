"""Reads a deadline in the report's own words, such as 10月底前基本完成、12月底前完成. What is written is kept; what is taken is said."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, TypeAlias

from bihuan.loop.calendar import Calendar

Kind: TypeAlias = Literal["date", "year", "month", "season", "continuing", "milestones"]
Step: TypeAlias = tuple[date, str]

DAY = timedelta(days=1)
NUMERALS = {
    word: n
    for n, word in enumerate(
        ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
    )
} | {"两": 2}
YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
CARRYING = {"date", "month"}
"""Kinds that a year named before them holds for: 2027年6月底前开工、12月底前完成."""
TITLE = re.compile(r"《[^》]*》")
CLAUSE_END = re.compile(r"[，,。；;、（）()]|$")


class Deadline(NamedTuple):
    """By when something is due, as said and as read."""

    words: str
    span: tuple[int, int]
    """Where they stand in the words given."""
    due: date | None
    """The last day on which it is in time. None where the words name none: 立即, 按时间节点."""
    kind: Kind
    certain: bool
    """False where the words leave the day open and the rule takes one, or none."""
    rule: str
    steps: tuple[Step, ...] = ()
    """Each day on the way with its words, where several are named; the last is `due`, unless the work goes on."""


class DeadlineRule(NamedTuple):
    """A way of saying a deadline, and the day it stands for (the keys are told at the head of deadlines.toml)."""

    id: str
    pattern: str
    reads: Kind
    means: list[str]
    """In Chinese and English: the day taken, and why."""
    yes: list[str]
    no: list[str]
    due: str = ""
    certain: bool = True
    gives_way: Literal["", "in_its_year", "always"] = ""
    alone: bool = False
    later: int = 0


def read_deadline(words: str, year: int) -> Deadline | None:
    """The deadline of a field that holds nothing else, such as 完成时限. `year` is the one that the report plans."""
    return _joined(words, _readings(words, year, alone=True), year)


def find_deadline(quote: str, year: int) -> Deadline | None:
    """The deadline inside a promise's sentence; None where it names none. A past year is what the promise is measured by."""
    found = [row for row in _readings(quote, year, alone=False) if row.due is None or row.due.year >= year]
    return _joined(quote, found, year)


@cache
def deadline_rules() -> tuple[DeadlineRule, ...]:
    """All rules. A misspelt key is refused."""
    return tuple(DeadlineRule(**row) for row in _table()["rule"])


@cache
def deadline_rule(rule: str) -> DeadlineRule:
    """The rule of that id."""
    return next(row for row in deadline_rules() if row.id == rule)


def _joined(words: str, readings: Sequence[Deadline], year: int) -> Deadline | None:
    """What several readings of the same words come to."""
    dated = _dated(readings)
    goes_on = [row for row in readings if row.kind == "continuing"]
    if goes_on and dated:
        steps = _steps(words, dated)
        end = date(max(year, steps[-1][0].year), 12, 31)
        return goes_on[-1]._replace(due=end, certain=all(row.certain for row in dated), steps=steps)
    if len({row.due for row in dated}) > 1:
        return _milestones(words, dated)
    firm = [row for row in readings if not deadline_rule(row.rule).gives_way]
    return next(iter([*dated, *firm, *goes_on, *readings]), None)


def _dated(readings: Sequence[Deadline]) -> list[Deadline]:
    """The readings with a day, without those that only frame another. 今年 stays beside 到2030年, not beside 6月底前."""
    rows = [row for row in readings if row.due is not None and row.kind != "continuing"]
    ways = {row: deadline_rule(row.rule).gives_way for row in rows}
    firm = {row.due.year for row in rows if row.due is not None and not ways[row]}
    lasting = [row for row in rows if ways[row] != "always" or {ways[other] for other in rows} == {"always"}]
    return [row for row in lasting if not ways[row] or row.due is None or row.due.year not in firm]


def _milestones(words: str, dated: Sequence[Deadline]) -> Deadline:
    """Several days as one deadline. Months that go back in time leave a doubt: a year may be missing."""
    start, end = dated[0].span[0], dated[-1].span[1]
    dues = [row.due for row in dated if row.due is not None]
    months = [row.due for row in dated if row.due is not None and row.kind in CARRYING]
    return Deadline(
        words=words[start:end],
        span=(start, end),
        due=max(dues),
        kind="milestones",
        certain=all(row.certain for row in dated) and months == sorted(months),
        rule=max(dated, key=lambda row: row.due or date.min).rule,
        steps=_steps(words, dated),
    )


def _steps(words: str, dated: Sequence[Deadline]) -> tuple[Step, ...]:
    """Each day with its words, from where it is named to the end of the clause."""
    steps = []
    for row in dated:
        end = CLAUSE_END.search(words, row.span[1])
        if row.due is not None and end is not None:
            steps.append((row.due, words[row.span[0] : end.start()].strip()))
    return tuple(sorted(steps, key=lambda step: step[0]))


def _readings(words: str, year: int, *, alone: bool) -> list[Deadline]:
    """Every deadline that the words name, in order; none overlaps another. Titles of documents are passed over."""
    kept = [at for at, sign in enumerate(words) if not sign.isspace()]
    plain = "".join(words[at] for at in kept).translate(FULL_WIDTH)
    plain = TITLE.sub(lambda title: "□" * len(title[0]), plain)
    readings = []
    named = year
    for rule, match in _matches(plain, alone=alone):
        carried = named if rule.reads in CARRYING else year
        span = kept[match.start()], kept[match.end() - 1] + 1
        its_year = _year(match.groupdict(), carried, year) + rule.later
        due, certain = _due(rule.due, match.groupdict(), its_year)
        named = its_year if rule.reads in CARRYING or rule.gives_way == "in_its_year" else named
        readings.append(Deadline(words[span[0] : span[1]], span, due, rule.reads, rule.certain and certain, rule.id))
    return readings


def _matches(plain: str, *, alone: bool) -> Iterator[tuple[DeadlineRule, re.Match[str]]]:
    """Where rules hold: the first to begin wins, then the longest, then the order of the file."""
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, regex) in enumerate(_patterns())
        if alone or not rule.alone
        for match in regex.finditer(plain)
        if match.end() > match.start() and not _beginnings().match(plain, match.end())
    ]
    reached = 0
    for start, _, _, rule, match in sorted(found, key=lambda row: row[:3]):
        if start >= reached:
            reached = match.end()
            yield rule, match


def _year(said: dict[str, str | None], carried: int, year: int) -> int:
    """The year that the words name, else the one carried on from the words before."""
    if written := said.get("year") or said.get("filed"):
        return int(written.translate(YEAR_DIGITS))
    if offset := said.get("offset"):
        return year + int(_table()["offsets"][offset])
    if plan := said.get("plan"):
        return int(_table()["plans"][plan])
    if years := said.get("years"):
        return year + max(_number(years), 1) - 1
    return carried


def _due(due: str, said: dict[str, str | None], year: int) -> tuple[date | None, bool]:
    """The day that a rule's `due` stands for, and whether it is one: of 6月31日 the month's last day is taken, with doubt."""
    if not due:
        return None, False
    if due.startswith("festival"):
        festival = Calendar.shipped().festival(_festival(said), year)
        return (None, False) if festival is None else (festival - DAY, True)
    *fixed, month_word, day_word = due.split("-")
    year = int(fixed[0]) if fixed else year
    month = _month(month_word, said)
    last = monthrange(year, month)[1]
    if day_word == "eve":
        return date(year, month, 1) - DAY, True
    day = last if day_word == "end" else _number((said["day"] or "") if day_word == "day" else day_word)
    return date(year, month, min(day, last)), day <= last


def _month(word: str, said: dict[str, str | None]) -> int:
    if word == "quarter":
        return 3 * _number(said["quarter"] or "")
    return _number((said["month"] or "") if word == "month" else word)


def _festival(said: dict[str, str | None]) -> str:
    return (said["festival"] or "").removesuffix("节") + "节"


def _number(word: str) -> int:
    return NUMERALS[word] if word in NUMERALS else int(word)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("deadlines.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[DeadlineRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(_filled(rule.pattern))) for rule in deadline_rules())


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile(_table()["beginnings"]["pattern"])


def _filled(pattern: str) -> str:
    """The pattern with its %pieces% in place; a piece may name another."""
    parts: dict[str, str] = _table()["parts"]
    while named := re.search(r"%([a-z_]+)%", pattern):
        pattern = pattern.replace(named[0], parts[named[1]])
    return pattern

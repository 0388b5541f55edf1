"""How many clauses of basis.tsv have every amount read right: span, basis, relation, and unit and horizon where given."""

from __future__ import annotations

import re
from pathlib import Path

from bihuan.reading import read_report
from bihuan.reading.words import table

FLOOR = 0.955
TOP = "各位代表：\n现在，我代表市人民政府报告工作。\n"
FRAMES = {
    "P": TOP + "一、2025年工作回顾\n过去一年成绩显著。\n二、2026年重点工作\n（一）抓好落实。{}。\n",
    "R": TOP + "一、2025年工作回顾\n{}。\n二、2026年重点工作\n办好实事。\n",
    "F": TOP + "一、“十四五”时期工作回顾\n{}。\n二、2026年重点工作\n办好实事。\n",
}
BASES = {"g": "growth", "l": "level", "i": "increment", "s": "share", "a": "attribute"}
RELATIONS = {"~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "..": "range"}
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "basis.tsv").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]
AMOUNT = re.compile(r"\{([^}|]*)\|([^}]*)\}")


def told(more: list[str]) -> dict[str, str]:
    """The fields that an amount's answer names."""
    fields = {"basis": BASES[more[0]], "relation": "exact"}
    for word in more[1:]:
        if word in RELATIONS:
            fields["relation"] = RELATIONS[word]
        elif word[:2] in ("u:", "v:"):
            fields["unit" if word[0] == "u" else "value"] = word[2:]
        else:
            fields["horizon"] = word
    return fields


def framed(frame: str, clause: str) -> tuple[str, dict[tuple[int, int], dict[str, str]]]:
    """The clause in its place in a report, and what is told of each amount by its span."""
    plain = AMOUNT.sub(r"\1", clause)
    text = FRAMES[frame].format(plain)
    start = text.index(plain)
    wanted = {}
    for match in AMOUNT.finditer(clause):
        at = start + len(AMOUNT.sub(r"\1", clause[: match.start()]))
        wanted[at, at + len(match[1])] = told(match[2].split("|"))
    return text, wanted


def is_right(frame: str, clause: str) -> bool:
    """Whether the amounts found are those in braces, with the fields they are given."""
    text, wanted = framed(frame, clause)
    start = text.index(AMOUNT.sub(r"\1", clause))
    plain = AMOUNT.sub(r"\1", clause)
    found = {row.span: row for row in read_report(text).quantities if start <= row.span[0] < start + len(plain)}
    return found.keys() == wanted.keys() and all(
        str(getattr(found[span], field)) == value for span, fields in wanted.items() for field, value in fields.items()
    )


def test_the_share_read_right_stays() -> None:
    wrong = [clause for _, frame, clause in ROWS if not is_right(frame, clause)]
    assert 1 - len(wrong) / len(ROWS) >= FLOOR, wrong


def test_no_verb_counts_in_two_ways() -> None:
    lists = [set(words.split()) for words in table("verbs")["counting"].values()]
    assert not lists[0] & lists[1]

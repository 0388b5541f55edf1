"""The published test specs of Recognizers-Text for Chinese amounts: the share that the reading passes as it is, and why not the rest."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from bench.paths import SHARED, here
from bihuan.reading.quantities.amounts import find_amounts
from bihuan.reading.repair.fold import fold

SPECS = ("CurrencyModel", "DimensionModel", "AgeModel", "TemperatureModel")
REASONS = (
    ("百分点 is no %", re.compile(r"百分点")),
    ("written in Chinese numerals, no amount in a register", re.compile(r"^[^0-9０-９]*$")),
    ("a discount or tenths (折, 成)", re.compile(r"折|成")),
    (
        "an age, a temperature or a foreign unit that no report measures in",
        re.compile(
            r"岁|度|华氏|摄氏|公分|英|磅|加仑|盎司|比索|卢比|先令|法郎|克朗|里拉|镑|币|毛|角|分|块|人民币|月大|天大|周大|厘|寸|尺|哩|码|里|斗|顷"
        ),
    ),
)


def cases() -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(spec, input, expected results), specs marked as unsupported elsewhere too."""
    rows: list[tuple[str, str, list[dict[str, Any]]]] = []
    names = [f"NumberWithUnit__Chinese__{name}.json" for name in SPECS] + ["Number__Chinese__PercentModel.json"]
    for name in names:
        spec = name.split("__")[-1].removesuffix(".json")
        cases = json.loads((SHARED / "specs" / name).read_text(encoding="utf-8-sig"))
        rows += [(spec, row["Input"], row["Results"]) for row in cases]
    return rows


def passes(text: str, results: list[dict[str, Any]]) -> bool:
    """Every expected amount is found with its value at its place, and nothing where nothing is expected."""
    found = list(find_amounts(fold(text)))
    if not results:
        return not found
    return all(any(_same(amount.value, amount.start, amount.end, row) for amount in found) for row in results)


def _same(value: str, start: int, end: int, row: dict[str, Any]) -> bool:
    try:
        expected = Decimal(str(row["Resolution"]["value"]).rstrip("%"))
    except (InvalidOperation, KeyError, TypeError):
        return False
    return Decimal(value) == expected and start < row["End"] + 1 and row["Start"] < end


def reason(text: str, results: list[dict[str, Any]]) -> str:
    """Why a case differs, by the words that it asks for."""
    if not results:
        return "an amount found where the spec wants none"
    words = "".join(row["Text"] for row in results)
    return next((why for why, pattern in REASONS if pattern.search(words)), "other: a gap")


def main() -> None:
    """Share passed a spec, then the reasons of the rest."""
    if not here(SHARED / "specs"):
        return
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    why: Counter[str] = Counter()
    gaps: list[str] = []
    for spec, text, results in cases():
        total[spec] += 1
        if passes(text, results):
            passed[spec] += 1
        else:
            cause = reason(text, results)
            why[cause] += 1
            if cause.startswith("other"):
                gaps.append(text)
    for spec, count in total.items():
        print(f"   {spec:18} {passed[spec]:4} of {count:4} ({passed[spec] / count:.0%})")
    for cause, count in why.most_common():
        print(f"   differs {count:4}: {cause}")
    for text in gaps[:12]:
        print(f"      gap: {text[:70]}")

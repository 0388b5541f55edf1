"""包头 2022: the published formula, and its items."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.evaluate.scores import ItemScore, method_score, round_score, schemes, year_score

BAOTOU = schemes()["baotou-2022"]
SHARES = st.decimals(0, 3, places=3)


def test_baotou_weighs_four_methods_and_takes_the_mean_of_two_rounds() -> None:
    first = round_score(dict(zip(BAOTOU.methods, map(Decimal, (90, 80, 70, 60)), strict=True)), BAOTOU)
    second = round_score(dict.fromkeys(BAOTOU.methods, Decimal(100)), BAOTOU)
    assert first.score == Decimal(54 + 16 + 7 + 6)
    assert year_score([first, second], BAOTOU) == Decimal("91.5")
    assert first.why[0] == "日常监测90.00×60%＋实地调研80.00×20%＋民意调查70.00×10%＋第三方评估60.00×10%，得83.00分。"


def test_baotou_has_points_for_every_item(shared: Path) -> None:
    """The seven parts make 100 points; all of them done in full score 100, half of them 50."""
    text = next((shared / "assessment").glob("*.txt")).read_text(encoding="utf-8")
    parts = [
        Decimal(points) for points in re.findall(r"^　　[一二三四五六七]、.*?（(\d+(?:\.\d+)?)分）", text, re.MULTILINE)
    ]
    assert (len(parts), sum(parts)) == (7, BAOTOU.full)
    count = len((shared / "assessment/items.jsonl").read_text(encoding="utf-8").splitlines())
    items = [ItemScore(str(n), Decimal(BAOTOU.full) / count, Decimal(1)) for n in range(count)]
    assert round(method_score(items, BAOTOU), 9) == 100
    assert round(method_score([i._replace(done=Decimal("0.5")) for i in items], BAOTOU), 9) == 50


@given(st.lists(SHARES, min_size=1, max_size=20))
def test_it_never_scores_above_full_however_much_was_done(shares: list[Decimal]) -> None:
    """187.9 % was seen: it counts as 100."""
    score = method_score([ItemScore(str(i), Decimal(1), done) for i, done in enumerate(shares)], BAOTOU)
    assert 0 <= score <= 100


def test_it_refuses_what_is_not_whole() -> None:
    with pytest.raises(ValueError, match="日常监测"):
        round_score({"日常监测": Decimal(1)}, BAOTOU)
    one = round_score(dict.fromkeys(BAOTOU.methods, Decimal(1)), BAOTOU)
    with pytest.raises(ValueError, match="2 rounds"):
        year_score([one], BAOTOU)

"""Quotes without what the reading dropped inside them."""

from __future__ import annotations

from bihuan.page.quotes import Quotes, one_line
from bihuan.page.tables import amount_text
from bihuan.reading import read_report
from tests.reading.conftest import SMALL


def test_it_leaves_out_marks_of_layout() -> None:
    source = SMALL.replace("松湖储能电站", "松湖<sub>二</sub>储能**电站**")
    register = read_report(source)
    quotes = Quotes(register, source)
    promise = next(item for item in register.commitments if "松湖" in item.quote)
    assert quotes.of(promise.span) == "建成投产云杉新材料二期、松湖二储能电站等项目"


def test_it_gives_a_span_without_flaws_as_it_stands() -> None:
    register = read_report(SMALL)
    quotes = Quotes(register, SMALL)
    assert [quotes.of(item.span) for item in register.commitments] == [item.quote for item in register.commitments]


def test_it_closes_breaks_between_chinese_words_and_keeps_blanks_between_latin_ones() -> None:
    assert one_line("全市进出口\n\n总额 1.1 万亿元") == "全市进出口总额1.1万亿元"
    assert one_line("AI  Plus 行动") == "AI Plus行动"


def test_it_says_a_bound_once() -> None:
    register = read_report(SMALL.replace("新增规上企业20家以上", "新增规上企业超过20家"))
    texts = [amount_text(figure) for figure in register.quantities]
    assert "> 20家" in texts
    assert "5.5%左右" in texts

"""Deadlines in the report's own words: each rule's examples, what they come to, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.deploy.deadline_messages import day_taken, deadline_sentence, goes_on, in_steps, no_day, no_deadline
from bihuan.loop.deploy.deadlines import (
    Deadline,
    DeadlineRule,
    deadline_rules,
    find_deadline,
    read_deadline,
)

YEAR = 2026
RULES = deadline_rules()
PIECES = [
    "今年",
    "明年",
    "2027年",
    "６月",
    "31日",
    "底",
    "前",
    "、",
    "并持续推进",
    "“十五五”",
    "末",
    "三",
    "二季度",
    "春节",
    "入冬",
    "《",
    "》",
    " ",
    "起",
    "到",
    "13",
    "0",
    "立即",
    "完成",
    "-",
    "年",
]

DUES = [
    ("年内", "2026-12-31"), ("年底前", "2026-12-31"), ("年末", "2026-12-31"), ("今年", "2026-12-31"), ("全年", "2026-12-31"),
    ("10月底前", "2026-10-31"), ("2月份", "2026-02-28"), ("6月18日前", "2026-06-18"), ("7月上旬", "2026-07-10"),
    ("7月中旬", "2026-07-20"), ("7月下旬", "2026-07-31"), ("十一月底", "2026-11-30"), ("上半年", "2026-06-30"),
    ("下半年", "2026-12-31"), ("一季度", "2026-03-31"), ("第二季度", "2026-06-30"), ("三季度末", "2026-09-30"),
    ("四季度", "2026-12-31"), ("今年入冬前", "2026-10-31"), ("汛期前", "2026-05-31"), ("供暖期前", "2026-10-14"),
    ("春节前", "2026-02-16"), ("国庆节前", "2026-09-30"), ("“五一”前", "2026-04-30"), ("端午节前", "2026-06-18"),
    ("2026年底前", "2026-12-31"), ("到2030年", "2030-12-31"), ("“十五五”末", "2030-12-31"), ("2028年2月", "2028-02-29"),
    ("二〇二七年三月底前", "2027-03-31"), ("明年6月底前", "2027-06-30"), ("6月前", "2026-05-31"), ("1月前", "2025-12-31"),
    ("2030年前", "2029-12-31"), ("三年内", "2028-12-31"), ("今冬明春", "2027-03-31"), ("2026—2028年", "2028-12-31"),
    ("３月底", "2026-03-31"), ("2026 年 9 月 底", "2026-09-30"), ("6月31日前", "2026-06-30"),
    ("持续推进", "2026-12-31"), ("年内持续推进", "2026-12-31"), ("取得阶段性成效并持续推进", "2026-12-31"),
    ("长期坚持", "2026-12-31"), ("立即", None), ("按时间节点", None), ("2035年春节前", None),
]  # fmt: skip


def _read(words: str) -> Deadline:
    deadline = read_deadline(words, YEAR)
    assert deadline is not None, words
    return deadline


def _days(*steps: tuple[str, str]) -> tuple[tuple[date, str], ...]:
    return tuple((date.fromisoformat(day), words) for day, words in steps)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_holds_where_its_examples_say(rule: DeadlineRule) -> None:
    assert rule.yes
    assert rule.no
    assert {text: _read(text).rule for text in rule.yes} == dict.fromkeys(rule.yes, rule.id)
    held = [read_deadline(text, YEAR) for text in rule.no]
    assert [deadline for deadline in held if deadline is not None and deadline.rule == rule.id] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.alone], ids=lambda rule: rule.id)
def test_it_is_found_inside_a_promise(rule: DeadlineRule) -> None:
    assert {text for text in rule.yes if find_deadline(text, YEAR) is None} == set()


def test_it_leaves_words_of_manner_to_the_promise() -> None:
    assert find_deadline("持续推进云溪湿地修复", YEAR) is None
    assert find_deadline("确保惠农补贴按时足额发放", YEAR) is None
    assert _read("持续推进").kind == "continuing"


@pytest.mark.parametrize(("words", "due"), DUES)
def test_it_reads_the_day(words: str, due: str | None) -> None:
    assert _read(words).due == (None if due is None else date.fromisoformat(due))


@pytest.mark.parametrize(
    "words", ["入冬前", "汛期前", "供暖期前", "6月前", "2030年前", "三年内", "6月31日前", "9月初", "立即"]
)
def test_it_admits_that_a_day_is_not_exact(words: str) -> None:
    assert not _read(words).certain


def test_it_quotes_the_words_where_they_stand() -> None:
    quote = "确保云溪大桥 2027 年６月底前建成通车"
    deadline = find_deadline(quote, YEAR)
    assert deadline is not None
    assert deadline.words == quote[slice(*deadline.span)] == "2027 年６月底前"
    assert deadline.due == date(2027, 6, 30)


def test_it_reads_steps_on_the_way() -> None:
    deadline = _read("10月底前基本完成、12月底前完成")
    assert (deadline.kind, deadline.due, deadline.certain) == ("milestones", date(2026, 12, 31), True)
    assert deadline.steps == _days(("2026-10-31", "10月底前基本完成"), ("2026-12-31", "12月底前完成"))


def test_it_carries_a_named_year_to_the_months_after_it() -> None:
    steps = _read("2027年6月底前开工、12月底前完工").steps
    assert steps == _days(("2027-06-30", "2027年6月底前开工"), ("2027-12-31", "12月底前完工"))
    assert _read("2027年任务力争10月底前完成").due == date(2027, 10, 31)


def test_it_doubts_months_that_go_back_in_time() -> None:
    assert not _read("10月底前开工、5月底前投用").certain
    assert _read("今年10月底前开工、明年5月底前投用").certain


def test_it_keeps_a_stage_on_the_way_of_work_that_goes_on() -> None:
    deadline = _read("6月底前取得阶段性成效并持续推进")
    assert (deadline.kind, deadline.due) == ("continuing", date(2026, 12, 31))
    assert [day for day, _ in deadline.steps] == [date(2026, 6, 30)]


def test_it_lets_the_year_frame_a_nearer_day_and_stand_beside_a_later_year() -> None:
    assert _read("今年完成改造，6月底前开工").due == date(2026, 6, 30)
    steps = _read("到2030年覆盖率达到60%，其中今年达到30%").steps
    assert steps == _days(("2026-12-31", "今年达到30%"), ("2030-12-31", "到2030年覆盖率达到60%"))


@pytest.mark.parametrize(
    "quote",
    [
        "新建托育园5所", "能耗较2020年下降18%", "从6月1日起施行", "落实《云溪市2026—2030年规划》",
        "编制面向2035年的规划", "去年底已完成", "办理时限压缩到3个工作日内", "实施养老三年行动计划",
    ],
)  # fmt: skip
def test_it_finds_no_deadline_where_there_is_none(quote: str) -> None:
    assert find_deadline(quote, YEAR) is None


def test_it_passes_over_a_past_year_in_a_promise_only() -> None:
    assert find_deadline("2024年底前已建成的泵站", YEAR) is None
    assert _read("2024年底前").due == date(2024, 12, 31)


@given(words=st.lists(st.sampled_from(PIECES), max_size=8).map("".join), year=st.integers(1990, 2100))
def test_it_reads_any_words_of_any_year_and_quotes_them(words: str, year: int) -> None:
    for deadline in (read_deadline(words, year), find_deadline(words, year)):
        if deadline is not None:
            assert deadline.words == words[slice(*deadline.span)]
            assert deadline.due is not None or not deadline.certain
            assert list(deadline.steps) == sorted(deadline.steps, key=lambda step: step[0])
            assert all(sentence for sentence in deadline_sentence(deadline))


@given(words=st.text(max_size=30), year=st.integers(1990, 2100))
def test_it_reads_any_text(words: str, year: int) -> None:
    read_deadline(words, year)
    find_deadline(words, year)


def test_it_says_how_it_was_read() -> None:
    assert deadline_sentence(_read("10月底前")).zh == "“10月底前”：2026-10-31截止（当月最后一天）。"
    assert deadline_sentence(_read("10月底前")).en == "“10月底前”: due 2026-10-31 (the last day of that month)."
    assert deadline_sentence(_read("入冬前")) == day_taken(_read("入冬前"))
    assert "10月31日" in deadline_sentence(_read("入冬前")).zh
    assert deadline_sentence(_read("立即")) == no_day(_read("立即"))
    assert deadline_sentence(_read("持续推进")) == goes_on(_read("持续推进"))
    assert deadline_sentence(_read("6月底前开工、9月底前完工")) == in_steps(_read("6月底前开工、9月底前完工"))
    assert "2026" in no_deadline(2026).en


def test_it_refuses_a_misspelt_key() -> None:
    with pytest.raises(TypeError):
        DeadlineRule(id="x", patern="y", reads="date", means=["", ""], yes=[], no=[])  # type: ignore[call-arg]


def test_it_gives_every_rule_one_id_and_two_languages() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if len(rule.means) != 2] == []

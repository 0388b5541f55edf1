"""Repair drops and joins, says so, and never loses the way home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.reading.repair import repair
from bihuan.reading.repair.fold import fold

SIGNS = st.sampled_from(
    "一二建设项目，。；：、！？“”（）《》 \n\r\t\\rn0123456789.%％亿元*#<>[]【】\u200b\u3000年月A各位代表——"
)
MESSY = st.text(SIGNS, max_size=200) | st.text(max_size=120)


def kinds(source: str) -> set[str]:
    return {flaw.kind for flaw in repair(source).flaws}


def test_it_joins_a_sentence_cut_by_a_page() -> None:
    draft = repair("全年建成绿道三十公里，新增停车泊位两千个。开工建设东湖科\n\n技馆，改造公园五处。\n\n新的一段。")
    assert "东湖科技馆" in draft.text
    assert draft.text.count("\n") == 1
    assert [flaw.kind for flaw in draft.flaws] == ["broken-paragraph"]


def test_it_joins_a_sentence_in_which_a_page_has_set_a_word_apart() -> None:
    text = "一、2025年工作回顾\n面对今年初沿河各镇突发的汛情，我们当天连夜部署，不折不扣地全面落实\n市防指\n的要求，转移群众三千人。\n各项工作有序开展。"
    assert "全面落实市防指的要求,转移群众三千人。" in repair(text).text
    text = text.replace("的要求，转移", "要求，紧急转移")
    assert "全面落实市防指要求,紧急转移群众三千人。" in repair(text).text


def test_it_keeps_headings_on_lines_of_their_own() -> None:
    draft = repair("一、去年工作回顾\n\n全市经济稳中有进。\n\n（一）产业持续壮大\n新建工厂三座。")
    assert draft.text.split("\n") == ["一、去年工作回顾", "全市经济稳中有进。", "(一)产业持续壮大", "新建工厂三座。"]
    assert draft.flaws == ()


@pytest.mark.parametrize(
    "line",
    ["下载", "打印", "【字号：", "（上接第2版）", "来源：青山日报", "相关报道：", "- 12 -", "扫一扫在手机打开当前页"],
)
def test_it_drops_page_furniture(line: str) -> None:
    draft = repair(f"各位代表：\n{line}\n全市经济稳中有进，民生持续改善。")
    assert draft.text == "各位代表:\n全市经济稳中有进,民生持续改善。"
    assert [flaw.kind for flaw in draft.flaws] == ["furniture"]


def test_it_drops_a_passage_that_stands_again() -> None:
    tail = "各位代表！让我们同心协力，把规划图变成实景图，让青山更绿、河水更清、百姓的日子一年比一年红火，为建设幸福青山而努力奋斗！"
    draft = repair(f"{tail}\n\n{tail}\n\n{tail}")
    assert draft.text.count("红火") == 1
    assert kinds(f"{tail}\n\n{tail}") == {"repeated"}


def test_it_reads_line_breaks_written_out() -> None:
    draft = repair("一、去年工作\\r\\n全市经济稳中有进。\\r\\n二、今年任务")
    assert draft.text.split("\n") == ["一、去年工作", "全市经济稳中有进。", "二、今年任务"]


def test_it_takes_off_markup_and_footnote_marks() -> None:
    draft = repair("**二、今年任务**\nPM<sub>2.5</sub>浓度下降，实施“三个一”工程[12]，办好实事【3】。")
    assert draft.text == "二、今年任务\nPM2.5浓度下降,实施“三个一”工程,办好实事。"
    assert kinds("PM<sub>2.5</sub>") == {"markup"}


def test_signs_that_a_web_page_writes_out_are_these_signs() -> None:
    source = "推进2&times;100万千瓦机组&nbsp;、青岚&mdash;云州公路，发展R&D&#12290;"
    draft = repair(source)
    assert draft.text == "推进2×100万千瓦机组、青岚—云州公路,发展R&D。"
    at = draft.text.index("×")
    assert source[slice(*draft.home((at - 1, at + 2)))] == "2&times;1"
    assert [flaw.should_be for flaw in draft.flaws] == ["×", "", "—", "。"]
    assert kinds(source) == {"markup"}


def test_it_flags_a_quotation_that_never_ends() -> None:
    flaw = next(flaw for flaw in repair("打造“青山名片，擦亮底色。").flaws if flaw.kind == "unbalanced")
    assert not flaw.certain


def test_it_flags_a_word_that_stands_twice() -> None:
    flaws = repair("支持企业企业扩大生产。").flaws
    assert [(flaw.span, flaw.should_be) for flaw in flaws] == [((4, 6), "")]


@given(MESSY)
def test_it_finds_the_way_home_from_every_character(source: str) -> None:
    draft = repair(source)
    folded = fold(source)
    for i, sign in enumerate(draft.text):
        start, end = draft.home((i, i + 1))
        assert end == start + 1
        assert folded[start] == sign or sign == "\n"
    homes = [draft.home((i, i + 1))[0] for i in range(len(draft.text))]
    assert homes == sorted(set(homes))


@given(MESSY)
def test_it_says_of_every_character_that_it_drops_why(source: str) -> None:
    draft = repair(source)
    kept = {draft.home((i, i + 1))[0] for i in range(len(draft.text))}
    told = {i for flaw in draft.flaws for i in range(*flaw.span)}
    lost = [i for i, sign in enumerate(source) if i not in kept and i not in told and not fold(sign).isspace()]
    assert lost == []


@given(MESSY)
def test_it_keeps_the_length_when_it_folds(source: str) -> None:
    assert len(fold(source)) == len(source)


def test_it_takes_a_numbered_line_that_begins_with_a_month_for_one_of_its_own() -> None:
    """9．10月底前 is no decimal, and brackets behind a sentence end the line."""
    text = "8．改造农村公路160公里，实现村村通车。（牵头单位：市交通局）\n9．10月底前完成供水提升工程。（牵头单位：市水利局）\n以上实事，逐项明确责任人。"
    assert [flaw for flaw in repair(text).flaws if flaw.kind == "broken-paragraph"] == []

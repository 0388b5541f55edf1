"""The whole reading: exact spans, nothing left over, the same bytes, no text that breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bihuan.reading import BadDocument, Register, read_report
from tests.reading.conftest import SMALL, read
from tests.reading.test_repair import MESSY

QUOTED = ("quantities", "spelled_quantities", "projects", "commitments", "achievements")
CLAUSES = [
    "新增助餐点20个", "建成投产云杉二期、松湖电站等项目", "坚持人民至上", "地区生产总值增长5%左右", "“", "”，（", "、、、", "到2030年", "其中", "并",
    "分别达到3万亿元、5%和7%以上", "一是", "（一）", "一、2026年工作安排", "——", "翻番", "各位代表！", "\n", "\n\n", "\\r\\n", "推动落地", "建设", "把", "让",
]  # fmt: skip
GENRE = st.lists(st.sampled_from(CLAUSES) | st.text(max_size=6), max_size=40).map("，".join)
FRAMES = st.tuples(GENRE, GENRE).map(
    lambda p: f"各位代表：\n一、2025年工作回顾\n{p[0]}。\n二、2026年重点工作\n{p[1]}。政府工作报告增长建设"
)


def check_spans(register: Register, source: str) -> None:
    for layer in QUOTED:
        for item in getattr(register, layer):
            assert source[slice(*item.span)] == item.quote
    for project in register.projects:
        assert "".join(source[slice(*project.stage_span)].split()) == "".join(project.stage.split())
    for item in register.annex_items:
        for field in (*item.lead_units, *item.fields):
            assert source[slice(*field.span)] == field.quote
    for section in register.sections:
        assert "".join(source[slice(*section.span)].split()) == "".join(section.title.split())
        assert section.extent[0] <= section.span[0] < section.span[1] <= section.extent[1]


def check_account(register: Register, source: str) -> None:
    rows = register.account
    assert all(before.span[1] <= after.span[0] for before, after in zip(rows, rows[1:], strict=False))
    told = bytearray(len(source))
    for start, end in [*(row.span for row in rows), *(flaw.span for flaw in register.flaws)]:
        told[start:end] = b"\1" * (end - start)
    assert (
        "".join(sign for i, sign in enumerate(source) if not told[i] and not sign.isspace() and sign != "\u200b") == ""
    )
    claimed = {item for row in rows for item in row.claimed_by}
    known = {item.id for layer in (*QUOTED, "sections", "annex_items") for item in getattr(register, layer)}
    assert claimed <= known


def check(source: str, **told: Any) -> Register:
    register = read_report(source, **told)
    check_spans(register, source)
    check_account(register, source)
    assert read_report(source, **told).to_json() == register.to_json()
    return register


def test_it_reads_a_small_report_whole() -> None:
    register = check(SMALL)
    assert (register.place, register.level, register.year) == ("青山市", "county", 2026)
    assert register.left_over() == ()
    assert [c.quote for c in register.commitments] == [
        "地区生产总值增长5.5%左右", "城镇新增就业1万人以上", "建成投产云杉新材料二期、松湖储能电站等项目", "新增规上企业20家以上", "推动产业链协同发展",
        "改造老旧小区36个", "新建养老服务站5个", "建立长者助餐补贴制度",
    ]  # fmt: skip
    assert [(a.measure, a.verdict) for a in register.ambitions] == [
        ("地区生产总值", "above"),
        ("城镇新增就业", "below"),
    ]


def test_it_prints_the_published_format() -> None:
    rows = json.loads(read_report(SMALL, name="small.txt").to_json())
    assert rows["format"] == "bihuan-register/1"
    assert rows["source"]["name"] == "small.txt"
    assert list(rows["quantities"][0])[:4] == ["id", "span", "quote", "value"]


def test_it_reads_every_real_report(reports: list[Path]) -> None:
    for path in reports:
        register = check(read(path))
        assert register.year is not None, path.name
        assert register.left_over() == (), path.name
        assert len(register.commitments) > 50, path.name


@pytest.mark.parametrize("text", ["", "   \n\t\n", "hello world", "今天天气很好。" * 30])
def test_it_refuses_what_is_no_report_in_one_sentence(text: str) -> None:
    with pytest.raises(BadDocument) as refusal:
        read_report(text)
    assert refusal.value.zh.endswith("。")
    assert refusal.value.zh.count("。") == 1
    assert refusal.value.en.endswith(".")


def test_it_refuses_a_resolution_about_a_report() -> None:
    text = "青山市人民代表大会关于政府工作报告的决议\n会议听取和审议了市长所作的政府工作报告，决定批准这个报告。"
    with pytest.raises(BadDocument, match="决议"):
        read_report(text)


@example("各位代表：\n一、2025年工作回顾\n。\n二、2026年重点工作\n\\r\\n。政府工作报告增长建设")
@given(FRAMES)
def test_it_survives_any_report_however_broken(source: str) -> None:
    check(source)


@given(MESSY)
def test_it_survives_any_text(source: str) -> None:
    try:
        check(source)
    except BadDocument:
        return


def test_it_takes_time_in_proportion_to_length() -> None:
    """A text of one endless sentence, clause or quotation stays linear: no pattern looks back without bound."""
    for piece in ("新增助餐点20个、", "“", "，", "一", "1", "建设", "增长5%、", "（", "2026年"):
        check_spans(
            read_report("各位代表：政府工作报告增长\n二、2026年重点工作\n" + piece * 5000),
            "各位代表：政府工作报告增长\n二、2026年重点工作\n" + piece * 5000,
        )


def test_no_pattern_tries_words_in_all_ways() -> None:
    """Words that rules may repeat, again and again: with two ways to read each, this would not end."""
    for piece in ("在持续督促", "在高标准培育壮大", "在强化分别", "确保", "聚焦发展", "更大力度"):
        source = "各位代表：政府工作报告增长\n二、2026年重点工作\n" + piece * 600
        check_spans(read_report(source), source)

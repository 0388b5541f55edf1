"""The invented city: that its reports read cleanly, and that units, posts, work plan and year fit them and each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from bihuan.loop.calendar.workdays import Calendar
from bihuan.loop.deploy.deadlines import read_deadline
from bihuan.reading import read_report
from bihuan.reading.model import Commitment, Register
from tests.conftest import ROOT

CITY = ROOT / "examples" / "mingchuan"
FILES = ("units", "posts", "assignments", "year")
KEYS = {
    "place": ("id name level", "parent"),
    "unit": ("id name short kind place duties", "parent"),
    "person": ("id name", ""),
    "post": ("id title unit role holders", "portfolio portfolio_words"),
    "item": ("quote lead deadline", "support sponsor criterion milestones splits measure"),
    "story": ("quote course june curve reading unit figures reports", "better base target silent completed closed"),
    "event": ("on kind say", "quote by post to until due month amount grade"),
}
"""Of each table the keys it must have and those it may have."""
CODES = {
    ("unit", "kind"): "office department district firm",
    ("post", "role"): "supervision unit leader deputy citizen auditor admin",
    ("story", "course"): "on_pace behind ahead done done_early adjusted unreported blocked",
    ("story", "june"): "on_pace behind ahead done other",
    ("story", "curve"): "even s season step",
    ("story", "reading"): "total level share",
    ("event", "kind"): "assign send_back acknowledge remind late_report notice answer_notice "
    "ask_extension check grant_extension refuse_extension block unblock resume instruct answer_instruction "
    "ask_target_change approve_target_change hand_over ask_suspension suspend ask_hold hold "
    "inspect reopen complete verify close",
}
LONGEST_LINE = 160
MIX = {"on_pace": 73, "behind": 8, "ahead": 5, "done": 11, "other": 4}
"""Percent of the stories at mid-year."""
UNCLEAR = (Decimal("0.9"), Decimal("1.2"))
"""From such a share of what was due on is on pace, and above the second is ahead."""
ANSWERS = {
    "ask_extension": {"grant_extension", "refuse_extension"},
    "ask_target_change": {"approve_target_change"},
    "ask_hold": {"hold"},
    "ask_suspension": {"suspend"},
    "instruct": {"answer_instruction"},
    "block": {"unblock"},
    "send_back": {"assign"},
    "inspect": {"reopen"},
}

# What 2025 promised, and what the review of 2026 says of it.
KEPT = [
    ("高新技术企业突破165家", "高新技术企业达到168家"),
    ("全程网办率提高到90%以上", "全程网办率达到91%"),
    ("沄河大桥9月底前建成通车", "沄河大桥建成通车"),
    ("建成和美乡村26个", "建成和美乡村26个"),
    ("完成营造林12万亩", "完成营造林12.6万亩"),
    ("新增普惠托位900个", "普惠托位900个"),
]
SLIPPED = [
    ("年内完成投资340亿元以上", "完成投资318亿元"),
    ("工业企业新入规38家以上", "工业企业新入规36家"),
    ("国际班列开行80列以上", "开行国际班列64列"),
    ("新增停车泊位8000个", "新增停车泊位6200个"),
    ("打通云岭大道北延、学府路等8条断头路", "云岭大道北延、学府路等6条断头路打通"),
    ("供热老旧管网改造45公里", "供热管网38公里"),
]
SOFTENED = [
    ("明川新材料中试基地9月底前建成投用", "明川新材料中试基地挂牌运行"),
    ("岭沄制药配方颗粒项目12月底前建成投产", "岭沄制药配方颗粒项目主体完工"),
]
DROPPED = ["明川通用机场", "市体育中心", "产业引导基金", "智慧停车平台", "工业互联网平台"]
COPIED = ["雁回湖度假区争创国家4A级旅游景区", "力争省级重点实验室实现零的突破", "新增停车泊位8000个"]
STAGES = [
    ("沄锦新材高纯石英砂", "建成投产", "达产"),
    ("柒峰精密轴承二期", "开工建设", "建成投产"),
    ("启雁储能电芯基地", "开工建设", "建成投产"),
    ("砺沄重卡新能源底盘", "签约落地", "开工建设"),
    ("市博物馆新馆", "开工建设", "建成投用"),
    ("明川职业技术学院新校区", "主体完工", "投用"),
    ("市妇幼保健院迁建项目", "开工建设", "主体完工"),
]
GREW = [
    ("社会消费品零售总额491.5亿元", "社会消费品零售总额512.6亿元，增长4.3%"),
    ("一般公共预算收入89.2亿元", "一般公共预算收入92.4亿元，增长3.6%"),
    ("人均可支配收入34967元", "人均可支配收入36820元，增长5.3%"),
    ("进出口总额75.6亿元", "进出口总额86.3亿元，增长14.2%"),
]


# Reading the files


def text_of(year: int) -> str:
    return (ROOT / "examples" / f"mingchuan-{year}.txt").read_text(encoding="utf-8")


@cache
def register_of(year: int) -> Register:
    return read_report(text_of(year), f"mingchuan-{year}.txt")


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CITY / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def rows(noun: str) -> list[dict[str, Any]]:
    return next(table(name)[noun] for name in FILES if noun in table(name))


def ids(noun: str) -> set[str]:
    return {row["id"] for row in rows(noun)}


def promises(quote: str) -> list[Commitment]:
    return [promise for promise in register_of(2026).commitments if quote in promise.quote]


def holders(post: str, day: date) -> list[str]:
    [spans] = [row["holders"] for row in rows("post") if row["id"] == post]
    return [span["person"] for span in spans if span["from"] <= day <= span.get("to", date.max)]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


# The two reports


@pytest.mark.parametrize("year", [2025, 2026])
def test_it_leaves_no_sentence_over(year: int) -> None:
    assert register_of(year).left_over() == ()


@pytest.mark.parametrize("year", [2025, 2026])
def test_it_says_whose_report_it_is(year: int) -> None:
    register = register_of(year)
    assert (register.place, register.level, register.year) == ("明川市", "prefecture", year)


@pytest.mark.parametrize("year", [2025, 2026])
def test_it_is_read_without_a_certain_flaw(year: int) -> None:
    assert [flaw for flaw in register_of(year).flaws if flaw.certain] == []


def test_it_finds_no_suspect_words_in_2025() -> None:
    assert register_of(2025).flaws == ()


@pytest.mark.parametrize(("promised", "reported"), KEPT + SLIPPED + SOFTENED)
def test_it_reports_in_2026_on_what_2025_promised(promised: str, reported: str) -> None:
    review = text_of(2026).split("二、“十五五”")[0]
    assert promised in text_of(2025)
    assert reported in review


def test_it_lets_one_number_go_silent() -> None:
    assert "明川铁路物流港6月底前投用，当年到发货物60万吨以上" in text_of(2025)
    assert "明川铁路物流港投用，全年开行国际班列64列" in text_of(2026)
    assert "货物" not in text_of(2026)


@pytest.mark.parametrize("name", DROPPED)
def test_it_drops_some_promises_in_silence(name: str) -> None:
    assert name in text_of(2025)
    assert name not in text_of(2026)


@pytest.mark.parametrize("promise", COPIED)
def test_it_promises_some_things_again(promise: str) -> None:
    for year in (2025, 2026):
        assert any(promise in row.quote for row in register_of(year).commitments)


@pytest.mark.parametrize(("name", "before", "after"), STAGES)
def test_it_takes_projects_one_stage_further(name: str, before: str, after: str) -> None:
    for year, stage in ((2025, before), (2026, after)):
        planned = [row for row in register_of(year).projects if row.status == "planned" and row.name.startswith(name)]
        assert [row.stage for row in planned] == [stage]


@pytest.mark.parametrize(("before", "after"), GREW)
def test_it_has_figures_that_follow_from_the_year_before(before: str, after: str) -> None:
    assert before in text_of(2025)
    assert after in text_of(2026)
    was = Decimal(re.findall(r"[\d.]+", before)[-1])
    now, growth = map(Decimal, re.findall(r"[\d.]+", after))
    assert abs(was * (1 + growth / 100) - now) < now / 1000


# The form of the files


@pytest.mark.parametrize("name", FILES)
def test_it_keeps_lines_short(name: str) -> None:
    lines = (CITY / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("noun", KEYS)
def test_it_knows_every_key(noun: str) -> None:
    must, may = (set(words.split()) for words in KEYS[noun])
    for row in rows(noun):
        assert must <= set(row) <= must | may, row


@pytest.mark.parametrize(("noun", "key"), CODES)
def test_it_uses_every_code_and_no_other(noun: str, key: str) -> None:
    assert {row[key] for row in rows(noun)} == set(CODES[noun, key].split())


def test_it_explains_every_key_and_code() -> None:
    readme = (CITY / "README.md").read_text(encoding="utf-8")
    words = [word for parts in KEYS.values() for part in parts for word in part.split()]
    words += [word for codes in CODES.values() for word in codes.split()]
    assert [word for word in words if not re.search(rf"(?<![a-z_]){word}(?![a-z_])", readme)] == []


@pytest.mark.parametrize("noun", ["place", "unit", "person", "post"])
def test_it_names_each_thing_once(noun: str) -> None:
    named = [row["id"] for row in rows(noun)]
    assert len(named) == len(set(named))
    assert [name for name in named if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name)] == []


@pytest.mark.parametrize("name", FILES)
def test_it_holds_nothing_like_a_phone_or_identity_number(name: str) -> None:
    assert [said for said in strings(table(name)) if re.search(r"\d{7,}|\d{3,4}-\d{7,8}", said)] == []


def test_it_names_people_by_role_and_sign() -> None:
    names = [row["name"] for row in rows("person")]
    assert [name for name in names if not re.fullmatch(r"[一-鿿]{2,10}[甲乙丙丁戊己庚]", name)] == []
    assert len(names) == len(set(names))


# References


def _references() -> list[tuple[str, str, Callable[[dict[str, Any]], list[str]]]]:
    return [
        ("place", "place", lambda row: [row["parent"]] if "parent" in row else []),
        ("unit", "unit", lambda row: [row["parent"]] if "parent" in row else []),
        ("unit", "place", lambda row: [row["place"]]),
        ("post", "unit", lambda row: [row["unit"], *row.get("portfolio", [])]),
        ("post", "person", lambda row: [span["person"] for span in row["holders"]]),
        ("item", "unit", lambda row: [row["lead"], *row.get("support", [])]),
        ("item", "unit", lambda row: [cut["unit"] for cut in row.get("splits", [])]),
        ("item", "post", lambda row: [row["sponsor"]] if "sponsor" in row else []),
        ("event", "post", lambda row: [row.get("by") or row["post"]]),
        ("event", "unit", lambda row: [row["to"]] if "to" in row else []),
    ]


@pytest.mark.parametrize(("noun", "named", "refer"), _references())
def test_it_refers_to_what_exists(noun: str, named: str, refer: Callable[[dict[str, Any]], list[str]]) -> None:
    assert {name for row in rows(noun) for name in refer(row)} - ids(named) == set()


@pytest.mark.parametrize("noun", ["item", "story", "event"])
def test_it_quotes_exactly_one_commitment(noun: str) -> None:
    quotes = [row["quote"] for row in rows(noun) if "quote" in row]
    assert [quote for quote in quotes if len(promises(quote)) != 1] == []


@pytest.mark.parametrize("noun", ["item", "story"])
def test_it_has_one_row_for_a_commitment(noun: str) -> None:
    counted = Counter(promises(row["quote"])[0].id for row in rows(noun))
    assert max(counted.values()) == 1


def test_it_tells_stories_of_what_was_assigned() -> None:
    assigned = {promises(row["quote"])[0].id for row in rows("item")}
    told = {promises(row["quote"])[0].id for row in rows("story")}
    assert told <= assigned
    assert {promises(row["quote"])[0].id for row in rows("event") if "quote" in row} <= told


# Posts


def test_it_never_has_two_holders_of_a_post() -> None:
    for post in rows("post"):
        for before, after in pairwise(post["holders"]):
            assert before["from"] <= before["to"] < after["from"], post["id"]


def test_it_hands_one_post_over_in_june() -> None:
    changed = [row for row in rows("event") if row["kind"] == "hand_over"]
    taken_on = {(post["id"], span["from"]) for post in rows("post") for span in post["holders"][1:]}
    assert {(row["post"], row["on"]) for row in changed} == taken_on
    assert [row["post"] for row in changed if row["on"].month == 6] == ["zhujian-head"]


def test_it_gives_every_lead_unit_one_leader_and_two_posts() -> None:
    led = Counter(unit for post in rows("post") for unit in post.get("portfolio", []))
    for unit in {row["lead"] for row in rows("item")}:
        assert led[unit] == 1, unit
        assert sum(post["unit"] == unit and post["role"] == "unit" for post in rows("post")) == 2, unit


def test_it_has_a_post_in_every_unit() -> None:
    assert {post["unit"] for post in rows("post")} == ids("unit")


# The work plan


def test_it_covers_the_year() -> None:
    assert len(rows("item")) >= 120
    assert len([row for row in rows("item") if "milestones" in row]) * 3 >= len(rows("item"))


def test_it_reads_every_deadline() -> None:
    assert [row["deadline"] for row in rows("item") if read_deadline(row["deadline"], 2026) is None] == []


def test_it_gives_directional_promises_a_criterion() -> None:
    loose = [row for row in rows("item") if promises(row["quote"])[0].checkable == "directional"]
    assert [row["quote"] for row in loose if "criterion" not in row] == []


def test_it_sets_a_milestone_for_each_quarter() -> None:
    assert {len(row["milestones"]) for row in rows("item") if "milestones" in row} == {4}


def test_it_splits_over_districts_what_the_report_promises() -> None:
    split = [row for row in rows("item") if "splits" in row]
    assert len(split) == 3
    for row in split:
        total = sum(Decimal(cut["amount"]) for cut in row["splits"])
        assert f"{total}{row['measure']}" in promises(row["quote"])[0].quote


def test_it_never_lists_a_lead_unit_as_support() -> None:
    assert [row["quote"] for row in rows("item") if row["lead"] in row.get("support", [])] == []


# The year


def test_it_takes_its_targets_from_the_report() -> None:
    for row in rows("story"):
        if row["reading"] == "share":
            assert "target" not in row
        else:
            assert f"{row['target']}{row['unit']}" in promises(row["quote"])[0].quote


def test_it_has_twelve_figures_that_only_grow() -> None:
    for row in rows("story"):
        assert len(row["figures"]) == 12, row["quote"]
        fell = [(a, b) for a, b in pairwise(row["figures"]) if b < a]
        reopened = any(event["kind"] == "reopen" and event.get("quote") == row["quote"] for event in rows("event"))
        assert row["reading"] == "level" or reopened or not fell, row["quote"]


def test_it_has_the_mix_of_a_real_mid_year() -> None:
    counted = Counter(row["june"] for row in rows("story"))
    for word, percent in MIX.items():
        assert abs(100 * counted[word] / len(rows("story")) - percent) < 1.5, word


@pytest.mark.parametrize("row", rows("story"), ids=lambda row: row["quote"])
def test_it_is_at_mid_year_where_its_word_says(row: dict[str, Any]) -> None:
    if row["june"] == "done":
        assert row["figures"][5] >= row.get("target", 100)
        assert row["completed"] <= date(2026, 6, 30)
    elif row["june"] != "other" and row["curve"] != "step":
        low, high = UNCLEAR
        share = _share_of_what_was_due(row)
        assert row["june"] == ("behind" if share < low else "ahead" if share >= high else "on_pace")


def _share_of_what_was_due(row: dict[str, Any]) -> Decimal:
    """A level without a base is held against the target itself, whatever the month."""
    figure, target, base = (Decimal(value) for value in (row["figures"][5], row.get("target", 100), row.get("base", 0)))
    if row["reading"] == "level" and not base:
        return target / figure if row.get("better") == "less" else figure / target
    due = Decimal(table("year")["curves"][row["curve"]][5]) / 100
    return (figure - base) / ((target - base) * due)


def test_it_ends_what_it_completes() -> None:
    for row in rows("story"):
        assert ("completed" in row) == ("closed" in row), row["quote"]
        if "completed" in row:
            assert row["completed"] < row["closed"]
            assert row["figures"][row["completed"].month - 1] >= row.get("target", 100), row["quote"]


def test_it_reports_on_workdays_in_order_with_evidence() -> None:
    calendar = Calendar.shipped()
    for row in rows("story"):
        days = [report["on"] for report in row["reports"]]
        assert days == sorted(days)
        assert 1 <= len(days) <= 3
        assert all(calendar.is_workday(day) for day in days), row["quote"]
        assert all(set(report) == {"on", "say", "files"} and report["files"] for report in row["reports"])
        assert not {day.month for day in days} & set(row.get("silent", [])) - {8}


def test_it_lets_only_those_act_who_hold_the_post() -> None:
    for row in rows("event"):
        assert len(holders(row.get("by") or row["post"], row["on"])) == 1, row
        assert Calendar.shipped().is_workday(row["on"]), row


@pytest.mark.parametrize("asked", ANSWERS)
def test_it_answers_what_was_asked(asked: str) -> None:
    for row in rows("event"):
        if row["kind"] == asked:
            same = [other for other in rows("event") if other.get("quote") == row["quote"]]
            assert ANSWERS[asked] & {other["kind"] for other in same if other["on"] >= row["on"]}, row


def test_it_grants_one_extension_and_refuses_another() -> None:
    counted = Counter(row["kind"] for row in rows("event"))
    assert counted["grant_extension"] == counted["refuse_extension"] == counted["hold"] == counted["suspend"] == 1
    assert counted["late_report"] >= 4


def test_it_chains_three_units_in_one_blocker() -> None:
    unit_of = {post["id"]: post["unit"] for post in rows("post")}
    links = [(unit_of[row["by"]], row["to"]) for row in rows("event") if row["kind"] == "block"]
    assert links == [("zhujian", "ziran"), ("ziran", "nengyuan")]


def test_it_assigns_again_what_was_sent_back() -> None:
    [back] = [row for row in rows("event") if row["kind"] == "send_back"]
    given = [row["to"] for row in rows("event") if row["kind"] == "assign" and row["quote"] == back["quote"]]
    [lead] = [row["lead"] for row in rows("item") if row["quote"] == back["quote"]]
    assert given == ["shuili", lead]

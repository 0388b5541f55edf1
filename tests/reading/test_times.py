"""Parts that speak of two times: which of them a heading, a paragraph and an amount belong to."""

from __future__ import annotations

from bihuan.reading import read_report
from bihuan.reading.model import Register
from bihuan.reading.outline.horizons import review_horizon, section_horizon, tells_of_both, time_told

FRONT = "岚溪市{year}年政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作，请予审议。\n"


def read(year: int, *lines: str) -> Register:
    return read_report(FRONT.format(year=year) + "\n".join(lines))


def behind_review(year: int, *lines: str) -> Register:
    """The lines behind a short review of the year before."""
    return read(year, f"一、{year - 1}年工作回顾", "生产总值增长5%。", *lines)


def told(register: Register) -> list[tuple[str, str | None, str]]:
    return [(section.role, section.horizon, section.title) for section in register.sections]


def years(register: Register) -> list[str | None]:
    return [quantity.horizon for quantity in register.quantities]


def test_headings_of_the_five_years_stand_before_the_turn_to_the_year() -> None:
    register = behind_review(
        2023,
        "二、今后五年的目标任务和2023年工作安排",
        "做好今后五年工作，要突出以下重点。",
        "——产业体系迈上新台阶。工业产值达到3000亿元。",
        "——城乡面貌展现新形象。建成公园100个。",
        "2023年是全面落实规划的重要一年。全市生产总值增长6%左右。",
        "（一）做强产业。新增规上企业30家。",
    )
    assert told(register)[1:] == [
        ("five-year", "2027", "二、今后五年的目标任务和2023年工作安排"),
        ("five-year", "2027", "——产业体系迈上新台阶"),
        ("five-year", "2027", "——城乡面貌展现新形象"),
        ("plan", "2023", "（一）做强产业"),
    ]
    assert years(register) == ["2022", "2027", "2027", "2023", "2023"]


def test_chapters_tell_their_time_in_such_a_part() -> None:
    register = behind_review(
        2026,
        "二、“十五五”时期目标任务和2026年工作安排",
        "（一）“十五五”时期必须把握的基本要求。城镇化率达到70%。",
        "（二）2026年重点工作。新建学校5所。",
    )
    assert told(register)[1:] == [
        ("plan", "2026", "二、“十五五”时期目标任务和2026年工作安排"),
        ("five-year", "2030", "（一）“十五五”时期必须把握的基本要求"),
        ("plan", "2026", "（二）2026年重点工作"),
    ]


def test_a_part_on_years_gone_and_to_come_looks_back_until_these_are_named() -> None:
    register = behind_review(
        2026,
        "二、“十四五”发展成效和“十五五”目标任务",
        "“十四五”时期是岚溪发展极不平凡的五年。",
        "**我们聚焦产业强，全力做大总量。**新增规上企业300家。",
        "“十五五”时期，要坚持以下要求。规上企业达到2000家。",
        "三、2026年工作安排",
        "新建学校5所。",
    )
    assert years(register) == ["2025", "2021-2025", "2030", "2026"]


def test_the_last_words_of_a_paragraph_announce_the_years_told_of_next() -> None:
    register = read(
        2022,
        "一、过去五年和2021年工作回顾",
        "过去一年，面对多重考验，我们顶住压力，全市生产总值增长8%。五年来，主要做了以下工作：",
        "（一）产业提质。新增规上企业300家。",
        "二、2022年工作安排",
        "新建学校5所。",
    )
    assert years(register) == ["2021", "2017-2021", "2022"]


def test_the_last_year_against_the_one_before_the_five_tells_of_all() -> None:
    register = read(
        2022,
        "一、过去五年工作回顾",
        "五年来，我们奋力前行。",
        "2021年，预计完成生产总值3600亿元，较2016年增长32%。",
        "科技实力增强。新增重点实验室9家。",
        "二、2022年工作安排",
        "新建学校5所。",
    )
    assert years(register)[-2:] == ["2017-2021", "2022"]


def test_behind_the_plan_no_part_looks_back() -> None:
    register = behind_review(
        2026,
        "二、2026年工作安排",
        "新建学校5所。",
        "三、全力实施宜居行动，推动城乡建设取得新的更大成效",
        "改造老旧小区30个。",
    )
    assert told(register)[-1][0] == "plan"


def test_what_is_compared_with_tells_no_year() -> None:
    register = read(
        2024, "一、2023年工作回顾", "接待游客900万人次，恢复到2019年的116%。", "二、2024年工作安排", "新建学校5所。"
    )
    assert years(register) == ["2023", "2023", "2024"]


def test_the_aims_of_five_years_are_headed_like_those_of_the_year() -> None:
    register = behind_review(
        2026,
        "二、“十五五”时期主要任务",
        "“十五五”时期经济社会发展的主要目标是：生产总值年均增长6%。",
        "三、2026年工作安排",
        "新建学校5所。",
    )
    assert ("targets", "2030", "“十五五”时期经济社会发展的主要目标") in told(register)


def test_a_figure_of_the_last_year_behind_a_heading_turns_no_look_back_on_five_years() -> None:
    register = read(
        2021,
        "一、“十三五”时期发展成就和2020年主要工作",
        "“十三五”时期是城市变化最大的5年。",
        "（一）综合实力显著提升。发展迈上新台阶。",
        "经济规模不断壮大。2020年生产总值突破2600亿元，财政收入达到210亿元。",
        "营商环境持续优化。五年新增企业3.2万户，办事时限压缩六成。",
        "二、2021年重点工作",
        "办好实事。",
    )
    assert {horizon for role, horizon, title in told(register) if role == "review" and "时期" not in title} == {
        "2016-2020"
    }


def test_years_beyond_the_reports_own_are_to_come() -> None:
    assert time_told("（三）2035年远景目标", 2021) == "five-year"
    assert section_horizon("five-year", "（三）2035年远景目标", 2021) == "2035"
    assert section_horizon("five-year", "“十四五”规划和2035年远景目标", 2021) == "2025"
    assert time_told("二、今后5年的主要任务", 2021) == "five-year"


def test_plans_of_the_nineties_have_their_years() -> None:
    assert [
        section_horizon("review", f"一、“{plan}五”时期工作回顾", year) for plan, year in (("九", 2001), ("八", 1996))
    ] == [
        "1996-2000",
        "1991-1995",
    ]
    assert review_horizon("“九五”期间，城市变了样。", "2000", 2001) == "1996-2000"


def test_what_the_last_year_brought_against_the_year_before_all_five_is_of_all() -> None:
    assert review_horizon("2016年，全县生产总值完成90亿元，是2011年的1.1倍；", "2012-2016", 2017) == "2012-2016"
    assert review_horizon("2016年，全县生产总值完成90亿元，是2014年的1.1倍；", "2012-2016", 2017) == "2016"


def test_main_aims_of_development_are_aims() -> None:
    register = read(
        2022,
        "一、过去五年的工作",
        "城市变了样。",
        "二、今后五年的目标任务",
        "主要发展目标是：到2026年生产总值达到170亿元。",
    )
    assert [(s.role, s.title) for s in register.sections][-1] == ("targets", "主要发展目标")


def test_so_many_years_from_now_end_in_their_last() -> None:
    register = read(
        2022,
        "一、2021年工作回顾",
        "城市变了样。",
        "二、2022年重点工作",
        "力争3年内入驻企业300家；新增企业20家。",
        "三年筹集公寓40万套，五年内保障青年100万人，今年完成公寓7万套。",
    )
    assert [(q.quote, q.horizon) for q in register.quantities] == [
        ("3年内", "2024"),
        ("300家", "2024"),
        ("20家", "2022"),
        ("40万套", "2024"),
        ("100万人", "2026"),
        ("7万套", "2022"),
    ]


def test_what_a_term_of_government_is_to_do_is_of_its_five_years() -> None:
    assert time_told("二、第十八届政府任务目标", 2022) == "five-year"
    assert section_horizon("five-year", "二、第十八届政府任务目标", 2022) == "2026"
    assert time_told("一、第十七届政府工作回顾", 2022) != "five-year"


def test_years_from_and_to_with_what_is_aimed_at_are_of_five_years() -> None:
    assert tells_of_both("二、2022—2026年的主要目标和2022年工作安排", 2022)
    assert not tells_of_both("二、2022年工作安排", 2022)


def test_the_aims_of_the_year_end_what_a_part_on_both_tells_of_the_five() -> None:
    register = read(
        2021,
        "一、2020年工作回顾",
        "城市变了样。",
        "二、“十四五”时期主要目标任务和2021年重点工作",
        "“十四五”时期，生产总值达到1万亿元。",
        "今年经济社会发展主要预期目标是：生产总值增长6%以上。",
        "（一）扩大内需",
        "办好实事。",
    )
    assert [(q.quote, q.horizon) for q in register.quantities] == [("1万亿元", "2025"), ("6%以上", "2021")]
    assert [s.role for s in register.sections if s.title.startswith("今年")] == ["targets"]

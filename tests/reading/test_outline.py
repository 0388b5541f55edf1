"""Headings of every form, with level, role and horizon."""

from __future__ import annotations

from bihuan.reading.outline import Outline, outline
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.levels import Levels
from bihuan.reading.repair import repair
from tests.reading.conftest import SMALL


def read(text: str, year: int | None = None) -> Outline:
    return outline(repair(text), year)


def rows(text: str) -> list[tuple[int, str, str | None, str]]:
    return [(s.level, s.role, s.horizon, s.title) for s in read(text).sections]


def test_it_reads_the_parts_of_a_report() -> None:
    assert rows(SMALL) == [
        (1, "review", "2025", "一、2025年工作回顾"),
        (1, "plan", "2026", "二、2026年重点工作"),
        (2, "targets", "2026", "主要预期目标"),
        (2, "plan", "2026", "(一)壮大产业"),
        (2, "plan", "2026", "(二)改善民生"),
        (1, "self-building", "2026", "三、加强政府自身建设"),
    ]


def test_it_gives_each_heading_its_parent() -> None:
    sections = read(SMALL).sections
    assert [s.parent for s in sections] == [None, None, "s2", "s2", "s2", None]


def test_it_reads_three_horizons_where_a_plan_begins() -> None:
    text = "各位代表：\n一、“十四五”时期工作回顾\n五年来，城市变了样。\n二、“十五五”时期主要目标任务\n打造新城。\n三、2026年工作安排\n办好实事。"
    assert [s.horizon for s in read(text).sections] == ["2021-2025", "2030", "2026"]
    assert [s.role for s in read(text).sections] == ["review", "five-year", "plan"]


def test_it_takes_short_first_sentences_for_headings_where_neighbours_have_them() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n产业发展迈上新台阶。新建工厂三座，签约项目十个。\n"
        "城乡面貌展现新气象。改造小区五个，建成公园两处。\n二、2026年重点工作\n办好实事。"
    )
    titles = [(s.level, s.title) for s in read(text).sections]
    assert (2, "产业发展迈上新台阶") in titles
    assert (2, "城乡面貌展现新气象") in titles


def test_it_reads_points_inside_a_paragraph() -> None:
    text = (
        "各位代表：\n二、2026年重点工作\n（一）稳增长。一要扩大内需。办好消费节，发放消费券。多开夜市。"
        "二要稳住投资。开工项目三十个，盘活用地。加快前期。"
    )
    assert [(s.level, s.title) for s in read(text).sections][-2:] == [(3, "一要扩大内需"), (3, "二要稳住投资")]


def test_it_takes_the_year_that_it_is_given() -> None:
    assert read("各位代表：\n二、今年重点工作\n办好实事。", 2031).sections[0].horizon == "2031"


def test_it_finds_the_problems_and_the_closing_without_a_heading() -> None:
    roles = [p.role for p in read(SMALL).passages]
    assert "problems" in roles
    assert roles[-1] == "closing"


def test_it_marks_what_only_leads_up_to_the_parts_below() -> None:
    source = SMALL.replace("主要预期目标是：地区", "我们要稳中求进。地区")
    text = repair(source).text
    preambles = [text[slice(*p.span)] for p in read(source).passages if p.preamble]
    assert preambles == ["我们要稳中求进。地区生产总值增长5.5%左右,城镇新增就业1万人以上。"]


_TOPICS = "粮棉油糖果茶丝麻药木铁铜铝锌锡煤气水风光热电车船机桥路港站仓"


def _detail(n: int) -> str:
    """What stands behind a heading: each time other words, lest it be dropped as a passage that stands twice."""
    a, b, c = (_TOPICS[(n * 7 + k * 11) % len(_TOPICS)] for k in range(3))
    return (
        f"推进{a}业厂房、{b}业仓储和{c}业检测平台建设，帮助{a}{b}企业降低用地、用能、融资成本，全年新开工{c}业项目{n + 20}个。"
        f"落实{b}{a}惠企政策，做好{c}{a}要素保障，办好{a}{c}产销对接会。"
    )


def _chapter(number: str, title: str, *heads: str) -> str:
    return f"（{number}）{title}。把握机遇，加快发展。" + "".join(
        f"{head}。{_detail(len(head) + 3 * k + ord(number))}" for k, head in enumerate(heads)
    )


def test_it_reads_headings_without_a_mark_in_the_midst_of_chapters() -> None:
    chapters = [
        _chapter("一", "壮大产业", "优化提升传统产业", "培育壮大新兴产业", "大力发展数字经济"),
        _chapter("二", "扩大内需", "更大力度提振消费", "着力扩大有效投资", "促进外贸稳中提质"),
        _chapter("三", "改善民生", "着力稳就业促增收", "健全社会保障体系", "办好人民满意教育"),
    ]
    text = "各位代表：\n一、2026年重点工作\n" + "\n".join(chapters)
    found = [(level, title) for level, role, _, title in rows(text) if role == "plan" and level == 3]
    assert [title for _, title in found[:4]] == [
        "优化提升传统产业",
        "培育壮大新兴产业",
        "大力发展数字经济",
        "更大力度提振消费",
    ]
    assert len(found) == 9


def test_it_takes_short_promises_among_longer_ones_for_no_headings() -> None:
    """A short sentence that stands alone in its chapter is a promise like its neighbours."""
    chapters = [
        f"（{n}）做好第{n}件事。{_detail(k)}{_detail(k + 5)}{f'发展{_TOPICS[k]}经济。' if k % 2 else ''}{_detail(k + 10)}{_detail(k + 15)}"
        for k, n in enumerate("一二三四五")
    ]
    assert [level for level, *_ in rows("各位代表：\n一、2026年重点工作\n" + "\n".join(chapters))] == [1, 2, 2, 2, 2, 2]


def test_it_reads_headings_of_one_build_where_the_government_speaks_of_itself() -> None:
    heads = "".join(
        f"{head}。{_detail(len(head) + k)}"
        for k, head in enumerate(("要强化政治引领", "要坚持依法行政", "要提高履职效能", "要加强廉政建设"))
    )
    text = f"各位代表：\n一、2026年重点工作\n（一）壮大产业\n新建厂房。\n各位代表！我们将不断加强政府自身建设，全面提升工作水平。{heads}"
    assert [row for row in rows(text) if row[1] == "self-building"] == [
        (2, "self-building", "2026", "要强化政治引领"),
        (2, "self-building", "2026", "要坚持依法行政"),
        (2, "self-building", "2026", "要提高履职效能"),
        (2, "self-building", "2026", "要加强廉政建设"),
    ]


def test_a_sentence_on_this_years_targets_opens_them_in_the_midst_of_a_paragraph() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n办成了事。\n二、2026年重点工作\n"
        "今年要稳中求进。今年全市发展主要预期目标是：地区生产总值增长6%。\n（一）办好实事。修路。\n"
    )
    heads = [section.title for section in read(text).sections if section.role == "targets"]
    assert heads == ["今年全市发展主要预期目标"]


def test_it_takes_a_refrain_for_a_row_of_headings() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n一是抓产业，建成工厂。新建三座工厂，签约十个项目。\n"
        + "".join(
            f"五年来，我们{deed}。全市上下共同努力，各项事业有了新的变化。\n"
            for deed in ("坚持实干兴业", "建设宜居城市", "增进民生福祉")
        )
        + "二、2026年重点工作\n办好实事。"
    )
    found = [(s.level, s.role) for s in read(text).sections if s.title.startswith("五年来")]
    assert found == [(2, "review")] * 3


def test_a_look_back_in_the_part_on_the_next_years_is_a_review() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n办成了实事。\n二、“十四五”发展成就和“十五五”主要目标\n"
        + "".join(
            f"这五年，我们{deed}。全市上下共同努力，各项事业有了新的变化。\n"
            for deed in ("坚持实干兴业", "建设宜居城市", "增进民生福祉")
        )
        + "“十五五”时期，建成新城三座。\n三、2026年重点工作\n办好实事。"
    )
    parts = read(text)
    assert [s.role for s in parts.sections] == ["review", "five-year", "review", "review", "review", "plan"]
    assert [(p.role, p.horizon) for p in parts.passages if "新城" in text[slice(*p.span)]] == [("five-year", "2030")]


def test_what_five_years_brought_stands_beside_the_chapters_of_the_last_one() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n（一）抓产业。新建三座工厂，签约十个项目。\n（二）惠民生。建成学校五所，医院两所。\n"
        "各位代表！2025年是“十四五”收官之年。五年来，城市变了样。\n——实力不断增强。总量翻了一番，企业多了一半。\n"
        "二、2026年重点工作\n办好实事。"
    )
    [dash] = [s for s in read(text).sections if s.title.startswith("——")]
    assert (dash.level, dash.horizon) == (2, "2021-2025")
    assert read(text).passages[-3].horizon == "2021-2025"


def test_points_below_a_run_in_heading_stand_under_it_and_end_with_its_paragraph() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n各项工作都有进展。\n二、2026年重点工作\n(一)壮大实体经济。把产业摆在首位。\n"
        "抓好重点产业。构建三大集群。一是装备产业。扩建两个园区,引进配套企业。二是食品产业。建成检测中心,培育龙头企业。\n"
        "提振县域经济。实施倍增计划,推进特色产业升级改造。\n壮大民营经济。设立专项资金,办好企业家大会。"
    )
    assert [row[::3] for row in rows(text)[2:]] == [
        (2, "(一)壮大实体经济"),
        (3, "抓好重点产业"),
        (4, "一是装备产业"),
        (4, "二是食品产业"),
        (3, "提振县域经济"),
        (3, "壮大民营经济"),
    ]


def test_the_aims_of_a_plan_that_begins_are_no_look_back() -> None:
    text = (
        "各位代表：\n一、“十三五”时期工作回顾\n五年来，城市变了样。\n二、“十四五”时期主要目标任务\n"
        "“十四五”时期我市发展主要目标：一是经济实力明显增强。生产总值年均增长7%。二是城乡更加协调。城镇化率达到60%。\n"
        "三、2021年工作安排\n办好实事。"
    )
    assert [row for row in rows(text) if row[1] == "targets"] == [
        (2, "targets", "2025", "“十四五”时期我市发展主要目标"),
        (3, "targets", "2025", "一是经济实力明显增强"),
        (3, "targets", "2025", "二是城乡更加协调"),
    ]


def test_a_line_that_goes_on_with_a_title_is_no_part() -> None:
    text = "各位代表：\n一、2024年工作回顾\n城市变了样。\n二、2025年主要任务\n——攻坚“十四五”，奋战开新局\n(一)扩大内需。抓好项目。\n(二)推进改革。办好实事。"
    assert [(s.level, s.role) for s in read(text).sections[1:]] == [
        (1, "plan"),
        (2, "plan"),
        (2, "plan"),
        (2, "plan"),
    ]


def test_what_is_held_to_heads_its_paragraph_where_three_in_a_row_begin_so() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n城市变了样。\n二、2026年重点工作\n办好实事。\n三、加强政府自身建设\n我们要做到以下几点。\n"
        "坚持政治引领，践行人民至上。把党的领导贯穿各项工作。\n坚持依法行政，规范权力运行。主动接受人大监督和社会监督。\n坚持从严治政，树立良好形象。严格落实过紧日子的要求。"
    )
    assert [s.title[:6] for s in read(text).sections if s.role == "self-building" and s.level == 2] == [
        "坚持政治引领",
        "坚持依法行政",
        "坚持从严治政",
    ]


def test_a_lead_in_bold_heads_what_stands_behind_it() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n**（一）需求稳步扩大。有效投资持续增长，**实施重点项目，盘活存量用地。"
        "**消费潜能释放。**举办展销活动，开设夜间集市。**从发展环境来看，**困难仍然不少。\n"
        "二、2026年重点工作\n**全市上下士气高昂**，以实干开新局。"
    )
    titles = [title for _, _, _, title in rows(text)]
    assert "消费潜能释放" in titles
    assert not any(title.startswith(("从发展环境", "全市上下")) for title in titles)


def test_a_report_whose_deputies_are_addressed_late_begins_at_its_first_part() -> None:
    body = "全市生产总值增长5%，城乡面貌一新，群众生活改善。" * 12
    text = (
        "政府工作报告\n一、2025年工作回顾\n一年来，经济稳中有进，新建学校6所。\n各位代表，成绩来之不易。\n"
        f"{body}\n二、2026年重点工作\n{body}"
    )
    assert [title for _, _, _, title in rows(text)] == ["一、2025年工作回顾", "二、2026年重点工作"]
    contents = (
        f"一、2025年工作回顾\n二、2026年重点工作\n各位代表：\n一、2025年工作回顾\n{body}\n二、2026年重点工作\n{body}"
    )
    assert len(rows(contents)) == 2


def test_items_of_a_list_behind_the_report_stand_below_its_parts() -> None:
    items = "1．增加学位供给。新建学校两所，改善办学条件。\n2．改善就医条件。新建门诊部两处，添置设备。\n"
    text = (
        "各位代表：\n一、2025年工作回顾\n办好实事。\n二、2026年重点工作\n办好实事。\n2026年民生实事\n"
        f"一、提高办学质量\n{items}二、提高医疗水平\n{items}"
    )
    assert {level for level, _, _, title in rows(text) if title[0] in "12"} == {2}


def test_run_in_headings_stand_below_the_refrain_of_their_paragraph() -> None:
    some = "规上企业增至300家，产值翻番，园区面貌一新。"
    text = "各位代表：\n一、“十四五”时期工作回顾\n" + "".join(
        f"这是{what}的五年。{one}持续壮大。{some}{two}不断优化。{some}{three}更加完善。{some}\n"
        for what, one, two, three in [
            ("综合实力提升", "经济总量", "产业结构", "要素保障"),
            ("城乡面貌改善", "城市框架", "乡村环境", "路网体系"),
            ("民生福祉增进", "就业规模", "教育资源", "医疗服务"),
            ("改革开放深化", "市场主体", "营商环境", "开放平台"),
        ]
    )
    found = rows(f"{text}二、2026年重点工作\n办好实事。")
    assert {level for level, _, _, title in found if title.startswith("这是")} == {2}
    assert {level for level, _, _, title in found if title.endswith(("壮大", "优化", "完善"))} == {3}


def test_a_list_of_promises_some_of_which_are_short_heads_nothing() -> None:
    text = (
        "各位代表：\n一、2026年重点工作\n办好十件实事。（1）新建公园。为群众添去处，改善环境。（2）开展就业援助活动，组织技能培训，发放就业补贴，"
        "城镇新增就业2万人，帮扶困难人员就业1000人。（3）新建改扩建学校，增加学位，改善办学条件，让孩子们在家门口上学，减轻家长的负担。"
        "（4）改造老旧小区，更换管网，增设停车位，加装电梯，让居民住得安心住得舒心，住出幸福感。（5）增设公交线路。方便群众出行，连接新区。"
    )
    assert not [title for _, _, _, title in rows(text) if title.startswith("(")]


def test_a_dash_before_a_figure_heads_nothing() -> None:
    text = (
        "各位代表：\n一、“十三五”回顾\n——工业产值从820亿元提高到1260亿元。新增规上企业36家。\n"
        "——综合实力显著增强。经济总量再上台阶，财政收入稳步增长。\n二、2021年重点工作\n办好实事。"
    )
    assert [s.title for s in read(text).sections if s.level > 1] == ["——综合实力显著增强"]


def test_points_of_one_list_stand_on_one_level_whatever_heads_their_paragraph() -> None:
    first, second = (Heading((at, at + 6), "point", number, at + 7, 0) for number, at in (("一是", 10), ("二是", 80)))
    levels = Levels(2022, [first, second])
    assert levels.of(first, "一是产业做强", [], 0) == 3
    assert levels.of(second, "二是城乡变美", [], 4) == 3  # a short sentence between them was taken for a heading


def test_points_end_where_dashes_begin() -> None:
    text = (
        "各位代表：\n一、2021年工作回顾\n城市变了样。\n二、今后五年主要任务\n一是把握当前和长远的关系。稳扎稳打，久久为功。\n"
        "二是把握重点和全面的关系。纲举目张，整体推进。\n——在产业升级上苦干实干。建设园区，培育集群，壮大企业。\n"
        "——在城市更新上苦干实干。改造小区，畅通道路，扩大绿地。\n三、2022年重点工作\n办好实事。"
    )
    assert [s.level for s in read(text).sections if s.title.startswith("——")] == [2, 2]


def test_points_in_a_part_on_aims_say_how_to_reach_them() -> None:
    text = (
        "各位代表：\n一、2024年工作回顾\n城市变了样。\n二、2025年工作总体要求和主要目标\n主要预期目标是：地区生产总值增长5%左右。\n"
        "实现上述目标，要做到：\n一是增强稳住大盘的底气。用好用足政策，多办企业盼望的事。\n二是增强创新转型的锐气。加大研发投入，转化更多成果。\n"
        "三、2025年重点工作\n办好实事。"
    )
    assert [(s.role, s.title[:2]) for s in read(text).sections if s.number and s.number.endswith("是")] == [
        ("plan", "一是"),
        ("plan", "二是"),
    ]


def test_short_sentences_with_we_will_are_a_refrain_of_headings() -> None:
    deeds = ("种好每一块田", "办好每一所学校", "修好每一条路", "管好每一分钱")
    body = "".join(f"我们要{deed}。各镇各部门一道出力，把事情办到群众心里去。\n" for deed in deeds)
    text = f"各位代表：\n一、2025年工作回顾\n城市变了样。\n二、2026年重点工作\n{body}"
    assert rows(text)[2:] == [(2, "plan", "2026", f"我们要{deed}") for deed in deeds]


def test_what_paragraphs_open_with_alike_may_have_a_dozen_characters() -> None:
    deeds = ("农业现代化", "新型工业化", "新型城镇化", "公共服务均等化")
    titles = [f"新一年里实干争先,要加快推进{deed},在青岚高质量发展中走在前列,把每一件事情办好" for deed in deeds]
    body = "".join(f"{title}。各镇各部门一道出力，深入实施三年行动，把事情办到群众心里去。\n" for title in titles)
    text = f"各位代表：\n一、2025年工作回顾\n城市变了样。\n二、2026年重点工作\n{body}"
    assert [title for _, _, _, title in rows(text)[2:]] == titles


def test_a_second_point_of_what_was_done_names_no_problems() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n一是全力抓好春耕。各镇抢抓农时，全县播种面积稳中有增。\n"
        "二是全力稳住企业。受外需不足影响，企业面临的困难和挑战突出。我们走访企业三百家，送去政策和订单。\n"
        "二、2026年重点工作\n办好实事。"
    )
    assert [role for _, role, _, title in rows(text) if "是全力" in title] == ["review", "review"]


def test_items_stand_on_one_level_whatever_stands_between_them() -> None:
    below = "这一年城市建设有了新的面貌，各项工作都往前走了一步。"
    found = read(
        "\n\n".join(
            (
                "一、2020年工作回顾",
                f"1．疫情防控展现新担当。{below}{below}",
                f"2．经济发展迈上新台阶。{below}{below}",
                f"创新动能持续增强。{below}{below}",
                f"产业结构持续优化。{below}{below}",
                f"3．改革开放激发新活力。{below}{below}",
            )
        )
    )
    assert [(s.level, s.number) for s in found.sections if s.number] == [(1, "一"), (3, "1"), (3, "2"), (3, "3")]


def test_a_course_of_years_is_a_refrain() -> None:
    below = "始终盯住目标往前赶，全市生产总值年均增长6%，城市变了样。"
    found = read(
        "\n\n".join(
            (
                "一、过去五年工作回顾",
                f"这五年是抢抓机遇的历程。{below}",
                f"这五年是改革开放的历程。{below}",
                f"这五年是城乡协调的历程。{below}",
            )
        )
    )
    assert [s.title for s in found.sections][1:] == [
        "这五年是抢抓机遇的历程",
        "这五年是改革开放的历程",
        "这五年是城乡协调的历程",
    ]

"""Amounts: found by form, read by what stands beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.reading import read_report
from bihuan.reading.model import Quantity
from bihuan.reading.quantities.amounts import find_amounts
from bihuan.reading.quantities.bounds import _BOUND_ENDS
from bihuan.reading.words import rules

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
REVIEW = "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n{}。\n二、2026年重点工作\n办好实事。\n"


def read(clause: str, frame: str = FRAME) -> list[Quantity]:
    return list(read_report(frame.format(clause)).quantities)


def amounts(text: str) -> list[tuple[str, str | None, str, str]]:
    return [(a.value, a.high, a.unit, a.relation) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接待游客6000万人次", ("60000000", None, "人次", "exact")),
        ("余额突破1.1万亿元", ("1100000000000", None, "元", "more_than")),
        ("新建绿道30公里以上", ("30", None, "公里", "at_least")),
        ("打造3—5个园区", ("3", "5", "个", "range")),
        ("审批时限不超过15个工作日", ("15", None, "个工作日", "at_most")),
        ("浓度低于20微克/立方米", ("20", None, "微克/立方米", "less_than")),
        ("举办活动70余场", ("70", None, "场", "more_than")),
        ("涨幅控制在2%以内", ("2", None, "%", "at_most")),
        ("投资约3.5亿元", ("350000000", None, "元", "about")),
        ("算力达22万P", ("220000", None, "P", "exact")),
        ("新增用户3.4亿、", ("340000000", None, "", "exact")),
        ("提高0.8个百分点", ("0.8", None, "个百分点", "exact")),
        ("发放1,207元", ("1207", None, "元", "exact")),
        ("惠及3000多万人", ("30000000", None, "人", "more_than")),
    ],
)
def test_it_reads_value_unit_and_bound(text: str, expected: tuple[str, str | None, str, str]) -> None:
    assert amounts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2026年",
        "3月5日前",
        "6月底",
        "2021—2025年",
        "第7位",
        "前20名",
        "“1571”部署",
        "“26条”措施",
        "S27高速",
        "辅酶Q10",
        "5·18博物馆日",
        "1+6+N",
        "5.0产业园",
        "12345热线",
        "7×24小时",
    ],
)
def test_it_passes_over_dates_ranks_codes_and_names(text: str) -> None:
    assert amounts(text) == []


def test_it_reads_two_states_not_a_range_after_from() -> None:
    assert amounts("从3.68万亿元到4.93万亿元") == [
        ("3680000000000", None, "元", "exact"),
        ("4930000000000", None, "元", "exact"),
    ]


@pytest.mark.parametrize(
    ("clause", "basis", "measure"),
    [
        ("地区生产总值增长5.5%左右", "growth", "地区生产总值"),
        ("粮食播种面积稳定在500万亩", "level", "粮食播种面积"),
        ("新增老年助餐点20个", "increment", "老年助餐点"),
        ("建设10个示范园区", "increment", "示范园区"),
        ("生活垃圾回收利用率提升至35%以上", "share", "生活垃圾回收利用率"),
        ("完善15分钟健康服务圈", "attribute", "健康服务圈"),
        ("举办音乐节20场以上", "level", "音乐节"),
        ("完成10个保交楼项目", "level", "保交楼项目"),
    ],
)
def test_it_tells_what_is_measured_and_how(clause: str, basis: str, measure: str) -> None:
    [quantity] = read(clause)
    assert (quantity.basis, quantity.measure) == (basis, measure)


def test_it_leaves_out_of_a_measure_what_the_amount_rose_from() -> None:
    assert {q.measure for q in read("城镇化率由2020年的60.1%提高到68.2%")} == {"城镇化率"}


def test_it_shares_a_list_out_over_its_measures() -> None:
    first, second = read("存贷款余额分别突破1.1万亿元、1.3万亿元")
    assert (first.measure, second.measure) == ("存款余额", "贷款余额")
    assert first.relation == second.relation == "more_than"


def test_it_lets_a_bound_behind_the_last_govern_the_list() -> None:
    assert [q.relation for q in read("工业和农业产值分别增长8.5%、10%以上")] == ["at_least", "at_least"]


def test_it_hands_the_measure_on_to_what_a_bare_verb_befell() -> None:
    assert [q.measure for q in read("新建幼儿园13所,投用6所,关停3所")] == [
        "幼儿园",
        "幼儿园投用",
        "幼儿园关停",
    ]


def test_it_makes_an_amount_in_a_name_an_attribute_of_it() -> None:
    [quantity] = read("新建日处理750吨垃圾焚烧发电项目")
    assert (quantity.basis, quantity.measure) == ("attribute", "日处理垃圾焚烧发电项目")


@pytest.mark.parametrize(
    ("clause", "horizon"),
    [("到2030年研发投入突破70亿元", "2030"), ("培育企业20家", "2026"), ("“十五五”末发电量达到3亿千瓦时", "2030")],
)
def test_it_takes_a_year_that_the_sentence_names(clause: str, horizon: str) -> None:
    assert read(clause)[0].horizon == horizon


def test_it_tells_five_years_from_last_year_in_the_review() -> None:
    found = read("五年来，累计建成绿道600公里。2025年，全市新增就业2万人", REVIEW)
    assert [q.horizon for q in found] == ["2021-2025", "2025"]


def test_it_keeps_a_promise_in_chinese_numerals_apart() -> None:
    register = read_report(FRAME.format("科技投入实现翻番，百亿元以上项目达到27个"))
    assert [(q.quote, q.value, q.unit) for q in register.spelled_quantities] == [
        ("翻番", "2", "倍"),
        ("百亿元以上", "10000000000", "元"),
    ]
    assert [q.quote for q in register.quantities] == ["27个"]


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["", "万", "亿", "万亿"]))
def test_it_multiplies_without_loss(number: Decimal, times: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[times]
    [amount] = find_amounts(f"投资{number}{times}元")
    assert Decimal(amount.value) == number * factor
    assert "E" not in amount.value


FIVE = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、“十四五”工作回顾\n五年来，{}。\n二、2026年重点工作\n办好实事。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("游客占全省1/10以上", ("0.1", None, "", "at_least")),
        ("产量占全省近1/3", ("0.3333", None, "", "about")),
        ("城乡收入比缩小至2.05:1", ("2.05", None, "", "exact")),
        ("空气质量综合指数4.26", ("4.26", None, "", "exact")),
        ("城乡收入比降至2.1", ("2.1", None, "", "exact")),
        ("参与人次超25万", ("250000", None, "人次", "more_than")),
        ("站点周边80米内接驳", ("80", None, "米", "at_most")),
    ],
)
def test_it_reads_parts_ratios_and_units_told_before(text: str, expected: tuple[str, str | None, str, str]) -> None:
    assert amounts(text) == [expected]


@pytest.mark.parametrize("text", ["上午9:30开幕", "早上9:30:15开幕", "版本2.0发布"])
def test_a_clock_and_a_version_are_no_ratio(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("clause", "basis", "measure", "horizon"),
    [
        ("水质满意度连续6年居全省前列", "level", "水质满意度", "2025"),
        ("入选省级智能车间12家", "level", "省级智能车间", "2025"),
        ("获批省级实验室3个", "level", "省级实验室", "2021-2025"),
        ("改善农村住房超5万户", "increment", "农村住房", "2021-2025"),
        ("河道总磷浓度改善12%", "growth", "河道总磷浓度", "2021-2025"),
        ("连续举办5届药材大会", "level", "药材大会", "2021-2025"),
    ],
)
def test_a_review_of_five_years_tells_states_from_sums(clause: str, basis: str, measure: str, horizon: str) -> None:
    [quantity] = read(clause, FIVE)
    assert (quantity.basis, quantity.measure, quantity.horizon) == (basis, measure, horizon)


def test_a_step_that_is_reached_is_no_measure() -> None:
    rows = read("地区生产总值迈上2个千亿元台阶、达3200亿元、年均增长6%", FIVE)
    assert {row.measure for row in rows} == {"地区生产总值"}
    assert [row.horizon for row in rows] == ["2021-2025", "2025", "2021-2025"]


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("新能源装机达40万千瓦、占比达30%", "新能源装机占比"),
        ("引进产业项目20个、总投资50亿元", "产业项目总投资"),
        ("外贸出口达80亿元、占全省20%", "外贸出口占全省"),
    ],
)
def test_a_share_or_sum_is_one_of_what_was_told_before(clause: str, measure: str) -> None:
    assert read(clause, REVIEW)[-1].measure == measure


@pytest.mark.parametrize(
    ("clause", "basis", "measure"),
    [
        ("稳妥推进山林承包到期后再延长20年试点", "attribute", "山林承包到期后再延长"),
        ("建设24小时开放书房", "attribute", "开放书房"),
        ("新增电机、轴承等优势产品品牌8个", "increment", "优势产品品牌"),
        ("全面完成15年以上锅炉更新", "attribute", "锅炉更新"),
        ("吸引游客300万人次", "level", "游客"),
        ("在建跨河通道3座", "level", "在建跨河通道"),
    ],
)
def test_what_stands_around_an_amount_tells_its_basis_and_measure(clause: str, basis: str, measure: str) -> None:
    [quantity] = read(clause)
    assert (quantity.basis, quantity.measure) == (basis, measure)


def test_so_many_a_head_are_counted_by_the_first() -> None:
    assert [q.basis for q in read("配置健身器材达每万人6件，配置药箱达每10万人30个")][-2:] == ["attribute", "level"]


@pytest.mark.parametrize(
    ("clause", "last"),
    [
        ("公路里程新增120公里、突破2000公里", ("level", "2025")),
        ("出省通道新增3条、达到9条", ("level", "2025")),
        ("农产品增加值跨上千亿元台阶、达1200亿元", ("level", "2025")),
        ("油茶等6种林产品产量居全国第一", ("level", "2025")),
        ("全市贷款余额3000亿元", ("level", "2025")),
        ("经济总量连续跨过2个千亿元大关", ("level", "2021-2025")),
        ("累计培训农民3万人、惠及5万人次", ("level", "2021-2025")),
    ],
)
def test_an_amount_with_a_predicate_of_its_own_stands_at_the_end_of_the_years(
    clause: str, last: tuple[str, str]
) -> None:
    quantity = read(clause, FIVE)[-1]
    assert (quantity.basis, quantity.horizon) == last


@pytest.mark.parametrize(
    ("clause", "bases"),
    [
        ("新入选省级工厂5家", ["increment"]),
        ("新（改）建乡村道路80公里", ["increment"]),
        ("新增220千伏输电线路60公里", ["attribute", "increment"]),
        ("强化12个重点村托底帮扶", ["attribute"]),
        ("推进30个片区环境整治", ["increment"]),
        ("发电装机由2020年的50万千瓦增加到80万千瓦", ["level", "level"]),
        ("推进国家102项重大工程落地", ["attribute"]),
    ],
)
def test_the_verb_and_what_follows_tell_what_an_amount_is(clause: str, bases: list[str]) -> None:
    assert [q.basis for q in read(clause, REVIEW)] == bases


def test_a_unit_may_name_another_in_brackets() -> None:
    assert [(q.quote, q.unit) for q in read("改造危旧房300套（户）", REVIEW)] == [("300套（户）", "套（户）")]


@pytest.mark.parametrize(
    ("clause", "basis", "measure"),
    [
        ("完成治沙20万亩", "level", "治沙"),
        ("累计完成渠道改造20公里", "increment", "渠道改造"),
        ("新开工10亿元以上农业项目", "attribute", "农业项目"),
        ("组建20亿元规模创业基金", "attribute", "规模创业基金"),
        ("惠及3万人的供水工程启动", "attribute", "供水工程启动"),
        ("新建330千伏变电站", "attribute", "变电站"),
        ("压减公用经费12%", "growth", "公用经费"),
        ("生猪出栏60万头", "level", "生猪出栏"),
        ("高速公路通车里程突破900公里", "level", "高速公路通车里程"),
        ("油桐等6项品种入选国家名录", "level", "品种"),
        ("加快在重点行业新组建2家研究院", "increment", "研究院"),
        ("推出12个对接都市圈合作平台", "increment", "对接都市圈合作平台"),
        ("开展首批6个以水库为重点的整治试点", "level", "以水库为重点的整治试点"),
        ("项目签约30亿元", "level", "项目签约"),
        ("提供3岁以下幼儿看护", "attribute", "幼儿看护"),
    ],
)
def test_it_reads_what_fresh_reports_taught(clause: str, basis: str, measure: str) -> None:
    [quantity] = read(clause, REVIEW)
    assert (quantity.basis, quantity.measure, quantity.relation != "about") == (basis, measure, True)


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("技改投资增长12%、高于全国3个百分点", ["技改投资", "技改投资高于全国"]),
        ("客运和货运吞吐量分别达到3万人次、5万吨，分别增长3%、4%", ["客运吞吐量", "货运吞吐量"] * 2),
        ("采矿业、软件和信息业增加值分别增长4%、5%", ["采矿业增加值", "软件和信息业增加值"]),
        ("水利、能源分别完成投资3亿元、4亿元", ["水利完成投资", "能源完成投资"]),
        ("打好“保畅通”攻坚战，交付3万套", ["“保畅通”交付"]),
    ],
)
def test_a_list_shares_what_it_measures(clause: str, measures: list[str]) -> None:
    assert [q.measure for q in read(clause, REVIEW)] == measures


def test_every_bound_before_an_amount_ends_with_a_sign_that_is_looked_at() -> None:
    for rule in rules("bounds", "before"):
        assert all(example[-1] in _BOUND_ENDS for example in rule.yes), rule.id


@pytest.mark.parametrize(
    ("clause", "frame", "horizon"),
    [
        ("两年来新建幼儿园13所", REVIEW, "2024-2025"),
        ("近三年累计整治河道30公里", REVIEW, "2023-2025"),
        ("三年来整治河道30公里,还要再治", FRAME, "2023-2025"),
        ("连续三年新建幼儿园13所", REVIEW, "2025"),
    ],
)
def test_so_many_years_up_to_now_end_with_the_last_one(clause: str, frame: str, horizon: str) -> None:
    assert read(clause, frame)[0].horizon == horizon


def test_an_amount_of_last_year_within_the_plan_keeps_its_year() -> None:
    assert [q.horizon for q in read("在去年布局5个站点基础上，再布局8个站点")] == ["2025", "2026"]


@pytest.mark.parametrize(
    "clause",
    [
        "3月底前开工率不低于35%,6月底前达到75%以上",
        "开工率3月底前达到35%,上半年达到75%以上",
        "一季度开工率达到35%,年内达到75%",
    ],
)
def test_a_day_to_reach_it_by_is_no_part_of_what_is_measured(clause: str) -> None:
    source = f"各位代表：\n现在，我代表市人民政府报告工作。\n三、2026年重点工作\n（一）抓好落实。{clause}。\n"
    assert [one.measure for one in read_report(source).quantities] == ["开工率", "开工率"]


@pytest.mark.parametrize(
    ("clause", "basis", "measure"),
    [
        ("在18个县全面开展巡诊", "attribute", "县"),
        ("9条重点产业链全面起势", "attribute", "重点产业链"),
        ("建立9条重点产业链", "increment", "重点产业链"),
        ("36个断面达标率均为100%", "attribute", "断面达标率"),
        ("扎实推进12个偏远县域托底帮扶", "attribute", "偏远县域托底帮扶"),
        ("城镇登记失业率低于全国0.4个百分点", "share", "城镇登记失业率低于全国"),
        ("电费收入增速低于全国2个百分点", "growth", "电费收入增速低于全国"),
        ("20个乡镇卫生院投入使用", "increment", "乡镇卫生院"),
        ("20个乡镇卫生院改造全部完成", "increment", "乡镇卫生院改造"),
        ("农村劳动力转移就业20万人", "level", "农村劳动力转移就业"),
        ("推动住宅加装电梯300台", "increment", "住宅加装电梯"),
        ("研究院实施人才培养项目30个", "level", "研究院实施人才培养项目"),
        ("推动120家企业“小升规”", "increment", "企业“小升规”"),
        ("开发区集聚企业300家", "level", "开发区集聚企业"),
        ("药品平均降价超30%", "growth", "药品平均降价"),
        ("所得税减按12%征收", "attribute", "所得税"),
        ("贡献全省30%的税收", "share", "税收"),
        ("安排30亿元以旧换新补贴", "level", "以旧换新补贴"),
        ("首批6项措施加快落地", "level", "措施"),
        ("粮食产量比上年增长3%", "growth", "粮食产量"),
        ("12英寸晶圆量产", "attribute", "晶圆量产"),
    ],
)
def test_what_is_said_of_those_counted_tells_the_basis_and_ends_the_measure(
    clause: str, basis: str, measure: str
) -> None:
    quantity = read(clause, REVIEW)[0]
    assert (quantity.basis, quantity.measure) == (basis, measure)


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("接待游客20万人次，实现收入3亿元，分别增长5%和6%", ["游客", "收入"] * 2),
        ("粮肉奶产量分别达到3万吨、4万吨、5万吨", ["粮产量", "肉产量", "奶产量"]),
        ("交通、水利领域投资分别达3亿元、4亿元", ["交通领域投资", "水利领域投资"]),
        ("荣获6个奖项、比上次增长20%", ["奖项", "奖项"]),
        ("炼化项目全面达产、年产值超30亿元", ["炼化项目年产值"]),
        ("夺得3金2银", ["夺得", "夺得"]),
        ("建成12个车间、新增30个工位", ["车间", "工位"]),
    ],
)
def test_amounts_speak_of_what_was_listed_before(clause: str, measures: list[str]) -> None:
    assert [q.measure for q in read(clause, REVIEW)] == measures


def test_a_second_noun_has_a_total_of_its_own() -> None:
    assert [q.basis for q in read("新增并网5万千瓦、发电量超8亿千瓦时")] == ["increment", "level"]


def test_a_share_that_is_held_was_so_in_all_the_years() -> None:
    assert [q.horizon for q in read("财政民生支出占比保持在70%以上", FIVE)] == ["2021-2025"]


def test_who_is_so_old_has_no_unit_from_the_age() -> None:
    assert [(q.unit, q.relation) for q in read("服务4万3岁以下婴幼儿", REVIEW)] == [("", "exact"), ("岁", "at_most")]


def test_points_are_said_once_for_two() -> None:
    rows = read("园区工业增加值、税收增速分别高于全市2.1个和3个百分点", REVIEW)
    assert [(q.unit, q.basis) for q in rows] == [("个百分点", "growth")] * 2


def test_a_number_in_a_circle_opens_no_measure() -> None:
    assert [(q.basis, q.measure) for q in read("③建设助餐点50个、床位200张")] == [
        ("increment", "助餐点"),
        ("increment", "床位"),
    ]


def test_a_bound_governs_what_it_is_compared_with_and_a_rise_starts_from_the_year_before() -> None:
    text = (
        "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n城市变了样。\n二、2026年重点工作\n"
        "特困供养标准不低于当地低保标准的1.3倍，债务率不超过本级综合财力的80%。高龄津贴从每人每月60元提高到75元。\n"
    )
    register = read_report(text)
    assert [(row.quote, row.relation, row.horizon) for row in register.quantities] == [
        ("1.3倍", "at_least", "2026"),
        ("80%", "at_most", "2026"),
        ("60元", "exact", "2025"),
        ("75元", "exact", "2026"),
    ]
    assert {row.horizon for row in register.commitments} == {"2026"}


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("今年省财政将安排3亿元，用于河道清淤", "省财政安排河道清淤"),
        ("今后三年市财政拟投入2亿元支持技能培训", "市财政投入支持技能培训"),
        ("省财政安排3亿元，比上年增加1亿元，支持社区医院改造", "省财政支持社区医院改造"),
        ("省财政全年用于教育的支出30亿元", "省财政用于教育的支出"),
        ("供水管网试点扩大到全省40%的县", "供水管网试点"),
        ("职业伤害保障试点覆盖60万名骑手", "职业伤害保障试点覆盖骑手"),
        ("居民人均用水量，扣除价格因素增长3%", "居民人均用水量"),
    ],
)
def test_a_measure_says_who_pays_and_how_far_it_spreads_without_when(clause: str, measure: str) -> None:
    assert read(clause)[0].measure == measure


@pytest.mark.parametrize(
    ("clause", "frame", "horizon"),
    [
        ("今后三年新建幼儿园13所", FRAME, "2028"),
        ("力争用两年时间改造小区30个", FRAME, "2027"),
        ("明年新建幼儿园13所", FRAME, "2027"),
        ("“十五五”期间新建幼儿园50所,今年要建成13所", FRAME, "2030"),
        ("由上年下降3%转为增长5%", REVIEW, "2024"),
        ("2021年到2025年，累计建成绿道600公里", REVIEW, "2021-2025"),
    ],
)
def test_the_first_amount_keeps_the_years_named(clause: str, frame: str, horizon: str) -> None:
    assert read(clause, frame)[0].horizon == horizon


def test_this_years_part_of_five_years_is_this_years() -> None:
    assert read("“十五五”期间新建幼儿园50所,今年要建成13所")[1].horizon == "2026"


@pytest.mark.parametrize(
    ("clause", "basis"),
    [
        ("解决30万农村人口饮水安全问题", "increment"),
        ("又有30万群众解决了安全饮水问题", "increment"),
        ("严守600万亩耕地红线", "level"),
    ],
)
def test_what_is_solved_adds_and_a_line_to_keep_is_a_level(clause: str, basis: str) -> None:
    assert read(clause)[0].basis == basis


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("开工建设青岚基地等项目745个", "项目"),
        ("建成青岚路等道路10条", "道路"),
        ("扎实推进岚溪、云州等超400个电网项目建设", "电网项目"),
        ("围绕综合改革试点7个方面103项任务，实施突破", "任务"),
        ("集中展示6个领域、超20个低碳应用场景", "低碳应用场景"),
        ("20件省、市重点民生实事圆满完成", "省、市重点民生实事"),
    ],
)
def test_of_a_list_that_is_only_begun_the_kind_is_measured(clause: str, measure: str) -> None:
    assert measure in read(clause)[-1].measure
    assert len(read(clause)[-1].measure) <= len(measure) + len("圆满完成")


@pytest.mark.parametrize(
    "clause", ["21个学科进入全球排名前1%", "全市首个1类创新药获批上市", "推出2.0升级版", "推广5G应用"]
)
def test_what_ranks_or_names_is_no_amount(clause: str) -> None:
    assert [q.quote for q in read(clause) if q.quote != "21个"] == []


def test_a_speed_and_a_level_without_a_unit_are_amounts() -> None:
    assert [(q.quote, q.unit) for q in read("互联网总带宽达5200G")] == [("5200G", "G")]
    assert [(q.quote, q.value) for q in read("两化融合发展水平达到65.3")] == [("65.3", "65.3")]


def test_each_part_of_a_whole_of_three_is_a_share() -> None:
    found = read("三次产业结构由12.1∶42∶45.9调整为10∶41.5∶48.5")
    assert [(q.value, q.basis, q.unit) for q in found] == [
        (value, "share", "") for value in ("12.1", "42", "45.9", "10", "41.5", "48.5")
    ]
    assert read("比分是3:2:1，会议9:30:00开始") == []


def test_a_whole_number_to_one_keeps_its_noughts() -> None:
    assert [q.value for q in read("师生比达到1:20")] == ["20"]


@pytest.mark.parametrize(
    ("clause", "quote", "relation"),
    [
        ("力争3年内全部完成", "3年内", "at_most"),
        ("确保5天内恢复供水", "5天内", "at_most"),
        ("审批压缩至7个工作日内", "7个工作日内", "at_most"),
    ],
)
def test_within_so_long_is_a_bound(clause: str, quote: str, relation: str) -> None:
    assert [(q.quote, q.relation) for q in read(clause)] == [(quote, relation)]


@pytest.mark.parametrize("clause", ["省道312市区段建成通车", "国道310段改造", "连续两年退出后20位", "建设县道305段"])
def test_roads_and_ranks_from_below_are_no_amounts(clause: str) -> None:
    assert read(clause) == []


def test_people_of_firms_are_counted_without_a_unit() -> None:
    assert [(q.quote, q.unit) for q in read("11.2万国企退休人员实现社会化管理")] == [("11.2万", "")]


def test_the_predicate_behind_a_list_is_said_of_each() -> None:
    found = read("力争10所高中、25所小学、76所幼儿园建成投用")
    assert [(q.quote, q.basis) for q in found] == [(quote, "increment") for quote in ("10所", "25所", "76所")]


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("申报材料、办理时限、跑动次数分别压缩58%、87%、82%", ["材料", "办理时限", "跑动次数"]),
        ("抓好2020个重大项目、年度投资4670亿元以上的924个重点项目", ["重大项目", "年度投资", "重点项目"]),
        ("优良天数237天，较上年度增加7天", ["优良天数", "优良天数"]),
        ("消除家庭人均年收入1万元以下现象", ["家庭人均年收入"]),
    ],
)
def test_what_each_of_them_measures(clause: str, measures: list[str]) -> None:
    assert [q.measure for q in read(clause)] == measures


@pytest.mark.parametrize(
    ("clause", "basis"),
    [
        ("实施重点技术改造项目300项", "increment"),
        ("完成17个老旧小区改造提升", "increment"),
        ("妥善化解信访积案145件", "increment"),
        ("入库科技型企业800家以上", "increment"),
    ],
)
def test_what_is_changed_or_cleared_adds(clause: str, basis: str) -> None:
    assert read(clause)[0].basis == basis


@pytest.mark.parametrize("clause", ["与中电科13所签订协议", "推进智慧港口2.0项目"])
def test_institutes_and_versions_are_names(clause: str) -> None:
    assert read(clause) == []


def test_each_of_a_pair_has_the_unit_behind_the_last() -> None:
    found = read("PM2.5、PM10浓度分别为36、58微克/立方米")
    assert [(q.value, q.unit) for q in found] == [("36", "微克/立方米"), ("58", "微克/立方米")]


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("（2）完成17个老旧小区改造提升", "老旧小区改造提升"),
        ("培育青岚晶润等一批超50亿的大型企业", "大型企业"),
        ("21万社区工作者坚守岗位", "社区工作者坚守岗位"),
        ("建成乡村示范村镇40个和美丽乡村5个", "乡村示范村镇"),
    ],
)
def test_signs_beside_an_amount_measure_nothing(clause: str, measure: str) -> None:
    assert read(clause)[0].measure == measure


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("新增新能源公交1200辆、总量达3400辆", ["新能源公交", "新能源公交总量"]),
        ("新建装配式厂房20万平方米", ["装配式厂房"]),
        ("筹集共有产权住房900套", ["共有产权住房"]),
        ("实施并购重组12起", ["并购重组"]),
        ("创建等级民宿30家", ["等级民宿"]),
        ("新增三级甲等医院2家", ["三级甲等医院"]),
        ("供应建设用地2000亩", ["建设用地"]),
        ("新建共享农庄8家", ["共享农庄"]),
        ("新增应用场景30个", ["应用场景"]),
        ("查处各类环境违法行为72起", ["各类环境违法行为"]),
        ("新建“10分钟健身圈”24个", ["健身圈", "健身圈"]),
        ("新设立外贸企业40家", ["新设立外贸企业"]),
        ("制造业贷款、绿色信贷、小微企业贷款余额分别增长13%、28%、20%", ["制造业贷款余额", "绿色信贷余额", "小微企业贷款余额"]),
    ],
)  # fmt: skip
def test_words_that_hold_a_verb_or_a_lead_stay_whole(clause: str, measures: list[str]) -> None:
    assert [q.measure for q in read(clause, REVIEW)] == measures


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("港口吞吐量1306万标箱，微跌0.7%", ["港口吞吐量", "港口吞吐量"]),
        ("出口额微降0.4%、进口额略增1.2%", ["出口额", "进口额"]),
        ("固定资产投资小跌1.2%、用电量下滑0.3%", ["固定资产投资", "用电量"]),
        ("油气产量小幅回升2.5%", ["油气产量"]),
    ],
)
def test_what_falls_or_hardly_moves_is_growth(clause: str, measures: list[str]) -> None:
    rows = read(clause, REVIEW)
    assert [q.measure for q in rows] == measures
    assert {q.basis for q in rows if q.unit == "%"} == {"growth"}


def test_what_is_above_a_target_is_still_what_was_told() -> None:
    assert read("工业增加值增长4.0%，高于预期目标0.5个百分点", REVIEW)[-1].measure == "工业增加值高于预期目标"


@pytest.mark.parametrize(
    ("clause", "measure"),
    [
        ("推动30万千瓦级机组改造", "机组改造"),
        ("16个区被评为全国双拥模范城", "区"),
        ("去年末居民储蓄存款余额增长8.5%", "居民储蓄存款余额"),
        ("去年底企业数量超过5200万户", "企业数量"),
        ("新增污水处理能力日均1200吨", "污水处理能力"),
        ("“1小时经济圈”初步成型", "经济圈"),
        ("落实“6小时通关”机制", "通关"),
        ("改造36条“断头路、瓶颈路”", "断头路"),
        ("一般公共预算收入可比增长12.2%", "一般公共预算收入"),
        ("60多万名志愿者自觉参与", "志愿者自觉参与"),
    ],
)
def test_a_measure_ends_where_its_words_do(clause: str, measure: str) -> None:
    assert [q.measure for q in read(clause, REVIEW)] == [measure]

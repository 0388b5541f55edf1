"""Which year an amount speaks of: its passage's, unless the sentence before it names another."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.words.patterns import compiled

_YEAR: Final = compiled(r"(?P<year>(?:19|20)\d\d)年(?!第|\d|来|以来)|十(?P<plan>[一二三四五])五”?(?:期?末)")
_COMPARED: Final = compiled(r"(?:[比较自从由以]|相比)(?:到|至|截至)?“?$")
_YEARS_OF_PLAN: Final = 5
_YEAR_SIGNS: Final = 4
"""A horizon is a year or two with a dash between: 2025, 2021-2025."""
_OVER_PERIOD: Final = compiled(
    r"累计|先后|相继|陆续|总投资(?:超过?|达|约|近)?$|年均(?!浓度|气温|降水|值|优良)|连年|多年|连续(?:举办|承办|开展)|五年(?!规划)|平均每年|每年|“十[一二三四]五”(?:期间|时期|以来)"
)
_PLAN_ENDS: Final = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}


_BETWEEN_YEARS: Final = compiled(r"(20\d\d)年(?:到|至|—)(20\d\d)年")
"""2020年到2025年,比重从17%提升到35%: the first amount is the first year's."""
_ALL_OF_THEM: Final = (",累计", "累计", ",年均", "年均", ",共", "共", "期间")


def horizon_of(
    before: str, clause: int, after: str, basis: str, horizon: str | None, role: str, *, stands: bool = False
) -> str | None:
    """The year of an amount.

    `before` is the sentence up to the amount, `clause` where its clause begins in it, `after` the rest of the clause;
    `horizon` is the passage's; `stands` tells that no verb governs the amount, so that it says who or what there is.
    """
    if role == "review" and horizon and before.endswith(_OF_NOW):
        return horizon[-_YEAR_SIGNS:]
    year = "年" in before and ("20" in before or "19" in before)
    multiple = _MULTIPLE.search(before, clause) if year and before.endswith("的") else None
    if multiple:
        before = before[: multiple.start()]
    named = _named_year(before, clause) if year or ("五" in before and "十" in before) else None
    if named:
        both = _BETWEEN_YEARS.search(before)
        if both and both[2] == named and before.startswith(_ALL_OF_THEM, both.end()):
            return f"{both[1]}-{both[2]}"
        return both[1] if both and both[2] == named and _FROM.search(before, clause) else named
    span = _years_back(before, horizon, role) if horizon and "年" in before else None
    if span:
        return span
    if role == "review" and horizon and _turned(before, after, of_one_year="-" not in horizon):
        return str(int(horizon[-_YEAR_SIGNS:]) - 1)
    if role == "five-year" and horizon and _RISES.search(after) and _FROM.search(before, clause):
        return str(int(horizon[:_YEAR_SIGNS]) - _YEARS_OF_PLAN)
    if role in ("plan", "targets") and horizon:
        other = _other_year(before, clause, after, int(horizon[:_YEAR_SIGNS]))
        if other:
            return str(other)
    if horizon and "-" in horizon:
        return _within(horizon, before, clause, after, basis, stands=stands)
    if role == "review" and horizon and _FIVE_YEARS.search(before):
        return f"{int(horizon) - 4}-{horizon}"
    return horizon


def _turned(before: str, after: str, *, of_one_year: bool) -> bool:
    """Whether an amount tells from what last year's rose or turned: 由上年的52万人增加到60万人, 由上年下降2%转为增长8%, 从120元提高到200元."""
    if before.endswith(_OF_LAST_YEAR) and _RISES.search(after):
        return True
    near = before[-_LONGEST_TURN:]
    rises = of_one_year and _FROM.search(near) and _RISES.match(after) and not _THIS_SPRING.search(near)
    return bool(rises or _TURNED.search(near))


_LONGEST_TURN: Final = 8
_TURNED: Final = compiled("[从由](?:上年|去年)的?(?:分别)?(?:增长|上升|下降|提高|降低)$")


def _years_back(before: str, horizon: str, role: str) -> str | None:
    """The years up to now that are named before an amount: 十年来, 两年来, 近三年累计."""
    last = int(horizon[-_YEAR_SIGNS:])
    if role == "review" and "十年" in before and _TEN_YEARS.search(before):
        return f"{last - 9}-{last}"
    back = _YEARS_BACK.search(before) if role in ("review", "plan") else None
    if back is None:
        return None
    last -= role == "plan"
    return f"{last - _COUNTS[back[1] or back[2]] + 1}-{last}"


def _other_year(before: str, clause: int, after: str, year: int) -> int | None:
    """In a plan the year before, the end of the five years named, or the end of so many years from now."""
    if _RISES.search(after) and _FROM.search(before, clause):
        return year - 1
    if "去年" in before and _LAST_YEAR.search(before, clause):
        return year - 1
    if before.startswith("明年", clause):
        return year + 1
    ahead = _PLAN_AHEAD.search(before) if "五" in before else None
    if ahead:
        return year if before.startswith("今年", clause) else _PLAN_ENDS[ahead["plan"]]
    within = _IN_YEARS.search(before) if "年" in before else None
    return year + _COUNTS[within[1] or within[2]] - 1 if within else None


def _within(period: str, before: str, clause: int, after: str, basis: str, *, stands: bool) -> str:
    """In a text on five years: totals, averages and things done speak of all of them, a state of their end."""
    first, last = period.split("-")
    near, earlier = before[clause:], before[:clause]
    if _STEPS.match(after) or ("跨" in near and _STAIRS.match(after)) or (basis == "attribute" and _GROWS.match(after)):
        return period
    if basis == "share" and _RUNNING not in near and _KEPT.search(near):
        return period
    if basis == "attribute" and (_UP_TO_NOW.match(after) or _TERM.match(after) or _OWN_DEED.match(near)):
        return period
    if _is_of_last(near, basis):
        return last
    if basis == "level" and _SPENT.search(near) and _IN_THEM.search(before):
        return period
    if near.endswith(_RUNNING) or (
        basis == "level" and (_stands_now(near, after) or _HOLDS.search(near)) and not _SUMMED.search(near)
    ):
        return last
    if _FROM.search(near):
        return str(int(first) - 1)
    if basis == "level" and "就业" in near and _FOUND_WORK.search(near):
        return period
    if basis in ("level", "share") and _STATE.search(near) and not _OVER_PERIOD.search(near):
        return last
    if basis in ("growth", "increment") or _OVER_PERIOD.search(near) or _OVER_PERIOD.search(after):
        return period
    if basis == "share":
        return period if near.startswith(_PART_OF) and _SUMMED_UP.search(earlier) else last
    stands = (
        stands
        and not _OVER_PERIOD.search(near)
        and not near.endswith(_WORKED_ON)
        and not _HAPPENED.search(after)
        and (bool(after) or not _DEED.search(near))
    )
    return last if basis != "level" or stands or _YEARLY.search(near) or _REACHES.search(near) else period


_FOUND_WORK: Final = compiled(r"(?:转移|带动|吸纳|留[一-鿿]{1,3}|扶持|促进)就业(?:创业)?(?:达到?|约|近|超过?)*$")
"""So many found work in all the years."""
_MULTIPLE: Final = compiled("(?:是|为|相当于)[^,]{2,40}的$")
"""是1950年到1997年总和的1.7倍: what it is compared with tells no year of its own."""
_OF_NOW: Final = ("到现在的", "到目前的", "至目前的", "至今年的", "到去年的", "至去年的", "到去年底的", "到去年末的")
"""从700元提高到现在的1721元."""
_OF_LAST_YEAR: Final = ("上年", "上年的", "去年", "去年的")
"""由上年的52万人增加到60万人."""
_DEED: Final = compiled(
    r"^[^、]*(?:发射|入选|[获夺摘]|荣|晋|中标|发生|清|查|救|转移|(?<![研开])发|办|修|治|改|植|销|送|减|降|退|补|投|升|增|(?<![创特高])新|进(?!出口)|派|接|免|降)"
)
_WORKED_ON: Final = ("项目", "合作项目", "重点项目", "工程")
"""合作项目300项: so many were worked on in all the years."""
_HAPPENED: Final = compiled(
    r"入选|入围|出列|通过|制定|[获夺摘捧][^,、]{0,2}|荣|摘帽|脱贫|完成|当选|晋|上榜|落[地户]|上市|成功|[建办]成|改造|发射|出[台版]|揭牌|挂牌|落成|开工|投|竣工|通车|签约|[举承]办|结对|开展|实施|认定|命名|列为|[办审]结|化解|解决|搬|圆|告别|退出|淘汰|关[停闭]|整[改治]|实现(?![全跨])|消除|销号|交付|惠及|受益|新|转|播|演|升[格级为本]|下[放达]|取消|接种|[住用]上"
)
"""What befell those counted did so in all the years."""


def _is_of_last(near: str, basis: str) -> bool:
    """Whether an amount is said of the last of the years: 去年利润增长8%, 比上年下降3%, 增速达5%."""
    if ("去年" in near and _LAST_YEAR.search(near)) or _ON_LAST_YEAR.search(near):
        return True
    if near.endswith("的") and _MANIFOLD.search(near):
        return True
    return basis == "growth" and _RATE_NOW.search(near) is not None


_SPENT: Final = compiled(
    r"(?:支出|投入|资金|经费|事业费|补助|贷款|投资|拨款)(?:共|累计|总额|合计)*(?:达到?|超过?|突破)?(?:约|近)?$"
)
_IN_THEM: Final = compiled("五年(?:来|间|,)|(?:19|20)\\d\\d年以来|以来")
"""五年来,支出达4077亿元: the sum of all the years."""
_MANIFOLD: Final = compiled(r"(?:是|为|相当于)[^,;]{1,10}的$")
"""是2020年的3.2倍 is so now."""
_YEARLY: Final = compiled(
    r"(?:^|[,、])(?:现有|已有|年[一-鿿]{2,8}$|(?:平均)?每[一-鿿]{1,6}(?:拥有|有)|[人户亩]均)|(?:产值|营收|收入|增加值|零售额|总[额值]|产量|总产|天数)(?:约|近)?$"
)
"""年接待游客1800万人次: so many in a year by now."""


_STARTS_AT: Final = compiled("[从由](?!.*起)[^,;到至\\d]*|.*?的[^到至]*")
"""从2004年人均每月700元 tells what it was in 2004."""
_TIMES_OF: Final = ("是", "相当于", "为")
_SUMMED: Final = compiled(r"累计[^、,达]{0,4}$")
_TERM: Final = compiled(r"过渡期")
"""A term that ran through all the years: 5年过渡期."""
_UP_TO_NOW: Final = compiled("以?来(?!首|最|新)")
_PART_OF: Final = ("占", "约占")
_SUMMED_UP: Final = compiled(r"累计[^,]*,$")
"""累计支出280亿元,占85%: of all of it."""
_OWN_DEED: Final = compiled(
    r"(?:扎实|深入|持续|全面|大力|加快|有序|统筹|稳步)?(?:新增|新建|建设|建成|推进|推动|实施|打造|改造|开展|支持|打破)"
)
"""What a deed of those years was done to: 新增500千伏线路."""
_RATE_NOW: Final = compiled(r"(?<!年均)增[速幅](?:分别|均|已)?(?:达到?|为)(?:约|近|超)?$")
_KEPT: Final = compiled(r"(?:[保维]持|控制)在(?:约|近|超|全国)?$")
"""A share that was held was so in all the years."""
_PLAN_AHEAD: Final = compiled(r"十(?P<plan>[一二三四五])五”?(?:时期|期间|期?末)")
_LAST_YEAR: Final = compiled(r"(?<![比较])去年(?!同期)(?!.*\d.*[到至])")
_ON_LAST_YEAR: Final = compiled("[比较](?:上年|去年)(?!末|底)[^,\\d]{0,8}$")
"""比上年下降3%: within a review of five years the growth of the last one."""
_IN_YEARS: Final = compiled(r"([两三五])年内|(?:今后|未来|用)([两三四五])年")
_COUNTS: Final = {"两": 2, "三": 3, "四": 4, "五": 5}
_YEARS_BACK: Final = compiled(
    r"(?<!为)(?<!续)(?:近?([两三四])年(?:来(?!首|最)|共|累计)|近([两三四])年(?=,|[淘累新建改投完]))"
)
"""两年来,新增就业1200万人: so many years up to now."""
_TEN_YEARS: Final = compiled(
    r"(?<![几数二三四五六])十年(?:来|间|共|累计|增|年均(?!浓度|气温|降水|值|优良)|[^前规后以计禁新最”》])"
)
_FIVE_YEARS: Final = compiled(
    r"(?<!连续)(?<!接近)(?<!超过)(?:(?:这|过去的?|近)五年|五年(?:来|间|累计|共|,))|“十[一二三四]五”(?:期间|时期|以来)"
)
_RUNNING: Final = "连续"
"""连续5年 runs up to the last one."""


def _says_of_its_own(near: str) -> bool:
    """Whether an amount behind another has a predicate of its own: 新增3座、达到20座."""
    return near[-1:] in _OWN_ENDS and ("、" in near or "," in near) and bool(_OF_ITS_OWN.search(near))


_OWN_ENDS: Final = tuple("到达破超过在上约近了")
_OF_ITS_OWN: Final = compiled(
    r"[、,](?:首次|历史性|累计|总数)?(?:达到?|突破|超过?|稳定在|保持在|[跨迈跃站]上)(?:约|近|了)?$"
)
_REACHES: Final = compiled(
    r"、(?:通达|通航|覆盖|辐射|联通|连接|直达)[一-鿿]{0,8}(?:国家|城市|地区|市|省|县|乡镇|人口)(?:达到?)?$"
)
"""How far what is new reaches by now: 新开航线9条、通航城市40个."""
_GROWS: Final = compiled(r"[累共]?计?(?:增长|增加|提升|提高|扩大|下降|降低|减少|翻)|累计")


def _stands_now(near: str, after: str) -> bool:
    """Whether an amount behind another says what it came to, or is said to hold a rank."""
    return (_says_of_its_own(near) and not after[:1].isalpha()) or bool(_STANDS.match(after))


_STEPS: Final = compiled(r"[十百千]?[万亿]+元?(?:台阶|大关|关口)")
"""So many steps are taken in all the years: 迈上3个千亿元台阶."""
_STAIRS: Final = compiled("[两三四五]个大?台阶")
"""连跨5万亿元、6万亿元两个台阶: one step after the other."""
_STANDS: Final = compiled(
    r"[^,;]{2,20}?(?:均?居|位居|位列|排名?)(?:世界|全[国省市]|第)|(?![、增])[^,;、]{2,14}?(?:(?:世界|全国|全球)(?:第一|首位)|达到?[^,;]{0,4}(?:先进|标准|水平|\d)|接通)|[^,;]{0,6}(?:高校|学科|科学装置|实验室|创新中心)(?!建|开)|[^,;、]{2,16}(?:实现“|得到(?:有效|有力|基本)?保障|喝上|共享)"
)
_HOLDS: Final = compiled(r"院士$|(?:达到?|增至|拥有|共有|超过)[^,、]{0,8}\d[^,、]{1,6}、[^,、\d]{1,10}$")
"""Who is there, and what is listed behind a state: 机构达到9341个、床位10.5万张."""
"""What is counted stands so now: 14种农产品产量居全国第一."""
_RISES: Final = compiled(
    r"[^,;。]{0,4}?(?:提高|提升|上调|调整|增加|增长|扩大|下降|降低|压缩|缩短|压减|减少|跃升|攀升|上升|升|降|增)[到至]"
)
_THIS_SPRING: Final = compiled("年初|半年|季度|月")
"""从600元提高到650元: what it was until now."""
_FROM: Final = compiled(r"[从由](?:(?:19|20)\d\d年[末底]?的?)?$|[从由](?!业|事)[^,;。从由到至\d]{0,6}(?:不到)?$(?<!起)")
_STATE: Final = compiled(
    r"(?:[跨迈跃站登]上|跨[过越]|迈过|达到?|突破|超过?|稳定在|保持在|增[加长至]到?|提高到|上升到|降至|降到|提升[到至]|为|占|至|到|位居|拥有|共有|有|高于|低于|覆盖|目前的?|现有|已有|已设|在建|接近)(?:了|约|近|超|全国|平均|每月|每年)?$|入选[^,;]*$|是[^,;]{1,8}的$|(?:余额|总量|总数|人数|装机|(?<!投资)规模|容量|里程|产能|储量)(?:约|近)?$"
)


def _named_year(before: str, clause: int) -> str | None:
    """The last year named before the amount in its clause, or in a clause of its own before it (到2030年,…)."""
    found: re.Match[str] | None = None
    earlier: re.Match[str] | None = None
    against_one = False
    for match in _YEAR.finditer(before):
        rest = before[match.end() :]
        against = _COMPARED.search(before, max(0, match.start() - 4), match.start())
        compared = against and not _STARTS_AT.fullmatch(against[0] + rest)
        compared = compared or (rest.startswith("的") and before.endswith(_TIMES_OF, 0, match.start()))
        own_clause = match.start() >= clause or rest.startswith((",", "底,", "末,"))
        if not compared and before[match.start() - 1 : match.start()] != "(":
            found, earlier = (match, earlier) if own_clause else (found, match)
        against_one = against_one or bool(compared and match.start() >= clause)
    if against_one:
        found = found or earlier  # 2020年优良天数242天,比2015年增加115天
    if not found:
        return None
    return str(_PLAN_ENDS[found["plan"]]) if found["plan"] else found["year"]

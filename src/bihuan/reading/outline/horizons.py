"""Which year a part of the report speaks of."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from bihuan.reading.words.patterns import compiled

_PLANS: Final = dict(
    zip(("八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"), range(1995, 2040, 5), strict=True)
)
"""The five-year plans by the first of their signs, and their last years."""
_PLAN: Final = compiled(r"“?(十[一二三四五六]?|(?<=“)[八九])五”?(?!年|个)")
_YEAR: Final = compiled(r"(?<!\d)(?!(?<=[到望])20\d[05])(19[89]\d|20\d\d)年")
_YEAR_OF_TITLE: Final = compiled(r"(?<![\d.—~-])(20\d\d)(?![\d.—~-])")
"""In titles of newspapers also without 年: 奋进2026."""
_PLAN_HEADING: Final = compiled(
    r"(20\d\d)年(?!远景|基本实现).{0,16}(?:工作|任务|安排|目标|要求|部署)(?!回顾|情况)(?!.{0,12}(?:回顾|情况))"
)
_REVIEW_HEADING: Final = compiled(
    r"((?:19|20)\d\d)年.{0,16}(?:回顾|情况)|(?:刚刚)?过去的(20\d\d)年|报告(20\d\d)年的?工作"
)
_TITLE: Final = compiled(r"(20\d\d)年.{0,24}政府工作报告")
_MEETING: Final = compiled(r"(20\d\d)年\d{1,2}月\d{1,2}日")
_PERIOD_CUE: Final = compiled(
    r"^(?:——)?.{0,16}(?:这五年|过去的?五年|五年来|(?:“?十[一二三四五]?|“[八九])五”?(?:时期|以来|期间|这?五年|的五年)|五年间|五年是|五年的?(?:持续|接续|不懈|共同|艰苦|团结|连续)?(?:前|奋斗|努力|耕耘|砥砺|拼搏)|[的这]五年"
    r"|回[望首顾眸看](?:过去)?(?:这|“?十[一二三四五])?五”?(?:年|[,。:]|走过))"
)
_PLAN_CLOSED: Final = compiled(
    r"^.{0,44}收官(?:之年)?[。,].{0,8}(?:五年来|这五年|五年间|过去五年|回[望首顾]“?(?:十|五年))"
)
"""2025年是“十四五”收官之年。五年来: the last year is named, yet all five are spoken of."""
_BEHIND: Final = compiled(
    r"(?:各位代表[,!:])?(?:这五年|过去五年|过去的五年|五年来|(?:“?十[一二三四]?|“[八九])五”?(?:时期|以来|期间|这五年|是))"
)
_THIS_YEAR: Final = compiled("今年|本年度|新的一年|来年|明年|下一年")
_TERM: Final = compiled(
    "(?:本|第[一二三四五六七八九十百]{1,3})届(?:人民)?政府的?(?:工作)?(?:主要)?(?:任务|目标|思路|设想|打算|部署)"
)
"""What a government is to do in its five years of office."""
_NEXT_FIVE: Final = compiled(
    rf"(?:今后|未来|下一?个?|新的)五年|新一届政府|{_TERM.pattern}|20\d\d[年\-—~至到]{{1,3}}20\d\d年.{{0,8}}(?:目标|任务|规划|发展思路)"
)
_FIVE: Final = 5
_FIRST_OF_FIVE: Final = 4
"""Years from the first of a plan to its last."""
_OPENS_WELL: Final = compiled("开好局|起好步|开新局|开局|开门红|良好开端")
"""What this year does for a plan that begins with it: 实现“十五五”良好开局."""
_CHAPTER_OF_TIME: Final = compiled(
    r"(?:\([一-十]+\)|[一-鿿]{1,3}、|[^一-鿿“0-9])?(?:关于|回顾|展望|刚刚)?(?:过去的?(?:一|五)年|(?:今后|未来)五年|“?十[一二三四五六]五”?(?!年)|20\d\d年|今年)"
    r"[^,。:]{0,16}(?:目标|任务|工作|安排|思路|要求|回顾|成[就绩效]|发展|情况|展望|蓝图|重点|打算)"
)
_FIVE_GONE: Final = compiled("(?:过去|近|本届政府)的?五年|五年来|[这本上一二三四五六七八九十]届(?:人民)?政府")
_SPELLED_YEAR: Final = compiled("二[〇○零O][〇○零O一二三][〇○零O一二三四五六七八九](?=年)")
_FIVE_IN_DIGITS: Final = compiled(r"(?<![\d.])5年(?!前|级)")
_NUMERALS: Final = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_HALF: Final = compiled("上半年|前三季度|前三个?季度|1-[3-9]月")
_TURN: Final = compiled(
    r"(?:各位代表[,!:])?(?:新的一年|(?:做好)?(?:今年|(?P<year>20\d\d)年)(?:是.{0,40}(?:年|期)[,。]|[,]?.{0,12}(?:总体要求|预期目标|重点(?:工作|任务)|目标任务|工作(?:的|要)|我们[要将])))"
)
_AIMS_NOW: Final = compiled("[,。](?:今年|全年)[^,。:]{0,14}(?:预期目标|总体要求)(?:建议)?[是为]")
"""按照市委部署,今年主要预期目标是: the turn may have its grounds before it."""
_ANNOUNCES: Final = compiled("(?:(?P<five>(?:过去|这)五年|五年来)|过去一年|一年来)[^。!;:]{0,30}:$")
_LAST_WORDS: Final = 40
_ALL_FIVE: Final = compiled("这五年|过去五年|五年来|的五年")
_PROMISES: Final = compiled(r"“?十五五|今后五年|未来五年|规划")
_TO_COME: Final = compiled(r"(?:今后|未来|接下来的?)五年|展望|纲要|草案")
_FIRST_WORDS: Final = 100
_YEAR_CUE: Final = compiled(r"^(?:.{0,16}(?:过去一年|过去的一年|一年来|这一年)|[^,。:]{0,3}去年(?![底末]))")
_SINCE: Final = compiled(r"^.{0,8}?(20\d\d)年以来,我们")
"""2018年以来 in a report of 2023: the five years that a government has held office."""
_AGAINST: Final = compiled(r"[较比是](20\d\d)年")
"""What the last year brought against the year before the five: it still speaks of all of them."""
_REVIEW_YEAR: Final = compiled(r"^[^。]{0,14}?(20\d\d)年(?!第?\d?月)")


def arabic(text: str) -> str:
    """The text with the years that it writes out in Chinese numerals in Arabic ones (二〇二六年), and 5年 as 五年; as long as it was."""
    if "5年" in text:
        text = _FIVE_IN_DIGITS.sub("五年", text)
    if "二" not in text:
        return text
    return _SPELLED_YEAR.sub(lambda match: match[0].translate(_NUMERALS), text)


def report_year(front: str, titles: list[str], opening: str) -> int | None:
    """The year that the report plans: from its headings, else its title or date, else its first words."""
    front, opening, titles = arabic(front), arabic(opening), [arabic(title) for title in titles]
    planned = [_PLAN_HEADING.search(title) for title in titles if "回顾" not in title and "报告" not in title]
    years = [int(match[1]) for match in planned if match]
    if years:
        return max(years)
    for title in [*titles, opening]:
        if match := _REVIEW_HEADING.search(title):
            return int(match[1] or match[2] or match[3]) + 1
    bare = {int(year) for title in titles for year in _YEAR_OF_TITLE.findall(title)}
    following = [year for year in bare if year - 1 in bare]
    if following:
        return max(following)
    for pattern in (_TITLE, _MEETING):
        if match := pattern.search(front):
            return int(match[1])
    named = [int(year) for year in _YEAR.findall(opening)]
    return max(named) + 1 if named else None


def time_told(title: str, year: int | None) -> str | None:
    """What part a title belongs to by the years and plans that it names: review, five-year or plan; None without any."""
    if year is None:
        return None
    if tells_of_half(title):
        return "review"
    title = arabic(title)
    years = [int(match[1]) for match in _YEAR_OF_TITLE.finditer(title)]
    plans = [_PLANS[match[1]] for match in _PLAN.finditer(title)]
    if year in years or _THIS_YEAR.search(title):
        return "plan"
    if any(end - year == _FIRST_OF_FIVE for end in plans) and _OPENS_WELL.search(title):
        return "plan"
    if any(end >= year for end in plans) or _NEXT_FIVE.search(title) or max(years, default=0) > year:
        return "five-year"
    return "review" if years or plans else None


def tells_of_both(title: str, year: int | None) -> bool:
    """Whether a title names this year and a time of five years to come."""
    ahead = _NEXT_FIVE.search(title) or any(_PLANS[match[1]] >= (year or 0) for match in _PLAN.finditer(title))
    return bool(ahead) and time_told(title, year) == "plan"


def chapter_told(title: str, year: int | None) -> str | None:
    """The same of a chapter that is about a time and nothing else: (一)“十五五”时期主要目标."""
    return time_told(title, year) if _CHAPTER_OF_TIME.fullmatch(arabic(title)) else None


def section_horizon(role: str, title: str, year: int | None) -> str | None:
    """The horizon of a part with this role and title in the report of this year."""
    if year is None:
        return None
    title = arabic(title)
    if role == "five-year":
        return plan_end(title, year)
    if role in ("review", "problems"):
        gone = _FIVE_GONE.search(title)
        if gone and not _YEAR_OF_TITLE.search(title, 0, gone.start()):
            return period(year)
        many = "五年" in title or _PLAN.search(title)
        return period(year) if many and not re.search(r"20\d\d年(?!.{0,4}以来)", title) else str(year - 1)
    return str(year)


def review_horizon(text: str, now: str | None, year: int | None) -> str | None:
    """The horizon from this paragraph of the review on: the five years or the last one, as its first words say."""
    if year is None:
        return now
    text = arabic(text[:80])
    if _PLAN_CLOSED.match(text):
        return period(year)
    first = year - _FIVE
    last, five = _YEAR_CUE.match(text), _PERIOD_CUE.match(text)
    named = _REVIEW_YEAR.match(text)
    against = _AGAINST.search(text) if now == period(year) else None
    if against and int(against[1]) == first - 1:
        return now
    if (last and not five) or (named and int(named[1]) == year - 1):
        return str(year - 1)
    since = _SINCE.match(text)
    if (five and not (last and last.end() > five.end())) or (since and int(since[1]) == first):
        return period(year)
    return now


def announced(text: str, year: int | None) -> str | None:
    """The years that the last words of a paragraph of the review say will be told of: 五年来,主要做了以下工作:."""
    if year is None or not text.endswith(":"):
        return None
    told = _ANNOUNCES.search(arabic(text[-_LAST_WORDS:]))
    if told is None:
        return None
    return period(year) if told["five"] else str(year - 1)


def turns_to_plan(text: str, year: int | None) -> bool:
    """Whether a paragraph begins with the report's own year as one to come: 2026年是“十五五”开局之年; 做好今年工作."""
    if year is None:
        return False
    first = arabic(text[:60])
    match = _TURN.match(first)
    return match["year"] in (None, str(year)) if match else _AIMS_NOW.search(first) is not None


def last_turn(text: str, year: int | None) -> int:
    """Where the last line begins that turns to the year's plan; 0 where none does."""
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return max((at for at, line in zip(starts, lines, strict=False) if turns_to_plan(line, year)), default=0)


def looks_back(text: str, year: int | None) -> bool:
    """Whether a paragraph in a part on the next five years speaks of the last ones."""
    cue = _BEHIND.match(arabic(text[:_FIRST_WORDS]))
    if not cue or _PROMISES.search(text[:60]):
        return False
    plan = _PLAN.search(cue[0])
    return plan is None or year is None or _PLANS[plan[1]] <= year


def tells_of_gone(title: str, year: int | None) -> bool:
    """Whether a title on years to come names years gone by as well: “十四五”发展成效和“十五五”目标任务."""
    return bool(_FIVE_GONE.search(title)) or any(_PLANS[match[1]] < (year or 0) for match in _PLAN.finditer(title))


def looks_forward(text: str, year: int | None) -> bool:
    """Whether a paragraph's first words are of the years to come or their plan."""
    first = arabic(text[:_FIRST_WORDS])
    return bool(_TO_COME.search(first)) or any(_PLANS[match[1]] >= (year or 0) for match in _PLAN.finditer(first))


def tells_of_half(title: str) -> bool:
    """Whether a title is on the first months of the report's own year."""
    return bool(_HALF.search(title)) and "下半年" not in title


def of_all_five(title: str) -> bool:
    """Whether a heading says that all the years are meant: 这五年,经济实力跃上新台阶."""
    return bool(_ALL_FIVE.search(arabic(title)))


def period(year: int) -> str:
    """The five years before the report's own."""
    return f"{year - _FIVE}-{year - 1}"


def plan_end(title: str, year: int) -> str:
    """The last year of the five-year plan that a title names, or that holds the report's year."""
    match = _PLAN.search(title)
    if match and _PLANS[match[1]] >= year:
        return str(_PLANS[match[1]])
    if "今后五年" in title or "未来五年" in title or _TERM.search(title):
        return str(year + 4)
    ahead = _YEAR_OF_TITLE.search(title)
    if ahead and int(ahead[1]) > year:
        return ahead[1]
    return str(year + (-year) % 5)

"""Stages behind their names: a stage verb at the end of a clause, and whatever is said of projects that are listed."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.stage_verbs import LAST_PAIRS, STAGE, STAGE_BEHIND
from bihuan.reading.words.patterns import compiled

_LONGEST_STAGE: Final = 18
_LONGEST_TAIL: Final = 8
_FELL: Final = "落"
_MOVED: Final = "迁入"
_CAME: Final = compiled(
    r"(?:迁入|落[户地](?!限制|条件|政策|手续|门槛|制度|见效|实施|建设|生根|转化|应用|投产|开工|投用|运营|开花))(?P<place>[一-鿿]{2,6})$"
)
"""A thing that came to a place that is named (落户汉中)."""
_PLACE: Final = 1
"""The group of the place."""
_AT_SIGN: Final = "在"
_AT: Final = compiled(r"(?<![现存潜所正实内外])在[一-鿿]{1,4}$")
"""Where a thing began to work, behind its name (在西安启动运行)."""
_LONGEST_AT: Final = 5
_EACH_AT: Final = "分别在"
_PLACES: Final = compiled(r"[一-鿿]{1,5}(?:[、和][一-鿿]{1,5})+")
"""Where each of several things began to work (分别在青岚、云州开工)."""
_TAIL: Final = compiled(
    r"(?:的)?(?:一体化|调整和|改造和|规划和|规划|选址|开工|提档|开发|(?<=区)试点)?(?:论证|组建|筹建|竣工验收|验收|(?:加快|加速|尽快|早日|高水平|高质量|高标准)?建设|(?:年度)?建设任务|建设工作|建设步伐|创建|发展|建设运营|建设进度|进度)$"
)
_TAIL_ENDS: Final = {
    "论证",
    "进度",
    "验收",
    "组建",
    "筹建",
    "建设",
    "工作",
    "任务",
    "步伐",
    "发展",
    "运营",
    "创建",
    "设立",
}
_SAID_OF: Final = compiled(
    r"等(?:一大批|一批|\d+[个项])?(?:重大|重点|标志性)?(?:项目|工程)(?P<stage>[^、,。\d占达为超居共总是获列入申评]{4,8}(?<!建设))$"
)
_OWN_STAGE: Final = compiled(r"(?:前期(?:工作|论证|研究)?|(?:研究|规划|方案|选址|可研)?论证)$")
_LONGEST_OWN: Final = 4
_ARGUED: Final = "论证"
_PAIR: Final = 2
_HASTE: Final = ("加快", "加速")
_GOES_WITH_HASTE: Final = {"建设", "推进", "实施", "形成", "发展"}
OWN_ENDS: Final = frozenset("期作证究")


def behind(text: str, start: int, end: int) -> tuple[int, Span | None]:
    """A stage verb at the end of a clause: where the words before it end, and its span. Read backwards from the end."""
    if end <= start:
        return end, None
    first = max(start, end - _LONGEST_STAGE)
    last = end
    if text[end - 2 : end] not in LAST_PAIRS:
        if text.find(_FELL, first, end) <= 0 and text.find(_MOVED, first, end) <= 0:
            return end, None
        came = _CAME.search(text, first, end)
        if not came or text[came.start(_PLACE) - 2 : came.start(_PLACE)] not in LAST_PAIRS:
            return end, None
        last = came.start(_PLACE)
    match = STAGE_BEHIND.match(text[first:last][::-1])
    if not match:
        return end, None
    stop = last - match.end()
    each = text.rfind(_EACH_AT, start, stop)
    if each > start and _PLACES.fullmatch(text, each + len(_EACH_AT), stop):
        return each, (last - match.end(STAGE), last - match.start(STAGE))
    near = max(start, stop - _LONGEST_AT)
    place = _AT.search(text, near, stop) if text.find(_AT_SIGN, near, stop) > 0 else None
    return place.start() if place else stop, (last - match.end(STAGE), last - match.start(STAGE))


def without_tail(text: str, start: int, end: int) -> int:
    """Where a name ends once 建设, 建设工作 and the like are off."""
    if text[end - 2 : end] not in _TAIL_ENDS:
        return end
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    return tail.start() if tail and tail.start() > start else end


def of_projects(text: str, start: int, end: int) -> Region | None:
    """A、B等一大批项目点亮运行: whatever is said of projects that are listed is their stage."""
    said = _SAID_OF.search(text, start, end) if text.find("等", start, end) > 0 else None
    if not said:
        return None
    return Region(start, said.start("stage"), Stage(said.span("stage"), strong=True, before=False))


def own_stage(text: str, start: int, end: int) -> Region | None:
    """A前期工作: the work done before there is a stage."""
    own = _OWN_STAGE.search(text, max(start, end - _LONGEST_OWN), end)
    return Region(start, own.start(), Stage(own.span(), not own[0].endswith(_ARGUED), before=False)) if own else None


def without_haste(text: str, region: Region) -> Region:
    """推动A加快落地: where a verb drives, only the end state is the stage; that of works is all that is said of them (加快建设)."""
    first, last = region.stage.span
    if text.startswith(_HASTE, first) and text[last - _PAIR : last] not in _GOES_WITH_HASTE:
        region.stage.span = (first + _PAIR, last)
    return region

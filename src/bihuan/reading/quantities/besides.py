"""What the words beside an amount say besides what it measures: a deed before it, that so many were added, a mark that was passed."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.measure import Pieces
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled

COMPLEMENT: Final = compiled(
    r"[十百千]?[万亿]*元?级?新?(?:台阶|大关|关口|门槛)[、,]?|(?:台阶|大关|关口|门槛)[、,]?|的?(?:增长|增速)[、,]"
)
_COMPLETES: Final = frozenset("十百千万亿元级新台大关门的增")
_WORK: Final = "就业"
_REACHED: Final = "实现"
_MORE: Final = "新增"
_ADDED: Final = compiled(r"(?<![、和及的均年国省市])(?:共|再|净)?新增(?!长|[^、]*(?:就业|人口)|[^、]*、)(?=[一-鿿]{2})")
_SIZED: Final = compiled(
    r"(?<=..)(?:全面|有序|加快|顺利|全部|已|正式)*(?:推进|建设|实施|建成投产|建成投用|建成|达产|投产|投用|开工|开工建设|并网|落地)、(?:完成|实现|预计)?(总投资|总装机|年?产值|总产值|总规模|投资)$"
)
_STATED: Final = compiled(
    r"(?<=..)(?:(?:正式|全面|全部|成功|顺利|首次|率先|有序|加快|稳步|持续|扎实|深入|不断)[一-鿿]{2,4}|"
    r"(?:建成|投产|投用|投运|达产|开工|竣工|完工|发布|落地|通车|通航|开通|贯通|启用|挂牌|揭牌|上市|运行|运营|颁发|获批|见效|成型|成势|向好|回升)|"
    r"(?:实现|获评|获批|入选|荣获|成为|跻身|位居|稳居|居全[省市国]|列全[省市国]|保持)[^、]{2,14})、([^、,]{2,16})$"
)
"""What has been said of something else stands between: “X”品牌正式发布、出口."""
_PASSED: Final = compiled(
    r"(?<=..)(?:首次|历史性|连续|实现|再次)*(?:突破|超过?|达到?|跨越|跨过|[迈跨]上|翻)[一两三四五六七八九十百千万亿]{1,4}[元斤吨番](?:大关|台阶)?、([^、,]{2,8})$"
)
"""What was said in words stands between: 民生支出突破万亿元、占比."""


def only_measured(text: str, before: Span, amount: Amount) -> Pieces:
    """Of the words before an amount those that say what it measures."""
    return _without_adding(text, _without_deed(text, before), amount)


def _without_deed(text: str, before: Span) -> Pieces:
    """Of 一期项目全面达产、年产值 the subject and what is measured of it."""
    start, end = before
    if text.find("、", start, end) > 0:
        said = _SIZED.search(text, start, end) or _PASSED.search(text, start, end)
        if said:
            return ((start, said.start()), said.span(1))
        stated = _STATED.search(text, start, end)
        if stated:
            return (stated.span(1),)
    return ((start, end - (end - start > 2 and text[end - 1] == "的")),)


def _without_adding(text: str, measure: Pieces, amount: Amount) -> Pieces:
    """Where so many were added, the place and what was added there: 中心城区新增停车位."""
    if len(measure) > 1 or amount.unit in UNITS.uncounted or amount.unit in UNITS.physical:
        return measure
    start, end = measure[0]
    if text.endswith(_WORK, start, end) and (found := text.find(_REACHED, start + 2, end)) > 0:
        return ((start, found), (found + len(_REACHED), end))  # 渔民实现再就业 is 渔民再就业
    at = text.find(_MORE, start + 2, end)
    if at < 0:
        return measure
    if text.startswith(_REACHED, at - len(_REACHED)):
        return ((start, at - len(_REACHED)), (at, end))  # 城镇实现新增就业 is 城镇新增就业
    added = _ADDED.search(text, start + 2, end)
    return ((start, added.start()), (added.end(), end)) if added else measure


def complement_end(text: str, begin: int, end: int) -> int:
    """Behind 迈上3个万亿元台阶 the subject is still what is spoken of: the words that complete an amount are none."""
    if text[begin] not in _COMPLETES:
        return begin
    match = COMPLEMENT.match(text, begin, end)
    return match.end() if match else begin

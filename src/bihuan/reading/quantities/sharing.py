"""What each amount of a list measures where the list names several things: 风电、光伏装机占比分别达到32%、27%."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.measure import Pieces
from bihuan.reading.words import bigrams, table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_AND: Final = compiled(r"[、与]|和(?!平|谐)|(?<![普以])及(?!格|时)|(?<=”)(?=“)")
_COMMA: Final = compiled("、|(?<=”)(?=“)")
"""Where A、B和C are only two, 和 stands within the second."""
_JOINED: Final = ("存贷款", "进出口", "内外资", "收支")
"""Words that hold two, a third sign shared: 存贷款余额 is 存款余额 and 贷款余额."""
_GOODS: Final = frozenset("粮油肉蛋奶菜果鱼牛羊猪禽一二三")
"""Signs that each name what is produced, or where: 粮肉奶产量, 一二三产增加值."""
_SIGNS: Final = frozenset("、和与及")
EACH_OF_THEM: Final = "分别"
_COMPARED: Final = compiled("[较比占居从由]|每|[高低快慢优好多少]于|超|领先|净")
"""How it stands to something else is none of what is measured."""
_NEAR: Final = 32
"""So far behind what is measured 分别 may stand."""
_TRADE: Final = "产业"
"""Who has the word need not be given it again: 六大优势产业、高技术产业增加值."""
AND_SUCH: Final = "等"
_VISITORS: Final = compiled("[游旅]客$")
_MONEY: Final = compiled("收入|消费|花费")
"""Visitors are counted, what they spend is measured by itself."""
_SHORTEST: Final = 2
"""How many characters of the last of a list are its own, at least."""
_LONGEST_ALIKE: Final = 4
"""Up to this length things of one list tend to be of one length: 小麦、大豆播种面积."""
_QUALIFIED: Final = compiled("普通|一般|其他|其它|重点|主要|全部|所有|各类|非")
"""What begins so is longer than what it is listed with."""


def last_of_list(text: str, span: Span) -> Span:
    """Of A、B、C the C."""
    at = max(text.rfind(sign, *span) for sign in "、和及")
    return (at + 1, span[1]) if at >= 0 and span[1] - at > _SHORTEST else span


def shared_out(text: str, span: Span, count: int) -> list[Pieces] | None:
    """`城镇和农村居民人均可支配收入` for two amounts: one measure each, the common tail given to all."""
    items = _items(text, span)
    if len(items) > count:
        items = _items(text, span, _COMMA)
    if len(items) != count:
        return _in_one_word(text, span, count)
    items, did = _did_each(text, items)
    at = _tail_of(text, items)
    tail = (at, items[-1][1]) if at else None
    shared = [(*_with_tail(text, item, tail), *did) for item in items[:-1]]
    return [*shared, (*_without_such(text, items[-1]), *did)]


def of_such(text: str, start: int, kind: Span, count: int) -> list[Pieces] | None:
    """A、B、C等支柱产业规模 for three amounts: each of the list that begins at `start` with what is measured of its `kind`."""
    items = _items(text, (start, kind[0] - len(AND_SUCH)))
    if len(items) != count or not text.startswith(AND_SUCH, kind[0] - len(AND_SUCH)):
        return None
    of_rank = _RANKED.match(text, *kind)
    tail = (of_rank.end() if of_rank else kind[0], kind[1])
    return [(item, tail) for item in items]


_RANKED: Final = compiled("(?:战略性|新兴|支柱|重点|主导|优势|特色|传统|主要|核心|骨干)+(?=..)")
"""What a kind is called is none of what each of it is."""


def _without_such(text: str, item: Span) -> Pieces:
    """装备制造等产业增加值 as the last of a list is 装备制造产业增加值."""
    start, end = item
    such = text.find(AND_SUCH, start + _SHORTEST, end)
    return ((start, such), (such + 1, end)) if such > 0 and text.startswith(_KINDS_OF, such + 1) else (item,)


_KINDS_OF: Final = ("产业", "行业", "领域")


def _with_tail(text: str, item: Span, tail: Span | None) -> Pieces:
    """One of a list and what it shares with the last of it, where it does not say it itself."""
    if tail is None or _own_head().search(text, *item):
        return (item,)
    if _VISITORS.search(text, *item) and _MONEY.search(text, *tail):
        return (item,)
    start, end = tail
    if text.startswith(_TRADE, start) and text[item[1] - 1] == _TRADE[1]:
        start += len(_TRADE)
    if text.startswith(text[item[1] - 2 : item[1]], start):
        start += 2
    return (item, (start, end)) if start < end else (item,)


def _in_one_word(text: str, span: Span, count: int) -> list[Pieces] | None:
    """存贷款余额, 粮肉奶产量: things that are only a sign each."""
    start, end = span
    whole = text[start:end]
    if count == 2 and text.find(EACH_OF_THEM, start, end + _NEAR) >= 0:
        for joined in _JOINED:
            at = whole.find(joined)
            if at >= 0 and "、" not in whole[:at]:
                return _apart(start, start + at, end)
    if end - start > count and all(sign in _GOODS for sign in whole[:count]) and whole[count] not in _GOODS | _SIGNS:
        return [((at, at + 1), (start + count, end)) for at in range(start, start + count)]
    return None


def _apart(start: int, word: int, end: int) -> list[Pieces]:
    """Of a word that holds two what each of them is."""
    last = (word + 2, end)
    first: Pieces = ((start, word + 1), last) if word + 2 < end else ((start, word + 1),)
    second: Pieces = ((start, word), (word + 1, end)) if word > start else ((word + 1, end),)
    return [first, second]


def without_each(text: str, measure: Pieces) -> Pieces:
    """省大中型项目分别完成投资 without 分别, which says only that each has its own amount."""
    parts: list[Span] = []
    for start, end in measure:
        at = text.find(EACH_OF_THEM, start, end)
        behind = at + len(EACH_OF_THEM)
        parts += [(start, end)] if at < 0 else [part for part in ((start, at), (behind, end)) if part[0] < part[1]]
    return tuple(parts)


def _did_each(text: str, items: list[Span]) -> tuple[list[Span], Pieces]:
    """The items, and what all of them did where the last holds it: 水利分别完成投资."""
    at = text.find(EACH_OF_THEM, *items[-1])
    behind = at + len(EACH_OF_THEM)
    if at <= items[-1][0]:
        return items, ()
    says = behind + 1 < items[-1][1] and not _COMPARED.match(text, behind)
    did: Pieces = ((behind, items[-1][1]),) if says else ()
    return [*items[:-1], (items[-1][0], at)], did


def _tail_of(text: str, items: list[Span]) -> int | None:
    """Where in the last of a list begins what all of it share."""
    at, end = items[-1]
    first = text[slice(*items[0])]
    if all(stop - start == 1 for start, stop in items[:-1]):
        return at + 1
    if first.endswith(_DEPOSITS) and text.startswith(_LOANS, at):
        return at + 1
    alike = _behind_same_sign(text, items[-1], first)
    if alike:
        return alike
    own = 1 if len(first) == 1 or _is_seam(text, at + 1) else _SHORTEST
    head = _tail(of_class=not _own_class().search(first)).search(text, at + own, end)
    of_length = at + len(first)
    fits = _SHORTEST <= len(first) <= _LONGEST_ALIKE and not _QUALIFIED.match(text, at)
    if head is None:
        if first[-1] in _WHOLE:
            return None
        kind = _kinds().search(text, at + _SHORTEST, end)
        return kind.start() if kind and kind.end() == end else None
    if fits and of_length + 1 < head.start() and _is_seam(text, of_length) and not _kinds().match(text, of_length):
        return of_length
    return head.start()


def _behind_same_sign(text: str, last: Span, first: str) -> int | None:
    """食品、药品抽检合格率, 国家级、省级专精特新企业, 制造业贷款、小微企业贷款余额: things of one list end alike."""
    at, end = last
    same = at + len(first)
    if same < end and text[same - 1] == first[-1]:
        return same if _is_seam(text, same) or first[-1] in _ENDINGS else None
    if first[-1] in _ENDINGS:
        found = text.find(first[-1], at + 1, min(end, at + len(first) + _SHORTEST))
        return found + 1 if 0 < found < end - 1 else None
    near = min(end - 1, at + len(first) + _SHORTEST + 1)
    word = text.find(first[-_SHORTEST:], at + _SHORTEST, near) if len(first) > _SHORTEST else -1
    return word + _SHORTEST if word > 0 and text[word + _SHORTEST] != "”" else None


_DEPOSITS: Final = "存"
_LOANS: Final = "贷款"
"""本外币存、贷款余额 is 存款余额 and 贷款余额."""
_WHOLE: Final = frozenset("部构心院所站室馆厂店场园区县市房库社会队业地台司团校局处点位人员")
"""Whose last sign is one of these is a thing by itself."""
_ENDINGS: Final = "级型类性品"


def _is_seam(text: str, at: int) -> bool:
    """Whether a word may end there: the pair across it is Chinese and not a common one."""
    return bigrams.rare_in(text[at - 1 : at + 1]) > 0


def _items(text: str, span: Span, sign: re.Pattern[str] = _AND) -> list[Span]:
    items: list[Span] = []
    at = span[0]
    for match in sign.finditer(text, *span):
        if match.start() > at:
            items.append((at, match.start()))
        at = match.end()
    if span[1] > at:
        items.append((at, span[1]))
    return items


@cache
def _tail(*, of_class: bool) -> re.Pattern[str]:
    """The words that measure at the very end, with those before them that say of what or how."""
    rows = table("shared")
    words = rows["before"].split() + (rows["classes"].split() if of_class else [])
    before, heads = one_of(words), one_of(rows["heads"].split())
    return compiled(rf"(?:{before}){{0,6}}(?:{heads}|[一-鿿]{{2}}率)(?:占[^、]{{2,16}}(?:比[例重]|份额)?)?$")


@cache
def _own_class() -> re.Pattern[str]:
    """What ends so is of a class of its own."""
    return compiled(rf"(?:{one_of(table('shared')['own_classes'].split())})$")


@cache
def _own_head() -> re.Pattern[str]:
    """What ends so needs nothing of what stands behind."""
    return compiled(rf"(?:{one_of(table('shared')['complete'].split())})$")


@cache
def _kinds() -> re.Pattern[str]:
    return compiled(rf"(?:{one_of(table('shared')['kinds'].split())})")

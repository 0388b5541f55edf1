"""Each amount is put into its clause, and read there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from bihuan.reading.clauses import Clause, Sentence
from bihuan.reading.model import new_tuple
from bihuan.reading.quantities.amounts import Amount, find_amounts, units
from bihuan.reading.quantities.basis import basis_of
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.horizon import horizon_of
from bihuan.reading.quantities.measure import Pieces
from bihuan.reading.quantities.measures import measures_of
from bihuan.reading.quantities.nearby import listed_before, nearest_words, spoken_of, subject_before
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_SET_ASIDE: Final = {"front", "glossary"}
_NUMBERED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_EACH: Final = "每"
"""每10万人45台: the first is what the second is counted by."""
_VERBS: Final = 1
"""The group of the verbs that open a clause."""
_YEARS: Final = "年"
"""How long it took is none of the list: 达到67.5%、5年提高4.5个百分点."""
_POINTS: Final = "个百分点"
"""分别高于全省2.2个和3.7个百分点: both are of points."""
_AGES: Final = ("岁", "周岁")
_HAVING: Final = {"拥有", "共有"}
_LIST_GAP: Final = compiled(r"[、和及与]?|以及")

_TURNS: Final = ("分别增长", "分别下降", "分别提高", "分别降低", "分别上升", "分别增加", "分别减少", "分别提升")
_TURN_GAP: Final = compiled(r"(?:[、和及与]|以及)?(?:增长|下降|提高|降低|上升|增加|减少|提升)?")
"""分别增长34%、下降12%: one goes up, the other down."""


class _Seen:
    """What the amount before has told, for those that lean on it."""

    __slots__ = ("end", "measure", "measures", "recent", "verb")

    def __init__(self, end: int, verb: str | None, measures: list[Pieces], recent: list[tuple[int, Pieces]]) -> None:
        self.end = end
        self.measure = measures[-1]
        self.verb = verb
        self.measures = measures
        """Of each amount of the last list."""
        self.recent = recent
        """Of every amount of the sentence so far, with where its clause begins."""


def find_quantities(text: str, found: Sequence[Sentence]) -> list[FoundQuantity]:
    """Every amount of the sentences, read in its clause."""
    rows: list[FoundQuantity] = []
    amounts = find_amounts(text)
    amount = next(amounts, None)
    for sentence in found:
        inside: list[Amount] = []
        while amount and amount.start < sentence.end:
            if amount.start >= sentence.start:
                inside.append(amount)
            amount = next(amounts, None)
        if inside and sentence.passage.role not in _SET_ASIDE:
            rows += _read_sentence(text, sentence, inside)
        if amount is None:
            break
    return rows


def _read_sentence(text: str, sentence: Sentence, amounts: list[Amount]) -> list[FoundQuantity]:
    """The amounts of one sentence, clause by clause; verb and measure are handed on within it."""
    rows: list[FoundQuantity] = []
    seen: _Seen | None = None
    recent: list[tuple[int, Pieces]] = []
    queue = amounts[::-1]
    for clause in sentence.clauses:
        while queue and queue[-1].start < clause.end:
            group = _take_group(text, queue, clause)
            next_start = queue[-1].start if queue and queue[-1].start < clause.end else clause.end
            verb = _governing(text, clause, group[0], seen)
            read = _read_group(text, sentence, clause, group, seen, verb, next_start)
            rows += read
            within = seen is not None and seen.end > clause.start and seen.verb is None
            measures = [row.measure for row in read]
            recent += [(clause.start, measure) for measure in measures]
            seen = _Seen(group[-1].end, None if within else verb, measures, recent)
    return rows


def _take_group(text: str, queue: list[Amount], clause: Clause) -> list[Amount]:
    """The next amount and those listed with it: 分别增长4%、5.3%、3.4%."""
    group = [queue.pop()]
    if text.startswith(_EACH, group[0].start - 1):
        return group
    gap = _TURN_GAP if text.startswith(_TURNS, group[0].start - len(_TURNS[0])) else _LIST_GAP
    while (
        queue
        and queue[-1].start < clause.end
        and gap.fullmatch(text, group[-1].end, queue[-1].start)
        and not (queue[-1].unit == _YEARS != group[-1].unit)
    ):
        group.append(queue.pop())
    if len(group) > 1 and group[-1].unit == _POINTS:
        for one in group:
            one.unit = _POINTS if one.unit == _POINTS[0] else one.unit
    return group


def _governing(text: str, clause: Clause, amount: Amount, seen: _Seen | None) -> str | None:
    """The verb that opens the clause; else the last one before the amount; else that of the amount before."""
    start = clause.start if seen is None or seen.end < clause.start else seen.end
    opening = _opening_verbs().match(text, start, amount.start)
    if opening and not _ALL_DONE.match(text, amount.end, clause.end):
        beside = _verb_beside(text, opening.end(), amount.start) if opening.end() < amount.start - 2 else None
        return beside or _first_adding(text, *opening.span(_VERBS))
    verb = _verb_within(text, clause, amount, seen, start)
    if verb and _WHAT_ARRIVES.match(text, amount.end, clause.end):
        return None
    return None if verb and _has_predicate_behind(text, amount.end, clause.end) else verb


def _first_adding(text: str, start: int, end: int) -> str:
    """Of verbs that stand together the first that adds to a stock, else the first: 分类整治."""
    words = [match[0] for match in _opening_verb().finditer(text, start, end)]
    by_class = [word for word in words if word in verbs.adding()]
    if by_class or words[0] in _SET_TASKS:
        return (by_class or words)[0]
    return next((word for word in words if verbs.basis_of(word) == "increment"), words[0])


def _verb_within(text: str, clause: Clause, amount: Amount, seen: _Seen | None, start: int) -> str | None:
    """The verb of a clause, or of what follows another amount in it, that no verb opens."""
    if seen and start > clause.start:
        if _SIZE_NOUN.search(text, max(start, amount.start - 6), amount.start):
            return None
        verb = _verb_beside(text, start, amount.start) or seen.verb
        if verb:
            return verb
    found = [match[0] for match in _any_verb().finditer(text, start, amount.start)]
    carried = next((verb for verb in found if verb in _CARRIED_ON), None)
    if carried and text.startswith("项目", amount.start - 2):
        return carried
    if found and text.startswith("等", amount.start - 1):
        return found[0]
    if seen and start > clause.start:
        return found[-1] if found else None
    changing = [verb for verb in found if verbs.class_of()[verb].id in _CHANGING]
    if found:
        return (changing or found)[-1]
    alone = (start == amount.start or text[start : amount.start] in _EVERYWHERE) and (
        clause.end - amount.end > _PREDICATE_LENGTH or _PEOPLE_DO.match(text, amount.end, clause.end) is not None
    )
    state = _STATE_NOUN.search(text, max(start, amount.start - 6), amount.start)
    return seen.verb if seen and not alone and not state else None


def _has_predicate_behind(text: str, start: int, end: int) -> bool:
    """Whether what is counted is said to do something, before any other amount is listed."""
    predicate = _PREDICATE_BEHIND.search(text, start + 2, min(end, start + _FAR))
    return predicate is not None and text.find("、", start, predicate.start()) < 0


def _verb_beside(text: str, start: int, end: int) -> str | None:
    """A verb of stock right before the amount, whatever opens the clause: 加快在重点领域新组建3家实验室."""
    if text[end - 1] in _BETWEEN:
        end -= 1
    for at in range(end - 2, max(start, end - _VERB_LENGTH) - 1, -1):
        if text[at:end] in _stock_verbs() and (at == start or text[at - 1] in _BEFORE_VERB):
            return text[at:end]
    return None


@cache
def _stock_verbs() -> frozenset[str]:
    return frozenset(verbs.words_of(*_CHANGING))


_SET_TASKS: Final = {"完成", "全面完成", "如期完成", "高质量完成"}
"""What they carry out is named behind them, and not always a change: 完成优化营商环境58条举措."""
_VERB_LENGTH: Final = 4
_BEFORE_VERB: Final = "、,年前内底新又再共已将并还也可拟"
_BETWEEN: Final = "了约近超逾"
_PROCEEDS: Final = "推进|实施|落实"
_PREDICATE_BEHIND: Final = compiled(
    r"入选|获[评批得]|达到|[用喝]上|(?:全面|全部|顺利)(?:完成|落地)|进入|跻身|取得|填补|建成(?:通车|投产|投用|投运)|"
    rf"有序(?:{_PROCEEDS})|加快(?:{_PROCEEDS})|稳步(?:{_PROCEEDS})|扎实(?:{_PROCEEDS})|深入(?:{_PROCEEDS})|顺利(?:{_PROCEEDS})|全面(?:{_PROCEEDS})"
)
"""What is counted has a predicate of its own: 18个合作事项加快实施."""
_WHAT_ARRIVES: Final = compiled(
    r"[一-鿿]{2,16}(?:(?<![部面])投入使用|(?:在[一-鿿]{1,2})?转化|落地|启用|投运|投用|试运行|有序退出)(?:[、,]|$)"
)
"""The end of what stands somewhere, whatever verb its name holds: 新材料等20个合作项目落地."""
_ALL_DONE: Final = compiled(r"[^,、\d]{2,14}(?:全面|全部)(?:完成|落地)")
_REACH: Final = 600
"""Characters beside an amount that are looked at: a clause without end must not cost more than it holds."""
_FAR: Final = 26
_CARRIED_ON: Final = {"实施", "组织实施", "开展"}
"""What projects are of does not tell what is done with them: 研究院实施人才培养项目30个."""
_CHANGING: Final = {"complete", "begin", "win", "found", "add"}
_EVERYWHERE: Final = {"全省", "全市", "全区", "全县", "全国"}
_PREDICATE_LENGTH: Final = 7
"""An amount that opens a clause with so many characters behind it has a predicate of its own there."""
_PEOPLE_DO: Final = compiled(
    r"[一-鿿]{0,4}?(?:群众|居民|农[民户]|村民|市民|学[生子]|老人|儿童|职工|人口|百姓|企业)[一-鿿“]{2}"
)
_SIZE_NOUN: Final = compiled(r"(?:[产总销电]量|总额|总值|余额|规模|收入|产值)(?:达到?|约|近|超过?)?$")
_STATE_NOUN: Final = compiled(
    r"(?:[产总销电]量|总额|总值|余额|规模|面积|里程|人口|收入|产值|[一-鿿]率)(?:达到?|约|近|超过?)?$"
)


def _read_group(
    text: str, sentence: Sentence, clause: Clause, group: list[Amount], seen: _Seen | None, verb: str | None, stop: int
) -> list[FoundQuantity]:
    """One list of amounts under one verb: `stop` is where the next amount of the clause begins, or the clause ends."""
    first, last = group[0], group[-1]
    begin = clause.start if seen is None or seen.end <= clause.start else seen.end
    relation = _shared_relation(group)
    told = spoken_of(text, sentence, clause, seen.end, seen.measure) if seen else subject_before(text, sentence, clause)
    measures = measures_of(text, begin, group, stop, told)
    if not measures[0] and not told:
        listed = listed_before(text, sentence, clause, len(group)) if len(group) > 1 else None
        measures = listed or [nearest_words(text, sentence, clause, begin, first.start)] * len(group)
    if seen and len(group) > 1 and measures == [seen.measure] * len(group):
        between = sentence.clauses[sentence.clauses.index(clause) - 1].start >= seen.end
        listed = listed_before(text, sentence, clause, len(group)) if between else None
        measures = listed or _each_before(seen, len(group)) or measures
    left = text[max(clause.start, first.start - _REACH) : first.start].lstrip(_NUMBERED)
    right = text[last.end : min(clause.end, last.end + _REACH)]
    before = text[sentence.start : first.start]
    rows: list[FoundQuantity] = []
    passage = sentence.passage
    section = passage.section
    uncounted = units().uncounted
    for amount, measure in zip(group, measures, strict=True):
        basis = basis_of(amount, left, right, verb)
        stands = (verb is None or verb in _HAVING) and amount.unit not in uncounted
        horizon = horizon_of(
            before, clause.start - sentence.start, right, basis, passage.horizon, passage.role, stands=stands
        )
        unit = amount.unit or ("" if last.unit in _AGES else last.unit)
        rows.append(
            new_tuple(
                FoundQuantity,
                (
                    (amount.start, amount.end), amount.value, amount.high, unit, relation or amount.relation, basis,
                    measure, horizon, section, False,
                ),
            )
        )  # fmt: skip
    return rows


def _each_before(seen: _Seen, count: int) -> list[Pieces] | None:
    """分别达到…、…,分别增长…、… speaks of those listed before; 游客…人次、收入…元,增长…和… of those of the clause before."""
    if len(seen.measures) == count:
        return seen.measures
    last = seen.recent[-1][0]
    listed = [measure for clause, measure in seen.recent if clause == last]
    if len(listed) != count:
        listed = [measure for _, measure in seen.recent[-count:]]
    return listed if len(set(listed)) == count else None


def _shared_relation(group: list[Amount]) -> str | None:
    """A bound before the first or behind the last of a list governs all of it."""
    if len(group) == 1:
        return None
    if any(one.unit and one.end == other.start for one, other in pairwise(group)) or group[-1].unit in _AGES:
        return None  # 300个50户以上村寨, 40万3岁以下儿童
    bounds = {amount.relation for amount in group} - {"exact"}
    return bounds.pop() if len(bounds) == 1 else None


@cache
def _any_verb() -> re.Pattern[str]:
    return compiled(
        rf"{verbs.alternatives(searched=True)}(?!性|值|里程|(?<=投资)项目|(?<=建设)项目|(?<=储备)项目|(?<=试点)项目|(?<=集聚)区|(?<=建设)用地|(?<=超)[高纯大级声市深低薄算宽长])"
    )


@cache
def _opening_verb() -> re.Pattern[str]:
    return compiled(_opening_words())


@cache
def _opening_words() -> str:
    words = verbs.words_of("complete", "begin", "found", "issue", "finish", "add", "make", "push", "better", "do")
    return one_of(words | set(verbs.counting()))


@cache
def _opening_verbs() -> re.Pattern[str]:
    """Adverbs, then the verb or verbs that open a clause: 分类整治, 新建、改扩建."""
    return compiled(
        rf"(?:{verbs.adverbs()}|累计|[、 ①-⑳])*(?P<verbs>(?:(?:{_opening_words()})(?!性|用地)(?:好|了|成)?[、和并]?)+)"
    )

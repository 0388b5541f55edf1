"""Which verb governs an amount: the one that opens its clause, the last before it, or that of the amount before."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.clauses import Clause
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.measure import said_of
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_VERBS: Final = 1
"""The group of the verbs that open a clause."""


def governing(text: str, clause: Clause, amount: Amount, seen: tuple[int, str | None]) -> str | None:
    """The verb that opens the clause; else the last one before the amount; else that of the amount before.

    `seen` is where the amount before ends (-1 where there is none) and the verb that governs it.
    """
    start = max(clause.start, seen[0])
    if text[start] in _AIM_SIGNS and (aimed := _AIMED.match(text, start, amount.start)):
        start = aimed.end()
    opening = _OPENING_VERBS.match(text, start, amount.start)
    if opening and not (
        text.find("全", amount.end, amount.end + _FAR) > 0 and _ALL_DONE.match(text, amount.end, clause.end)
    ):
        beside = _verb_beside(text, opening.end(), amount.start) if opening.end() < amount.start - 2 else None
        return beside or _first_adding(text, *opening.span(_VERBS))
    verb = _verb_within(text, clause, amount, seen, start)
    if verb and _WHAT_ARRIVES.match(text, amount.end, clause.end):
        return None
    return None if verb and _has_predicate_behind(text, amount.end, clause.end) else verb


def _first_adding(text: str, start: int, end: int) -> str:
    """Of verbs that stand together the first that adds to a stock, else the first: 分类整治."""
    whole = text[start:end]
    if whole in _OPENERS:
        return whole
    words = [match[0] for match in _opening_verb().finditer(text, start, end)]
    if len(words) > 1 and text.startswith("项目", end) and words[-1] in _OF_PROJECTS:
        words.pop()
    if words[0] in _PUT_OUT:
        return words[0]
    by_class = [word for word in words if word in verbs.adding()]
    if by_class or words[0] in _SET_TASKS:
        return (by_class or words)[0]
    return next((word for word in words if verbs.basis_of(word) == "increment"), words[0])


def _verb_within(text: str, clause: Clause, amount: Amount, seen: tuple[int, str | None], start: int) -> str | None:
    """The verb of a clause, or of what follows another amount in it, that no verb opens."""
    last, handed = seen
    if start > clause.start:
        if _SIZE_NOUN.search(text, max(start, amount.start - 6), amount.start):
            return None
        verb = _verb_beside(text, start, amount.start) or handed
        if verb:
            return verb
    found = [match[0] for match in _any_verb().finditer(text, start, amount.start)]
    carried = next((verb for verb in found if verb in _CARRIED_ON), None)
    if carried and text.startswith("项目", amount.start - 2):
        return carried
    if found and text.startswith("等", amount.start - 1):
        return found[0]
    if start > clause.start:
        return found[-1] if found else None
    if found and _TOTAL_NOUN.search(text, max(start, amount.start - 6), amount.start):
        return None
    changing = [verb for verb in found if verbs.CLASS_OF[verb].id in _CHANGING]
    if found:
        return handed if handed in HAVING and not changing else (changing or found)[-1]
    if handed is None or _STATE_NOUN.search(text, max(start, amount.start - 6), amount.start):
        return None
    opens = start == amount.start or text[start : amount.start] in _EVERYWHERE
    return None if opens and _speaks_for_itself(text, last, clause, amount.end) else handed


def _speaks_for_itself(text: str, last: int, clause: Clause, start: int) -> bool:
    """Whether something is said of what is counted: 9个县全部摘帽, but not 建设6个片区,20条乡村旅游重点线路."""
    end = clause.end
    if said_of().search(text, start, end) or _PEOPLE_DO.match(text, start, end):
        return True
    if end - start <= _PREDICATE_LENGTH:
        return False
    alike = clause.start - last > len("片区,") and text[last] not in "、,"
    return not alike or _any_verb().search(text, start + 2, end) is not None


def _has_predicate_behind(text: str, start: int, end: int) -> bool:
    """Whether what is counted is said to do something, before any other amount is listed."""
    predicate = _PREDICATE_BEHIND.search(text, start + 2, min(end, start + _FAR))
    return predicate is not None and text.find("、", start, predicate.start()) < 0


def _verb_beside(text: str, start: int, end: int) -> str | None:
    """A verb of stock right before the amount, whatever opens the clause: 加快在重点领域新组建3家实验室."""
    if text[end - 1] in _BETWEEN:
        end -= 1
    for at in range(end - 2, max(start, end - _VERB_LENGTH) - 1, -1):
        if text[at:end] in _STOCK_VERBS and (at == start or text[at - 1] in _BEFORE_VERB):
            return text[at:end]
    return None


def _stock_verbs() -> frozenset[str]:
    return frozenset(verbs.words_of(*_CHANGING))


_AIM_SIGNS: Final = frozenset("力确争")
_AIMED: Final = compiled(
    r"(?:力争|确保|争取)(?:到|至|在)?(?:“?十[一二三四五]五”?(?:期?末|时期|期间)|20\d\d年[底末]?前?|年[底内]前?|\d{1,2}月[底份]?前?|[上下]半年)(?:,|全市|全县|全区)*"
)
"""力争“十四五”末做强4个集群: by when stands between the aim and the deed."""
_OF_PROJECTS: Final = {"建设", "储备", "投资", "试点", "合作", "谋划", "签约", "入库", "开工"}
"""实施建设项目20个, 储备项目突破2500个: before 项目 they tell its kind."""
_PUT_OUT: Final = {
    "出台",
    "制定",
    "发布",
    "印发",
    "制定出台",
    "出台实施",
    "推出",
    "公布",
    "归集",
    "备案",
    "注册",
    "登记",
}
"""What is put out or filed is named behind them by what it does: 出台优化营商环境措施30条."""
_SET_TASKS: Final = {"完成", "全面完成", "如期完成", "高质量完成"}
"""What they carry out is named behind them, and not always a change: 完成优化营商环境58条举措."""
_VERB_LENGTH: Final = 4
_BEFORE_VERB: Final = "、,年前内底新又再共已将并还也可拟"
_BETWEEN: Final = "了约近超逾"
_PROCEEDS: Final = "推进|实施|落实"
_PREDICATE_BEHIND: Final = compiled(
    r"入选|获[评批得]|[列纳]入|亮相|上榜|登上|被[一-鿿]{2}|全部达标|达到|[用喝]上|(?:全面|全部|顺利)(?:完成|落地)|进入|跻身|取得|填补|建成(?:通车|投产|投用|投运)|"
    rf"有序(?:{_PROCEEDS})|加快(?:{_PROCEEDS})|稳步(?:{_PROCEEDS})|扎实(?:{_PROCEEDS})|深入(?:{_PROCEEDS})|顺利(?:{_PROCEEDS})|全面(?:{_PROCEEDS})"
)
"""What is counted has a predicate of its own: 18个合作事项加快实施."""
_WHAT_ARRIVES: Final = compiled(
    r"[一-鿿]{2,16}(?:(?<![部面])投入使用|(?:在[一-鿿]{1,2})?转化|落地|启用|投运|投用|试运行|有序退出)(?:[、,]|$)"
)
"""The end of what stands somewhere, whatever verb its name holds: 新材料等20个合作项目落地."""
_ALL_DONE: Final = compiled(r"[^,、\d]{2,14}(?:全面|全部)(?:完成|落地)")
_FAR: Final = 26
_CARRIED_ON: Final = {"实施", "组织实施", "开展"}
"""What projects are of does not tell what is done with them: 研究院实施人才培养项目30个."""
HAVING: Final = {"拥有", "共有", "达到", "达", "增至", "增加到", "注册", "登记", "备案"}
"""Behind these a list of what there is goes on: 企业达到90家,创新平台30家."""
_CHANGING: Final = {"complete", "begin", "win", "found", "add"}
_EVERYWHERE: Final = {"全省", "全市", "全区", "全县", "全国"}
_PREDICATE_LENGTH: Final = 7
"""An amount that opens a clause with so many characters behind it has a predicate of its own there."""
_PEOPLE_DO: Final = compiled(
    r"[一-鿿]{0,4}?(?:群众|居民|农[民户]|村民|市民|学[生子]|老人|儿童|职工|人口|百姓|企业)[一-鿿“]{2}"
)
_SIZE_NOUN: Final = compiled(r"(?:[产总销电]量|总额|总值|余额|规模|收入|产值)(?:达到?|约|近|超过?)?$")
_TOTAL_NOUN: Final = compiled(r"(?:规模|余额|总量|保有量|存量|总额|总值|总数)(?:达到?|为|约|近|超过?)?$")
"""风电并网装机规模500万千瓦: a total, whatever verb is in its name."""
_STATE_NOUN: Final = compiled(
    r"(?:[产总销电]量|总额|总值|余额|规模|面积|里程|人口|收入|产值|浓度|[一-鿿]率)(?:达到?|约|近|超过?)?$"
)


@cache
def _any_verb() -> re.Pattern[str]:
    return compiled(
        rf"{verbs.alternatives(searched=True)}(?!性|值|里程|项目(?<=(?:投资|建设|储备|试点|入库)项目)|[器基载](?<=孵化.)|区(?<=集聚区)|(?<=以上市)|示范[区县市镇村](?<=(?:文明|法治|平安|质量|文化)建设示范.)|用地(?<=建设用地)|[高纯大级声市深低薄算宽长](?<=超.))"
    )


@cache
def _opening_verb() -> re.Pattern[str]:
    return compiled(_opening_words())


def _openers() -> frozenset[str]:
    words = verbs.words_of("complete", "begin", "found", "issue", "finish", "add", "make", "push", "better", "do")
    return frozenset(words | set(verbs.counting()))


@cache
def _opening_words() -> str:
    return one_of(_OPENERS)


def _opening_verbs() -> re.Pattern[str]:
    """Adverbs, then the verb or verbs that open a clause: 分类整治, 新建、改扩建."""
    no_verb = (
        r"性|用地|项目(?<=(?:入库|储备)项目)|(?:平台|中心|主体|团队|载体)(?<=创新..)|"
        r"器(?<=孵化器)|(?:基地|载体)(?<=孵化..)|[业站区](?<=服务.)|(?:中心|平台)(?<=服务..)"
    )
    return compiled(
        rf"(?:{verbs.adverbs()}|累计|[、 ①-⑳])*"
        rf"(?P<verbs>(?:(?:{_opening_words()})(?!{no_verb})(?:好|了|成)?[、和并]?)+)"
    )


_STOCK_VERBS: Final[frozenset[str]] = _stock_verbs()
_OPENERS: Final[frozenset[str]] = _openers()
_OPENING_VERBS: Final[re.Pattern[str]] = _opening_verbs()

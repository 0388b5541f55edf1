"""Clause by clause: what is promised in the plan parts, what was done in the review, and why the rest is neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.clauses.heads import Part
from bihuan.reading.commitments.checkable import checkable_of, is_whole, set_aside_by
from bihuan.reading.commitments.leads import is_label
from bihuan.reading.commitments.principles import Principles
from bihuan.reading.commitments.topics import Topics
from bihuan.reading.model import Span, new_tuple
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.within import Within
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.verbs import VerbClass

_PLAN: Final = {"five-year", "targets", "plan", "annex"}
_REVIEW: Final = {"review"}
_GUIDANCE: Final = compiled(
    r"总体要求是|指导思想是|以习近平新时代中国特色社会主义思想为指导|总的要求是|基本思路是|总体思路"
)
_IN_STEP: Final = compiled(r"[与和同][^,]{2,24}同步(?![一-鿿]{2})|(?:基本|保持)同步|同步增长")
"""One figure grows as fast as another: 居民收入与经济增长同步."""
_STANDS: Final = compiled(
    r"(?:目前|现有|(?:拥?有)(?=\d)|我[省市区县旗盟州](?![^,]*(?:要|将|力争|确保))|全[省市区县州][^,]{0,4}有(?=\d)|在[^,]*基础上$|重点做好以下)"
)
"""With figures too a clause may tell how things stand: 我市现有3个口岸."""
_JUDGED: Final = 600
"""Characters of a clause that its rules look at: text without any stop must not cost more than it holds."""
_FEW: Final = 20
"""So many named things a list may sum up."""
_OWN_SUBJECT: Final = compiled(r"其中|全年|全市|全省|全区|力争|确保|到20\d\d年")
_PREDICATE: Final = compiled(
    r"(?:增长|下降|达到?|突破|超过|稳定在|保持在|控制在|提高|提升|同步|完成|不低于|左右|以内|以上)(?!行动|计划|工程|专项)"
)
_AIM: Final = compiled(
    r"保持|稳定|完成[^,]*任务|下降|提升|提高|降低|优化|达到|高于|快于|同步|好于|改善|增加|平衡$|提质$"
)
_MEANT: Final = compiled(r"力争|确保|实现")
_TARGETS: Final = compiled(r"(?:预期|奋斗|发展|主要|工作|总体)目标(?:是|为|:|建议|如下)|主要指标|目标(?:是|为|:)")


_DISPOSES: Final = compiled(r"[^,把将]{0,4}[把将][^,]+(?:纳入|列入|划入|并入|移交|下放|调整)")
"""What is disposed of by name is a deed: 将更多药品纳入医保."""
_HELD: Final = compiled(
    r"保持(?:基本|总体)?稳定$|(?:达到|保持)[^,]{0,4}[ⅠⅡⅢⅣ]类|完成[^,]{0,10}(?:任务|目标)$|突破[^,]*(?:技术|瓶颈|难题)"
)
"""A state that is held or a task done, whatever verb says so: 份额保持基本稳定."""


class Claim(NamedTuple):
    """A promise or a deed. The span is in the draft; `aside` holds clauses that were set aside, with the rule."""

    span: Span
    past: bool
    checkable: str
    """Of a promise; of a deed only that it is done."""
    kind: str
    action: str
    theme: str | None
    horizon: str | None
    section: str | None
    amounts: range
    """Indices of its amounts, digits and words alike, in the order of the text."""
    works: range
    """Indices of its projects."""


class Claims(NamedTuple):
    """The claims in order, and for each clause that is none the rule that says so."""

    claims: list[Claim]
    asides: list[tuple[Span, str]]


def find_claims(
    text: str,
    pairs: list[int],
    found: Sequence[Sentence],
    amounts: Sequence[FoundQuantity],
    projects: Sequence[FoundProject],
) -> Claims:
    """Every promise and deed of the report.

    `pairs` are the text's neighbouring characters (words/pairs.py); `amounts` all quantities, in digits or words, in order.
    """
    claims: list[Claim] = []
    asides: list[tuple[Span, str]] = []
    items = _Items(amounts, projects, Topics(text, pairs))
    principles = Principles()
    for sentence in found:
        role = sentence.passage.role
        if role not in _PLAN and role not in _REVIEW:
            continue
        aims = _aims_begin(text, sentence)
        if sentence.passage.preamble and aims == sentence.end and _leads_up(text, sentence):
            asides.append(((sentence.start, sentence.end), "plan.preamble"))
            continue
        if _GUIDANCE.search(text, sentence.start, sentence.end):
            asides.append(((sentence.start, sentence.end), "plan.guidance"))
            continue
        if principles.hold(text, sentence) and not items.measured_in(sentence):
            asides.append(((sentence.start, sentence.end), "plan.principles"))
            continue
        _read_sentence(text, sentence, items, aims, claims, asides)
    return Claims(claims, asides)


class _Items:
    """What may lie inside a clause."""

    __slots__ = ("amounts", "amounts_within", "topics", "works_within")

    def __init__(self, amounts: Sequence[FoundQuantity], projects: Sequence[FoundProject], topics: Topics) -> None:
        self.amounts = amounts
        self.amounts_within = Within([q.span for q in amounts])
        self.works_within = Within([p.span for p in projects])
        self.topics = topics

    def measured_in(self, sentence: Sentence) -> bool:
        """Whether a figure of this sentence is to be reached."""
        return self.measured(self.amounts_within.inside(sentence.start, sentence.end)) is not None

    def measured(self, inside: range) -> FoundQuantity | None:
        """The first of these amounts that is to be reached, not a mere attribute."""
        for i in inside:
            if self.amounts[i].basis != "attribute":
                return self.amounts[i]
        return None


class _Open:
    """A claim that the next clause may still add to."""

    __slots__ = ("amounts", "end", "horizon", "measured", "part", "works")

    def __init__(self, part: Part, measured: bool, horizon: str | None, amounts: range, works: range) -> None:
        self.part = part
        self.end = part.end
        self.measured = measured
        self.horizon = horizon
        self.amounts = amounts
        self.works = works

    def add(self, end: int, measured: bool, amounts: range, works: range) -> None:
        """One more clause, that ends there."""
        self.end = end
        self.measured = self.measured or measured
        self.amounts = _both(self.amounts, amounts)
        self.works = _both(self.works, works)


def _read_sentence(
    text: str, sentence: Sentence, items: _Items, aims: int, claims: list[Claim], asides: list[tuple[Span, str]]
) -> None:
    """Add the claims of one sentence; a clause without a verb of its own adds to the one before."""
    past = sentence.passage.role in _REVIEW
    held: _Open | None = None
    follows = False
    amounts_within, works_within = items.amounts_within, items.works_within
    for part in sentence.parts:
        start, end = part.start, part.end
        amounts = amounts_within.inside(start, end)
        works = works_within.inside(start, end)
        amount = items.measured(amounts) if amounts else None
        if amount and works and _sums_up(text, amount):
            amount = None
        clause = text[part.deed : min(end, part.deed + _JUDGED)]
        measured = amount is not None or "翻番" in clause or ("同步" in clause and bool(_IN_STEP.search(clause)))
        if measured:
            rule = "plan.situation" if not past and _STANDS.match(clause) else None
        else:
            rule = None if works else _aside_rule(clause, part, past=past, follows=follows)
        if rule and start >= aims and _AIM.search(clause):
            rule = None
        if not (rule or measured or works):
            rule = _by_its_place(text, sentence, part, aims, past=past)
        if held and part.how == "none" and _adds_to(clause, held, rule, has_amount=amount is not None):
            held.add(end, measured, amounts, works)
            continue
        if held:
            claims.append(_claim(text, held, sentence, items.topics, past=past))
            held = None
        if rule:
            asides.append(((start, end), rule))
            continue
        horizon = amount.horizon if amount else sentence.passage.horizon
        held = _Open(part, measured, horizon, amounts, works)
        follows = True
    if held:
        claims.append(_claim(text, held, sentence, items.topics, past=past))


def _by_its_place(text: str, sentence: Sentence, part: Part, aims: int, *, past: bool) -> str | None:
    """Why a clause that else would be a claim is none where it stands."""
    if sentence.passage.preamble >= _CHAPTER and aims == sentence.end and _ends_preamble(sentence, part):
        return "plan.preamble"
    if (
        sentence.passage.role == _FIVE_YEARS
        and part.how.startswith("after")
        and _IMPROVED.search(text, part.start, part.end)
    ):
        return "plan.vision"
    return "plan.label" if part.start == sentence.start and not past and is_label(text, sentence, part.end) else None


_FIVE_YEARS: Final = "five-year"
_IMPROVED: Final = compiled(
    r"(?:持续|稳步|明显|显著|进一步|不断|加快|扎实|深入|初步|更加|全面|基本|大幅)(?:提[升高]|优化|完善|推进|加强|健全|形成|彰显|建成|增强|改善|壮大|扩大|构建|巩固提升|建设)$|取得[^,]{0,6}(?:进展|成效|突破)$|[迈再]上[^,]{0,4}台阶$|达到更高水平$"
)
"""How things will have improved, with no deed: 科技创新生态持续优化."""


def _ends_preamble(sentence: Sentence, part: Part) -> bool:
    """Whether a clause closes a sentence that leads up to the points below, and says what they are for; a short one does so whole."""
    parts = sentence.parts
    return part.end == parts[-1].end or len(parts) < _SEVERAL


_CHAPTER: Final = 2
_SEVERAL: Final = 3


def _sums_up(text: str, amount: FoundQuantity) -> bool:
    """Whether an amount only counts the named things before it: A、B等6条高铁."""
    start = amount.span[0]
    return text[start - 1] == "等" and amount.value.isdecimal() and int(amount.value) <= _FEW


def _both(first: range, second: range) -> range:
    """Two runs of indices, one after the other, as one."""
    if not first or not second:
        return first or second
    return range(first.start, second.stop)


def _leads_up(text: str, sentence: Sentence) -> bool:
    """Whether a sentence before the parts below speaks of situation, spirit or guidance rather than of deeds."""
    spirit = bool(_SPIRIT.match(text, sentence.start, sentence.end))
    return spirit or (sentence.passage.preamble == 1 and not _POLICY.search(text, *sentence.passage.span))


_SPIRIT: Final = compiled(
    r"(?:要|必须|始终|将|我们|继续|更好|奋力|全力|,)*(?:坚持|牢牢|紧紧|紧扣|围绕|聚焦|锚定|立足|深入贯彻|全面贯彻|深刻|以.{2,24}为|把.{2,24}(?:作为|放在|摆在)|按照|面对|做好今年|实现)"
)
_POLICY: Final = compiled(r"(?:财政|货币|就业优先|产业|科技)政策要?|赤字率")


def _aims_begin(text: str, sentence: Sentence) -> int:
    """Where the list of aims begins in a sentence that announces one (主要预期目标是:…); its end where it does not."""
    start, end = sentence.start, sentence.end
    if sentence.passage.role == "targets" and sentence.passage.section is not None:
        return start
    if text.find("目标", start, end) < 0 and text.find("指标", start, end) < 0:
        return end
    announced = _TARGETS.search(text, start, end)
    return announced.end() if announced else end


def _adds_to(clause: str, held: _Open, rule: str | None, *, has_amount: bool) -> bool:
    """Whether a clause without a verb only goes on with the list of the one before: ,公园游园50个以上 ; ,饲草供给提升行动."""
    if rule not in (None, "clause.no-verb") or _OWN_SUBJECT.match(clause):
        return False
    if has_amount:
        adding = verbs.class_of().get(held.part.verb)
        predicate = _PREDICATE.search(clause)
        lists = adding is not None and adding.basis == "increment" and held.measured and held.part.how == "opens"
        return lists and not (predicate and predicate.end() < len(clause)) and bool(_COUNTED.search(clause))
    return held.part.how in ("opens", "after-phrase") and bool(_LISTED.search(clause))


_LISTED: Final = compiled(
    r"(?:计划|行动|工程|机制|项目|政策|制度|措施|活动|中心|基地|平台|园区?|产业园|体系|设施|服务|[厂站院馆校所库路桥线港])$"
)
"""What a list under the verb of the clause before ends in."""
_COUNTED: Final = compiled(r"\d[^,，]{0,8}$")


def _aside_rule(clause: str, part: Part, *, past: bool, follows: bool) -> str | None:
    """Why a clause without figure or project claims nothing, or None if it does."""
    if len(clause) < _SHORTEST:
        return "clause.fragment"
    verb = verbs.class_of().get(part.verb)
    if verb is None or not verb.firm or part.how != "opens":
        rule = set_aside_by(clause, follows=follows)
        if rule:
            return rule.replace("plan.", "review.") if past else rule
    by_form = _aside_by_form(clause, part, verb, past=past)
    return None if by_form and is_whole(clause) else by_form


_SHORTEST: Final = 4


def _aside_by_form(clause: str, part: Part, verb: VerbClass | None, *, past: bool) -> str | None:
    if verb is None:
        return "clause.no-verb"
    if verb.id == "stand":
        return None if _DISPOSES.match(clause) else "clause.attitude-verb"
    if part.verb_end >= part.end and part.how == "opens":
        return "clause.verb-alone"
    if verb.id == "reach" and not past and not _MEANT.match(clause) and not _HELD.search(clause):
        return "clause.no-verb"
    return None


def _claim(text: str, held: _Open, sentence: Sentence, topics: Topics, *, past: bool) -> Claim:
    start, end, verb = held.part.deed, held.end, held.part.verb
    worth = (
        _DONE
        if past
        else checkable_of(
            text[start : min(end, start + _JUDGED)], held.part, measured=held.measured, named_works=bool(held.works)
        )
    )
    kind, theme = topics.of(start, end, verb)
    section = sentence.passage.section
    return new_tuple(
        Claim,
        ((start, end), past, worth, kind, verb, theme, held.horizon, section, held.amounts, held.works),
    )


_DONE: Final = "done"
"""What is past is not to be checked."""

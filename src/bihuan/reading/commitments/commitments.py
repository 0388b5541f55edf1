"""Clause by clause: what is promised in the plan parts, what was done in the review, and why the rest is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.commitments.checkable import checkable_of, is_whole, set_aside_by, topic_of
from bihuan.reading.clauses.heads import Head
from bihuan.reading.model import Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.within import Within
from bihuan.reading.words import verbs

_PLAN = {"five-year", "targets", "plan", "annex"}
_REVIEW = {"review"}
_GUIDANCE = re.compile(r"总体要求是|指导思想是|以习近平新时代中国特色社会主义思想为指导|总的要求是|基本思路是|总体思路")
_STATE_ONLY = {"stand", "reach"}
_OWN_SUBJECT = re.compile(r"其中|全年|全市|全省|全区|力争|确保|到20\d\d年")
_PREDICATE = re.compile(r"(?:增长|下降|达到?|突破|超过|稳定在|保持在|控制在|提高|提升|同步|完成|不低于|左右|以内|以上)(?!行动|计划|工程|专项)")
_AIM = re.compile(r"保持|稳定|完成[^,]*任务|下降|提升|提高|降低|优化|达到|高于|快于|同步|好于|改善|增加")
_MEANT = re.compile(r"力争|确保|实现")
_IN_STEP = re.compile(r"同步|翻番|翻一番|翻两番")


_TARGETS = re.compile(r"(?:预期|奋斗|发展|主要|工作|总体)目标(?:是|为|:|建议|如下)|主要指标|目标(?:是|为|:)")
class Claim(NamedTuple):
    """A promise or a deed. The span is in the draft; `aside` holds clauses that were set aside, with the rule."""

    span: Span
    past: bool
    checkable: str
    kind: str
    action: str
    theme: str | None
    horizon: str | None
    section: str | None


class Claims(NamedTuple):
    """The claims in order, and for each clause that is none the rule that says so."""

    claims: list[Claim]
    asides: list[tuple[Span, str]]


def find_claims(
    text: str,
    found: Sequence[Sentence],
    quantities: Sequence[FoundQuantity],
    spelled: Sequence[FoundQuantity],
    projects: Sequence[FoundProject],
) -> Claims:
    """Every promise and deed of the report."""
    claims: list[Claim] = []
    asides: list[tuple[Span, str]] = []
    measured = sorted((q for q in [*quantities, *spelled] if q.basis != "attribute"), key=lambda q: q.span)
    amounts = Within([q.span for q in measured], measured)
    works = Within([p.span for p in projects], projects)
    for sentence in found:
        role = sentence.passage.role
        if role not in _PLAN and role not in _REVIEW:
            continue
        if sentence.passage.preamble and not _TARGETS.search(text, sentence.start, sentence.end) and _leads_up(text, sentence):
            asides.append(((sentence.start, sentence.end), "plan.preamble"))
            continue
        if _GUIDANCE.search(text, sentence.start, sentence.end):
            asides.append(((sentence.start, sentence.end), "plan.guidance"))
            continue
        for row in _read_sentence(text, sentence, amounts, works, past=role in _REVIEW):
            if isinstance(row, Claim):
                claims.append(row)
            else:
                asides.append(row)
    return Claims(claims, asides)


class _Open(NamedTuple):
    """A claim that the next clause may still add to."""

    head: Head
    start: int
    end: int
    measured: bool
    works: bool
    horizon: str | None


def _read_sentence(
    text: str, sentence: Sentence, amounts: Within[FoundQuantity], works: Within[FoundProject], *, past: bool
) -> Iterator[Claim | tuple[Span, str]]:
    """The claims of one sentence; a clause without a verb of its own adds to the one before."""
    held: _Open | None = None
    any_before = False
    aims = _aims_begin(text, sentence)
    for start, end, head in sentence.parts:
        inside = amounts.inside(start, end)
        named = bool(works.inside(start, end))
        rule = _aside_rule(text, head, end, measured=bool(inside) or named, past=past, follows=any_before)
        if rule and start >= aims and _AIM.search(text, head.start, end):
            rule = None
        if held and _adds_to(text, head, end, held, bool(inside), rule):
            held = held._replace(end=end, measured=held.measured or bool(inside), works=held.works or named)
            continue
        if held:
            yield _claim(text, held, sentence, past=past)
            held = None
        if rule:
            yield (start, end), rule
            continue
        horizon = inside[0].horizon if inside else sentence.passage.horizon
        in_step = bool(inside) or bool(_IN_STEP.search(text, head.start, end))
        held = _Open(head, head.start, end, in_step, named, horizon)
        any_before = True
    if held:
        yield _claim(text, held, sentence, past=past)


def _leads_up(text: str, sentence: Sentence) -> bool:
    """Whether a sentence before the parts below speaks of situation, spirit or guidance rather than of deeds."""
    start, end = sentence.passage.span
    return not _POLICY.search(text, start, end) or bool(_SPIRIT.match(text, sentence.start, sentence.end))


_SPIRIT = re.compile(r"(?:要|必须|始终|将|我们|继续|更好|奋力|全力|,)*(?:坚持|牢牢|紧紧|紧扣|围绕|聚焦|锚定|立足|深入贯彻|全面贯彻|深刻|以.{2,24}为|把.{2,24}(?:作为|放在|摆在)|按照|面对|做好今年|实现)")
_POLICY = re.compile(r"(?:财政|货币|就业优先|产业|科技)政策要?|赤字率")


def _aims_begin(text: str, sentence: Sentence) -> int:
    """Where the list of aims begins in a sentence that announces one (主要预期目标是:…); behind its end where it does not."""
    if sentence.passage.role == "targets" and sentence.passage.section is not None:
        return sentence.start
    announced = _TARGETS.search(text, sentence.start, sentence.end)
    return announced.end() if announced else sentence.end


def _adds_to(text: str, head: Head, end: int, held: _Open, has_amount: bool, rule: str | None) -> bool:
    """Whether a clause only goes on with the list of the one before: ,公园游园50个以上 ; ,饲草供给提升行动."""
    if head.how != "none" or _OWN_SUBJECT.match(text, head.start, end) or rule not in (None, "clause.no-verb"):
        return False
    adding = verbs.class_of().get(held.head.verb)
    predicate = _PREDICATE.search(text, head.start, end)
    if has_amount:
        lists = adding is not None and adding.basis == "increment" and held.measured and held.head.how == "opens"
        return lists and not (predicate and predicate.end() < end)
    return held.head.how in ("opens", "after-phrase") and not predicate


def _aside_rule(text: str, head: Head, end: int, *, measured: bool, past: bool, follows: bool) -> str | None:
    """Why a clause claims nothing, or None if it does."""
    clause = text[head.start : end]
    if len(clause) < 4:
        return "clause.fragment"
    if measured or _IN_STEP.search(clause):
        return None
    verb = verbs.class_of().get(head.verb)
    firm = verb is not None and verb.firm and head.how == "opens"
    rule = None if firm else set_aside_by(clause, follows=follows)
    if rule:
        return rule.replace("plan.", "review.") if past else rule
    if is_whole(clause):
        return None
    if verb is None:
        return "clause.no-verb"
    if verb.id == "stand":
        return "clause.attitude-verb"
    if head.verb_span[1] >= end and head.how == "opens":
        return "clause.verb-alone"
    if verb.id == "reach" and not past and not _MEANT.match(clause):
        return "clause.no-verb"
    return None


def _claim(text: str, held: _Open, sentence: Sentence, *, past: bool) -> Claim:
    clause = text[held.start : held.end]
    worth = checkable_of(clause, held.head, measured=held.measured, named_works=held.works)
    kind, theme = topic_of(clause, held.head.verb)
    span = (held.start, held.end)
    return Claim(span, past, worth, kind, held.head.verb, theme, held.horizon, sentence.passage.section)

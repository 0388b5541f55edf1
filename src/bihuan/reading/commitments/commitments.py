"""Clause by clause: what is promised in the plan parts, what was done in the review, and why the rest is neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.clauses.heads import Part
from bihuan.reading.commitments.checkable import checkable_of, is_whole, set_aside_by
from bihuan.reading.commitments.claims import Claim, Claims
from bihuan.reading.commitments.figures import Figures, has_sign, in_words
from bihuan.reading.commitments.held import Held
from bihuan.reading.commitments.place import aims_begin, leads_up, set_aside_by_place, speaks_of_end
from bihuan.reading.commitments.principles import Principles
from bihuan.reading.commitments.topics import Topics
from bihuan.reading.model import Span, new_tuple
from bihuan.reading.outline.passage import OF_PLANS, OF_REVIEW
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.verbs import VerbClass

_GUIDANCE: Final = compiled(
    "总体要求是|指导思想是|以习近平新时代中国特色社会主义思想为指导|总的要求是|基本思路是|总体思路"
    "|坚持稳中求进()|质的有效提升()|实现社会主义现代化()|习近平总书记()|在此基础上再奋斗()|到2035年()|高质量发展首要任务()"
    "|党中央(?:决策|部署|重大|关于|提出|明确|要求|集中|坚强|权威|周围)()"
)
"""What a sentence says that guides all work; with a group what may stand beside a figure to reach, and in the review beside deeds."""
_TOLD: Final = compiled(
    r"[^,《]{0,16}(?:《[^》]{1,40}》)?[^,《》]{0,8}(?:编制|明确|提出|设定|部署|起草)了|提请[^,]{0,4}大会"
)
"""What has been drawn up and put before those who listen: 《纲要草案》明确了…, 提请大会审查."""
_STANDS: Final = compiled(
    r"(?:目前|现有|(?:拥?有)(?=\d)|我[省市区县旗盟州](?![^,]*(?:要|将|力争|确保))|全[省市区县州][^,]{0,4}有(?=\d)|在[^,]*基础上$|重点做好以下|以[^,]*为(?:重点|目标|主体)$|去年[我全])"
)
"""With figures too a clause may tell how things stand: 我市现有3个口岸."""
_JUDGED: Final = 600
"""Characters of a clause that its rules look at: text without any stop must not cost more than it holds."""
_AIM: Final = compiled(
    r"^(?!“|建设|在)[^,]*(?:保持|稳定|完成[^,]*任务|下降|提升|提高|降低|优化|达到|高于|快于|同步|好于|改善|增加"
    r"|(?:平衡|提质|攀升|增强|扩大|减少|健全|稳固|丰富|有力|有序|凸显|彰显|迸发|加快|加快发展|[满富充]足|形成|建立|建成|成效|进展|突破|就业|方阵|前列)$"
    r"|更[加为][^,]{1,8}$)"
)
"""How a target is put, of which each clause is a promise: 经济规模明显扩大, 保障更加有力."""
_MEANT: Final = compiled(r"力争|确保|实现|加[快紧速]总投资")
_DISPOSES: Final = compiled(
    r"[^,把将]{0,4}[把将][^,]+(?:[纳列划并转]入|[定设列]为|移交|下放|下沉|调整|[扩提延缩增降压]\w{0,2}[至到为]|覆盖[至到]|延伸[至到]|推广[至到])"
)
"""What is disposed of by name is a deed: 将更多药品纳入医保."""
_LED: Final = compiled(
    r"(?:紧紧)?(?:围绕|聚焦|立足|瞄准|锚定|依托)(?![^,]*(?:领域|目标|原则|思路|任务|方向|定位|弱项|问题|环节|方案|机遇|要求|导向|规划|主业|优势|技术|链|城市|高地|建设|项目|重点|改善|”)$)"
)
"""A lead-in with its deed in the same clause, not one that ends in what it looks to: 围绕个性化需求拓展消费场景."""
_IN_ONE: Final = compiled(r"[稳促扩防补强控去争][一-鿿]{2}")
"""A verb and its object in one word: 稳外贸."""
_HELD: Final = compiled(
    r"保持(?:(?:(?:基本|总体)?稳定|(?:在)?全[国省][^,]{0,6}(?:前列|前茅|方阵|[前第].))$|[^,]{0,4}[ⅠⅡⅢⅣ]类)|维持(?:基本|总体)?稳定$"
    r"|只增不减$|稳中有[升降]$|如期(?:实现|完成)$|正增长$|完成[^,]{0,10}(?:任务|目标)$|居(?:于|全[国省]|世界|国内)[^,]{0,6}前列$"
    r"|达到(?:(?:国家|全[国省市区])[^,]{0,8}(?:平均|平均水平|目标|要求|标准)$|[^,]{0,4}[ⅠⅡⅢⅣ]类)|突破[^,]*(?:技术|瓶颈|难题)"
    r"|于(?<=[高低快好优]于)(?:国家|全[国省市区])[^,]{0,8}(?:平均|平均水平|目标|要求|标准)$|接近全[国省市区][^,]{0,8}平均水平$"
)
"""A state that is held or a task done, whatever verb says so: 份额保持基本稳定."""


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
    figures, topics = Figures(amounts, projects), Topics(text, pairs)
    principles = Principles()
    for sentence in found:
        role = sentence.passage.role
        if role not in OF_PLANS and role != OF_REVIEW:
            continue
        aims = sentence.end if role == OF_REVIEW else aims_begin(text, sentence)
        if aims == sentence.end and speaks_of_end(text, sentence) and figures.measured_in(sentence):
            aims = sentence.start
        if sentence.passage.preamble and aims == sentence.end and leads_up(text, sentence):
            asides.append(((sentence.start, sentence.end), "plan.preamble"))
            continue
        rule = _no_promise_in(text, sentence, principles, figures)
        if rule:
            asides.append(((sentence.start, sentence.end), rule))
            continue
        _read_sentence(text, sentence, figures, topics, aims, claims, asides)
    return Claims(claims, asides)


def _no_promise_in(text: str, sentence: Sentence, principles: Principles, figures: Figures) -> str | None:
    """Why a whole sentence promises nothing."""
    guides = _GUIDANCE.search(text, sentence.start, sentence.end)
    if guides and not guides.lastindex:
        return "plan.guidance"
    if principles.hold(text, sentence):
        rule = "plan.principles"
    elif guides and sentence.passage.role != OF_REVIEW:
        rule = "plan.guidance"
    else:
        return None
    return None if figures.measured_in(sentence) else rule


def _read_sentence(
    text: str,
    sentence: Sentence,
    figures: Figures,
    topics: Topics,
    aims: int,
    claims: list[Claim],
    asides: list[tuple[Span, str]],
) -> None:
    """Add the claims of one sentence; a clause without a verb of its own adds to the one before."""
    past = sentence.passage.role == OF_REVIEW
    held: Held | None = None
    follows = False
    amounts_within, works_within = figures.amounts_within, figures.works_within
    for part in sentence.parts:
        start, end = part.start, part.end
        amounts = amounts_within.inside(start, end)
        works = works_within.inside(start, end)
        clause = text[part.deed : end] if end - part.deed < _JUDGED else text[part.deed : part.deed + _JUDGED]
        amount = figures.measuring(text, clause, amounts, works=bool(works)) if amounts else None
        measured = amount is not None or (has_sign(clause) is not None and in_words(clause))
        if measured:
            rule = (
                "plan.situation"
                if not past and (_STANDS.match(clause) or ("了" in clause and _TOLD.match(clause)))
                else None
            )
        else:
            rule = None if works else _aside_rule(clause, part, past=past, follows=follows)
        if rule and start >= aims and _AIM.search(clause):
            rule = None
        if not (rule or measured or works or (past and not sentence.passage.preamble)):
            rule = set_aside_by_place(text, sentence, part, aims, past=past)
        if (
            held
            and part.how == "none"
            and held.goes_on_with(clause, rule, text[held.end - 2 : held.end], has_amount=amount is not None)
        ):
            held.add(end, measured, amounts, works)
            continue
        if held:
            claims.append(_claim(text, held, sentence, topics, past=past))
            held = None
        if rule:
            asides.append(((start, end), rule))
            continue
        horizon = sentence.passage.horizon
        if amount and (past or not horizon or (amount.horizon or "") > horizon):
            horizon = amount.horizon  # what a promise starts from (从600元提高到650元) is of the year before
        held = Held(part, measured, horizon, amounts, works)
        follows = True
    if held:
        claims.append(_claim(text, held, sentence, topics, past=past))


def _aside_rule(clause: str, part: Part, *, past: bool, follows: bool) -> str | None:
    """Why a clause without figure or project claims nothing, or None if it does."""
    if len(clause) < _SHORTEST:
        return "clause.fragment"
    verb = verbs.CLASS_OF.get(part.verb)
    adverbs = part.verb_end - part.deed - len(part.verb) if part.how == "opens" else 0
    if verb is None or not verb.firm or adverbs or part.how != "opens":
        rule = set_aside_by(clause, 0 if verb and verb.firm else adverbs, follows=follows)
        if rule and not (rule == "plan.means" and part.how == "after-phrase" and _LED.match(clause)):
            return rule.replace("plan.", "review.") if past else rule
    by_form = _aside_by_form(clause, part, verb, past=past)
    return None if by_form and is_whole(clause) else by_form


_SHORTEST: Final = 4


def _aside_by_form(clause: str, part: Part, verb: VerbClass | None, *, past: bool) -> str | None:
    if not past and ("了" in clause or part.verb in _SAYING) and _told(clause, part):
        return "plan.situation"
    if verb is None:
        return None if not past and _HELD.search(clause) else "clause.no-verb"
    if verb.id == "stand":
        return None if _DISPOSES.match(clause) else "clause.attitude-verb"
    if part.verb_end >= part.end and part.how == "opens" and not _IN_ONE.fullmatch(part.verb):
        return "clause.verb-alone"
    if verb.id == "reach" and not past and not _MEANT.match(clause) and not _HELD.search(clause):
        return "clause.no-verb"
    return None


def _told(clause: str, part: Part) -> bool:
    """Whether the clause only tells what was laid down, or what others have laid down: 省委明确…."""
    if part.verb == "明确" and part.how == "after-subject":
        return True
    return bool(_TOLD.match(clause))


_SAYING: Final = frozenset(["明确", "提请"])


def _claim(text: str, held: Held, sentence: Sentence, topics: Topics, *, past: bool) -> Claim:
    start, end, verb = held.part.deed, held.end, held.part.verb
    worth = _DONE if past else "measured" if held.measured else _worth(text, held)
    kind, theme = topics.of(start, end, verb)
    section = sentence.passage.section
    return new_tuple(
        Claim,
        ((start, end), past, worth, kind, verb, theme, held.horizon, section, held.amounts, held.works),
    )


def _worth(text: str, held: Held) -> str:
    start = held.part.deed
    return checkable_of(text[start : min(held.end, start + _JUDGED)], held.part, named_works=bool(held.works))


_DONE: Final = "done"
"""What is past is not to be checked."""

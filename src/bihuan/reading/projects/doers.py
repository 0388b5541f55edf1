"""Whoever does it stands before the stage verb, or where or how it is done: 青岚片区加快推进A、B等项目."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.projects import whose
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.governed import governed
from bihuan.reading.projects.places import places_end
from bihuan.reading.projects.stage_verbs import HELPING_OR_LONGER, KINDS, STAGE, STAGE_BEFORE, VERB, listed_as
from bihuan.reading.words.patterns import compiled

_NOUNS: Final = ("建设", "改造", "打造", "构建", "提升", "改善", "创建", "培育")
_OUGHT: Final = "要将拟"
"""These are nouns in the midst of a clause, but where somebody ought to do so (产业园要建设A)."""
_NO_SUBJECT: Final = "、的和与及"
_EVERYWHERE: Final = ("全省", "全市", "全区", "全县", "全国")
"""在全省建成 is no part of a stage."""
_LEAD: Final = compiled("[一另]方面要?|特别是")
_LEAD_SIGNS: Final = frozenset("一另特")
_SHORTEST_OWN: Final = 4
"""What stands behind the verb is a name of its own, or else one more verb."""
_LONGEST_ADVERBS: Final = 8
"""So far before the verb the adverbs may begin that belong to the stage."""


def behind_subject(text: str, part: Part) -> Region | None:
    """青岚片区加快推进A、B等项目; 率先在全省建成A; 专人专班推进A: whoever does it, or how, stands before the verb."""
    verb_end, end = part.verb_end, part.end
    at = verb_end - len(part.verb)
    if part.how != "after-subject" or end - verb_end < _SHORTEST_OWN or text[at - 1] in _NO_SUBJECT:
        return None
    if part.verb in _NOUNS and text[at - 1] not in _OUGHT:
        return None
    for start in range(max(part.deed, at - _LONGEST_ADVERBS), at + 1):
        before = None if text.startswith(_EVERYWHERE, start) else STAGE_BEFORE.match(text, start, end)
        if before and before.end() >= verb_end:
            region = governed(text, before, end)
            return region if region and region.stage.before and not region.stage.vision else None
    return None


def done_at(text: str, part: Part) -> Region | None:
    """支持甲市建设A; 乙县获批B: the places stand before the verb."""
    opens = part.how == "opens"
    if not opens and (text[part.deed] in whose.SIGNS or text[part.verb_end - len(part.verb)] in whose.WON_SIGNS):
        by_others = _done_by(text, part)
        if by_others:
            return by_others
    if opens and part.verb not in HELPING_OR_LONGER:
        return None
    opens = opens and part.verb not in listed_as("helping")
    lead = _LEAD.match(text, part.deed, part.end) if text[part.deed] in _LEAD_SIGNS else None
    start = lead.end() if lead else part.deed
    at = start if opens else places_end(text, start, part.end)
    before = STAGE_BEFORE.match(text, at, part.end) if at < part.end - _SHORTEST_OWN else None
    if not before or KINDS[before[VERB]].vision:
        return None
    if len(before[VERB]) <= len(part.verb) if opens else at > start and before[VERB] not in listed_as("placed"):
        return None
    region = governed(text, before, part.end)
    return region if region and region.stage.before else None


def _done_by(text: str, part: Part) -> Region | None:
    """与A大学共建B, 协助省里推进B, A集团获批建设B: with whom, for whom or by whom stands before the verb."""
    at = whose.verb_of_others(text, part)
    before = STAGE_BEFORE.match(text, at, part.end) if at else None
    if not before:
        return None
    if before[VERB] in listed_as("with_others"):
        return Region(before.end(), part.end, Stage(before.span(STAGE), strong=True, before=True))
    region = governed(text, before, part.end)
    return region if region and region.stage.before else None

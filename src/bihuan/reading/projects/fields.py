"""Lists of fields before the one thing that is for all of them: 资金、资产和资源管理平台."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.nouns import ends_of, nouns_of, words_of
from bihuan.reading.projects.places import in_a_place
from bihuan.reading.words import bigrams

_PAIR: Final = 2
_HEADS: Final = "fields_heads"
_STATE: Final = "国家"
_LONGEST_FIELD: Final = 5
_OF_WHOM: Final = ("全", "省", "市", "县", "区", "州", "旗", "自治区", "国家", "中国")


def are_fields(text: str, spans: list[Span]) -> bool:
    """Whether all but the last of a list are fields of the one thing that stands there (资金、资产和资源管理平台)."""
    start, end = spans[-1]
    head = nouns_of(_HEADS).match(text[start:end][::-1]) if text[end - 2 : end] in ends_of(_HEADS) else None
    if not head or end - start - head.end() < _PAIR:
        return False
    known = words_of("fields")
    first = text[slice(*spans[0])]
    if not (_is_field(first, known) or _ends_in_field(first, known)):
        return False
    body = text[start : end - head.end()]
    if not body.isalpha() or in_a_place(body):
        return False
    if not any(body[:at] in known for at in (2, 3, 4)):
        last = text[start:end]
        if _STATE in body or bigrams.strange_in(last, len(body)):
            return False
    return all(_is_field(text[slice(*span)], known) for span in spans[1:-1])


def _is_field(item: str, known: frozenset[str]) -> bool:
    """Whether a thing may be for it: a common word without a place or the noun of a facility."""
    if item in known:
        return True
    return (
        _PAIR <= len(item) <= _LONGEST_FIELD
        and item.isalpha()
        and not (head_length(item) or in_a_place(item) or bigrams.rare_in(item))
    )


def _ends_in_field(first: str, known: frozenset[str]) -> bool:
    """市人才、全省生猪: whose field it is may stand before the first."""
    if not (first.startswith(_OF_WHOM) or in_a_place(first)) or first[0] == "“":
        return False
    if any(first[at:] in known and not head_length(first[:at]) for at in range(1, len(first) - 1)):
        return True
    return any(first.startswith(whom) and _is_field(first[len(whom) :], known) for whom in _OF_WHOM)

"""A clause that holds two deeds is cut where the second verb begins: 建设X并投用Y; 建成投产A、B、落地C."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.clauses.clauses import Clause
from bihuan.reading.model import Span
from bihuan.reading.words import verbs
from bihuan.reading.words.trie import one_of

_JOINING = "推动 推进 开展 建设 实施 完善 建立 启动 投用 投产 力争 加快 积极 全面 做好 争取"
_SHORTEST = 8
_SHORTEST_REST = 6


def parts_of(text: str, clause: Clause) -> list[Span]:
    """The deeds of a clause, each with its own verb; mostly the clause itself."""
    cuts = [m.start() for m in _second_verb().finditer(text, clause.start + _SHORTEST, max(clause.end - _SHORTEST_REST, 0))]
    if not cuts:
        return [(clause.start, clause.end)]
    edges = [clause.start, *cuts, clause.end]
    return [(start + (text[start] == "、"), end) for start, end in zip(edges, edges[1:], strict=False) if end > start + 1]


@cache
def _second_verb() -> re.Pattern[str]:
    ends = one_of(word for word in verbs.words_of("complete", "begin") if len(word) > 1)
    # not where verbs themselves are listed (开工、投产、达产)
    return re.compile(rf"并(?={one_of(_JOINING.split())})|(?<![工产用建造])、(?={ends}[^、,]{{4}})")

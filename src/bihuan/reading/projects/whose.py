"""Whose work a project is, where that is told before the verb, so that the verb stands in the midst of its clause."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.projects.stage_verbs import listed_as
from bihuan.reading.words.patterns import compiled

TOWARDS: Final = "与"
_PARTNERS: Final = compiled(r"与[^。]{2,80}(?:合作(?!项目|平台|区|园)|对接|协作|联动|交流|衔接|融合)[^、]{0,4}$")
"""推动与A、B深度合作: they are partners and stand already."""
_HELPED: Final = compiled(
    r"(?:全力|积极|主动)?(?:配合|协助|协同)(?!好)[一-鿿]{2,8}?(?=(?:做好|抓好|推进|推动|加快|实施|建设|建成|完成).{4})|"
    r"(?:支持|鼓励|指导)(?!企业|高校|园区|地方|社会|各)(?:[一-鿿]{2,3}|[一-鿿]{2,10}(?:大学|学院|医院|集团|公司|园区|新区|示范区|试验区|开发区|片区|研究院|机场))(?=(?:建设|规划建设|布局建设|新建|开工建设).{4})"
)
"""Whose work it is (配合省里做好A)."""
_JOINTLY: Final = compiled(
    r"(?:与|同|和|跟|联合)[^、,]{2,20}?(?=(?:合作|联合|共同|携手|协同)?(?:组建|共建|设立|建设|成立|合建|建立))"
)
"""With whom (联合A大学组建B)."""
_WON: Final = compiled(
    r"[^、,的“”]{2,12}?(?=获批(?:建设|设立|筹建|组建))|[^、,的“”]{2,12}(?:公司|集团|大学|学院|研究院|研究所)(?=(?:牵头)?(?:建成|组建|成立|设立))"
)
"""By whom (A公司建成B)."""
WON_SIGNS: Final = frozenset("获建组成设")
HELPED_SIGNS: Final = frozenset("配协全积主支鼓指")
_WITH: Final = frozenset("与同和跟联")
"""What is built with others is one thing (与青岚大学共建北湖书院)."""
SIGNS: Final = _WITH | HELPED_SIGNS
"""What a clause begins with that says so, looked at first."""


def with_partners(text: str, start: int, end: int) -> bool:
    """Whether a verb is followed by partners that something is done with, and by no project."""
    return bool(_PARTNERS.match(text, start, end))


def joint_end(text: str, start: int, end: int) -> int:
    """Behind those with whom something is built, or 0 (与青岚大学协同 建立A)."""
    joint = _JOINTLY.match(text, start, end)
    return joint.end() if joint else 0


def helped_end(text: str, start: int, end: int) -> int:
    """Behind what is said of those who are helped, or `start` (配合省里做好A; 支持青岚建设A)."""
    helped = _HELPED.match(text, start, end)
    return helped.end() if helped else start


def verb_of_others(text: str, part: Part) -> int:
    """Where the verb stands in 与A大学共建B, 协助省里推进B and A集团获批建设B, or 0."""
    start, end = part.deed, part.end
    if text[start] in _WITH:
        if part.verb in listed_as("with_others"):
            return part.verb_end - len(part.verb)
        return joint_end(text, start, end)
    if text[start] in HELPED_SIGNS:
        at = helped_end(text, start, end)
        return at if at > start else 0
    if part.how != "after-subject" or part.verb[0] not in WON_SIGNS:
        return 0
    won = _WON.match(text, start, end)
    return won.end() if won else 0

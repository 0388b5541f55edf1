"""The claim in hand, that the next clause may still add to."""

from __future__ import annotations

from typing import Final

from bihuan.reading.commitments.seen import Seen
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled

_OWN_SUBJECT: Final = compiled(
    r"[一-鿿]{1,3}级(?:发展|建设)|[^,]{2,20}(?:均(?!衡)|都(?!市)|至少)|每个|必须|其中|全年|全市|全省|全区|力争|确保|到20\d\d年"
)
_PREDICATE: Final = compiled(
    r"(?:增长|下降|达到?|突破|超过|稳定在|保持在|控制在|提高|提升|同步|完成|不低于|左右|以内|以上)(?!行动|计划|工程|专项)"
)
_LISTED: Final = compiled(
    r"(?:计划|行动|工程|机制|项目|政策|制度|措施|活动|中心|基地|平台|园区?|产业园|体系|设施|服务|[厂站院馆校所库路桥线港])$"
)
"""What a list under the verb of the clause before ends in."""
_ALIKE: Final = frozenset(["发展", "建设", "改革", "治理", "升级", "改造", "融合", "衔接", "转型", "增收", "增效"])
"""What the clause before must end in as well for a second object without a verb to be one: 推进A发展,B发展."""
_ANOTHER_DEED: Final = compiled(r"^[优在对以与为从将把由]|加快|推[进动]|实施|开展|加强|强化|促进|重点|部署|进行")
_COUNTED: Final = compiled(
    r"(?:\d[^,]{0,8}|^\d+[个家条座所处支](?![^,]*实现)[^,]{2,20}(?:[区村镇园路线馆院校站库厂桥]|中心|基地|项目|工程|集群|平台|企业))$"
)


class Held:
    """A claim that the next clause may still add to."""

    __slots__ = ("amounts", "end", "first", "measured", "works")

    def __init__(self, first: Seen) -> None:
        self.first = first
        self.end = first.part.end
        self.measured = first.measured
        self.amounts = first.amounts
        self.works = first.works

    def add(self, one: Seen) -> None:
        """One more clause."""
        self.end = one.part.end
        self.measured = self.measured or one.measured
        self.amounts = _both(self.amounts, one.amounts)
        self.works = _both(self.works, one.works)

    def goes_on_with(self, one: Seen, last: str) -> bool:
        """Whether a clause without a verb only goes on with its list: ,公园游园50个以上 ; ,饲草供给提升行动.

        `last`: how the claim ends so far, as 推进A发展,B发展 goes on.
        """
        clause, part = one.clause, self.first.part
        if _OWN_SUBJECT.match(clause):
            return False
        if one.amount:
            adding = verbs.CLASS_OF.get(part.verb)
            predicate = _PREDICATE.search(clause)
            lists = adding is not None and adding.basis == "increment" and self.measured and part.how == "opens"
            return lists and not (predicate and predicate.end() < len(clause)) and bool(_COUNTED.search(clause))
        if part.how not in ("opens", "after-phrase"):
            return False
        alike = last == clause[-2:] and last in _ALIKE and not _ANOTHER_DEED.search(clause)
        return alike or bool(_LISTED.search(clause))


def _both(first: range, second: range) -> range:
    """Two runs of indices, one after the other, as one."""
    if not first or not second:
        return first or second
    return range(first.start, second.stop)

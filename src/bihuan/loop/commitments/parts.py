"""What part a post has in a commitment."""

from __future__ import annotations

from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Part
from bihuan.organisation.models import Post, Role

_BY_ROLE = {
    Role.SUPERVISION: Part.SUPERVISION,
    Role.LEADER: Part.LEADER,
    Role.DEPUTY: Part.DEPUTY,
    Role.CITIZEN: Part.CITIZEN,
    Role.AUDITOR: Part.AUDITOR,
    Role.ADMIN: Part.ADMIN,
}


def part_of(post: Post, state: State | None) -> Part:
    """Of a unit's post: leading, supporting, blocking or none; of others: what the post's role says."""
    if post.role != Role.UNIT:
        return _BY_ROLE[Role(post.role)]
    if state is None:
        return Part.OTHER_UNIT
    if post.unit_id == state.lead_unit:
        return Part.LEAD_UNIT
    if post.unit_id in state.support_units:
        return Part.SUPPORT_UNIT
    if any(row["unit"] == post.unit_id for row in state.blockers.values()):
        return Part.BLOCKING_UNIT
    return Part.OTHER_UNIT

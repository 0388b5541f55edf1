"""One deed for many promises at once: each is an act of its own, done or refused by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import QueryDict

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.deploy import acts
from bihuan.loop.deploy.queries import suggested_leads
from bihuan.organisation.models import Post
from bihuan.refusals import NotAllowed
from bihuan.site.desks import breakdown_messages as messages
from bihuan.site.desks.breakdown_posts import post_of, posts_to_lead
from bihuan.site.today import today

ISSUE = "issue"
Refusals = list[tuple[str, NotAllowed]]
Deed = Callable[[Commitment], object]


def do(rows: Sequence[Commitment], given: QueryDict, by: By) -> Refusals:
    """Each by itself; the codes that were refused, with why."""
    deed = _deed(rows, given, by)
    refusals: Refusals = []
    for row in rows:
        try:
            deed(row)
        except NotAllowed as error:
            refusals.append((row.code, error))
    return refusals


def _deed(rows: Sequence[Commitment], given: QueryDict, by: By) -> Deed:
    kind, lead, deadline = given.get("deed", ""), given.get("lead", ""), given.get("deadline", "").strip()[:60]
    if kind == ISSUE:
        return lambda row: acts.assign(row, by=by, on=today())
    if kind == "lead" and lead:
        return lambda row: acts.name_lead(row, post=post_of(row.place, lead), by=by, on=today())
    if kind == "deadline" and deadline:
        return lambda row: acts.set_deadline(row, words=deadline, by=by, on=today())
    if kind == "suggested":
        first = _first_suggestions(rows)
        return lambda row: acts.name_lead(row, post=_suggested(first, row), by=by, on=today())
    return _nothing_given


def _nothing_given(row: Commitment) -> None:
    raise messages.nothing_given()


def _first_suggestions(rows: Sequence[Commitment]) -> dict[int, Post]:
    """By the row's key; whoever has a lead already is left as it is."""
    bare = [row for row in rows if row.lead_unit_id is None]
    posts = {post.unit_id: post for post in posts_to_lead(rows[0].place)}
    leads = {row.pk: found[0].unit.pk for row, found in suggested_leads(bare, 1) if found}
    return {pk: posts[unit] for pk, unit in leads.items() if unit in posts}


def _suggested(first: dict[int, Post], row: Commitment) -> Post:
    if row.pk not in first:
        raise messages.no_suggestion(row.lead_unit_id is not None)
    return first[row.pk]

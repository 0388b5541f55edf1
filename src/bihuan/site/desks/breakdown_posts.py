"""The posts that may be named as lead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from bihuan.loop.deploy.queries import Lead
from bihuan.organisation.models import Place, Post, Role
from bihuan.site.desks import breakdown_messages as messages


def posts_to_lead(place: Place) -> list[Post]:
    """One post a unit: whoever answers for it."""
    rows = Post.objects.filter(unit__place=place, role=Role.UNIT).select_related("unit").order_by("unit_id", "pk")
    first: dict[int, Post] = {}
    for post in rows:
        first.setdefault(post.unit_id, post)
    return list(first.values())


def posts_of(leads: Sequence[Lead], posts: Sequence[Post]) -> list[Post]:
    """The posts of the units suggested, the likeliest first."""
    by_unit = {post.unit_id: post for post in posts}
    return [by_unit[lead.unit.pk] for lead in leads if lead.unit.pk in by_unit]


def post_options(posts: Sequence[Post]) -> SafeString:
    """As options, made once for all lines of a table."""
    return format_html_join("", '<option value="{}">{}</option>', ((post.pk, post.unit) for post in posts))


def post_of(place: Place, pk: str) -> Post:
    """A post that may lead. Raises NotAllowed."""
    known = pk.isascii() and pk.isdecimal() and len(pk) < 15
    rows = Post.objects.select_related("unit").filter(unit__place=place, role=Role.UNIT)
    found = rows.filter(pk=int(pk)).first() if known else None
    if found is None:
        raise messages.no_such_post()
    return found

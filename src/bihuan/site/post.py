"""From which post somebody acts: the one chosen in this session, else the first that they hold today."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Person, Post, posts_on
from bihuan.site.today import today

KEY = "post"
_HELD = "held_posts"


def posts(request: HttpRequest) -> list[Post]:
    """All that the person holds today; asked of the database once a request."""
    if not isinstance(request.user, Person):
        return []
    known: list[Post] | None = getattr(request, _HELD, None)
    if known is None:
        known = list(posts_on(request.user, today()).select_related("unit__place__parent").order_by("pk"))
        setattr(request, _HELD, known)
    return known


def acting(request: HttpRequest) -> By:
    """Who acts. Raises PermissionDenied for somebody without a post."""
    held = posts(request)
    if not held or not isinstance(request.user, Person):
        raise PermissionDenied
    chosen = request.session.get(KEY)
    return By(request.user, next((post for post in held if post.pk == chosen), held[0]))

"""The people of places, and whose account one may touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from bihuan.history.models import Entry
from bihuan.loop.commitments.perform import By
from bihuan.organisation import messages
from bihuan.organisation.acts import subject_of
from bihuan.organisation.models import Person, Place
from bihuan.site.desks.manage_frame import held_now, places_of


def people_of(places: Sequence[Place]) -> QuerySet[Person]:
    """Who holds or held a post there, and whose account was made there."""
    subjects = [subject_of(place) for place in places]
    made = Entry.objects.filter(subject__in=subjects, act="make_person").values_list("data__person", flat=True)
    held = Q(pk__in=Person.objects.filter(tenures__post__unit__place__in=places).values("pk"))
    return Person.objects.filter(held | Q(pk__in=list(made))).order_by("name", "username")


def person_or_404(by: By, pk: int) -> Person:
    """One of them."""
    row = people_of(places_of(by)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def theirs(by: By, pk: int) -> tuple[Person, Place]:
    """One whose account is theirs alone to look after. Raises NotAllowed for one who holds a post elsewhere."""
    row = person_or_404(by, pk)
    own = {place.pk for place in places_of(by)}
    strange = next((t.post.unit.place for t in held_now(row) if t.post.unit.place_id not in own), None)
    if strange is not None:
        raise messages.held_elsewhere(str(row), strange.name)
    return row, by.post.unit.place


def locked_out(names: Sequence[str]) -> set[str]:
    """Those of the user names that failed too often just now."""
    since: datetime = timezone.now() - _cool_off()
    rows: Any = AccessAttempt.objects.filter(
        username__in=names, failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    return set(rows.values_list("username", flat=True))


def _cool_off() -> timedelta:
    wait: timedelta = settings.AXES_COOLOFF_TIME
    return wait

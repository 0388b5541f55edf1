"""What changes who holds what."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bihuan.organisation import messages
from bihuan.organisation.models import Person, Post, Tenure


@transaction.atomic
def hand_over(*, post: Post, to: Person, on: date) -> Tenure:
    """Give a post to another person from a day on; all its duties go with it, the time of the one before is kept."""
    held = Tenure.objects.select_for_update().filter(post=post, until__isnull=True).first()
    if held and held.person_id == to.pk:
        raise messages.already_holds(str(to), str(post))
    if held:
        if held.since >= on:
            raise messages.hand_over_too_early(str(post), held.since)
        held.until = on
        held.save(update_fields=["until"])
    return Tenure.objects.create(post=post, person=to, since=on)

"""The day's root over all chains, kept beside the entries and made to be published."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from bihuan.history.chain import root_of
from bihuan.history.models import DayRoot, Entry


@transaction.atomic
def seal(day: date) -> DayRoot:
    """Keep the root over the last entries of all chains as they stand now; a sealed day stays as it is."""
    kept = DayRoot.objects.filter(day=day).first()
    if kept:
        return kept
    _wait_for_writers()
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    heads = dict(
        Entry.objects.filter(number__lte=last).order_by("number").values_list("subject", "hash").iterator(5_000)
    )
    return DayRoot.objects.create(day=day, root=root_of(heads.items()), chains=len(heads), last=last)


def _wait_for_writers() -> None:
    """Numbers are given before they are seen: let every act that is being written end first. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE history_entry IN SHARE ROW EXCLUSIVE MODE")

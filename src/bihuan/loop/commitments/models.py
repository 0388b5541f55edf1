"""The kept commitments. `state` is what the history comes to; the columns beside it are taken from it for lists."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from bihuan.loop.commitments.state import State, state_from
from bihuan.organisation.models import Place, Unit
from bihuan.register.models import Item


class Commitment(models.Model):
    """One promise of one report, with the very words it was made in."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="commitments")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    """As people quote it: mingchuan-2026-017."""
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="commitments")
    quote = models.TextField()
    theme = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    section = models.CharField(max_length=160, blank=True)

    state = models.JSONField(default=dict)
    status = models.CharField(max_length=12)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="led")
    due = models.DateField(null=True)
    sort_due = models.DateField(default=date.max)
    """The deadline for sorting: what has none comes last, on every database, and an index knows it."""
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["code"], name="one_commitment_a_code")]
        indexes: ClassVar = [
            models.Index(fields=["place", "year", "status"]),
            models.Index(fields=["lead_unit", "status"]),
            models.Index(fields=["place", "sort_due", "code"]),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        """Its name in the history."""
        return subject_of(self.pk)

    def now(self) -> State:
        """The state as stored."""
        return state_from(self.state)


def subject_of(pk: int) -> str:
    """The name of a commitment in the history."""
    return f"commitment:{pk}"

"""The kept cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.mechanisms.case import CaseState, case_from
from bihuan.organisation.models import Place, Unit


class MechanismText(models.Model):
    """A mechanism's TOML as some case was opened under it: a later version leaves that case's rules as they were."""

    version = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class Case(models.Model):
    """One ticket, project, proposal …; `state` is what its history comes to."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="cases")
    mechanism = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    """Its number in the platform that pushed it; empty for one opened here."""
    version = models.ForeignKey(MechanismText, models.PROTECT, related_name="cases")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="cases")

    state = models.JSONField(default=dict)
    stage = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="cases")
    due = models.DateField(null=True)
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "mechanism", "key"], condition=~models.Q(key=""), name="one_case_a_pushed_key"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["place", "mechanism", "stage"]),
            models.Index(fields=["unit", "stage"]),
        ]

    def __str__(self) -> str:
        return f"{self.mechanism}-{self.pk}"

    @property
    def subject(self) -> str:
        """Its name in the history."""
        return f"case:{self.pk}"

    def now(self) -> CaseState:
        """The state as stored."""
        return case_from(self.state)

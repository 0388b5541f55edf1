"""What the year leaves beside the history: the letters that remind people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bihuan.loop.commitments.models import Commitment
from bihuan.organisation.models import Person, Unit


class Letter(models.Model):
    """All that one person is reminded of on one day; there is never a second one."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    day = models.DateField()
    rows = models.JSONField(default=list)
    """Each {"code", "what", "day", "words"}, the nearest first."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "day"], name="one_letter_a_day")]

    def __str__(self) -> str:
        return f"{self.person} {self.day}"


class ReportDraft(models.Model):
    """A report line as it is being written; sent, it becomes an entry of the history and is gone here."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="report_drafts")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="report_drafts")
    period = models.CharField(max_length=7)
    words = models.TextField(blank=True)
    figures = models.JSONField(default=dict)
    """By target what was typed, checked or not."""
    problem = models.TextField(blank=True)
    next = models.TextField(blank=True)
    saved = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "unit", "period"], name="one_draft_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.period}"

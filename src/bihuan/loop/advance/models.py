"""What the year leaves beside the history: the letters that remind people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bihuan.organisation.models import Person


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

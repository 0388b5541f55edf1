"""Rules put in force. A row is never changed: later rules are a later row, so that any past day keeps its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bihuan.organisation.models import Place


class Kind(models.TextChoices):
    """What the rules are of."""

    LIGHTS = "lights", "亮灯规则"
    LADDER = "ladder", "督办阶梯"
    SCHEME = "scheme", "考评办法"
    MECHANISM = "mechanism", "工作机制"


class Rulebook(models.Model):
    """One set of rules in force in a place from a day on."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="rulebooks")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=60)
    """The rules' own id."""
    since = models.DateField()
    text = models.TextField()
    """The TOML, as it was put in force."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "kind", "name", "since"], name="one_rulebook_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.kind} {self.name} {self.since}"

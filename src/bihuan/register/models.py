"""Reports and their items. `read` is what the reading found and never changes; `changed` is what a person made of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bihuan.organisation.models import Place


class Report(models.Model):
    """One report of one place, as one text was read."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    """The source as decoded: every span is an offset into it."""
    sections = models.JSONField(default=list)
    flaws = models.JSONField(default=list)
    account = models.JSONField(default=list)
    ambitions = models.JSONField(default=list)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    """The report that this file is a corrected form of."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["place", "sha256"], name="one_report_a_file")]

    def __str__(self) -> str:
        return f"{self.place} {self.year}"

    @property
    def subject(self) -> str:
        """Its name in the history."""
        return f"report:{self.pk}"


class Review(models.TextChoices):
    """What people have said of an item."""

    PROPOSED = "proposed", "待审"
    ACCEPTED = "accepted", "采纳"
    REJECTED = "rejected", "不采纳"
    REPLACED = "replaced", "已拆分或合并"


class Item(models.Model):
    """A promise, quantity, project or achievement of a report."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="items")
    key = models.CharField(max_length=12)
    """c17, q3, p5 as in the register; what people made of them goes on counting."""
    layer = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    read = models.JSONField(null=True)
    """The fields as read; null where a person made the item."""
    changed = models.JSONField(default=dict)
    """Fields as a person corrected them."""
    review = models.CharField(max_length=10, choices=Review, default=Review.PROPOSED)
    came_of = models.ManyToManyField("self", symmetrical=False, related_name="became")
    """The items it was split from or merged of."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "key"], name="one_item_a_key")]
        indexes: ClassVar = [models.Index(fields=["report", "layer", "start"])]
        ordering: ClassVar = ["start", "end"]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.key}"

    def fields(self) -> dict[str, Any]:
        """The fields as they stand: what was read, with what people corrected laid over it."""
        return {**(self.read or {}), **self.changed}

    def quote(self) -> str:
        """The very words, from the report's text."""
        return self.report.text[self.start : self.end]


class Proposal(models.Model):
    """What reading a corrected file again would change. Nothing happens until a person takes it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="proposals")
    """The report as kept."""
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="proposals")
    """The item it speaks of; null where the new reading has one more."""
    deed = models.CharField(max_length=8, choices=[("add", "新增"), ("change", "更改"), ("drop", "删去")])
    layer = models.CharField(max_length=40)
    fields = models.JSONField(default=dict)
    taken = models.BooleanField(null=True)

    def __str__(self) -> str:
        return f"{self.deed} {self.item or self.layer}"

"""The append-only tables. The database itself refuses to change or drop a row (migrations/0002_only_added.py)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bihuan.history.chain import Record


class Entry(models.Model):
    """One act upon one subject. `number` is the order over all subjects, `seq` that within its own."""

    number = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=60)
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20)
    data = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "seq"], name="one_entry_a_step")]
        indexes: ClassVar = [models.Index(fields=["on"]), models.Index(fields=["unit", "on"])]

    def __str__(self) -> str:
        return f"{self.subject}#{self.seq} {self.act} {self.on}"

    def record(self) -> Record:
        """What its hash was made of."""
        return Record(
            self.subject, self.seq, self.act, self.on, self.at, self.person, self.post, self.unit, self.role, self.data,
            self.reason, self.before,
        )  # fmt: skip


class DayRoot(models.Model):
    """The root over the heads of all chains at the end of a day, made to be published."""

    day = models.DateField(primary_key=True)
    root = models.CharField(max_length=64)
    chains = models.PositiveIntegerField()
    last = models.BigIntegerField()
    """The number of the last entry it covers."""

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"

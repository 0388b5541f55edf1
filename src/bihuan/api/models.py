"""Tokens of programs, writes that were done already, and where news is sent."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from bihuan.organisation.models import Person, Place, Post


class Scope(models.TextChoices):
    """What a token may be used for; what its post may do bounds it further."""

    READ = "read", "读取"
    ACT = "act", "办理"
    PUSH = "push", "推送数据"
    ADMIN = "admin", "管理"


class Token(models.Model):
    """A key by which a program acts from a post. Only its hash is kept."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.post}"

    def is_good(self, at: datetime) -> bool:
        """Whether it still opens anything."""
        return self.revoked is None and at < self.expires


class Write(models.Model):
    """A write that named itself by an Idempotency-Key: sent again, it is answered again and not done again."""

    caller = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    """Of method, path and body: the same key with another body is a slip."""
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["caller", "key"], name="one_write_a_key")]
        indexes: ClassVar = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"


class Webhook(models.Model):
    """An address that is told of new entries, in order, each at least once."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="webhooks")
    url = models.URLField(max_length=400)
    secret = models.CharField(max_length=80)
    acts = models.JSONField(default=list)
    """Acts it is told of; all where it is empty."""
    active = models.BooleanField(default=True)
    last = models.BigIntegerField(default=0)
    """The number of the last entry that was delivered or passed over."""
    failures = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.url

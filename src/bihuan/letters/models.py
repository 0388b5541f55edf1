"""What each person chose, the robots of groups, what was sent to whom, and how far the gathering has come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bihuan.organisation.models import Person, Place, Unit


class Channel(models.TextChoices):
    """How somebody is told, besides the page."""

    MAIL = "mail", "电子邮件"
    WECOM = "wecom", "企业微信"
    DINGTALK = "dingtalk", "钉钉"
    FEISHU = "feishu", "飞书"
    NONE = "none", "不发送"


ROBOTS = (Channel.WECOM, Channel.DINGTALK, Channel.FEISHU)


class When(models.TextChoices):
    """What is urgent goes out at once where it was chosen so; all else waits for the digest."""

    DIGEST = "digest", "每日摘要"
    AT_ONCE = "at_once", "紧急的即时发送"


class Robot(models.Model):
    """A group's robot: a person's own or a unit's. Its address lets anybody write to the group, so it is kept like its secret."""

    person = models.OneToOneField(Person, models.CASCADE, null=True, related_name="robot")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="robots")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in ROBOTS])
    name = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=400)
    secret = models.CharField(max_length=120, blank=True)
    when = models.CharField(max_length=10, choices=When, default=When.DIGEST)
    """Of a unit's robot; for a person's own their choice says it."""
    english = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(person__isnull=True) ^ Q(unit__isnull=True), name="robot_is_somebodys")
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class Choice(models.Model):
    """What one person chose. Whoever chose nothing gets the digest by mail, if their address is known."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="letters_choice")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.MAIL)
    when = models.CharField(max_length=10, choices=When, default=When.DIGEST)
    address = models.EmailField(blank=True)
    """Of mail; the account's where it is empty."""
    english = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.person} {self.channel}"


class SentKind(models.TextChoices):
    """Which message it is."""

    DIGEST = "digest", "每日摘要"
    AT_ONCE = "at_once", "即时消息"
    TEST = "test", "测试消息"


class Progress(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", "待发送"
    SENDING = "sending", "发送中"
    SENT = "sent", "已发送"
    FAILED = "failed", "未送达"


class Sent(models.Model):
    """One message to one recipient: made with what it says, then sent. Its key makes a second one of the same thing impossible."""

    key = models.CharField(max_length=120, unique=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="letters_sent")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="letters_sent")
    kind = models.CharField(max_length=10, choices=SentKind)
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.EmailField(blank=True)
    robot = models.ForeignKey(Robot, models.SET_NULL, null=True, related_name="+")
    english = models.BooleanField(default=False)
    title = models.CharField(max_length=160)
    lines = models.JSONField(default=list)
    """Each as `text.Line`."""
    made = models.DateTimeField()
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    """While it is being sent: when it counts as interrupted."""
    trouble = models.CharField(max_length=20, blank=True)
    """The code of what went wrong last; the pages have its sentence."""
    detail = models.CharField(max_length=120, blank=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["progress", "next_try"]),
            models.Index(fields=["person", "-made"]),
            models.Index(fields=["made"]),
        ]

    def __str__(self) -> str:
        return self.key


class Mark(models.Model):
    """How far a gathering has come: the digest of a place, and what goes out at once."""

    name = models.CharField(max_length=60, primary_key=True)
    day = models.DateField(null=True)
    last = models.BigIntegerField(default=0)
    """The number of the last entry that was looked at."""
    reds = models.JSONField(default=list)
    """The codes that were red at the last digest, so that the next tells of new ones alone."""

    def __str__(self) -> str:
        return f"{self.name} {self.day} {self.last}"

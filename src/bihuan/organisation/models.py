"""Places, units, posts and people. A duty belongs to a post; whoever holds the post has it, and every hand-over is kept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q


class Role(models.TextChoices):
    """What a post lets its holder do. Lead and supporting unit are a unit's part in one commitment, not a post's."""

    SUPERVISION = "supervision", "督查室"
    UNIT = "unit", "责任单位"
    LEADER = "leader", "领导"
    DEPUTY = "deputy", "人大代表"
    CITIZEN = "citizen", "市民"
    AUDITOR = "auditor", "审计"
    ADMIN = "admin", "管理员"


class Level(models.TextChoices):
    """Of a place."""

    STATE = "state", "国家"
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"


class UnitKind(models.TextChoices):
    """Of a unit."""

    OFFICE = "office", "政府办公室"
    DEPARTMENT = "department", "部门"
    DISTRICT = "district", "区县政府"
    FIRM = "firm", "国有企业"
    OTHER = "other", "其他"


class Place(models.Model):
    """A province, city or county. One installation serves many."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=12, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """An organisation that answers for things: a department, a district's government, a state firm."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="units")
    slug = models.SlugField()
    name = models.CharField(max_length=120)
    short = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=UnitKind, default=UnitKind.DEPARTMENT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    duties = models.JSONField(default=list)
    """Lines that say what it answers for, for the suggestion of lead units."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["place", "slug"], name="one_unit_a_slug")]

    def __str__(self) -> str:
        return self.short or self.name


class Post(models.Model):
    """A post in a unit. Rights and duties hang on it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    slug = models.SlugField()
    title = models.CharField(max_length=60)
    role = models.CharField(max_length=12, choices=Role)
    portfolio = models.JSONField(default=list)
    """Of a leader: what it covers (分管), as slugs of units."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "slug"], name="one_post_a_slug")]

    def __str__(self) -> str:
        return f"{self.unit} {self.title}"


class Person(AbstractUser):
    """Who logs in. What one may do comes from the posts one holds."""

    language = models.CharField(max_length=5, default="zh", choices=[("zh", "中文"), ("en", "English")])
    last_name = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=60, blank=True)
    temporary_password = models.BooleanField(default=False)
    """An administrator knows it: it is changed before anything else."""

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Tenure(models.Model):
    """A person's time in a post. `until` is the first day it is no longer theirs; ended tenures stay."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name="ends_later"),
            models.UniqueConstraint(fields=["post"], condition=Q(until__isnull=True), name="one_holder_a_post"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.post} {self.since}–{self.until or ''}"


class DayOff(models.Model):
    """One line of the editable calendar: a day that is other than its weekday says."""

    day = models.DateField(primary_key=True)
    works = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


def posts_on(person: Person, day: date) -> models.QuerySet[Post]:
    """The posts a person holds on a day."""
    held = Q(tenures__person=person, tenures__since__lte=day) & (
        Q(tenures__until__isnull=True) | Q(tenures__until__gt=day)
    )
    return Post.objects.filter(held).select_related("unit", "unit__place")

"""The one place that knows what day it is."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today where the site stands; of the example city, the day up to which its year was played."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()

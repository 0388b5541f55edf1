from __future__ import annotations

from django.apps import AppConfig


class AdvanceConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.loop.advance"
    label = "advance"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class RulebooksConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.loop.rulebooks"
    label = "rulebooks"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.history"
    label = "history"
    verbose_name = "历史 / history"
    default_auto_field = "django.db.models.BigAutoField"

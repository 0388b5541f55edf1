from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class DeployConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.loop.deploy"
    label = "deploy"
    default_auto_field = "django.db.models.BigAutoField"

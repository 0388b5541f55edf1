from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.register"
    label = "register"
    verbose_name = "登记册 / register"
    default_auto_field = "django.db.models.BigAutoField"

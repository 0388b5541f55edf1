from __future__ import annotations

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.loop.commitments"
    label = "commitments"
    verbose_name = "承诺事项 / commitments"
    default_auto_field = "django.db.models.BigAutoField"

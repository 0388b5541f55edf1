from __future__ import annotations

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.organisation"
    label = "organisation"
    verbose_name = "机构 / organisation"
    default_auto_field = "django.db.models.BigAutoField"

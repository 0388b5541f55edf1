from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registered in settings.py."""

    name = "bihuan.site"
    label = "bihuan_site"
    verbose_name = "闭环 / Bihuan"

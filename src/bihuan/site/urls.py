"""All addresses of the site."""

from __future__ import annotations

from django.urls import path

from bihuan.site import health

urlpatterns = [
    path("healthz", health.health),
]

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registered in site/settings.py."""

    name = "bihuan.loop.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `verify` replay cases too."""
        from bihuan.loop.cases.replay import CASES
        from bihuan.loop.commitments.verify import KINDS

        if CASES not in KINDS:
            KINDS.append(CASES)

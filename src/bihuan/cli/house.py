"""Starts the house for commands that need it: Django with its settings, and the database as the program expects it."""

from __future__ import annotations

import os

from bihuan.cli import messages


def open_house(*, migrate: bool = True) -> None:
    """Set Django up and bring the database to its present form. Raises CommandError where that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bihuan.site.settings")
    try:
        import django
    except ModuleNotFoundError as error:
        raise messages.no_site_extra(str(error.name)) from error
    from bihuan.refusals import Refused

    try:
        django.setup()
    except Refused as why:
        raise messages.refused(why) from why
    except ModuleNotFoundError as error:
        raise messages.no_site_extra(str(error.name)) from error
    if migrate:
        _migrate()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise messages.no_database(str(error).strip().split("\n")[0]) from error

"""From here on the database refuses to change or drop an entry."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from bihuan.history.triggers import statements


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers."""
    for statement in statements(editor.connection.vendor):
        editor.execute(statement.replace("%", "%%"), params=None)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop, elidable=False)]

"""The triggers by which the database refuses to change or drop what was written, on SQLite and on PostgreSQL."""

from __future__ import annotations

TABLES = ("history_entry", "history_dayroot")
REFUSAL = "history is only added to"

_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION bihuan_only_added() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}'; END;
$$ LANGUAGE plpgsql;
"""


def statements(vendor: str) -> list[str]:
    """What creates them; `vendor` as Django names it."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for table in TABLES
            for deed in ("update", "delete")
        ]
    rows = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION bihuan_only_added()"
        for table in TABLES
    ]
    rows += [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION bihuan_only_added()"
        for table in TABLES
    ]
    return [_POSTGRESQL, *rows]


def names(vendor: str) -> list[tuple[str, str]]:
    """(trigger, table), for a check that they are all there."""
    deeds = ("no_update", "no_delete") if vendor == "sqlite" else ("no_change", "no_truncate")
    return [(f"{table}_{deed}", table) for table in TABLES for deed in deeds]

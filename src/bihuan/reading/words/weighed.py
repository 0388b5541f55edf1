"""Reads the tables of learned weights: a row is a table, a key and its weights, whole numbers, so that every machine comes to the same sum."""

from __future__ import annotations

from importlib.resources import files


def tables_of(name: str) -> dict[str, dict[str, list[int]]]:
    """Table → key → weights of `name`.tsv."""
    tables: dict[str, dict[str, list[int]]] = {}
    for row in files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        table, key, *weights = row.split("\t")
        tables.setdefault(table, {})[key] = [int(weight) for weight in weights]
    return tables

"""Rules of reading as data: one TOML file a subject, checked as it is loaded."""

from bihuan.reading.words.load import Rule, rules, table

__all__ = ["Rule", "rules", "table"]

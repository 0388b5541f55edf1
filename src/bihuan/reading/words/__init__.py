"""Rules of reading as data: one TOML file a subject, checked as it is loaded."""

from bihuan.reading.words.load import Rule, rules, table
from bihuan.reading.words.patterns import compiled, keep

__all__ = ["Rule", "compiled", "keep", "rules", "table"]

"""Mechanisms as data: one TOML each says what stages a case goes through, by whom, and how fast."""

"""The API at /api: what acts and queries do, for programs. Parse, call, answer; no rule of the loop is here."""

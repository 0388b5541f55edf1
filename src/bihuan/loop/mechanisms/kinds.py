"""What may stand under a key of a step's data, so that whatever is let through can be entered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
"""12000, -3, 0.25: digits enough for any budget, and sums of them stay exact."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, str) and NUMBER.fullmatch(value) is not None


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_year(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[12][0-9]{3}", value) is not None


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 365


def _is_files(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(name) for name in value)


def _is_shares(value: object) -> bool:
    if not isinstance(value, Mapping) or not value:
        return False
    return all(_is_text(part) and _is_number(share) and share[0] != "-" for part, share in value.items())


KINDS: dict[str, Callable[[object], bool]] = {
    "text": _is_text,
    "number": _is_number,
    "day": _is_day,
    "year": _is_year,
    "id": _is_id,
    "days": _is_days,
    "ref": lambda value: _is_id(value) or _is_text(value),
    "files": _is_files,
    "shares": _is_shares,
}

FIELD_KINDS = ("text", "number", "day", "year")
"""Those a mechanism's own fields may have."""

KEYS: dict[str, str] = {
    "words": "text",
    "evidence": "files",
    "unit": "id",
    "post": "id",
    "commitment": "ref",
    "item": "text",
    "outcome": "text",
    "days": "days",
    "value": "number",
    "shares": "shares",
    "paper": "text",
    "due": "day",
    "until": "day",
    "to": "day",
}
"""The keys that steps may carry; a mechanism adds its fields."""

ALWAYS = ("words", "evidence")
"""Those that no step refuses."""

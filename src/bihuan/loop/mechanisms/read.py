"""Reads the tables of a mechanism's TOML. A key that is none, or a value of the wrong kind, is refused with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeAlias, TypeVar

from bihuan.loop.mechanisms.kinds import NUMBER
from bihuan.loop.mechanisms.shape import (
    Call,
    Field,
    Ledger,
    Light,
    Listing,
    Mechanism,
    Papers,
    Parallel,
    Stage,
    Step,
    Words,
)

Reader: TypeAlias = Callable[[Any, str], Any]
Row = TypeVar("Row")


def read(text: str) -> Mechanism:
    """The tables as values; whether they fit each other is another question."""
    try:
        row = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"the mechanism is no TOML: {error}") from error
    place = str(row.get("id", "a mechanism without id"))
    opening = row.pop("open", None)
    mechanism = _made(Mechanism, _MECHANISM, row, place)
    mechanism = mechanism._replace(version=sha256(text.encode()).hexdigest()[:12])
    return mechanism if opening is None else _with_opening(mechanism, table_of(opening, f"{place}, open"))


def _with_opening(m: Mechanism, row: dict[str, Any]) -> Mechanism:
    """The first step, which leads to the first stage."""
    place = f"{m.id}, open"
    if not m.stages or "open" in m.steps:
        raise ValueError(f"{place}: it wants a stage to open a case at, and no other step of this id")
    own = sorted({"id", "from", "to"} & set(row))
    if own:
        raise ValueError(f"{place}: “{own[0]}” is not said here, a case opens at the first stage")
    step = _made(Step, _STEP, {"label": ["建档", "open it"], **row, "id": "open", "to": m.first.id}, place)
    return m._replace(steps={"open": step, **m.steps})


def _made(kind: type[Row], readers: Mapping[str, Reader], row: Mapping[str, Any], place: str) -> Row:
    """A row of a table as its value."""
    unknown = sorted(set(row) - set(readers))
    if unknown:
        raise ValueError(f"{place}: no such key “{unknown[0]}”; there are {', '.join(readers)}")
    names: tuple[str, ...] = getattr(kind, "_fields", ())
    defaults: Mapping[str, Any] = getattr(kind, "_field_defaults", {})
    name_of = {key: key if key in names else _FIELD[key] for key in readers}
    missing = [key for key, name in name_of.items() if key not in row and name not in defaults]
    if missing:
        raise ValueError(f"{place}: “{missing[0]}” is missing")
    return kind(**{name_of[key]: readers[key](value, f"{place}, {key}") for key, value in row.items()})


def _want(fits: bool, what: str, value: Any, place: str) -> None:
    if not fits:
        raise ValueError(f"{place}: {what} is wanted, not {value!r}")


def text_of(value: Any, place: str) -> str:
    _want(isinstance(value, str) and bool(value.strip()), "a text", value, place)
    return str(value)


def code_of(value: Any, place: str) -> str:
    fits = isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_]*", value) is not None
    _want(fits, "an id of small letters, digits and _", value, place)
    return str(value)


def words_of(value: Any, place: str) -> Words:
    _want(isinstance(value, list) and len(value) == 2, "a pair of texts, Chinese and English,", value, place)
    zh, en = (text_of(row, place) for row in value)
    return zh, en


def whole_of(value: Any, place: str) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000
    _want(fits, "a whole number from 0 to 10000", value, place)
    return int(value)


def number_of(value: Any, place: str) -> Decimal:
    _want(isinstance(value, str) and NUMBER.fullmatch(value) is not None, "a number between quotes", value, place)
    return Decimal(value)


def truth_of(value: Any, place: str) -> bool:
    _want(isinstance(value, bool), "true or false", value, place)
    return bool(value)


def table_of(value: Any, place: str) -> dict[str, Any]:
    _want(isinstance(value, dict), "a table", value, place)
    return dict(value)


def call_of(value: Any, place: str) -> Call:
    name, _, of = text_of(value, place).partition(":")
    return Call(name, of)


def _list_of(reader: Reader) -> Reader:
    def read_list(value: Any, place: str) -> tuple[Any, ...]:
        _want(isinstance(value, list), "a list", value, place)
        return tuple(reader(row, place) for row in value)

    return read_list


def _map_of(reader: Reader) -> Reader:
    return lambda value, place: {key: reader(row, f"{place} “{key}”") for key, row in table_of(value, place).items()}


def _rows_of(kind: type[Any], readers: Mapping[str, Reader]) -> Reader:
    """A table of tables, by id, in the order of the file."""

    def read_rows(value: Any, place: str) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        for row in _list_of(table_of)(value, place):
            found = _made(kind, readers, row, f"{place} “{row.get('id', len(rows) + 1)}”")
            if found.id in rows:
                raise ValueError(f"{place}: “{found.id}” stands twice")
            rows[found.id] = found
        return rows

    return read_rows


def _lights_of(value: Any, place: str) -> tuple[Light, ...]:
    return tuple(_rows_of(Light, _LIGHT)(value, place).values())


_FIELD = {
    "from": "frm", "stage": "stages", "step": "steps", "field": "fields", "ledger": "ledgers", "parallel": "parallels",
    "listing": "listings", "light": "lights",
}  # fmt: skip
"""Where a table's word differs from its field's."""

_names = _list_of(code_of)
_named = {"id": code_of, "label": words_of}
_STAGE = {**_named, "limit_days": whole_of, "limit_by": _map_of(_map_of(whole_of)), "end": truth_of}
_STEP = {
    **_named, "from": _names, "to": code_of, "by": _names, "carries": _names, "may_carry": _names,
    "needs": _list_of(call_of), "does": _list_of(call_of),
}  # fmt: skip
_FIELDS = {**_named, "kind": code_of, "values": _map_of(words_of), "good": _list_of(text_of)}
_LEDGER = {
    **_named, "unit": words_of, "bound": code_of, "over": code_of, "value": number_of, "part": code_of,
    "alarms": _list_of(whole_of),
}  # fmt: skip
_PARALLEL = {**_named, "limit_days": whole_of, "outcomes": _map_of(words_of), "passes": _names}
_PAPERS = {"label": words_of, "limit_days": whole_of}
_LISTING = {**_named, "longest_days": whole_of}
_LIGHT = {
    "id": code_of, "light": code_of, "when": code_of, "because": words_of, "of": code_of, "over": whole_of,
    "up_to": whole_of,
}  # fmt: skip
_MECHANISM: dict[str, Reader] = {
    **_named, "case": words_of, "source": text_of, "ladder": text_of, "life": code_of, "pack": text_of,
    "roles": _map_of(words_of), "stage": _rows_of(Stage, _STAGE), "step": _rows_of(Step, _STEP),
    "field": _rows_of(Field, _FIELDS), "ledger": _rows_of(Ledger, _LEDGER),
    "parallel": _rows_of(Parallel, _PARALLEL), "listing": _rows_of(Listing, _LISTING),
    "papers": lambda row, place: _made(Papers, _PAPERS, table_of(row, place), place), "light": _lights_of,
}  # fmt: skip

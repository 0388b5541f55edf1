"""Reads pasted rules as strictly as they are used: whether each value is of its kind, and each sentence can be filled."""

from __future__ import annotations

import re
import tomllib
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from bihuan.loop.evaluate.facts import Facts
from bihuan.loop.evaluate.lights import light_of
from bihuan.loop.evaluate.measure import Measured
from bihuan.loop.evaluate.packs import Pack, pack_from
from bihuan.loop.evaluate.scores import scheme_from
from bihuan.loop.feedback.ladder import ladder_from
from bihuan.loop.mechanisms.mechanism import mechanism_from
from bihuan.loop.rulebooks.models import Kind
from bihuan.site.desks import manage_messages as messages

LONGEST = 200_000
READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.LIGHTS: pack_from, Kind.LADDER: ladder_from, Kind.SCHEME: scheme_from, Kind.MECHANISM: mechanism_from,
}  # fmt: skip
_LATE = Facts(
    date(2026, 11, 30), Decimal("0.9"), Decimal("0.2"), Measured(Decimal(100), Decimal(20)), "个", "2026-10", overdue_days=70,
    start_missed=9, entry_late=9, unreported=9,
)  # fmt: skip
"""Behind in every respect, so that every rule says its sentences."""


def checked(kind: Kind, text: str) -> Any:
    """The rules of a TOML. Raises NotAllowed with the first thing that is wrong."""
    if len(text) > LONGEST:
        raise messages.rules_too_long(LONGEST)
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise messages.no_toml(line[1]) if line else messages.toml_ends() from error
    rules = _read(kind, text)
    if kind is not Kind.MECHANISM:  # those are checked whole where they are read
        wrong = next(_misfits(rules, ""), None)
        if wrong:
            raise messages.wrong_kind(wrong)
    if isinstance(rules, Pack):
        _say_all(rules)
    return rules


def _read(kind: Kind, text: str) -> Any:
    try:
        return READ[kind](text)
    except KeyError as error:
        raise messages.key_missing(str(error.args[0])) from error
    except TypeError as error:
        missing = re.search(r"missing .*?'(\w+)'", str(error))
        raise messages.key_missing(missing[1]) if missing else messages.does_not_fit(str(error)) from error
    except (ValueError, AttributeError, ArithmeticError) as error:
        raise messages.does_not_fit(str(error)) from error


def _say_all(pack: Pack) -> None:
    for rule in pack.rules:
        try:
            light_of(_LATE, pack._replace(rules=(rule._replace(over=None, up_to=None),)))
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            raise messages.wrong_words(rule.id) from error


def _misfits(row: Any, path: str) -> Iterator[str]:
    """The keys whose values are of another kind than the rules ask."""
    for name, hint in get_type_hints(type(row)).items():
        value = getattr(row, name)
        if _is_rows(value):
            for number, part in enumerate(value, 1):
                yield from _misfits(part, f"{name.removesuffix('s')} {number}: ")
        elif not _fits(value, hint):
            yield path + name


def _is_rows(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and hasattr(value[0], "_fields")


def _fits(value: Any, hint: Any) -> bool:
    inner = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if get_origin(hint) is dict:
        return isinstance(value, dict) and all(_fits(v, inner[1]) for v in value.values())
    if get_origin(hint) is tuple:
        if inner[-1] is Ellipsis:
            return isinstance(value, tuple) and all(_fits(one, inner[0]) for one in value)
        return isinstance(value, tuple) and len(value) == len(inner) and all(map(_fits, value, inner))
    return _is_plain(value, hint)


def _is_plain(value: Any, hint: Any) -> bool:
    if hint is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if hint in (int, float):
        numbers = int if hint is int else (int, float)
        return isinstance(value, numbers) and not isinstance(value, bool) and abs(value) < 1e9
    return isinstance(value, hint)

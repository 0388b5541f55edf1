"""Lights of the whole place, of any day, under any pack; the questions of the screens; boards."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from bihuan.api import messages
from bihuan.api.callers import Caller, among, caller_of
from bihuan.api.fields import Code, Day, Year
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows
from bihuan.api.shown import LightOut, light_out, plain
from bihuan.api.unchanged import last_entry, to_bytes, unless_known
from bihuan.loop.evaluate.packs import Pack, shipped
from bihuan.loop.evaluate.queries import Lit, lights, lights_on
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.organisation.models import Place, Role
from bihuan.site.today import today
from bihuan.stocktake.boards import Stage, board_of
from bihuan.stocktake.standing import questions_of

router = Router(tags=["evaluate"])
_MAKING = Lock()


class Which(Schema):
    """Of which year; on which day, today if none; under which pack, the one in force that day if none."""

    year: Year | None = None
    on: Day | None = None
    pack: Code | None = None


class Lights(Schema):
    on: str
    pack: str
    counts: dict[str, int]
    items: list[LightOut]


class Compared(Schema):
    """Where two packs give different lights on one day."""

    on: str
    packs: tuple[str, str]
    counts: tuple[dict[str, int], dict[str, int]]
    items: list[dict[str, Any]]


@router.get("/lights", response={200: Lights, 304: None, **PROBLEMS})
def all_lights(request: HttpRequest, which: Query[Which]) -> Any:
    """The light of everything that was issued, each with its reason."""
    caller = caller_of(request)
    day = _day(which)
    pack = _pack(caller, day, which.pack)
    asked = (caller.place.pk, which.year or day.year, day, pack)
    return unless_known(request, caller, lambda: _lights_once(last_entry(), today(), *asked))


def _lights_once(last: int, now: date, place: int, year: int, day: date, pack: Pack) -> bytes:
    """Made by one of those who ask at the same moment; the others wait and take it."""
    with _MAKING:
        return _made(last, now, place, year, day, pack)


@lru_cache(maxsize=8)
def _made(last: int, now: date, place: int, year: int, day: date, pack: Pack) -> bytes:
    """Lights follow from the entries, the day and the rules alone, so that they hold as long as these do."""
    lit = _lit(Place.objects.get(pk=place), year, day, pack)
    told = {"on": day.isoformat(), "pack": pack.id, "counts": _counts(lit), "items": [light_out(one) for one in lit]}
    return to_bytes(told)


@router.get("/lights/compare", response={200: Compared, **PROBLEMS})
def compare(request: HttpRequest, which: Query[Which], other: Code) -> Any:
    """The same day under two packs: what would be lit otherwise, and why."""
    caller = caller_of(request)
    day = _day(which)
    year = which.year or day.year
    pack, second = _pack(caller, day, which.pack), _pack(caller, day, other)
    lit, again = (_lit(caller.place, year, day, rules) for rules in (pack, second))
    rows = [
        {"code": one.code, pack.id: light_out(one), second.id: light_out(two)}
        for one, two in zip(lit, again, strict=True)
        if one.light.light != two.light.light
    ]
    return {
        "on": day.isoformat(),
        "packs": (pack.id, second.id),
        "counts": (_counts(lit), _counts(again)),
        "items": rows,
    }


@router.get("/questions", response={200: Rows, **PROBLEMS})
def questions(request: HttpRequest, which: Query[Which]) -> Any:
    """What the screens for gaming ask an inspector to look at; no verdicts."""
    caller = among(caller_of(request), Role.SUPERVISION, Role.AUDITOR, Role.LEADER)
    day = _day(which)
    return {"items": [plain(row) for row in questions_of(caller.place, which.year or day.year, day)]}


@router.get("/boards/{stage}", response={200: Rows, **PROBLEMS})
def board(request: HttpRequest, stage: Stage, which: Query[Which]) -> Any:
    """Units by the share of their projects that reached a stage, like with like; too few are not ranked."""
    caller = caller_of(request)
    return {"items": [plain(row) for row in board_of(caller.place, which.year or today().year, stage)]}


def _pack(caller: Caller, day: date, named: str | None) -> Pack:
    """The one that is named, or the one in force."""
    if named is None:
        return pack_of(caller.place, day)
    if named not in shipped():
        raise Http404
    return shipped()[named]


def _lit(place: Place, year: int, day: date, pack: Pack) -> list[Lit]:
    return lights(place, year, day, pack) if day == today() else lights_on(place, year, day, pack)


def _day(which: Which) -> date:
    day = which.on or today()
    if day > today():
        raise messages.day_to_come(day)
    return day


def _counts(lit: list[Lit]) -> dict[str, int]:
    return {light: sum(one.light.light == light for one in lit) for light in ("red", "yellow", "green")}

"""The working days of a year, month by month; a day is changed with its name, and cleared again."""

from __future__ import annotations

from calendar import Calendar as Weeks
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path

from bihuan.loop.calendar import Calendar
from bihuan.loop.calendar.workdays import years
from bihuan.organisation.acts import clear_day_off, set_day_off
from bihuan.organisation.models import DayOff
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, refused
from bihuan.site.desks.manage_frame import STAFF, asker, day_of, managed
from bihuan.site.today import today
from bihuan.site.wording import english

FIRST, LAST = 2000, 2100
_WEEKDAYS = ("一二三四五六日", "MTWTFSS")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


@cache
def _names() -> dict[date, str]:
    """What the shipped holidays are called, and what their days in return belong to."""
    table = files("bihuan.loop.calendar").joinpath("holidays.toml").read_text(encoding="utf-8")
    return {day: holiday.name for row in years(table) for holiday in row.holidays() for day in holiday.days()}


@desk(*STAFF)
def this_year(request: HttpRequest) -> HttpResponse:
    """The present one."""
    return HttpResponseRedirect(f"/manage/calendar/{today().year}/")


@desk(*STAFF)
def year(request: HttpRequest, number: int) -> HttpResponse:
    """A year; with ?day= the form for a day of it."""
    if not FIRST <= number <= LAST:
        raise Http404
    if request.method == "POST":
        return _changed(request, number)
    own = {row.day: row for row in DayOff.objects.filter(day__year__range=(number - 1, number + 1))}
    whole = Calendar.shipped().with_days({day: "workday" if row.works else "holiday" for day, row in own.items()})
    months = [(_month(month), _weeks(whole, own, number, month)) for month in range(1, 13)]
    try:
        chosen = day_of(request.GET["day"]) if "day" in request.GET else None
    except NotAllowed:
        chosen = None
    given = {
        "year": number, "months": months, "weekdays": _WEEKDAYS[english()], "provisional": whole.is_provisional(date(number, 1, 1)),
        "chosen": _told(whole, own, chosen) if chosen and chosen.year == number else None,
        "workdays": sum(day["works"] for _, weeks in months for week in weeks for day in week if day),
        "changed": sorted((row for row in own.values() if row.day.year == number), key=lambda row: row.day),
        "before": number - 1 if number > FIRST else None, "after": number + 1 if number < LAST else None,
    }  # fmt: skip
    return managed(request, "calendar.html", given)


def _weeks(whole: Calendar, own: dict[date, DayOff], number: int, month: int) -> list[list[dict[str, Any] | None]]:
    weeks = Weeks().monthdatescalendar(number, month)
    return [[_told(whole, own, day) if day.month == month else None for day in week] for week in weeks]


def _told(whole: Calendar, own: dict[date, DayOff], day: date) -> dict[str, Any]:
    works, plain = whole.is_workday(day), day.weekday() < 5
    name = own[day].name if day in own else _names().get(day, "")
    return {
        "day": day, "works": works, "other": works != plain or (bool(name) and not works), "own": day in own, "name": name, "today": day == today(),
        "past": day < today(),
    }  # fmt: skip


def _month(month: int) -> str:
    return _MONTHS[month - 1] if english() else f"{month}月"


def _changed(request: HttpRequest, number: int) -> HttpResponse:
    by, actor, on = asker(request)
    here = f"/manage/calendar/{number}/"
    place = by.post.unit.place
    try:
        day = day_of(request.POST.get("day", ""))
        here = f"/manage/calendar/{day.year}/?day={day}#day" if FIRST <= day.year <= LAST else here
        deed = request.POST.get("do")
        if deed == "clear":
            clear_day_off(day=day, place=place, by=actor, on=on)
            return done(request, here, "manage_done_clear_day", day=day.isoformat())
        works = deed == "work"
        set_day_off(day=day, works=works, name=request.POST.get("name", ""), place=place, by=actor, on=on)
    except NotAllowed as refusal:
        return refused(request, here, refusal)
    return done(request, here, "manage_done_day_works" if works else "manage_done_day_off", day=day.isoformat())


PATHS: list[URLPattern] = [
    path("manage/calendar/", this_year, name="manage_calendar"),
    path("manage/calendar/<int:number>/", year, name="manage_year"),
]

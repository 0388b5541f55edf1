"""The stocktake: a page a theme, made for one printed sheet; and what its meetings decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.history.models import Entry
from bihuan.labels import label
from bihuan.loop.commitments.models import Commitment, subject_of
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status
from bihuan.organisation.models import Place, Role
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, place_of, refused, shown, working_year
from bihuan.site.desks.matters import Lit, Matter, lit, matter
from bihuan.site.desks.notes import blocked, extension_asked, instructed
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word
from bihuan.stocktake.meetings import Decision, Outcome, hold, meetings
from bihuan.stocktake.messages import no_such_day

SINCE = 30
"""Days that a page looks back where there was no meeting yet and no other day is asked for."""
SHOWN = 12
"""Of a kind: the sheet is one page, the list holds the rest."""
LINES = 5
"""Decisions that the form has room for."""
OTHER = "other"
CHANGES = (
    Act.COMPLETE, Act.VERIFY, Act.CLOSE, Act.REOPEN, Act.HOLD, Act.SUSPEND, Act.CHANGE_TARGET, Act.GRANT_EXTENSION, Act.ISSUE_NOTICE, Act.BLOCK,
)  # fmt: skip
"""What is worth telling at a meeting."""
KEPT = (Status.CLAIMED, Status.VERIFIED, Status.CLOSED)


@desk(Role.LEADER, Role.SUPERVISION)
def themes(request: HttpRequest) -> HttpResponse:
    """The themes, each with its lights."""
    place = place_of(acting(request))
    by_theme: dict[str, list[Lit]] = {}
    for one in lit(place, working_year(request), today()):
        if one.light is not None:
            by_theme.setdefault(one.row.theme or OTHER, []).append(one)
    rows = [
        {"theme": theme, "words": _words(theme), "whole": len(own),
         "lights": _counted(own)}
        for theme, own in sorted(by_theme.items(), key=lambda pair: -len(pair[1]))
    ]  # fmt: skip
    return shown(request, "desks/themes.html", {"rows": rows, "place": place})


@desk(Role.LEADER, Role.SUPERVISION)
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """One theme on one sheet: what changed, what is to be decided, what was decided and whether it was kept, when it meets again."""
    place, year = place_of(acting(request)), working_year(request)
    own = _of_theme(place, year, name)
    if not own:
        raise Http404
    held = meetings(place, _stored(name))
    since = _since(request, held)
    given = {
        "name": name, "words": _words(name), "place": place, "since": since, "whole": len(own), "lights": _counted(own),
        "behind": [(code, words, count, _lit_so(own, code)) for code, words, count in _counted(own) if count and code != "green"], "shown": SHOWN,
        "changes": [_told(entry, own) for entry in _entries(own, since, CHANGES, SHOWN)],
        "decisions": _noted(own, _decision), "promised": _noted(own, instructed),
        "answered": [_told(entry, own) for entry in _entries(own, since, (Act.ANSWER,), SHOWN)],
        "last": held[0] if held else None, "decided": list(_decided(held, own)), "lines": range(1, LINES + 1),
        "choices": [(one.row.code, one.row.quote[:40]) for one in own], "outcomes": [(code, word(f"outcome_{code}")) for code in Outcome],
    }  # fmt: skip
    return shown(request, "desks/theme.html", given)


@require_POST
@desk(Role.SUPERVISION)
def meet(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what a meeting decided."""
    here = f"/themes/{name}/"
    given, by = request.POST, acting(request)
    try:
        hold(
            place=place_of(by), theme=_stored(name), year=working_year(request), day=_day(given.get("day", "")),
            next_day=_day(given["next"]) if given.get("next") else None, decisions=list(_lines(request)), by=by, on=today(),
            outcomes=_outcomes(request),
        )  # fmt: skip
    except NotAllowed as refusal:
        return refused(request, here, refusal)
    return done(request, here, "meeting_kept")


def _lines(request: HttpRequest) -> Iterator[Decision]:
    """The lines of the form that say something."""
    for line in range(1, LINES + 1):
        code, words, due = (request.POST.get(f"{key}-{line}", "").strip() for key in ("code", "words", "due"))
        if code or words:
            yield Decision(code, words[:400], _day(due))


def _outcomes(request: HttpRequest) -> dict[int, Outcome]:
    """What was found of each of the last meeting's decisions."""
    known = {str(outcome): outcome for outcome in Outcome}
    marks = ((key.removeprefix("outcome-"), value) for key, value in request.POST.items() if key.startswith("outcome-"))
    return {int(line): known[value] for line, value in marks if line.isascii() and line.isdecimal() and value in known}


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise no_such_day(words[:20]) from None


def _of_theme(place: Place, year: int, name: str) -> list[Lit]:
    rows = Commitment.objects.filter(place=place, year=year, theme=_stored(name)).select_related("lead_unit")
    return [one for one in lit(place, year, today(), rows) if one.light is not None]


def _stored(name: str) -> str:
    return "" if name == OTHER else name


def _lit_so(own: list[Lit], light: str) -> list[Matter]:
    so_lit = (one for one in own if one.light is not None and one.light.light == light)
    return [matter(one) for one in islice(so_lit, SHOWN)]


def _noted(own: list[Lit], note: Callable[[State], str]) -> list[Matter]:
    """Those that the note says something of."""
    noted = ((one, note(one.state)) for one in own)
    return [matter(one, (), words) for one, words in islice(((o, w) for o, w in noted if w), SHOWN)]


def _counted(own: list[Lit]) -> list[tuple[str, str, int]]:
    """Each light in words, and how many have it."""
    codes = ("red", "yellow", "green")
    return [
        (code, word(f"light_{code}"), sum(one.light is not None and one.light.light == code for one in own))
        for code in codes
    ]


def _since(request: HttpRequest, held: list[dict[str, Any]]) -> date:
    """The day asked for, else that of the last meeting."""
    last = date.fromisoformat(held[0]["day"]) if held else today() - timedelta(days=SINCE)
    try:
        return min(date.fromisoformat(request.GET.get("since", "")), today())
    except ValueError:
        return last


def _decided(held: list[dict[str, Any]], own: list[Lit]) -> Iterator[dict[str, Any]]:
    """What the last meeting decided, each beside where its commitment stands now."""
    by_code = {one.row.code: one for one in own}
    for row in held[0]["decisions"] if held else ():
        one = by_code.get(row["code"])
        if one is None:
            continue
        told, report = matter(one), one.state.report
        yield {
            **row, "told": told, "late": row["due"] < today().isoformat() and one.state.status not in KEPT,
            "since": report["words"] if report and report["on"] > held[0]["day"] else "",
        }  # fmt: skip


def _decision(state: State) -> str:
    if state.extension:
        return extension_asked(state)
    return blocked(state) or (word("suspended_matter") if state.status == Status.SUSPENDED else "")


def _entries(own: list[Lit], since: date, acts: tuple[Act, ...], most: int) -> list[Entry]:
    subjects = [subject_of(one.row.pk) for one in own]
    return list(
        Entry.objects.filter(subject__in=subjects, act__in=acts, on__gte=since, on__lte=today()).order_by(
            "-on", "-number"
        )[:most]
    )


def _told(entry: Entry, own: list[Lit]) -> dict[str, Any]:
    row = next(one.row for one in own if one.row.subject == entry.subject)
    words = entry.data.get("words") or entry.reason or entry.data.get("to") or ""
    return {"on": entry.on, "act": coded("act", entry.act), "code": row.code, "quote": row.quote, "words": words}


def _words(name: str) -> str:
    return label("theme", name, "en" if english() else "zh") if name != OTHER else word("other_theme")


PATHS: list[URLPattern] = [
    path("themes/", themes, name="themes"),
    path("themes/<slug:name>/", theme, name="theme"),
    path("themes/<slug:name>/meeting/", meet, name="theme_meeting"),
]

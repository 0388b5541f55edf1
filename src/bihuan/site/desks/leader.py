"""A leader's desk: red first; instructions in one line; joint approvals waiting and on whom; a page a theme to print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.history.models import Entry
from bihuan.labels import label
from bihuan.loop.cases.models import Case
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment, subject_of
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status
from bihuan.organisation.models import Role, Unit
from bihuan.site.desks.frame import desk, place_of, shown, working_year
from bihuan.site.desks.matters import Lit, lit, matter
from bihuan.site.desks.sections import Section, shown_sections
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

ANSWER_DAYS = 5
"""Working days that an instruction in one line gives where the leader names no other day."""
SINCE = 30
"""Days that a stocktake page looks back where no other day is asked for."""
CHANGES = (
    Act.COMPLETE,
    Act.VERIFY,
    Act.CLOSE,
    Act.REOPEN,
    Act.HOLD,
    Act.SUSPEND,
    Act.CHANGE_TARGET,
    Act.GRANT_EXTENSION,
    Act.ISSUE_NOTICE,
    Act.BLOCK,
)
"""What is worth telling at a meeting."""


def _extension(state: State) -> str:
    return f"{word('until')} {state.extension['to']}：{state.extension['reason']}" if state.extension else ""


def _instructed(state: State) -> str:
    return "；".join(f"{row['words']}（{word('due_on')} {row['due']}）" for row in state.instructions.values())


SECTIONS = (
    Section("to_decide", lambda one: one.state.extension is not None and one.state.extension["checked_by"] is not None,
            (Act.GRANT_EXTENSION, Act.REFUSE_EXTENSION), _extension),
    Section("red_first", lambda one: one.light is not None and one.light.light == "red", (Act.INSTRUCT, Act.HOLD, Act.CHANGE_TARGET)),
    Section("objections", lambda one: any(o["decided"] is None for o in one.state.objections.values()), (Act.UPHOLD_OBJECTION, Act.DISMISS_OBJECTION)),
    Section("instructed", lambda one: one.state.instructions, (), _instructed),
    Section("yellow_next", lambda one: one.light is not None and one.light.light == "yellow", (Act.INSTRUCT,)),
    Section("blocked", lambda one: one.state.blockers, (Act.INSTRUCT,), lambda s: "；".join(b["words"] for b in s.blockers.values())),
)  # fmt: skip


@desk(Role.LEADER)
def day(request: HttpRequest) -> HttpResponse:
    """What one covers, the red first; of the mayor all."""
    by = acting(request)
    place = place_of(by)
    rows = (
        Commitment.objects.filter(place=place, year=working_year(request))
        .select_related("lead_unit")
        .order_by("sort_due", "code")
    )
    covered = (
        Unit.objects.filter(place=place, slug__in=by.post.portfolio).values_list("pk", flat=True)
        if by.post.portfolio
        else None
    )
    own = [row for row in rows if covered is None or row.lead_unit_id in set(covered)]
    lit_rows = lit(place, working_year(request), today(), own)
    only = request.GET.get("section", "")
    given = {
        "place": place, "year": working_year(request), "title": word("today_desk"), "only": only,
        "sections": shown_sections(SECTIONS, lit_rows, only, ("red_first", "to_decide")),
        "lights": {code: sum(one.light is not None and one.light.light == code for one in lit_rows) for code in ("red", "yellow", "green")},
        "line_due": calendar().add_workdays(today(), ANSWER_DAYS).isoformat(),
        "approvals": [] if only else _approvals(place.pk),
    }  # fmt: skip
    return shown(request, "desks/leader.html", given)


def _approvals(place: int) -> list[dict[str, Any]]:
    """Joint approvals that wait, on whom, and since when."""
    names = {unit.pk: str(unit) for unit in Unit.objects.filter(place=place)}
    rows = []
    for case in Case.objects.filter(place=place).exclude(state__parallels={}).order_by("pk"):
        for items in case.state["parallels"].values():
            for item, row in items.items():
                if row["decided"] is None:
                    rows.append(
                        {"case": case, "name": case.state["fields"].get("name", ""), "item": item, "unit": names.get(row["unit"], ""),
                         "given": row["given"], "due": row["due"], "late": row["due"] < today().isoformat()}
                    )  # fmt: skip
    return sorted(rows, key=lambda row: row["due"])


@desk(Role.LEADER, Role.SUPERVISION)
def themes(request: HttpRequest) -> HttpResponse:
    """The themes, each with its lights."""
    place = place_of(acting(request))
    by_theme: dict[str, list[Lit]] = {}
    for one in lit(place, working_year(request), today()):
        if one.light is not None:
            by_theme.setdefault(one.row.theme or "other", []).append(one)
    rows = [
        {"theme": theme, "words": _theme(theme), "whole": len(own),
         "lights": _counted(own)}
        for theme, own in sorted(by_theme.items(), key=lambda pair: -len(pair[1]))
    ]  # fmt: skip
    return shown(request, "desks/themes.html", {"rows": rows, "place": place})


@desk(Role.LEADER, Role.SUPERVISION)
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """One theme on one sheet: what changed, what is to be decided, what was promised and whether it was kept."""
    place = place_of(acting(request))
    year, since = working_year(request), _since(request)
    rows = Commitment.objects.filter(place=place, year=year, theme="" if name == "other" else name).select_related(
        "lead_unit"
    )
    own = [one for one in lit(place, year, today(), rows) if one.light is not None]
    if not own:
        raise Http404
    given = {
        "name": name, "words": _theme(name), "place": place, "since": since, "whole": len(own),
        "lights": _counted(own),
        "red": [matter(one) for one in own if one.light is not None and one.light.light == "red"],
        "yellow": [matter(one) for one in own if one.light is not None and one.light.light == "yellow"],
        "changes": _changes(own, since), "decisions": [matter(one, (), _decision(one.state)) for one in own if _decision(one.state)],
        "promised": [matter(one, (), _instructed(one.state)) for one in own if one.state.instructions],
        "answered": _answers(own, since),
    }  # fmt: skip
    return shown(request, "desks/theme.html", given)


def _counted(own: list[Lit]) -> list[tuple[str, str, int]]:
    """Each light in words, and how many have it."""
    codes = ("red", "yellow", "green")
    return [
        (code, word(f"light_{code}"), sum(one.light is not None and one.light.light == code for one in own))
        for code in codes
    ]


def _since(request: HttpRequest) -> date:
    try:
        return min(date.fromisoformat(request.GET.get("since", "")), today())
    except ValueError:
        return today() - timedelta(days=SINCE)


def _decision(state: State) -> str:
    if state.extension:
        return _extension(state)
    blocked = "；".join(row["words"] for row in state.blockers.values())
    return blocked or (word("suspended_matter") if state.status == Status.SUSPENDED else "")


def _changes(own: list[Lit], since: date) -> list[dict[str, Any]]:
    return [_told(entry, own) for entry in _entries(own, since, CHANGES)]


def _answers(own: list[Lit], since: date) -> list[dict[str, Any]]:
    return [_told(entry, own) for entry in _entries(own, since, (Act.ANSWER,))]


def _entries(own: list[Lit], since: date, acts: tuple[Act, ...]) -> list[Entry]:
    subjects = [subject_of(one.row.pk) for one in own]
    return list(
        Entry.objects.filter(subject__in=subjects, act__in=acts, on__gte=since, on__lte=today()).order_by(
            "-on", "-number"
        )[:40]
    )


def _told(entry: Entry, own: list[Lit]) -> dict[str, Any]:
    row = next(one.row for one in own if one.row.subject == entry.subject)
    words = entry.data.get("words") or entry.reason or entry.data.get("to") or ""
    return {"on": entry.on, "act": coded("act", entry.act), "code": row.code, "quote": row.quote, "words": words}


def _theme(name: str) -> str:
    return label("theme", name, "en" if english() else "zh") if name != "other" else word("other_theme")


PATHS: list[URLPattern] = [
    path("leader/", day, name="leader"),
    path("themes/", themes, name="themes"),
    path("themes/<slug:name>/", theme, name="theme"),
]

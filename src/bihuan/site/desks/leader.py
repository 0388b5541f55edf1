"""A leader's desk: red first; instructions in one line; joint approvals waiting and on whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.loop.cases.models import Case
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Role, Unit
from bihuan.site.desks.frame import desk, place_of, shown, working_year
from bihuan.site.desks.matters import lit
from bihuan.site.desks.notes import blocked, extension_asked, instructed
from bihuan.site.desks.sections import Section, shown_sections
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

ANSWER_DAYS = 5
"""Working days that an instruction in one line gives where the leader names no other day."""


SECTIONS = (
    Section("to_decide", lambda one: one.state.extension is not None and one.state.extension["checked_by"] is not None,
            (Act.GRANT_EXTENSION, Act.REFUSE_EXTENSION), extension_asked),
    Section("red_first", lambda one: one.light is not None and one.light.light == "red", (Act.INSTRUCT, Act.HOLD, Act.CHANGE_TARGET)),
    Section("objections", lambda one: any(o["decided"] is None for o in one.state.objections.values()), (Act.UPHOLD_OBJECTION, Act.DISMISS_OBJECTION)),
    Section("instructed", lambda one: one.state.instructions, (), instructed),
    Section("yellow_next", lambda one: one.light is not None and one.light.light == "yellow", (Act.INSTRUCT,)),
    Section("blocked", lambda one: one.state.blockers, (Act.INSTRUCT,), blocked),
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


PATHS: list[URLPattern] = [
    path("leader/", day, name="leader"),
]

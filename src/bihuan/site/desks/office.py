"""The supervision office: the day's work, the questions of the screens, bulletins."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status
from bihuan.loop.deploy.rules import receipt_due
from bihuan.loop.feedback.acts import publish
from bihuan.loop.feedback.queries import published
from bihuan.organisation.models import Role
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, place_of, refused, shown, working_year
from bihuan.site.desks.matters import Lit, lit
from bihuan.site.desks.notes import blocked, extension_asked
from bihuan.site.desks.sections import Section, shown_sections
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word
from bihuan.stocktake.standing import bulletin_of, questions_of

ROWS = 100
"""Of a bulletin's table on one page."""
ALARMS = ("behind", "ran_out", "claims", "objections")


def _ran_out(state: State) -> bool:
    """A notice whose day is over and that nobody answered."""
    return any(
        n["answered"] is None and not n["withdrawn"] and n["due"] < today().isoformat() for n in state.notices.values()
    )


def _runs(state: State) -> bool:
    return any(
        n["answered"] is None and not n["withdrawn"] and n["due"] >= today().isoformat() for n in state.notices.values()
    )


def _is_red(one: Lit) -> bool:
    return one.light is not None and one.light.light == "red"


def _late_receipt(one: Lit) -> bool:
    due = receipt_due(one.state, calendar()) if one.state.status == Status.ASSIGNED else None
    return due is not None and due < today()


def _first_words(rows: Any) -> str:
    return next((row["words"] for row in rows if row["decided"] is None), "")


SECTIONS = (
    Section("claims", lambda one: one.state.status == Status.CLAIMED, (Act.VERIFY, Act.REFUSE_COMPLETION)),
    Section("to_close", lambda one: one.state.status == Status.VERIFIED, (Act.CLOSE, Act.REOPEN)),
    Section(
        "objections", lambda one: any(o["decided"] is None for o in one.state.objections.values()),
        (Act.UPHOLD_OBJECTION, Act.DISMISS_OBJECTION), lambda s: _first_words(s.objections.values()),
    ),
    Section(
        "disputes", lambda one: any(d["decided"] is None for d in one.state.disputes.values()), (Act.ANSWER_DISPUTE,),
        lambda s: _first_words(s.disputes.values()),
    ),
    Section(
        "extensions", lambda one: one.state.extension is not None and one.state.extension["checked_by"] is None,
        (Act.CHECK_EXTENSION, Act.REFUSE_EXTENSION), extension_asked,
    ),
    Section("ran_out", lambda one: _ran_out(one.state), (Act.ISSUE_NOTICE,)),
    Section("behind", lambda one: _is_red(one) and not _runs(one.state) and not _ran_out(one.state), (Act.ISSUE_NOTICE,)),
    Section("running", lambda one: _runs(one.state)),
    Section("receipts", _late_receipt),
    Section("returned", lambda one: one.state.status == Status.RETURNED, (Act.NAME_LEAD,)),
    Section("blocked", lambda one: one.state.blockers, (), blocked),
)  # fmt: skip


@desk(Role.SUPERVISION)
def day(request: HttpRequest) -> HttpResponse:
    """What waits today; with ?section= one kind of it whole."""
    place = place_of(acting(request))
    year = working_year(request)
    rows = lit(place, year, today())
    only = request.GET.get("section", "")
    sections = shown_sections(SECTIONS, rows, only, ALARMS)
    lights = {
        code: sum(one.light is not None and one.light.light == code for one in rows)
        for code in ("red", "yellow", "green")
    }
    given = {
        "place": place, "year": year, "sections": sections, "only": only, "lights": lights, "whole": len(rows),
        "title": word("today_desk"),
    }  # fmt: skip
    return shown(request, "desks/day.html", given)


@desk(Role.SUPERVISION, Role.AUDITOR, Role.LEADER)
def questions_count(request: HttpRequest) -> HttpResponse:
    """How many there are: asked for by the day's page once it is shown, since the screens read the whole year."""
    place = place_of(acting(request))
    return HttpResponse(str(len(questions_of(place, working_year(request), today()))))


@desk(Role.SUPERVISION, Role.AUDITOR, Role.LEADER)
def questions(request: HttpRequest) -> HttpResponse:
    """What the screens ask an inspector to look at."""
    place = place_of(acting(request))
    asked = questions_of(place, working_year(request), today())
    quotes = dict(Commitment.objects.filter(code__in=[q.about for q in asked]).values_list("code", "quote"))
    rows = [
        {
            "quote": quotes.get(q.about, ""),
            "screen": word(f"screen_{q.screen}"),
            "about": q.about,
            "is_code": "-" in q.about,
            "words": q.en if english() else q.zh,
        }
        for q in asked
    ]
    return shown(request, "desks/questions.html", {"rows": rows, "place": place})


@desk()
def bulletins(request: HttpRequest) -> HttpResponse:
    """Those that were published, the newest first."""
    place = place_of(acting(request))
    return shown(
        request,
        "desks/bulletins.html",
        {"rows": published(place, "bulletin"), "scores": published(place, "scores"), "place": place},
    )


@desk()
def bulletin(request: HttpRequest, number: int) -> HttpResponse:
    """One bulletin as it was published."""
    place = place_of(acting(request))
    row = next((one for one in published(place, "bulletin") if one["number"] == number), None)
    if row is None:
        raise Http404
    return shown(request, "desks/bulletin.html", _told(row, whole="all" in request.GET))


@desk(Role.SUPERVISION)
def draft(request: HttpRequest) -> HttpResponse:
    """Today's, ready to be read over."""
    place = place_of(acting(request))
    return shown(
        request,
        "desks/bulletin.html",
        {**_told(bulletin_of(place, working_year(request), today()), whole="all" in request.GET), "draft": True},
    )


@require_POST
@desk(Role.SUPERVISION)
def publish_draft(request: HttpRequest) -> HttpResponse:
    """Publish it as it stands now."""
    by = acting(request)
    place = place_of(by)
    try:
        publish(
            place=place, kind="bulletin", data=bulletin_of(place, working_year(request), today()), by=by, on=today()
        )
    except NotAllowed as refusal:
        return refused(request, "/bulletins/", refusal)
    return done(request, "/bulletins/", "bulletin_published")


def _told(row: dict[str, Any], *, whole: bool) -> dict[str, Any]:
    """The bulletin with its codes in words; of a long one the first rows, unless it is asked for whole."""
    one = int(english())
    behind = row["behind"] if whole else row["behind"][:ROWS]
    return {
        "b": row, "status": [(coded("status", code), count) for code, count in row["status"].items()],
        "progress": [(word(f"progress_{code}"), count) for code, count in row["progress"].items()],
        "lights": [(code, word(f"light_{code}"), row["lights"].get(code, 0)) for code in ("red", "yellow", "green")],
        "praised": [{**u, "said": u["why"][one]} for u in row["praised"]], "criticised": [{**u, "said": u["why"][one]} for u in row["criticised"]],
        "behind": [{**m, "said": m["why"][one], "light_word": word(f"light_{m['light']}")} for m in behind], "behind_whole": len(row["behind"]),
        "day": date.fromisoformat(row["day"]),
    }  # fmt: skip


PATHS: list[URLPattern] = [
    path("office/", day, name="office"),
    path("questions/", questions, name="questions"),
    path("questions/count/", questions_count, name="questions_count"),
    path("bulletins/", bulletins, name="bulletins"),
    path("bulletins/draft/", draft, name="bulletin_draft"),
    path("bulletins/publish/", publish_draft, name="bulletin_publish"),
    path("bulletins/<int:number>/", bulletin, name="bulletin"),
]

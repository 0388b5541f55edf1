"""One promise: its words, where it stands, its whole life; and each act on it as a form."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from bihuan.api.acts import DOINGS
from bihuan.loop.advance.acts import attach_files
from bihuan.loop.cases.models import Case
from bihuan.loop.commitments.lateness import overdue, period_due
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.queries import of_place, timeline
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Part
from bihuan.loop.evaluate.figures import statements
from bihuan.loop.evaluate.forecasts import PACE, scored
from bihuan.loop.feedback.queries import side_by_side
from bihuan.loop.feedback.rules_in_force import ladder_of
from bihuan.organisation.models import Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import back_to, desk, done, said, shown
from bihuan.site.desks.matters import Doing, lit, matter, path_of, sensible
from bihuan.site.forms.acts import NOT_HERE, fields_of
from bihuan.site.forms.read import body_of
from bihuan.site.forms.undo import undone_by
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

INNER = (Part.SUPERVISION, Part.LEAD_UNIT, Part.SUPPORT_UNIT, Part.BLOCKING_UNIT, Part.LEADER, Part.AUDITOR, Part.ADMIN)
"""Who sees leaders' instructions; citizens and deputies see the promise and its life without them."""


@desk()
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One promise."""
    by, row = _seen(request, code)
    state = row.now()
    part = part_of(by.post, state)
    inner = part in INNER
    names = dict(Unit.objects.filter(pk__in=_units(state)).values_list("pk", "short"))
    [told] = [matter(one) for one in lit(row.place, row.year, today(), [row])]
    able = sensible(state, part)
    given = {
        "row": row, "state": state, "told": told, "inner": inner, "overdue": overdue(state, today()),
        "extended": state.due != state.original_due, "support": [names.get(pk, "") for pk in state.support_units],
        "blockers": [{**b, "name": names.get(b["unit"], "")} for b in state.blockers.values()],
        "shares": [{"name": names.get(int(pk), pk), "value": v, "unit": t["unit"]} for t in state.targets.values() for pk, v in t["shares"].items()],
        "acts": [Doing(path_of(act), coded("act", act)) for act in able if act not in NOT_HERE],
        "apart": not NOT_HERE.isdisjoint(able), "entries": timeline(row, inner=inner), "around": _around(row),
        "figures": statements(state, period_due(today())), "forecasts": _forecasts(state), "judgements": _judgements(state),
        "notices": _notices(row, state), "objections": state.objections, "disputes": state.disputes,
        "cases": Case.objects.filter(commitment=row).order_by("-pk")[:20] if inner else [],
    }  # fmt: skip
    return shown(request, "commitments/one.html", given)


@desk()
def act_on(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """The form of an act; sent, the act."""
    by, row = _seen(request, code)
    known = {path_of(one): one for one in DOINGS if one not in NOT_HERE}
    if act not in known:
        raise Http404
    deed, state = known[act], row.now()
    fields = fields_of(deed, row, state)
    given: dict[str, Any] = {"row": row, "fields": fields, "act_words": coded("act", deed), "error": ""}
    if request.method != "POST":
        return shown(request, "commitments/act.html", given)
    try:
        _do(deed, row, request, by)
    except NotAllowed as refusal:
        kept = [field._replace(value=request.POST.get(field.name, field.value)) for field in fields]
        return shown(request, "commitments/act.html", {**given, "fields": kept, "error": said(refusal)}, status=409)
    here = back_to(request, f"/c/{row.code}/")
    return done(request, here, "act_done", _mend(deed, row, by, here), act=coded("act", deed), code=row.code)


def _mend(deed: Act, row: Commitment, by: By, here: str) -> tuple[str, str] | None:
    """Where a slip is mended, if this reader may."""
    back = undone_by(deed)
    state = row.now()
    if back is None or back[0] not in sensible(state, part_of(by.post, state)):
        return None
    return f"/c/{row.code}/{path_of(back[0])}/?{urlencode({'then': here})}", word(back[1])


def _do(act: Act, row: Commitment, request: HttpRequest, by: By) -> None:
    folder = settings.DATA / "evidence"
    if act is Act.ATTACH:
        files = [(file.name or "file", file.read()) for file in request.FILES.getlist("evidence")]
        attach_files(
            row, files=files, folder=folder, by=by, on=today(), words=request.POST.get("words", "").strip()[:4_000]
        )
        return
    body = body_of(act, request, fields_of(act, row, row.now()), folder)
    DOINGS[act].do(row, body, by, today())


def _seen(request: HttpRequest, code: str) -> tuple[By, Commitment]:
    by = acting(request)
    row = Commitment.objects.select_related("place__parent", "lead_unit", "item__report").filter(code=code).first()
    if row is None:
        raise Http404
    if not of_place(row, by.post.unit.place):
        raise PermissionDenied
    return by, row


def _forecasts(state: State) -> list[dict[str, Any]]:
    """Each with what came so far."""
    return [
        {
            "measure": state.targets[one.target]["measure"], "who": word("by_pace") if one.who == PACE else coded("part", one.who),
            "on": one.on, "why": one.why[english()],
        }
        for one in scored(state)
    ]  # fmt: skip


def _judgements(state: State) -> list[tuple[str, list[tuple[str, int]]]]:
    """Side by side, never averaged."""
    return [
        (coded("part", part), [(coded("judgement", code), count) for code, count in counted.items()])
        for part, counted in side_by_side(state).items()
    ]


def _notices(row: Commitment, state: State) -> list[dict[str, Any]]:
    labels = {step.grade: step.label[english()] for step in ladder_of(row.place, today()).steps}
    return [
        {"name": name, **notice, "label": labels.get(notice["grade"], notice["grade"])}
        for name, notice in state.notices.items()
    ]


def _units(state: State) -> list[int]:
    shares = [int(pk) for target in state.targets.values() for pk in target["shares"]]
    return [*state.support_units, *(row["unit"] for row in state.blockers.values()), *shares]


def _around(row: Commitment) -> tuple[str, str, str]:
    """The report's words before, of and behind the promise, up to the sentence's ends."""
    if row.item is None:
        return "", row.quote, ""
    text, start, end = row.item.report.text, row.item.start, row.item.end
    first = max(text.rfind(stop, max(0, start - 200), start) for stop in "。\n；") + 1
    ends = [at for stop in "。\n；" if (at := text.find(stop, end, end + 200)) >= 0]
    last = min(ends, default=end)
    return text[first:start] if first else "", text[start:end], text[end:last]

"""What stands behind a report's register: sentences left over, flaws of the source, figures beside last year's; and proposals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bihuan.labels import flaw_name, label
from bihuan.page.quotes import one_line
from bihuan.refusals import NotAllowed
from bihuan.register.models import Item, Proposal, Report
from bihuan.register.review import take
from bihuan.site.desks import review_messages as messages
from bihuan.site.desks.frame import done, refused, shown
from bihuan.site.desks.review_acts import actor_of
from bihuan.site.desks.review_bars import account_bar
from bihuan.site.desks.review_fields import known_as, layer_word, shown_value
from bihuan.site.desks.review_frame import of_report
from bihuan.site.desks.review_text import Piece, left_over, piece_at, pieces_of
from bihuan.site.today import today
from bihuan.site.wording import english, word

A_PAGE = 40
_AROUND = 24
_BOUNDS = {"about": "≈", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}
_SAYS_ITS_BOUND = frozenset("以上下内左右余多近约超")
_DEEDS = {"add": "review_deed_add", "change": "review_deed_change", "drop": "review_deed_drop"}


class Flawed(NamedTuple):
    """A flaw of the source with the words around it."""

    kind: str
    before: str
    words: str
    after: str
    should_be: str
    certain: bool
    part: str


class Beside(NamedTuple):
    """What was done beside what is promised."""

    measure: str
    actual: tuple[str, str, str]
    """The words, the year, the item's key."""
    target: tuple[str, str, str]
    verdict: str


class Proposed(NamedTuple):
    """What the reading of a corrected file would change."""

    pk: int
    deed: str
    deed_word: str
    layer_word: str
    quote: str
    key: str
    changes: list[tuple[str, str, str]]
    """The field's name, as it stands, as it would be."""


@require_safe
@of_report
def account(request: HttpRequest, report: Report) -> HttpResponse:
    """Sentences left over, flaws, ambition."""
    pieces = pieces_of(report)
    left = [
        (one_line(report.text[start:end]), _part(pieces, start))
        for start, end in (row["span"] for row in report.account if left_over(row))
    ]
    given = {
        "report": report, "bar": account_bar(report), "left": left, "flaws": [_flawed(report, pieces, row) for row in report.flaws],
        "ambitions": _beside(report),
    }  # fmt: skip
    return shown(request, "review/account.html", given)


def _part(pieces: list[Piece], offset: int) -> str:
    piece = piece_at(pieces, offset)
    return piece.id if piece else ""


def _flawed(report: Report, pieces: list[Piece], row: Mapping[str, Any]) -> Flawed:
    (start, end), text = row["span"], report.text
    words = text[start:end].replace("\n", "↵")
    return Flawed(
        flaw_name(row["kind"], row["rule"], "en" if english() else "zh"), one_line(text[max(0, start - _AROUND) : start]),
        words if len(words) <= 160 else words[:160] + "…", one_line(text[end : end + _AROUND]), row["should_be"] or "", row["certain"],
        _part(pieces, start),
    )  # fmt: skip


def _beside(report: Report) -> list[Beside]:
    keys = {row[which] for row in report.ambitions for which in ("actual", "target")}
    items = {item.key: item for item in report.items.filter(key__in=keys)}
    return [
        Beside(
            one_line(row["measure"]), _figure(report, items.get(row["actual"]), row["actual_horizon"]),
            _figure(report, items.get(row["target"]), row["target_horizon"]), label("verdict", row["verdict"], "en" if english() else "zh"),
        )
        for row in report.ambitions
    ]  # fmt: skip


def _figure(report: Report, item: Item | None, horizon: str | None) -> tuple[str, str, str]:
    if item is None:
        return "—", horizon or "", ""
    words = one_line(report.text[item.start : item.end])
    bound = "" if _SAYS_ITS_BOUND & set(words) else _BOUNDS.get(item.fields().get("relation", ""), "")
    return f"{bound} {words}".strip(), horizon or "", item.key


@of_report
def proposals(request: HttpRequest, report: Report) -> HttpResponse:
    """What waits; sent, one taken or left."""
    if request.method == "POST":
        return _settle(request, report)
    waiting = report.proposals.filter(taken=None).select_related("item").order_by("pk")
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    given = {
        "report": report, "page": page, "rows": [_proposed(report, row) for row in page.object_list],
        "again": report.corrected_by.defer("text", "account").order_by("-pk").first(),
        "settled": report.proposals.exclude(taken=None).count(),
    }  # fmt: skip
    return shown(request, "review/proposals.html", given)


def _settle(request: HttpRequest, report: Report) -> HttpResponse:
    here = f"/reports/{report.pk}/proposals/"
    number = request.POST.get("proposal", "")
    row = report.proposals.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    if row is None:
        return refused(request, here, messages.no_such_proposal())
    wanted = request.POST.get("deed") == "take"
    try:
        take(proposal=row, by=actor_of(request), on=today(), wanted=wanted)
    except NotAllowed as refusal:
        return refused(request, here, refusal)
    return done(request, here, "review_taken" if wanted else "review_left_it")


def _proposed(report: Report, row: Proposal) -> Proposed:
    now = row.item.fields() if row.item else {}
    changes = [
        (known_as(key), shown_value(key, now.get(key)) or "—", shown_value(key, value) or "—")
        for key, value in row.fields.items()
        if row.deed == "change"
    ]
    quote = report.text[row.item.start : row.item.end] if row.item else str(row.fields.get("quote", ""))
    return Proposed(
        row.pk,
        row.deed,
        word(_DEEDS[row.deed]),
        layer_word(row.layer),
        one_line(quote),
        row.item.key if row.item else "",
        changes,
    )

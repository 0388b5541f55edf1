"""Each act of the review desk, sent as a form; then on to the next item that waits."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from bihuan.history.append import Actor
from bihuan.loop.deploy.acts import draft_commitments
from bihuan.refusals import NotAllowed
from bihuan.register.adding import add
from bihuan.register.models import Item, Report, Review
from bihuan.register.review import accept, accept_section, correct, merge, reject, split
from bihuan.site.desks import review_messages as messages
from bihuan.site.desks.frame import done, refused
from bihuan.site.desks.review_fields import changes_of
from bihuan.site.desks.review_frame import of_report
from bihuan.site.desks.review_text import LESSER, MAIN, pieces_of
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

_REASON = 2_000


def actor_of(request: HttpRequest) -> Actor:
    """Who acts, as the history writes it."""
    by = acting(request)
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


@require_POST
@of_report
def act_on(request: HttpRequest, report: Report, key: str, act: str) -> HttpResponse:
    """One act on one item."""
    item = report.items.filter(key=key).first()
    if item is None or act not in _ACTS:
        raise Http404
    try:
        after = _ACTS[act](request, item)
    except NotAllowed as refusal:
        return refused(request, desk_at(report, item), refusal)
    again = (desk_at(report, item), word("do_again"))
    return done(request, desk_at(report, after), _DONE[act], again if act in _MENDED else None, item=item.key)


@require_POST
@of_report
def accept_all(request: HttpRequest, report: Report, section: str) -> HttpResponse:
    """Accept everything of a section that still waits."""
    try:
        count = accept_section(report=report, section=section, by=actor_of(request), on=today())
    except NotAllowed as refusal:
        return refused(request, f"/reports/{report.pk}/", refusal)
    after = _first_waiting(report, MAIN) or _first_waiting(report, LESSER)
    return done(request, desk_at(report, after), "review_section_accepted", count=str(count))


@require_POST
@of_report
def take_up(request: HttpRequest, report: Report, part: str) -> HttpResponse:
    """A promise that the reading passed over, by its words in a piece of the text."""
    piece = next((one for one in pieces_of(report) if one.id == part), None)
    if piece is None:
        raise Http404
    words = request.POST.get("words", "")[:_REASON]
    try:
        item = add(report=report, words=words, start=piece.start, end=piece.end, by=actor_of(request), on=today())
    except NotAllowed as refusal:
        return refused(request, f"/reports/{report.pk}/?part={part}", refusal)
    return done(request, desk_at(report, item), "review_did_add", item=item.key)


@require_POST
@of_report
def draft(request: HttpRequest, report: Report) -> HttpResponse:
    """Draft a commitment of every accepted promise that has none."""
    try:
        made = draft_commitments(report=report, by=acting(request), on=today())
    except NotAllowed as refusal:
        return refused(request, f"/reports/{report.pk}/", refusal)
    if not made:
        return refused(request, f"/reports/{report.pk}/", messages.nothing_to_draft())
    return done(request, "/breakdown/", "review_drafted", count=str(len(made)))


def desk_at(report: Report, item: Item | None) -> str:
    """The desk with an item in hand."""
    return f"/reports/{report.pk}/?at={item.key}#i-{item.key}" if item else f"/reports/{report.pk}/"


def _accept(request: HttpRequest, item: Item) -> Item | None:
    return next_waiting(accept(item=item, by=actor_of(request), on=today()))


def _reject(request: HttpRequest, item: Item) -> Item | None:
    return next_waiting(reject(item=item, reason=_reason(request), by=actor_of(request), on=today()))


def _correct(request: HttpRequest, item: Item) -> Item | None:
    changes = changes_of(item, request.POST.dict())
    return next_waiting(correct(item=item, changes=changes, reason=_reason(request), by=actor_of(request), on=today()))


def _split(request: HttpRequest, item: Item) -> Item | None:
    at = request.POST.get("at", "")
    if not at.isdecimal() or len(at) > 9:
        raise messages.no_cut()
    return split(item=item, at=[int(at)], by=actor_of(request), on=today())[0]


def _merge(request: HttpRequest, item: Item) -> Item | None:
    """With the next of its layer: the same that the page has named."""
    alike = item.report.items.filter(layer=item.layer, start__gte=item.start)
    rows = alike.exclude(review__in=(Review.REJECTED, Review.REPLACED)).exclude(pk=item.pk)
    after = next((row for row in rows if (row.start, row.end) > (item.start, item.end)), None)
    if after is None:
        raise messages.no_next()
    if after.key != request.POST.get("next", after.key):
        raise messages.other_next()
    return merge(items=[item, after], by=actor_of(request), on=today())


def next_waiting(item: Item) -> Item | None:
    """What waits behind an item, of its kind first: promises before figures, unless figures are in hand."""
    mine, other = (MAIN, LESSER) if item.layer in MAIN else (LESSER, MAIN)
    behind = _waiting(item.report, mine).filter(start__gte=item.start).exclude(pk=item.pk)
    return behind.first() or _first_waiting(item.report, mine) or _first_waiting(item.report, other) or item


def _first_waiting(report: Report, layers: tuple[str, ...]) -> Item | None:
    return _waiting(report, layers).first()


def _waiting(report: Report, layers: tuple[str, ...]) -> QuerySet[Item]:
    return report.items.filter(review=Review.PROPOSED, layer__in=layers).order_by("start", "end")


def _reason(request: HttpRequest) -> str:
    words = request.POST.get("reason", "").strip()
    if len(words) > _REASON:
        raise messages.too_wordy(word("reason"), _REASON)
    return words


_ACTS: dict[str, Callable[[HttpRequest, Item], Item | None]] = {
    "accept": _accept, "reject": _reject, "correct": _correct, "split": _split, "merge": _merge,
}  # fmt: skip
_MENDED = ("accept", "reject", "correct")
"""What can be said otherwise afterwards; a split is mended by merging."""
_DONE = {
    "accept": "review_did_accept", "reject": "review_did_reject", "correct": "review_did_correct", "split": "review_did_split",
    "merge": "review_did_merge",
}  # fmt: skip

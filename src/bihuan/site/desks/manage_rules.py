"""Rules: those in force and since when, their TOML, one pasted is checked and put in force from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from bihuan.loop.cases.rules_in_force import put_mechanism_in_force
from bihuan.loop.evaluate.rules_in_force import put_pack_in_force, put_scheme_in_force
from bihuan.loop.feedback.rules_in_force import put_ladder_in_force
from bihuan.loop.mechanisms.mechanism import mechanisms, text_of
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.organisation.models import Place
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, said
from bihuan.site.desks.manage_flaws import LONGEST, checked
from bihuan.site.desks.manage_frame import STAFF, asker, day_of, managed, named, one_of
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import english, word

PUT = {
    Kind.LIGHTS: put_pack_in_force, Kind.LADDER: put_ladder_in_force, Kind.SCHEME: put_scheme_in_force,
    Kind.MECHANISM: put_mechanism_in_force,
}  # fmt: skip
_FOLDERS = {
    Kind.LIGHTS: ("bihuan.loop.evaluate", "packs"), Kind.LADDER: ("bihuan.loop.feedback", "ladders"),
    Kind.SCHEME: ("bihuan.loop.evaluate", "schemes"),
}  # fmt: skip
_BY_DEFAULT = {Kind.LIGHTS: "default", Kind.LADDER: "default"}


class Rules(NamedTuple):
    """One set of rules, as it stands in a list. `since` None: it came with the program."""

    kind: str
    name: str
    since: date | None
    text: str
    state: str
    """in_force, to_come, former or brought."""

    @property
    def state_word(self) -> str:
        """For the reader."""
        return named("rules", self.state)

    @property
    def title(self) -> str:
        """What a mechanism is called; others go by their id alone."""
        known = mechanisms().get(self.name) if self.kind is Kind.MECHANISM else None
        return known.label[english()] if known else ""


@cache
def brought(kind: Kind) -> dict[str, str]:
    """The TOML of those that come with the program, by id."""
    if kind is Kind.MECHANISM:
        return {name: text_of(name) for name in mechanisms()}
    package, folder = _FOLDERS[kind]
    paths = sorted(files(package).joinpath(folder).iterdir(), key=lambda path: (path.name != "default.toml", path.name))
    texts = [path.read_text(encoding="utf-8") for path in paths if path.name.endswith(".toml")]
    return {checked(kind, text).id: text for text in texts}


def rules_of(place: Place, kind: Kind, kept: Sequence[Rulebook], day: date) -> list[Rules]:
    """Those in force first, then those to come, those that were, and those to choose from."""
    rows = _own(place, kind, kept, day)
    told, seen = [], set[str]()
    for row in rows:
        key = row.name if kind is Kind.MECHANISM else ""
        state = "to_come" if row.since > day else "former" if key in seen else "in_force"
        seen |= {key} if state == "in_force" else set()
        told.append(Rules(kind, row.name, row.since, row.text, state))
    for name, text in brought(kind).items():
        holds = name not in seen if kind is Kind.MECHANISM else "" not in seen and _BY_DEFAULT.get(kind) == name
        told.append(Rules(kind, name, None, text, "in_force" if holds else "brought"))
    order = ("in_force", "to_come", "former", "brought")
    return sorted(told, key=lambda rules: order.index(rules.state))


def _own(place: Place, kind: Kind, kept: Sequence[Rulebook], day: date) -> list[Rulebook]:
    """The newest first; a district goes by its city's until one of its own has begun."""
    rows = [row for row in kept if row.kind == kind]
    own = [row for row in rows if row.place_id == place.pk]
    return own if any(row.since <= day for row in own) else rows


def _kept(place: Place) -> list[Rulebook]:
    places = [place.pk, *([place.parent_id] if place.parent_id else [])]
    return list(Rulebook.objects.filter(place__in=places).order_by("-since", "-pk"))


@desk(*STAFF)
def listed(request: HttpRequest) -> HttpResponse:
    """What holds today, by kind."""
    place = acting(request).post.unit.place
    kept = _kept(place)
    kinds = [(kind.value, named("rules", kind), rules_of(place, kind, kept, today())) for kind in Kind]
    return managed(request, "rules.html", {"kinds": kinds})


@desk(*STAFF)
def one(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """Every version of one set of rules, with its TOML."""
    place = acting(request).post.unit.place
    rows = [row for row in rules_of(place, _kind(kind), _kept(place), today()) if row.name == name]
    if not rows:
        raise Http404
    given = {"kind": kind, "kind_word": named("rules", kind), "name": name, "rows": rows}
    return managed(request, "rules_one.html", given)


@desk(*STAFF)
def new(request: HttpRequest) -> HttpResponse:
    """Paste rules, check them, put them in force."""
    kind, name = request.GET.get("kind", Kind.LIGHTS), request.GET.get("from", "")
    given: dict[str, Any] = {
        "kinds": _kinds(), "kind": kind, "since": today().isoformat(), "text": _text(request, kind, name), "most": LONGEST,
    }  # fmt: skip
    if request.method != "POST":
        return managed(request, "rules_new.html", given)
    sent = request.POST
    given |= {"kind": sent.get("kind", ""), "since": sent.get("since", ""), "text": sent.get("text", "")}
    try:
        return _put(request, given)
    except NotAllowed as refusal:
        return managed(request, "rules_new.html", {**given, "error": said(refusal)}, status=409)


def _put(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    by, _, on = asker(request)
    kind = Kind(one_of(given["kind"], _kinds(), word("manage_rules_kind")))
    rules = checked(kind, given["text"])
    if request.POST.get("do") != "put":
        return managed(request, "rules_new.html", {**given, "fits": word("manage_rules_fit").format(name=rules.id)})
    since, place = day_of(given["since"]), by.post.unit.place
    row = PUT[kind](place=place, text=given["text"], since=since, person=by.person, post=by.post, on=on)
    address = f"/manage/rules/{kind}/{row.name}/" if _is_plain(row.name) else "/manage/rules/"
    return done(request, address, "manage_done_rules", name=row.name, day=since.isoformat())


def _text(request: HttpRequest, kind: str, name: str) -> str:
    """The newest of that name, to begin with."""
    if not name or kind not in Kind.values:
        return ""
    place = acting(request).post.unit.place
    rows = rules_of(place, Kind(kind), _kept(place), today())
    return next((row.text for row in rows if row.name == name), "")


def _kind(code: str) -> Kind:
    if code not in Kind.values:
        raise Http404
    return Kind(code)


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, named("rules", kind)) for kind in Kind]


def _is_plain(name: str) -> bool:
    return "/" not in name and name.strip(".") != ""


PATHS: list[URLPattern] = [
    path("manage/rules/", listed, name="manage_rules"),
    path("manage/rules/new/", new, name="manage_rules_new"),
    path("manage/rules/<str:kind>/<str:name>/", one, name="manage_rules_one"),
]

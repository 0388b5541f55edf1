"""The fields of an act's form: from the body that the API describes for it, with the choices that the state gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from bihuan.api.acts import DOINGS
from bihuan.loop.advance.queries import next_report
from bihuan.loop.commitments.lateness import period_due
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import BESIDE, STAGES, Act, Judgement
from bihuan.loop.feedback.rules_in_force import ladder_of
from bihuan.organisation.models import Post, Role, Unit, UnitKind
from bihuan.site.today import today
from bihuan.site.wording import coded, english, word

NOT_HERE = {Act.BREAK_DOWN, Act.SET_MILESTONES, Act.SPLIT_TARGET}
"""Done on the breakdown's page of the promise, where several lines stand together."""
_KINDS = {
    "evidence": "files", "accepted": "check", "urgent": "check", "period": "period", "value": "figure", "words": "long",
    "reason": "long", "problem": "long", "opinion": "long", "next": "long", "due": "day", "to": "day", "until": "day",
}  # fmt: skip
Options = list[tuple[str, str]]


class Field(NamedTuple):
    """One field. `kind`: text, long, day, figure, period, choice, choices, files, check, hidden; secret is never shown again."""

    name: str
    label: str
    kind: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    hint: str = ""


def fields_of(act: Act, row: Commitment, state: State) -> list[Field]:
    """In the order in which the body has them."""
    body = DOINGS[act].body
    filled = _filled(act, row, state)
    fields = []
    for name, part in body.model_fields.items():
        kind, options = _kind(act, name, row, state)
        fields.append(
            Field(name, _label(name), kind, filled.get(name, ""), tuple(options), part.is_required(), _hint(name))
        )
    return fields


def _label(name: str) -> str:
    try:
        return coded("key", name)
    except KeyError:
        return word(f"field_{name}")


def _hint(name: str) -> str:
    return word("hint_files") if name == "evidence" else ""


def _kind(act: Act, name: str, row: Commitment, state: State) -> tuple[str, Options]:
    if name in ("instruction", "blocker"):
        rows: Mapping[str, Any] = state.instructions if name == "instruction" else state.blockers
        return ("hidden", []) if act in (Act.INSTRUCT, Act.BLOCK) else ("choice", _open(rows.items()))
    if name in _CHOICES:
        return "choice", _CHOICES[name](row, state)
    if name == "units":
        return "choices", _units(row)
    return _KINDS.get(name, "text"), []


def _filled(act: Act, row: Commitment, state: State) -> dict[str, str]:
    """What is known already: the last report's words, the next free number."""
    if act is Act.REPORT:
        last = next_report(row, period_due(today()))
        return {key: str(value or "") for key, value in last.items()}
    if act is Act.OBSERVE:
        return {"period": period_due(today()), "source": next((t["source"] or "" for t in state.targets.values()), "")}
    if act is Act.INSTRUCT:
        return {"instruction": f"{today():%m%d}-{len(state.instructions) + 1}"}
    if act is Act.BLOCK:
        return {"blocker": f"{len(state.blockers) + 1}-{today():%m%d}"}
    return {}


def _units(row: Commitment) -> Options:
    rows = Unit.objects.filter(place=row.place).order_by("pk") | Unit.objects.filter(
        place__parent=row.place, kind=UnitKind.DISTRICT
    )
    return [(str(unit.pk), str(unit)) for unit in rows.order_by("pk")]


def _posts(row: Commitment, *roles: Role) -> Options:
    rows = Post.objects.filter(unit__place=row.place, role__in=roles).select_related("unit").order_by("unit_id", "pk")
    return [(str(post.pk), str(post)) for post in rows]


def _objectable(row: Commitment, state: State) -> Options:
    notices = [
        (f"notice:{name}", f"{word('notice')} {name}") for name, n in state.notices.items() if not n["withdrawn"]
    ]
    return [
        *notices,
        *([("verdict", coded("key", "verdict"))] if state.verdict else []),
        ("light", word("todays_light")),
    ]


def _open(rows: Iterable[tuple[str, Any]]) -> Options:
    return [(name, f"{name} · {row['words'][:30]}") for name, row in rows]


_CHOICES: dict[str, Callable[[Commitment, State], Options]] = {
    "target": lambda row, s: [(name, f"{t['measure']} {t['value']}{t['unit']}") for name, t in s.targets.items()],
    "milestone": lambda row, s: [(m["name"], f"{m['name']} {m['due']}") for m in s.milestones if m["reached"] is None],
    "notice": lambda row, s: _open(
        (k, n) for k, n in s.notices.items() if n["answered"] is None and not n["withdrawn"]
    ),
    "objection": lambda row, s: _open((k, o) for k, o in s.objections.items() if o["decided"] is None),
    "dispute": lambda row, s: _open((k, d) for k, d in s.disputes.items() if d["decided"] is None),
    "against": _objectable,
    "grade": lambda row, s: [(step.grade, step.label[english()]) for step in ladder_of(row.place, today()).steps],
    "judgement": lambda row, s: [(str(code), coded("judgement", code)) for code in Judgement],
    "stage": lambda row, s: [(stage, stage) for stage in (*STAGES, *BESIDE)],
    "unit": lambda row, s: _units(row),
    "post": lambda row, s: _posts(row, Role.UNIT, Role.LEADER),
    "relation": lambda row, s: [
        (code, word(f"relation_{code}")) for code in ("at_least", "exact", "more_than", "at_most", "less_than", "about")
    ],
}

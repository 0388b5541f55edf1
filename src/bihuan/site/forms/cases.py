"""The fields of a step's form, from what its mechanism says it carries; and what was sent, as the step's data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpRequest

from bihuan.loop.evidence import keep
from bihuan.loop.mechanisms.case import CaseState
from bihuan.loop.mechanisms.effects import carried
from bihuan.loop.mechanisms.kinds import KEYS
from bihuan.loop.mechanisms.labels import key_label
from bihuan.loop.mechanisms.shape import Mechanism, Step
from bihuan.organisation.models import Place, Post, Role, Unit
from bihuan.site.forms.acts import Field
from bihuan.site.wording import english, word

_KINDS = {"day": "day", "number": "figure", "files": "files", "shares": "long"}
LONG = ("words",)


def fields_of_step(m: Mechanism, step: Step, state: CaseState | None, place: Place) -> list[Field]:
    """What must be given first, then what may be, then the reason."""
    must = carried(m, step)
    may = [key for key in (*step.may_carry, "words", "evidence") if key not in must]
    named = [_field(m, step, key, state, place, required=key in must) for key in (*must, *may)]
    needs = any(call.name == "reason" for call in step.needs)
    return [*named, Field("reason", word("field_reason"), "long", required=needs)]


def _field(m: Mechanism, step: Step, key: str, state: CaseState | None, place: Place, *, required: bool) -> Field:
    label = key_label(m, key)[english()]
    kind = m.fields[key].kind if key in m.fields else KEYS.get(key, "text")
    if kind == "id":
        return Field(key, label, "choice", "", tuple(_people(key, place)), required)
    options = _options(m, step, key, state)
    if options:
        return Field(key, label, "choice", "", options, required)
    hint = (
        word("hint_shares")
        if kind == "shares"
        else word("hint_commitment")
        if key == "commitment"
        else word("hint_files")
        if kind == "files"
        else ""
    )
    return Field(key, label, _KINDS.get(kind, "long" if key in LONG else "text"), "", (), required, hint)


def _people(key: str, place: Place) -> list[tuple[str, str]]:
    if key == "unit":
        return [(str(unit.pk), str(unit)) for unit in Unit.objects.filter(place=place).order_by("pk")]
    posts = Post.objects.filter(unit__place=place, role=Role.LEADER).select_related("unit").order_by("pk")
    return [(str(post.pk), str(post)) for post in posts]


def _options(m: Mechanism, step: Step, key: str, state: CaseState | None) -> tuple[tuple[str, str], ...]:
    field = m.fields.get(key)
    if field and field.values:
        return tuple((code, words[english()]) for code, words in field.values.items())
    of = next((call.of for call in step.does if call.name == "decide"), "")
    if of and key == "outcome":
        return tuple((code, words[english()]) for code, words in m.parallels[of].outcomes.items())
    if of and key == "item" and state:
        return tuple((name, name) for name, row in state.parallels.get(of, {}).items() if row["decided"] is None)
    if key == "paper" and state and any(call.name == "deliver_paper" for call in step.does):
        return tuple((name, name) for name, row in state.papers.items() if row["delivered"] is None)
    return ()


def data_of(request: HttpRequest, m: Mechanism, fields: list[Field], folder: Path) -> dict[str, Any]:
    """What was sent. Files are kept on the way; what does not fit is left for the mechanism to refuse."""
    data: dict[str, Any] = {}
    for field in fields:
        if field.name == "reason":
            continue
        if field.kind == "files":
            kept = [
                keep(folder, file.read(), file.name or "file").sha256 for file in request.FILES.getlist(field.name)[:20]
            ]
            data |= {field.name: kept} if kept else {}
            continue
        value = request.POST.get(field.name, "").strip()[:4_000]
        if value:
            data[field.name] = _read(m, field.name, value)
    return data


def _read(m: Mechanism, key: str, value: str) -> Any:
    kind = m.fields[key].kind if key in m.fields else KEYS.get(key, "text")
    if kind in ("id", "days"):
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 15 else value
    if kind == "shares":
        pairs = [line.replace("：", ":").rsplit(":", 1) for line in value.splitlines() if line.strip()]
        return {pair[0].strip(): pair[-1].strip() for pair in pairs}
    return value.replace(",", "") if kind == "number" else value

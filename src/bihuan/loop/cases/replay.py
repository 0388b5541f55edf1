"""What `verify` asks of the chain of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bihuan.history.models import Entry
from bihuan.loop.cases.models import Case, MechanismText
from bihuan.loop.cases.perform import evolved, store
from bihuan.loop.cases.rules_in_force import read_kept
from bihuan.loop.commitments.verify import Kind
from bihuan.loop.mechanisms.case import CaseState

_COLUMNS = ("state", "stage", "unit_id", "due", "commitment_id", "seq", "head")


def _stored() -> dict[str, Case]:
    return {row.subject: row for row in Case.objects.select_related("version").iterator(2_000)}


def _evolve(state: CaseState | None, entry: Entry) -> CaseState:
    version = entry.data["version"] if state is None else state.version
    return evolved(read_kept(MechanismText.objects.get(pk=version)), state, entry)


def _expected(row: Any, state: CaseState, last: Entry) -> Mapping[str, Any]:
    expected = Case(pk=row.pk)
    store(expected, state, last)
    return {name: getattr(expected, name) for name in _COLUMNS}


CASES = Kind("case:", _stored, _evolve, _expected)

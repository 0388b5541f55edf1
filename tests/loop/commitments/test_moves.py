"""The table of moves is whole: every act, every status, every word."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from bihuan.loop.commitments.labels import label
from bihuan.loop.commitments.moves import MOVES
from bihuan.loop.commitments.words import Act, Judgement, Part, Status, Verdict
from tests.conftest import ROOT

LABELS = tomllib.loads((ROOT / "src/bihuan/loop/commitments/labels.toml").read_text(encoding="utf-8"))


def test_it_has_one_move_for_every_act_but_the_first() -> None:
    assert sorted(move.act for move in MOVES) == sorted(set(Act) - {Act.DRAFT})


def test_it_reaches_every_status_and_leaves_all_but_one() -> None:
    reached, waiting = {Status.DRAFTED}, [Status.DRAFTED]
    while waiting:
        status = waiting.pop()
        for move in MOVES:
            if status in move.frm and move.to and move.to not in reached:
                reached.add(move.to)
                waiting.append(move.to)
    assert reached == set(Status)
    left = {status for move in MOVES if move.to for status in move.frm if move.to != status}
    assert set(Status) - left == {Status.WITHDRAWN}


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("act", Act), ("status", Status), ("part", Part), ("judgement", Judgement), ("verdict", Verdict)],
)
def test_it_has_a_label_for_every_code_and_a_code_for_every_label(kind: str, codes: Any) -> None:
    assert set(LABELS[kind]) == {str(code) for code in codes}
    assert all(len(row) == 2 and all(row) for row in LABELS[kind].values())


def test_it_has_a_label_for_every_key_that_is_asked_for() -> None:
    assert {key for move in MOVES for key in move.carries} - {"unit"} <= set(LABELS["key"])
    assert label("key", "due") == ("日期", "date")

"""One commitment from its draft to its closing, and what guards its history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from bihuan.history.models import Entry
from bihuan.loop.advance.acts import attach_files
from bihuan.loop.commitments.perform import perform
from bihuan.loop.commitments.replay import state_on
from bihuan.loop.commitments.roots import seal
from bihuan.loop.commitments.verify import verify
from bihuan.loop.commitments.words import Act
from bihuan.loop.evidence import open_kept
from bihuan.refusals import NotAllowed
from tests.loop.cast import gather, under_way

pytestmark = pytest.mark.django_db


def test_it_goes_from_draft_to_closing_and_every_chain_fits() -> None:
    cast = gather()
    row = under_way(cast)
    day = date(2026, 6, 1)
    perform(row, Act.REPORT, by=cast.lead, on=day, data={"period": "2026-05", "words": "已建成12个"})
    perform(
        row,
        Act.OBSERVE,
        by=cast.lead,
        on=day,
        data={"target": "q1", "value": "12", "period": "2026-05", "source": "现场统计"},
    )
    perform(row, Act.ATTACH, by=cast.lead, on=day, data={"evidence": ["0" * 64]})
    with pytest.raises(NotAllowed, match="未达到20个"):
        perform(row, Act.COMPLETE, by=cast.lead, on=day, data={"words": "全部建成"})
    perform(
        row,
        Act.OBSERVE,
        by=cast.lead,
        on=day,
        data={"target": "q1", "value": "20", "period": "2026-09", "source": "现场统计"},
    )
    perform(row, Act.COMPLETE, by=cast.lead, on=day, data={"words": "全部建成"})
    perform(row, Act.VERIFY, by=cast.inspector, on=day, data={"words": "现场核查属实"})
    perform(row, Act.CLOSE, by=cast.inspector, on=day)
    assert row.status == "closed"
    seal(day)
    assert verify().faults == []
    past = state_on(row.subject, date(2026, 1, 31))
    assert past is not None
    assert past.status == "under_way"


def test_it_leaves_no_trace_of_a_refused_act() -> None:
    cast = gather()
    row = under_way(cast)
    before = (Entry.objects.count(), row.state, row.head)
    with pytest.raises(NotAllowed, match="牵头单位"):
        perform(row, Act.COMPLETE, by=cast.other, on=date(2026, 5, 1), data={"words": "x"})
    row.refresh_from_db()
    assert (Entry.objects.count(), row.state, row.head) == before


def test_it_keeps_files_behind_a_commitment(tmp_path: Path) -> None:
    cast = gather()
    row = under_way(cast)
    kept = attach_files(
        row, files=[("台账.txt", "已建成12个".encode())], folder=tmp_path, by=cast.lead, on=date(2026, 6, 1)
    )
    entry = Entry.objects.get(subject=row.subject, act="attach")
    assert entry.data["files"][0]["name"] == "台账.txt"
    assert open_kept(tmp_path, entry.data["evidence"][0]).decode() == "已建成12个"
    assert (row.now().evidence, verify().faults) == (1, [])
    with pytest.raises(NotAllowed, match="损坏"):
        attach_files(
            row,
            files=[("a.zip", b"PK\x03\x04" + kept[0].sha256.encode())],
            folder=tmp_path,
            by=cast.lead,
            on=date(2026, 6, 1),
        )


@pytest.mark.parametrize("deed", ["UPDATE history_entry SET reason = 'x'", "DELETE FROM history_entry"])
def test_it_is_kept_by_the_database_itself(deed: str) -> None:
    under_way(gather())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)

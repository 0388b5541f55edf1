"""Whatever is changed by hand, with the triggers down, is found and named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from bihuan.history.models import Entry
from bihuan.history.triggers import names
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import perform
from bihuan.loop.commitments.roots import seal
from bihuan.loop.commitments.verify import verify
from bihuan.loop.commitments.words import Act
from tests.loop.cast import gather, under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def life() -> Commitment:
    cast = gather()
    row = under_way(cast)
    for month in (3, 4, 5):
        data = {"period": f"2026-{month:02d}", "words": f"{month}月建成{month}个"}
        perform(row, Act.REPORT, by=cast.lead, on=date(2026, month, 28), data=data)
        seal(date(2026, month, 28))
    assert verify().faults == []
    return row


def by_hand(deed: str, *values: object) -> None:
    """What somebody with the database's password might do."""
    with connection.cursor() as cursor:
        for trigger, table in names(connection.vendor):
            cursor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        cursor.execute(deed, values)


@pytest.mark.parametrize(
    "change",
    [
        lambda e: by_hand("UPDATE history_entry SET reason = 'x' WHERE number = %s", e.number),
        lambda e: by_hand("UPDATE history_entry SET hash = %s WHERE number = %s", "0" * 64, e.number),
        lambda e: by_hand("UPDATE history_entry SET before = %s WHERE number = %s", "1" * 64, e.number),
        lambda e: by_hand("UPDATE history_entry SET person = person + 1 WHERE number = %s", e.number),
        lambda e: by_hand("UPDATE history_entry SET \"on\" = '2026-01-01' WHERE number = %s", e.number),
        lambda e: by_hand("UPDATE history_entry SET data = %s WHERE number = %s", '{"period":"2026-04","words":"4月建成9个"}', e.number),
        lambda e: by_hand("DELETE FROM history_entry WHERE number = %s", e.number),
    ],
)  # fmt: skip
def test_it_names_the_first_entry_that_does_not_fit(life: Commitment, change: Callable[[Entry], None]) -> None:
    entry = Entry.objects.get(subject=life.subject, data__period="2026-04")
    change(entry)
    faults = verify().faults
    first = next(fault for fault in faults if fault.subject == life.subject)
    assert first.seq in (entry.seq, entry.seq + 1)
    assert len([fault for fault in faults if fault.subject.startswith("table:")]) == 4


def test_it_finds_a_stored_state_that_was_changed(life: Commitment) -> None:
    Commitment.objects.filter(pk=life.pk).update(status="closed")
    (fault,) = verify().faults
    assert (fault.subject, "status" in fault.en) == (life.subject, True)


def test_it_finds_a_commitment_whose_history_is_gone(life: Commitment) -> None:
    by_hand("DELETE FROM history_entry WHERE subject = %s", life.subject)
    assert life.subject in {fault.subject for fault in verify().faults}


def test_it_finds_a_day_that_was_sealed_anew(life: Commitment) -> None:
    by_hand("UPDATE history_dayroot SET root = %s WHERE day = '2026-04-28'", "0" * 64)
    assert "day:2026-04-28" in {fault.subject for fault in verify().faults}
    assert life.status == "under_way"

"""Replays every chain and says what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection

from bihuan.history.chain import FIRST, hash_of, root_of
from bihuan.history.models import DayRoot, Entry
from bihuan.history.triggers import names
from bihuan.loop.commitments.evolve import evolve
from bihuan.loop.commitments.models import Commitment, subject_of
from bihuan.loop.commitments.perform import happened, store
from bihuan.loop.commitments.state import State

_CHUNK = 5_000
_COLUMNS = ("state", "status", "lead_unit_id", "due", "sort_due", "seq", "head")


class Kind(NamedTuple):
    """A kind of subject whose state is stored beside its chain."""

    prefix: str
    stored: Callable[[], Mapping[str, Any]]
    """By subject, the rows."""
    evolve: Callable[[Any, Entry], Any]
    """The state after an entry; None before the first."""
    expected: Callable[[Any, Any, Entry], Mapping[str, Any]]
    """What a row's columns must be, by the state and its last entry."""


def _expected(row: Any, state: State, last: Entry) -> Mapping[str, Any]:
    expected = Commitment(pk=row.pk)
    store(expected, state, last)
    return {name: getattr(expected, name) for name in _COLUMNS}


KINDS = [
    Kind(
        "commitment:", lambda: {subject_of(row.pk): row for row in Commitment.objects.iterator(_CHUNK)},
        lambda state, entry: evolve(state, happened(entry)), _expected,
    )
]  # fmt: skip
"""Others are added by the apps that bring them."""


class Fault(NamedTuple):
    """One thing that does not fit: whose, at which entry (0: none), and what, in both languages."""

    subject: str
    seq: int
    zh: str
    en: str


class Verdict(NamedTuple):
    """What a verification looked at, and what it found."""

    subjects: int
    entries: int
    roots: int
    faults: list[Fault]


def verify(progress: Callable[[int], None] = lambda count: None) -> Verdict:
    """Every chain, every stored state, every day's root, every trigger, as they stand at one moment while others go on acting.

    `progress` hears how many entries were read.
    """
    with _one_moment():
        return _verify(progress)


@contextmanager
def _one_moment() -> Iterator[None]:
    """A snapshot for reading, which keeps no writer waiting. Inside a transaction that is there already, that one."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def _verify(progress: Callable[[int], None]) -> Verdict:
    faults = _missing_triggers()
    stored = {subject: row for kind in KINDS for subject, row in kind.stored().items()}
    subjects = count = 0
    rows = Entry.objects.order_by("subject", "seq").iterator(_CHUNK)
    for subject, entries in groupby(rows, key=lambda entry: entry.subject):
        subjects += 1
        kind = next((kind for kind in KINDS if subject.startswith(kind.prefix)), None)
        replayed = _Replay(subject, kind)
        for entry in entries:
            count += 1
            replayed.take(entry)
            if count % _CHUNK == 0:
                progress(count)
        faults += replayed.faults
        if kind:
            faults += _against_stored(replayed, kind, stored.pop(subject, None))
    faults += [
        Fault(subject, 0, "没有任何历史记录", "has no history at all") for subject, row in stored.items() if row.seq
    ]
    progress(count)
    checked = list(_roots())
    return Verdict(subjects, count, len(checked), [*faults, *(fault for fault in checked if fault)])


class _Replay:
    """One chain as far as it was read. After its first fault it is not followed further."""

    def __init__(self, subject: str, kind: Kind | None) -> None:
        self.subject = subject
        self.kind = kind
        self.seq = 0
        self.head = FIRST
        self.state: Any = None
        self.last: Entry | None = None
        self.faults: list[Fault] = []

    def take(self, entry: Entry) -> None:
        if self.faults:
            return
        if entry.seq != self.seq + 1:
            self._fault(
                entry, f"应为第{self.seq + 1}条，中间缺少记录", f"should be entry {self.seq + 1}; some are missing"
            )
        elif entry.before != self.head:
            self._fault(entry, "与前一条记录的哈希接不上", "does not carry the hash of the one before")
        elif hash_of(entry.record()) != entry.hash:
            self._fault(entry, "内容与自己的哈希不符", "does not fit its own hash")
        elif self.kind:
            self._evolve(self.kind, entry)
        self.seq, self.head, self.last = entry.seq, entry.hash, entry

    def _evolve(self, kind: Kind, entry: Entry) -> None:
        try:
            self.state = kind.evolve(self.state, entry)
        except (KeyError, ValueError, TypeError) as error:
            self._fault(entry, f"无法重放（{error}）", f"cannot be replayed ({error})")

    def _fault(self, entry: Entry, zh: str, en: str) -> None:
        self.faults.append(Fault(self.subject, entry.seq, zh, en))


def _against_stored(replayed: _Replay, kind: Kind, row: Any) -> list[Fault]:
    if replayed.faults:
        return []
    if row is None:
        return [
            Fault(replayed.subject, replayed.seq, "有历史而没有对应的记录", "has a history and no record of its own")
        ]
    if replayed.state is None or replayed.last is None:
        return []
    expected = kind.expected(row, replayed.state, replayed.last)
    wrong = [name for name, value in expected.items() if value != getattr(row, name)]
    if not wrong:
        return []
    names_wrong = ", ".join(wrong)
    return [
        Fault(
            replayed.subject,
            replayed.seq,
            f"存储的状态与历史不符（{names_wrong}）",
            f"the stored state does not fit its history ({names_wrong})",
        )
    ]


def _roots() -> Iterator[Fault | None]:
    """Each day's root recomputed from the entries it covers."""
    roots = list(DayRoot.objects.order_by("last"))
    heads: dict[str, str] = {}
    rows = (
        iter(Entry.objects.order_by("number").values_list("number", "subject", "hash").iterator(_CHUNK))
        if roots
        else iter(())
    )
    waiting = next(rows, None)
    for root in roots:
        while waiting and waiting[0] <= root.last:
            heads[waiting[1]] = waiting[2]
            waiting = next(rows, None)
        if root.chains != len(heads) or root.root != root_of(heads.items()):
            yield Fault(f"day:{root.day}", 0, "当日总根与历史不符", "the day's root does not fit the history")
        else:
            yield None


def _missing_triggers() -> list[Fault]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        there = {row[0] for row in cursor.fetchall()}
    return [
        Fault(f"table:{table}", 0, f"缺少防改触发器{name}", f"the trigger {name} that guards it is gone")
        for name, table in names(connection.vendor)
        if name not in there
    ]

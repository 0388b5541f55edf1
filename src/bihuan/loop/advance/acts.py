"""The acts of the year: reports, evidence, figures, stages, blockers, instructions, more time. Each is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.loop.evidence import Kept, keep
from bihuan.organisation.models import Unit


def report(
    commitment: Commitment,
    *,
    period: str,
    words: str,
    by: By,
    on: date,
    figure: str | None = None,
    problem: str = "",
    next_step: str = "",
) -> Entry:
    """Report progress for a period (2026-03, 2026-Q1): how far, what hinders, what comes next."""
    data = {"period": period, "words": words, "figure": figure, "problem": problem, "next": next_step}
    return perform(commitment, Act.REPORT, by=by, on=on, data=data)


def attach(commitment: Commitment, *, evidence: Sequence[str], by: By, on: date, words: str = "") -> Entry:
    """Put evidence files behind it, named by their hashes (loop/evidence)."""
    return perform(commitment, Act.ATTACH, by=by, on=on, data={"evidence": list(evidence), "words": words})


def attach_files(
    commitment: Commitment, *, files: Sequence[tuple[str, bytes]], folder: Path, by: By, on: date, words: str = ""
) -> list[Kept]:
    """Check, clean and keep files under `folder` (name, bytes each), and put them behind the commitment."""
    kept = [keep(folder, data, name) for name, data in files]
    told = [
        {"sha256": one.sha256, "name": one.name, "kind": one.kind, "taken": one.taken, "picture_hash": one.picture_hash}
        for one in kept
    ]
    data = {"evidence": [one.sha256 for one in kept], "files": told, "words": words}
    perform(commitment, Act.ATTACH, by=by, on=on, data=data)
    return kept


def observe(
    commitment: Commitment,
    *,
    target: str,
    value: Decimal,
    period: str,
    source: str,
    by: By,
    on: date,
    method: str = "",
) -> Entry:
    """Hand in the actual of a target for a period, with where it comes from and how it was counted."""
    data = {"target": target, "value": f"{value:f}", "period": period, "source": source, "method": method}
    return perform(commitment, Act.OBSERVE, by=by, on=on, data=data)


def reach_stage(
    commitment: Commitment, *, project: str, stage: str, evidence: Sequence[str], by: By, on: date, reason: str = ""
) -> Entry:
    """A project reaches a stage of its life; none without its evidence."""
    data = {"project": project, "stage": stage, "evidence": list(evidence)}
    return perform(commitment, Act.REACH_STAGE, by=by, on=on, data=data, reason=reason)


def reach_milestone(commitment: Commitment, *, milestone: str, evidence: Sequence[str], by: By, on: date) -> Entry:
    """A checkpoint is reached."""
    return perform(
        commitment, Act.REACH_MILESTONE, by=by, on=on, data={"milestone": milestone, "evidence": list(evidence)}
    )


def instruct(commitment: Commitment, *, instruction: str, words: str, due: date, by: By, on: date) -> Entry:
    """A leader's instruction (批示), with the day an answer is due. `instruction` is its number."""
    data = {"instruction": instruction, "words": words, "due": due.isoformat()}
    return perform(commitment, Act.INSTRUCT, by=by, on=on, data=data)


def answer(commitment: Commitment, *, instruction: str, words: str, by: By, on: date) -> Entry:
    """The unit answers an instruction."""
    return perform(commitment, Act.ANSWER, by=by, on=on, data={"instruction": instruction, "words": words})


def block(commitment: Commitment, *, blocker: str, unit: Unit, words: str, by: By, on: date) -> Entry:
    """Name the unit without which it does not go on; the clock's pressure moves there."""
    return perform(commitment, Act.BLOCK, by=by, on=on, data={"blocker": blocker, "unit": unit.pk, "words": words})


def unblock(commitment: Commitment, *, blocker: str, words: str, by: By, on: date) -> Entry:
    """A blocker is out of the way."""
    return perform(commitment, Act.UNBLOCK, by=by, on=on, data={"blocker": blocker, "words": words})


def ask_extension(commitment: Commitment, *, to: date, reason: str, by: By, on: date) -> Entry:
    """Ask for more time, before it has run out."""
    return perform(commitment, Act.ASK_EXTENSION, by=by, on=on, data={"to": to.isoformat()}, reason=reason)


def check_extension(commitment: Commitment, *, opinion: str, by: By, on: date) -> Entry:
    """An inspector looks at it first."""
    return perform(commitment, Act.CHECK_EXTENSION, by=by, on=on, data={"opinion": opinion})


def grant_extension(commitment: Commitment, *, by: By, on: date) -> Entry:
    """A leader grants it; the first date stays beside the new one."""
    return perform(commitment, Act.GRANT_EXTENSION, by=by, on=on)


def refuse_extension(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """It is not granted, and why."""
    return perform(commitment, Act.REFUSE_EXTENSION, by=by, on=on, reason=reason)


def hold(commitment: Commitment, *, until: date, reason: str, by: By, on: date) -> Entry:
    """Put on hold (挂账): seasonal or blocked."""
    return perform(commitment, Act.HOLD, by=by, on=on, data={"until": until.isoformat()}, reason=reason)


def suspend(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """Stop work on it (中止)."""
    return perform(commitment, Act.SUSPEND, by=by, on=on, reason=reason)


def resume(commitment: Commitment, *, by: By, on: date) -> Entry:
    """Go on after a hold or a suspension."""
    return perform(commitment, Act.RESUME, by=by, on=on)


def change_target(commitment: Commitment, *, target: str, value: Decimal, reason: str, by: By, on: date) -> Entry:
    """Change a target; the first one stays beside it."""
    return perform(
        commitment, Act.CHANGE_TARGET, by=by, on=on, data={"target": target, "value": str(value)}, reason=reason
    )


def complete(commitment: Commitment, *, words: str, by: By, on: date) -> Entry:
    """The unit claims completion (办结)."""
    return perform(commitment, Act.COMPLETE, by=by, on=on, data={"words": words})


def verify(commitment: Commitment, *, words: str, by: By, on: date) -> Entry:
    """The supervision office has verified the facts (核查)."""
    return perform(commitment, Act.VERIFY, by=by, on=on, data={"words": words})


def refuse_completion(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """The facts do not bear the claim out."""
    return perform(commitment, Act.REFUSE_COMPLETION, by=by, on=on, reason=reason)


def close(commitment: Commitment, *, by: By, on: date) -> Entry:
    """Close the file (销号)."""
    return perform(commitment, Act.CLOSE, by=by, on=on)


def reopen(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """Open it again, and why."""
    return perform(commitment, Act.REOPEN, by=by, on=on, reason=reason)

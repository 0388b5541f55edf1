"""Ranking boards of a place: units by how far their projects, or their matters, are."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from enum import StrEnum

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import STAGES, Status
from bihuan.loop.evaluate.boards import Entrant, Place, board
from bihuan.organisation.models import Place as City


class Stage(StrEnum):
    """What is compared: projects begun, in production, entered above scale; and matters done."""

    START = "start"
    PRODUCTION = "production"
    ENTRY = "entry"
    DONE = "done"


_FROM = {Stage.START: "开工", Stage.PRODUCTION: "投产", Stage.ENTRY: "入规"}


def board_of(place: City, year: int, stage: Stage) -> list[Place]:
    """Units that lead, each with what it has reached of what it leads."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for row in Commitment.objects.filter(place=place, year=year, lead_unit__isnull=False).select_related("lead_unit"):
        if row.status in (Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN):
            continue
        if stage is Stage.DONE:
            counts[str(row.lead_unit)].append(row.status in (Status.VERIFIED, Status.CLOSED))
        else:
            counts[str(row.lead_unit)] += [_reached(at, _FROM[stage]) for at in row.now().stages.values()]
    return board(
        Entrant(unit, Decimal(sum(reached)), Decimal(len(reached)), len(reached)) for unit, reached in counts.items()
    )


def _reached(at: str, stage: str) -> bool:
    return at in STAGES and STAGES.index(at) >= STAGES.index(stage)

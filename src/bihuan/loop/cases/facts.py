"""What a step's checks need to know of other records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bihuan.loop.cases.models import Case
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Status
from bihuan.loop.mechanisms.listings import all_listed
from bihuan.organisation.models import Place

_NOT_DEPLOYED = (Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN)


def facts_for(place: Place, data: Mapping[str, Any], row: Case | None, mechanism: str, on: date) -> dict[str, Any]:
    """`deployed`: the linked commitment, if it was issued; `listed`: the black lists of the place's cases."""
    linked = {data.get("commitment"), row.commitment_id if row else None} - {None}
    ids = [pk for pk in linked if isinstance(pk, int)]
    deployed = Commitment.objects.filter(pk__in=ids, place=place).exclude(status__in=_NOT_DEPLOYED)
    others = Case.objects.filter(place=place, mechanism=mechanism).exclude(state__listed={})
    return {
        "deployed": list(deployed.values_list("pk", flat=True)),
        "listed": all_listed([case.now() for case in others], on.isoformat()),
    }

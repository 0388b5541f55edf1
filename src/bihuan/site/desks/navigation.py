"""Where one can go, by role."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest

from bihuan.organisation.models import Role
from bihuan.site.wording import word


class Desk(NamedTuple):
    """A place to go."""

    url: str
    words: str
    here: bool


DESKS: dict[str, tuple[tuple[str, str], ...]] = {
    Role.SUPERVISION: (
        ("/office/", "today_desk"), ("/reports/", "reports_desk"), ("/breakdown/", "breakdown_desk"), ("/commitments/", "commitments"),
        ("/questions/", "questions_desk"), ("/bulletins/", "bulletins_desk"), ("/cases/", "cases_desk"), ("/themes/", "themes_desk"),
        ("/manage/", "manage_desk"),
    ),
    Role.UNIT: (
        ("/mine/", "mine_desk"), ("/fill/", "fill_desk"), ("/commitments/", "commitments"), ("/cases/", "cases_desk"),
        ("/bulletins/", "bulletins_desk"), ("/burden/", "burden_desk"),
    ),
    Role.LEADER: (
        ("/leader/", "today_desk"), ("/themes/", "themes_desk"), ("/commitments/", "commitments"), ("/bulletins/", "bulletins_desk"),
        ("/cases/", "cases_desk"), ("/questions/", "questions_desk"),
    ),
    Role.ADMIN: (("/manage/", "manage_desk"), ("/commitments/", "commitments"), ("/design/", "design_desk")),
    Role.AUDITOR: (("/commitments/", "commitments"), ("/questions/", "questions_desk"), ("/bulletins/", "bulletins_desk")),
    Role.DEPUTY: (("/commitments/", "commitments"), ("/bulletins/", "bulletins_desk"), ("/cases/", "cases_desk")),
    Role.CITIZEN: (("/commitments/", "commitments"), ("/bulletins/", "bulletins_desk"), ("/cases/", "cases_desk")),
}  # fmt: skip


def home_of(role: str) -> str:
    """Where somebody of a role begins."""
    return DESKS[role][0][0]


def desks_for(request: HttpRequest, role: str) -> list[Desk]:
    """The places for a role, the present one marked."""
    return [Desk(url, word(key), request.path.startswith(url)) for url, key in DESKS[role]]

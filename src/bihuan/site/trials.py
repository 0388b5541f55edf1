"""What to try in the example city, and as whom: the first page of `bihuan demo`."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.demo.build import PASSWORD, ROLES, logins
from bihuan.site.wording import english, word


class Trial(NamedTuple):
    """One role of the example, with its log-in."""

    role: str
    who: str
    name: str
    password: str
    deeds: str


def trials() -> list[Trial]:
    """A row a role, in the reader's language."""
    return [
        Trial(role.split(" / ")[english()], who, name, PASSWORD, word(f"try_{post.replace('-', '_')}"))
        for (role, who, name), post in zip(logins(), ROLES, strict=True)
    ]

"""Two bars over the desk: how far the review is, and that every sentence is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.register.models import Report, Review
from bihuan.site.desks.review_text import left_over
from bihuan.site.wording import word

WIDTH = 1_000


class Stretch(NamedTuple):
    """A stretch of a bar."""

    look: str
    words: str
    n: int
    x: int
    width: int


class Bar(NamedTuple):
    """A whole in stretches."""

    total: int
    share: int
    """Per cent of the whole that needs nothing more."""
    stretches: list[Stretch]


def review_bar(live: Sequence[tuple[str, str, int, int, str]]) -> Bar:
    """Items accepted, rejected and waiting."""
    counted = Counter(row[4] for row in live)
    return bar(
        [
            ("accepted", word("review_accepted"), counted[Review.ACCEPTED]),
            ("rejected", word("review_rejected"), counted[Review.REJECTED]),
            ("waiting", word("review_proposed"), counted[Review.PROPOSED]),
        ]
    )


def account_bar(report: Report) -> Bar:
    """Sentences claimed by items, set aside by a rule, and left over."""
    left = sum(1 for row in report.account if left_over(row))
    claimed = sum(1 for row in report.account if row["claimed_by"])
    return bar(
        [
            ("accepted", word("review_claimed"), claimed),
            ("rejected", word("review_set_aside"), len(report.account) - claimed - left),
            ("waiting", word("review_left"), left),
        ]
    )


def bar(counted: Sequence[tuple[str, str, int]]) -> Bar:
    """The last stretch is what still needs somebody."""
    total = sum(count for _, _, count in counted)
    x, stretches = 0, []
    for look, words, count in counted:
        width = round(WIDTH * count / total) if total else 0
        stretches.append(Stretch(look, words, count, x, width))
        x += width
    rest = counted[-1][2]
    return Bar(total, 100 * (total - rest) // total if total else 100, stretches)

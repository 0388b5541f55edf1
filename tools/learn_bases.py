#!/usr/bin/env python3
"""Learns from annotated reports which amounts add so much, which tell what a thing is, and which how much there is; writes words/counted.tsv.

    python -m tools.learn_bases TEXTS_DIR... [--leave SLUG,SLUG]

As tools/learn_names.py, by the signs of reading/quantities/signs.py, and with the sentences of our own in tests/reading/challenge/basis.tsv.
Rates (growth and shares) are told by rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tests.reading.challenge import test_amounts, test_basis
from tools.learning import CHALLENGE, EVERY, SCALE, Annotated, options, write

from bihuan.reading import steps
from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.basis import basis_of, is_rate
from bihuan.reading.quantities.signs import Place, weigh

BASES: Final = ("level", "increment", "attribute")
STRENGTH: Final = 1.0
LEAST_TIMES: Final = 2
LEAST_WEIGHT: Final = 12
"""Weights nearer to nought than this in both columns are left out: half of all, and no loss."""


class Counted(NamedTuple):
    """An amount that was judged: its signs, and what the annotator held it for."""

    report: str
    signs: tuple[str, ...]
    basis: str


def main() -> None:
    """Learn, and write or tell."""
    reports, left = options(__doc__)
    rows = [row for report in reports for row in rows_of(report)] + challenge()
    columns = learned([row for row in rows if row.report not in left])
    print(f"{len(reports)} reports, {len(rows)} amounts, {len(columns[0])} weights")
    if left:
        told([row for row in rows if row.report in left], columns)
        return
    write("counted", *columns)


def rows_of(report: Annotated) -> Iterator[Counted]:
    """Each amount that is no rate."""
    rows = [((row["start"], row["end"]), row["basis"]) for row in report.rows("quantities")]
    yield from judged(report.slug, report.text, rows)


def judged(slug: str, text: str, rows: list[tuple[Span, str]]) -> Iterator[Counted]:
    """The amounts that the rows tell of, by their spans."""
    known = dict(rows)
    starts = {start: basis for (start, _), basis in rows}
    for span, signs in seen_in(text):
        basis = known.get(span) or starts.get(span[0])
        if basis in BASES:
            yield Counted(slug, signs, basis)


def seen_in(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """The amounts that would be weighed: their spans in the source, and their signs."""
    draft = steps.repair(text)
    found = steps.sentences(draft.text, steps.outline(draft, None).passages)
    seen: list[tuple[Span, tuple[str, ...]]] = []

    def judge(
        words: str, pairs: list[Any], amount: Amount, at: Place, verb: str | None, thing: str, role: str
    ) -> str:
        if not is_rate(words, amount, at):
            signs: Any = weigh(words, pairs, amount, at, verb, thing, role, EVERY)
            seen.append((draft.home((amount.start, amount.end)), signs))
        return basis_of(words, pairs, amount, at, verb, thing, role)

    steps.find_quantities(draft.text, steps.pairs_of(draft.text), found, judge)
    return seen


def challenge() -> list[Counted]:
    """The amounts of the sentences of our own, each in its frame."""
    found: list[Counted] = []
    for _, frame, clause in test_basis.ROWS:
        text, wanted = test_basis.framed(frame, clause)
        found += judged(CHALLENGE, text, [(span, fields["basis"]) for span, fields in wanted.items()])
    text, amounts = test_amounts.laid_out()
    return [*found, *judged(CHALLENGE, text, [(amount.span, amount.basis) for amount in amounts])]


def learned(rows: list[Counted]) -> tuple[dict[str, int], dict[str, int]]:
    """The weights of the signs for so much more and for what a thing is, both against how much there is."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = CountVectorizer(analyzer=lambda signs: signs, binary=True, min_df=LEAST_TIMES)
    table = counter.fit_transform([row.signs for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    model.fit(table, [row.basis for row in rows])
    at = {basis: list(model.classes_).index(basis) for basis in BASES}
    names = counter.get_feature_names_out()
    columns: tuple[dict[str, int], dict[str, int]] = ({}, {})
    both = [
        [round(SCALE * weight) for weight in model.coef_[at[basis]] - model.coef_[at["level"]]] for basis in BASES[1:]
    ]
    for sign, more, of_thing in zip(names, *both, strict=True):
        blank = any(character.isspace() for character in sign.partition("\t")[2])
        if max(abs(more), abs(of_thing)) >= LEAST_WEIGHT and not blank:
            columns[0][sign], columns[1][sign] = more, of_thing
    for column, basis in zip(columns, BASES[1:], strict=True):
        column["least\t"] = round(SCALE * (model.intercept_[at["level"]] - model.intercept_[at[basis]]))
    return columns


def told(rows: list[Counted], columns: tuple[dict[str, int], dict[str, int]]) -> None:
    """The share of the amounts of the reports left out whose basis is told right."""
    for slug in [*sorted({row.report for row in rows}), None]:
        own = [row for row in rows if slug in (None, row.report)]
        right = sum(row.basis == weighed(row.signs, columns) for row in own)
        print(f"   {slug or 'all'}: {right / len(own):.4f} of {len(own)}")


def weighed(signs: tuple[str, ...], columns: tuple[dict[str, int], dict[str, int]]) -> str:
    """What the weights make of an amount with these signs."""
    more, of_thing = (sum(column.get(sign, 0) for sign in signs) - column["least\t"] for column in columns)
    if more < 0 and of_thing < 0:
        return "level"
    return "increment" if more >= of_thing else "attribute"


if __name__ == "__main__":
    main()

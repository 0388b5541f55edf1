#!/usr/bin/env python3
"""Learns from annotated reports what kind of figure an amount is (words/counted.tsv) and which years it speaks of (words/spanned.tsv).

    python -m tools.learn_amounts TEXTS_DIR... [--leave SLUG,SLUG]

As tools/learn_names.py, by the signs of reading/quantities/signs.py, and with the sentences of our own in tests/reading/challenge (basis.tsv,
amounts.tsv). Rates (growth and shares) are told by rules; years are learned of amounts in reviews of several years, where no word names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from tests.reading.challenge import test_amounts, test_basis
from tools.learning import CHALLENGE, EVERY, SCALE, Annotated, Row, comes_to, has_blank, options, write
from tools.learning import learned as learned_of

from bihuan.reading import steps
from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.judge import Judge, is_rate
from bihuan.reading.quantities.signs import Place, weigh, weigh_with_basis

BASES: Final = ("level", "increment", "attribute")
STRENGTH: Final = 0.5
LEAST_TIMES: Final = 2
LEAST_WEIGHT: Final = 16
"""Weights nearer to nought than this in both columns are left out: two thirds of all, and a thousandth of the bases."""
OWN: Final = 1.0


class Told(NamedTuple):
    """What an annotator held an amount for."""

    basis: str
    horizon: str


class Counted(NamedTuple):
    """An amount that was judged: its signs, and what the annotator held it for."""

    report: str
    signs: tuple[str, ...]
    basis: str


class Seen(Judge):
    """Keeps the signs of what it is asked."""

    def __init__(self) -> None:
        self.figures: list[tuple[Span, tuple[str, ...]]] = []
        """Of the amounts that are no rates, by their spans in the draft."""
        self.years: list[tuple[Span, tuple[str, ...]]] = []
        """Of those that are of all the years looked back on or of the last."""

    def basis(self, text: str, pairs: list[Any], amount: Amount, at: Place, verb: str | None, thing: str) -> str:
        """As it was told, the signs kept."""
        if not is_rate(text, amount, at):
            signs: Any = weigh(text, pairs, amount, at, verb, thing, EVERY)
            self.figures.append(((amount.start, amount.end), signs))
        return super().basis(text, pairs, amount, at, verb, thing)

    def of_last(
        self,
        text: str,
        pairs: list[Any],
        amount: Amount,
        at: Place,
        verb: str | None,
        thing: str,
        basis: str,
    ) -> bool:
        """As it was told, the signs kept."""
        signs: Any = weigh_with_basis(text, pairs, amount, at, verb, thing, basis, EVERY)
        self.years.append(((amount.start, amount.end), signs))
        return super().of_last(text, pairs, amount, at, verb, thing, basis)


def main() -> None:
    """Learn, and write or tell."""
    reports, left = options(__doc__)
    figures: list[Counted] = []
    years: list[Row] = []
    for slug, text, rows in [*map(told_in, reports), *challenge()]:
        some, of_years = judged(slug, text, rows)
        figures += some
        years += of_years
    columns = learned([row for row in figures if row.report not in left])
    spanned = learned_of(
        [row for row in years if row.report not in left],
        strength=0.3,
        least_times=LEAST_TIMES,
        least_weight=8,
        sure=0.5,
        own=OWN,
    )
    print(
        f"{len(reports)} reports, {len(figures)} and {len(years)} amounts, {len(columns[0])} and {len(spanned)} weights"
    )
    if left:
        told([row for row in figures if row.report in left], columns)
        right = [comes_to(row.signs, spanned) == row.holds for row in years if row.report in left]
        print(f"   years: {sum(right)} of {len(right)}")
        return
    write("counted", *columns)
    write("spanned", spanned)


def told_in(report: Annotated) -> tuple[str, str, dict[int, Told]]:
    """A report and what is told of its amounts, by where they begin."""
    rows = report.rows("quantities")
    return report.slug, report.text, {row["start"]: Told(row["basis"], row["horizon"]) for row in rows}


def judged(slug: str, text: str, rows: dict[int, Told]) -> tuple[list[Counted], list[Row]]:
    """The amounts that the rows tell of: those that are no rates, and those in passages on several years."""
    draft = steps.repair(text)
    found = steps.sentences(draft.text, steps.outline(draft, None).passages)
    seen = Seen()
    steps.find_quantities(draft.text, steps.numbered(draft.text), found, seen)
    figures = [
        Counted(slug, signs, row.basis) for row, signs, _ in _of(rows, draft, seen.figures) if row.basis in BASES
    ]
    horizons = {
        span: sentence.passage.horizon
        for sentence in found
        for span, _ in seen.years
        if sentence.start <= span[0] < sentence.end
    }
    years = [
        Row(slug, signs, row.horizon != horizons[span])
        for row, signs, span in _of(rows, draft, seen.years)
        if row.horizon in (horizons[span], str(horizons[span]).rpartition("-")[2])
    ]
    return figures, years


def _of(
    rows: dict[int, Told], draft: Any, seen: Iterable[tuple[Span, tuple[str, ...]]]
) -> Iterator[tuple[Told, tuple[str, ...], Span]]:
    for span, signs in seen:
        row = rows.get(draft.home(span)[0])
        if row:
            yield row, signs, span


def challenge() -> list[tuple[str, str, dict[int, Told]]]:
    """The sentences of our own, each in its frame."""
    found = []
    for _, frame, clause in test_basis.ROWS:
        text, wanted = test_basis.framed(frame, clause)
        rows = {span[0]: Told(fields["basis"], fields.get("horizon", "")) for span, fields in wanted.items()}
        found.append((CHALLENGE, text, rows))
    text, amounts = test_amounts.laid_out()
    rows = {amount.span[0]: Told(amount.basis, amount.horizon) for amount in amounts}
    return [*found, (CHALLENGE, text, rows)]


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
        if max(abs(more), abs(of_thing)) >= LEAST_WEIGHT and not has_blank(sign):
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

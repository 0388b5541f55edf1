#!/usr/bin/env python3
"""Counts which function leads which words in official pairs of task and unit, and writes loop/suggest/learned.tsv.

    python tools/learn_units.py PAIRS.jsonl

The file is counted from all documents; what is printed then is measured on documents held out (bench/suggest.py).
Only pieces of two to four signs that stand in several documents leave the pairs, no sentence does. Where scikit-learn is at
hand (a scratch environment is enough; the project does not need it), logistic regression is measured beside.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import suggest as bench  # noqa: E402

from bihuan.loop.suggest import Example, functions_of, learn  # noqa: E402

OUT = ROOT / "src/bihuan/loop/suggest/learned.tsv"


def main(path: str) -> None:
    """Write the table, then measure the way of learning."""
    examples = bench.pairs(Path(path))
    try:
        import sklearn  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401
    except ImportError:
        print("   scikit-learn is not at hand: logistic regression is not measured")
    else:
        bench.RANKERS["logistic regression"] = regression
    learned = learn(examples)
    OUT.write_text("".join(f"{row}\n" for row in learned.rows()), encoding="utf-8")
    print(
        f"   written: {len(learned.seen):,} pieces of {learned.documents} documents, {OUT.stat().st_size / 1000:.0f} kB"
    )
    bench.main()


def regression(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """Logistic regression over TF-IDF of pieces, by scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found,import-untyped,unused-ignore]

    pieces = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=50, max_iter=300)
    model.fit(pieces.fit_transform([row.task for row in known]), [functions_of(row.units[0])[0] for row in known])
    scores = model.decision_function(pieces.transform([row.task for row in tried]))
    return [[str(model.classes_[n]) for n in (-row).argsort()[:3]] for row in scores]


if __name__ == "__main__":
    main(sys.argv[1])

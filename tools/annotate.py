#!/usr/bin/env python3
"""Helps a person annotate a report by hand, as shared/gold/GUIDE.md describes it: clauses by number, rows as tab-separated lines.

    python tools/annotate.py show REPORT            the report as numbered clauses: [n] words
    python tools/annotate.py build REPORT DIR       DIR/*.tsv become DIR/*.jsonl; each line that does not fit is said

A row names its clause and quotes from it; `.` repeats the cell above, `-` is nothing, a long quote may be 开头…末尾:

    quantities.tsv   n  quote  value  high  unit  relation  basis  measure  horizon
    projects.tsv     n  quote  stage  horizon  status
    commitments.tsv  n or n-m  checkable  horizon  [quote]
    outline.tsv      n  quote  level  role  horizon

docs/how-to/annotate-a-report.md holds the points decided beyond the guide.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

FIELDS = {
    "quantities": ("value", "high", "unit", "relation", "basis", "measure", "horizon"),
    "projects": ("stage", "horizon", "status"),
    "commitments": ("checkable", "horizon"),
    "outline": ("level", "role", "horizon"),
}
CODES = {
    "relation": "exact about at_least more_than at_most less_than range",
    "basis": "growth level increment share attribute",
    "status": "done planned",
    "checkable": "measured deliverable directional",
    "role": "review problems five-year targets plan self-building closing",
}
_STOPS = re.compile(r"[，。；！？;!?\r\n]+|,(?!\d)|(?<!\d),")
_CLAUSES = re.compile(r"\[?(\d+)\]?(?:-\[?(\d+)\]?)?")
_DIGITS = re.compile(r"[\d０-９]+(?:[.．]\d+)?")
Span = tuple[int, int]


def clauses_of(text: str) -> list[Span]:
    """The clauses of a report, without the space around them."""
    edges = [0, *(edge for match in _STOPS.finditer(text) for edge in match.span()), len(text)]
    spans = [_stripped(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [(start, end) for start, end in spans if start < end]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def show(text: str) -> Iterator[str]:
    """One line a clause, with the stop behind it; an empty one where a paragraph ends."""
    clauses = clauses_of(text)
    after = [*(start for start, _ in clauses[1:]), len(text)]
    for number, ((start, end), then) in enumerate(zip(clauses, after, strict=True)):
        yield f"[{number}] {text[start:end]}{text[end:then].strip()}"
        if "\n" in text[end:then]:
            yield ""


def find(text: str, within: Span, quote: str, after: int) -> Span | None:
    """Where a quote stands in the clauses, the first behind `after` if there are several."""
    head, dots, tail = quote.partition("…")
    if dots and quote not in text[slice(*within)]:
        start = text.find(head, max(within[0], after), within[1])
        end = text.find(tail, start + len(head), within[1]) if start >= 0 else -1
        return (start, end + len(tail)) if end >= 0 else None
    spots = [
        match.span() for match in re.finditer(r"\s*".join(map(re.escape, "".join(quote.split()))), text[: within[1]])
    ]
    spots = [spot for spot in spots if spot[0] >= within[0] and not _inside_number(text, spot[0])]
    return next((spot for spot in spots if spot[0] >= after), spots[0] if spots else None)


def _inside_number(text: str, start: int) -> bool:
    return text[start].isdigit() and start > 0 and (text[start - 1].isdigit() or text[start - 1] == ".")


def rows_of(layer: str, lines: list[str], text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a layer with their offsets, and what does not fit."""
    clauses = clauses_of(text)
    rows: list[dict[str, Any]] = []
    faults: list[str] = []
    above: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = _row(layer, [cell.strip() for cell in line.split("\t")], above, text, clauses, rows)
        except (ValueError, IndexError, ArithmeticError) as fault:
            faults.append(f"{layer}.tsv:{number}: {fault}")
            continue
        rows.append(row)
    return rows, faults


def _row(
    layer: str, cells: list[str], above: dict[str, str], text: str, clauses: list[Span], rows: list[dict[str, Any]]
) -> dict[str, Any]:
    which = _CLAUSES.fullmatch(cells[0])
    if not which:
        raise ValueError(f"no clause is numbered {cells[0]!r}")
    first, last = int(which[1]), int(which[2] or which[1])
    within = (clauses[first][0], clauses[last][1])
    if layer == "commitments":
        quote, values = (cells[3] if len(cells) > 3 else ""), cells[1:3]
    else:
        quote, values = cells[1], cells[2:]
    span = find(text, within, quote, rows[-1]["end"] if rows else 0) if quote else within
    if span is None:
        raise ValueError(f"{quote!r} does not stand in {text[slice(*within)]!r}")
    if rows and layer != "outline" and span[0] < rows[-1]["end"]:
        raise ValueError(f"{text[slice(*span)]!r} overlaps the row before")
    row: dict[str, Any] = {"start": span[0], "end": span[1], "quote": text[slice(*span)]}
    if layer == "projects":
        row["name"] = row["quote"]
    for field, value in zip(FIELDS[layer], values, strict=True):
        row[field] = _value(field, above.get(field, "-") if value == "." else value)
        above[field] = above.get(field, "-") if value == "." else value
    return row


def _value(field: str, value: str) -> str | int | None:
    if field in CODES and value not in CODES[field].split():
        raise ValueError(f"{field} is one of {CODES[field]}, not {value!r}")
    if field == "level":
        return int(value)
    if value in ("-", ""):
        return "" if field == "unit" else None
    if field in ("value", "high"):
        Decimal(value)
    return value


def uncovered(text: str, quantities: list[dict[str, Any]]) -> Iterator[str]:
    """Digits that no quantity holds; years, codes, ranks and names are rightly among them."""
    for number, (start, end) in enumerate(clauses_of(text)):
        for match in _DIGITS.finditer(text, start, end):
            if not any(row["start"] <= match.start() < row["end"] for row in quantities):
                around = " ".join(text[max(start, match.start() - 12) : min(end, match.end() + 8)].split())
                yield f"[{number}] …{around}…"


def build(text: str, folder: Path) -> None:
    """Write the layers that are there, and say what does not fit."""
    for layer in FIELDS:
        path = folder / f"{layer}.tsv"
        if not path.exists():
            print(f"{path} is not there")
            continue
        rows, faults = rows_of(layer, path.read_text(encoding="utf-8").splitlines(), text)
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (folder / f"{layer}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{layer}: {len(rows)}", *faults, sep="\n  ")
        if layer == "quantities":
            print(*uncovered(text, rows), sep="\n")


def main(arguments: list[str]) -> None:
    """show or build."""
    if (
        len(arguments) < 2
        or arguments[0] not in ("show", "build")
        or (arguments[0] == "build") != (len(arguments) == 3)
    ):
        sys.exit(__doc__)
    with Path(arguments[1]).open(encoding="utf-8", newline="") as file:
        text = file.read()
    if arguments[0] == "show":
        print(*show(text), sep="\n")
    else:
        build(text, Path(arguments[2]))


if __name__ == "__main__":
    main(sys.argv[1:])

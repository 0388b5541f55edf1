"""`bihuan check FILE…`: what is wrong with the source, and what became of each of its sentences."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from bihuan.cli.arguments import Commands, add_files
from bihuan.cli.inputs import How, Problem, Reading, find_inputs, read_input
from bihuan.cli.intake import add_intake, kept_in, summary
from bihuan.cli.problems import report
from bihuan.cli.progress import pages

SHOWN = 40
"""Columns of a passage that a line shows."""


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "检查原文缺陷和逐句台账 / Show the source's flaws and the account of its sentences"
    command = commands.add_parser("check", help=about, description=about, allow_abbrev=False)
    add_files(command)
    add_intake(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check every input; what fails is listed at the end and never stops the rest."""
    from bihuan.reading import BadDocument
    from bihuan.reading.words import keep

    inputs = find_inputs(arguments.files, join=arguments.join)
    problems = list(inputs.problems)
    for entry in inputs.files:
        try:
            reading = read_input(entry, How(keep=kept_in(arguments)), pages(sys.stderr))
            print("\n".join(findings(reading)), end="\n\n")
        except BadDocument as why:
            problems.append(Problem(entry.path, why))
    sys.stdout.flush()
    keep()
    return report(problems, len(inputs.files) + len(inputs.problems))


def findings(reading: Reading) -> list[str]:
    """The lines about one report."""
    from bihuan.cli.table import title

    return [title(reading.register), *summary(reading.document), *_flaws(reading), *_account(reading)]


def _flaws(reading: Reading) -> list[str]:
    from bihuan.cli.width import aligned
    from bihuan.labels import both

    flaws = reading.register.flaws
    rows = [
        (
            f"  {flaw.span[0]}–{flaw.span[1]}",
            both("flaw", flaw.kind),
            "确定 certain" if flaw.certain else "存疑 suspected",
            flaw.rule,
            _passage(reading.source, flaw.span) + (f" → {_visible(flaw.should_be)}" if flaw.should_be else ""),
        )
        for flaw in flaws
    ]
    return [f"原文缺陷 flaws: {len(flaws)}", *aligned(rows)]


def _account(reading: Reading) -> list[str]:
    from bihuan.cli.width import aligned

    register = reading.register
    rules = Counter(row.set_aside for row in register.account if row.set_aside and not row.claimed_by)
    left = register.left_over()
    claimed = sum(bool(row.claimed_by) for row in register.account)
    head = (
        f"逐句台账 account: {len(register.account)}，"
        f"已登记 claimed {claimed}，按规则搁置 set aside {rules.total()}，遗漏 left over {len(left)}"
    )
    by_rule = [(f"  {rule}", str(count)) for rule, count in sorted(rules.items(), key=lambda row: (-row[1], row[0]))]
    lost = [(f"  {row.span[0]}–{row.span[1]}", _passage(reading.source, row.span)) for row in left]
    return [head, *aligned(by_rule), *(["遗漏 left over:"] if lost else []), *aligned(lost)]


def _passage(source: str, span: tuple[int, int]) -> str:
    from bihuan.cli.width import cut

    return cut(_visible(source[span[0] : min(span[1], span[0] + 4 * SHOWN)]), SHOWN)


def _visible(text: str) -> str:
    """Line breaks as ⏎, so that a passage stays on its line; other control signs as a dot."""
    return "".join("⏎" if sign == "\n" else sign if sign.isprintable() else "·" for sign in text)

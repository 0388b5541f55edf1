"""`bihuan read FILE…`: reports become registers, as JSON, a table, a page or a spreadsheet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bihuan.cli import messages
from bihuan.cli.arguments import Commands, add_files, year
from bihuan.cli.inputs import How, Problem, Reading, find_inputs, read_input
from bihuan.cli.intake import add_intake, kept_in, summary
from bihuan.cli.output import ENDINGS, places, write
from bihuan.cli.problems import report
from bihuan.cli.progress import pages, with_progress


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "读取报告，输出登记册 / Read reports into registers"
    command = commands.add_parser("read", help=about, description=about, allow_abbrev=False)
    add_files(command)
    command.add_argument(
        "--format", choices=sorted(ENDINGS), default="json", help="输出格式，默认 json / output format, json by default"
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="输出文件；多个输入时为文件夹 / a file, or a folder for several inputs",
    )
    command.add_argument(
        "--year",
        type=year,
        metavar="N",
        help="报告所部署的年份，默认从文中读出 / the year the report plans, read from it by default",
    )
    command.add_argument(
        "--place",
        metavar="NAME",
        help="哪一级哪个地方的报告，默认从文中读出 / whose report it is, read from it by default",
    )
    add_intake(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read every input; what fails is listed at the end and never stops the rest."""
    from bihuan.reading import BadDocument
    from bihuan.reading.words import keep

    inputs = find_inputs(arguments.files, join=arguments.join)
    how = How(arguments.year, arguments.place, kept_in(arguments))
    targets = places(inputs, arguments.output, arguments.format)
    problems = list(inputs.problems)
    for entry, target in with_progress(list(zip(inputs.files, targets, strict=True)), sys.stderr):
        try:
            reading = read_input(entry, how, pages(sys.stderr))
            write(shown_as(arguments.format, reading), target)
            told = summary(reading.document)
            if told:
                print("\n".join([str(entry.path), *told]), file=sys.stderr)
        except (BadDocument, messages.CommandError) as why:
            problems.append(Problem(entry.path, why))
    keep()
    return report(problems, len(inputs.files) + len(inputs.problems))


def shown_as(form: str, reading: Reading) -> str:
    """The register in one of the formats of ENDINGS."""
    if form == "json":
        return reading.register.to_json()
    if form == "csv":
        from bihuan.cli.spreadsheet import spreadsheet

        return spreadsheet(reading.register)
    if form == "table":
        from bihuan.cli.table import table

        return table(reading.register)
    from bihuan.page import render

    return render(reading.register, reading.document)

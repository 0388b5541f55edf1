"""`bihuan schema`: the JSON Schema of a register."""

from __future__ import annotations

import argparse

from bihuan.cli.arguments import Commands


def add_to(commands: Commands) -> None:
    """The command, which has no options."""
    about = "输出登记册的 JSON Schema / Print the JSON Schema of a register"
    command = commands.add_parser("schema", help=about, description=about, allow_abbrev=False)
    command.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print the file that the package brings."""
    from importlib.resources import files

    print(files("bihuan").joinpath("reading", "register.schema.json").read_text(encoding="utf-8"), end="")
    return 0

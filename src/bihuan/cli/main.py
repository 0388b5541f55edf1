"""The command line as a whole: its parser, and how it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bihuan import __version__
from bihuan.cli import begin, check, demo, history, messages, read, schema, serve, verify

BROKEN_PIPE = 141
INTERRUPTED = 130
COMMANDS = (read, check, schema, demo, begin, serve, verify, history)


def run() -> NoReturn:
    """What the installed command calls."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line; the exit code is 0, 1 for what failed, 2 for wrong usage."""
    _write_utf8()
    try:
        arguments = parser().parse_args(argv)
        code: int = arguments.run(arguments)
        print(end="", flush=True)
    except messages.CommandError as error:
        print(f"bihuan: {error}", file=sys.stderr)
        return error.code
    except BrokenPipeError:
        _close_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        _close_stdout()
        print(f"bihuan: {messages.cannot_write('stdout', error.strerror or str(error))}", file=sys.stderr)
        return messages.FAILED
    return code


class Parser(argparse.ArgumentParser):
    """Refuses wrong arguments in one sentence of both languages."""

    def error(self, message: str) -> NoReturn:
        raise messages.wrong_arguments(self.prog, message)


def parser() -> Parser:
    """All commands and options."""
    whole = Parser(
        prog="bihuan",
        description="把政府工作报告读成登记册 / Reads a government work report into a register",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"bihuan {__version__}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, title="命令 / commands")
    for command in COMMANDS:
        command.add_to(commands)
    return whole


def _write_utf8() -> None:
    """What is piped on is UTF-8 everywhere, with plain line ends; a terminal of another encoding shows ? for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None or not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _close_stdout() -> None:
    """Let the interpreter's last flush go nowhere, since nobody reads any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

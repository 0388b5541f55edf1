"""`bihuan demo`: the example report's page, served on this machine alone."""

from __future__ import annotations

import argparse
import errno
from pathlib import Path
from typing import TYPE_CHECKING

from bihuan.cli import messages
from bihuan.cli.arguments import Commands, port
from bihuan.cli.inputs import How, Problem, find_inputs, read_input
from bihuan.cli.problems import report

if TYPE_CHECKING:
    from http.server import HTTPServer

EXAMPLE = Path(__file__).parents[3] / "examples" / "mingchuan-2026.txt"
HOST = "127.0.0.1"


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "读取示例报告并在本机打开网页 / Read the example report and serve its page on this machine"
    command = commands.add_parser("demo", help=about, description=about, allow_abbrev=False)
    command.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="换一份报告 / another report than the example"
    )
    command.add_argument(
        "--port", type=port, default=8000, metavar="N", help="端口，默认 8000 / the port, 8000 by default"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from bihuan.reading import BadDocument
    from bihuan.reading.intake.document import untold

    path = arguments.file or EXAMPLE
    if arguments.file is None and not path.is_file():
        raise messages.no_example()
    try:
        reading = read_input(find_inputs([path], join=True).files[0], How(), untold)
    except BadDocument as why:
        return report([Problem(path, why)], 1)
    from bihuan.page import render

    with open_server(render(reading.register, reading.document), arguments.port) as server:
        print(messages.serving(f"http://localhost:{server.server_port}"), flush=True)
        server.serve_forever()
    return 0


def open_server(page: str, number: int) -> HTTPServer:
    """A server that gives `page` at /, bound to this machine. Raises CommandError where the port is not to be had."""
    from bihuan.cli.server import PageServer

    try:
        return PageServer((HOST, number), page)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise messages.port_taken(number) from error
        raise messages.port_refused(number, error.strerror or str(error)) from error

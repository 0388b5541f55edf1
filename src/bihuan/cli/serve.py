"""`bihuan serve`: the site on this machine."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bihuan.cli import messages
from bihuan.cli.arguments import Commands, port
from bihuan.cli.house import open_house

HOST = "127.0.0.1"
_BESIDE = "import django; django.setup(); from bihuan.letters.beside import run; run()"
LAST_WORDS = 3
"""Seconds that open connections have when the site is stopped; browsers keep theirs open for minutes."""


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "启动网站 / Serve the site"
    command = commands.add_parser("serve", help=about, description=about, allow_abbrev=False)
    command.add_argument("--port", type=port, default=8000, metavar="N", help="端口，默认 8000 / the port")
    command.add_argument(
        "--host", default=HOST, help="监听地址，默认只限本机 / the address, this machine alone by default"
    )
    command.add_argument("--workers", type=int, default=2, metavar="N", help="进程数，默认 2 / processes, 2 by default")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    open_house()
    serve(arguments.host, arguments.port, arguments.workers)
    return 0


def serve(host: str, number: int, workers: int) -> None:
    """Granian in this process, with its workers; refused where the port is taken."""
    from granian import Granian
    from granian.constants import Interfaces

    _make_sure_of(host, number)
    shown = "localhost" if host == HOST else host
    print(messages.serving(f"http://{shown}:{number}"), flush=True)
    with _messages_beside():
        Granian(
            "bihuan.site.wsgi:application", address=host, port=number, interface=Interfaces.WSGI, workers=max(1, workers),
            blocking_threads=4, log_enabled=True, log_access=False, workers_kill_timeout=LAST_WORDS,
        ).serve()  # fmt: skip


@contextmanager
def _messages_beside() -> Iterator[None]:
    """Programs and people are told what is new by a process of its own.

    Not from a thread: Granian forks its workers, and one forked while a thread holds SQLite's lock waits for it for ever.
    """
    process = subprocess.Popen([sys.executable, "-c", _BESIDE])  # noqa: S603 - our own words
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _make_sure_of(host: str, number: int) -> None:
    import errno
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise messages.port_taken(number) from error
            raise messages.port_refused(number, error.strerror or str(error)) from error

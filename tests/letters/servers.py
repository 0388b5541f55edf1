"""A mail server and a group's robot on this machine, that answer as they are told and keep what came."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, TypeVar


class Mailbox(socketserver.ThreadingTCPServer):
    """SMTP as far as a client needs it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Smtp)
        self.letters: list[bytes] = []
        self.refuses: set[str] = set()
        self.ends_early = False


class _Smtp(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split()[0].upper()
            if verb == "QUIT":
                return self._say("221 bye")
            if verb == "DATA":
                self._say("354 go on")
                self.server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            if verb == "DATA" and self.server.ends_early:
                return None
            refused = verb == "RCPT" and any(name in line for name in self.server.refuses)
            self._say("550 no such mailbox" if refused else "250 good")
        return None

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Group(HTTPServer):
    """A robot's service. `answers` in turn, the last one for ever."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Robot)
        self.asked: list[tuple[str, bytes]] = []
        self.answers: list[tuple[int, bytes, dict[str, str]]] = [(200, b'{"errcode":0,"code":0}', {})]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Robot(BaseHTTPRequestHandler):
    server: Group

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, body))
        status, answer, headers = self.server.answers[0]
        self.server.answers = self.server.answers[1:] or self.server.answers
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


Server = TypeVar("Server", Mailbox, Group)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

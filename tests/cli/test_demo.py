"""`bihuan demo`: the example's page on this machine alone."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bihuan.cli.demo import EXAMPLE, HOST, open_server
from tests.cli.conftest import Run


@pytest.fixture
def address(socket_enabled: None) -> Iterator[str]:
    """A running server of a page that says 你好."""
    with open_server("<!doctype html>你好", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_serves_the_page_at_the_root(address: str) -> None:
    with urllib.request.urlopen(f"{address}/?x=1") as answer:
        assert answer.read().decode("utf-8") == "<!doctype html>你好"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_it_answers_a_question_for_the_head_alone(address: str) -> None:
    with urllib.request.urlopen(urllib.request.Request(address, method="HEAD")) as answer:
        assert (answer.read(), answer.headers["Content-Length"]) == (b"", "21")


def test_it_serves_nothing_else(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{address}/etc/passwd")
    refused.value.close()


def test_it_says_that_a_port_is_taken(bihuan: Run, socket_enabled: None) -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        ran = bihuan("demo", "--port", port)
    assert (ran.code, ran.out) == (1, "")
    assert f"Port {port} is taken" in ran.err
    assert ran.err.count("\n") == 1


def test_it_finds_the_example() -> None:
    assert EXAMPLE.is_file()


def test_it_refuses_a_file_that_is_no_report(bihuan: Run, tmp_path: Path) -> None:
    ran = bihuan("demo", tmp_path / "missing.txt")
    assert ran.code == 1
    assert "no such file" in ran.err

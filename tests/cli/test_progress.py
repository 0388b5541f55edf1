"""A bar where a terminal shows it, nothing elsewhere."""

from __future__ import annotations

import io

from bihuan.cli.progress import CLEAR, bar, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_draws_on_a_terminal_and_cleans_up() -> None:
    terminal = Terminal()
    assert list(with_progress([1, 2], terminal)) == [1, 2]
    assert terminal.getvalue() == CLEAR + bar(0, 2) + CLEAR + bar(1, 2) + CLEAR


def test_it_says_nothing_elsewhere() -> None:
    pipe, terminal = io.StringIO(), Terminal()
    assert list(with_progress([1, 2], pipe)) == [1, 2]
    assert list(with_progress([1], terminal)) == [1]
    assert pipe.getvalue() == terminal.getvalue() == ""


def test_it_fills_with_what_is_done() -> None:
    assert bar(0, 4) == "[" + "-" * 28 + "] 0/4"
    assert bar(3, 4) == "[" + "#" * 21 + "-" * 7 + "] 3/4"

"""Sites that many tests share: one that they only look at, one that they act in; the loop from its first day serves its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.site.desks.served import Site, built, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example city's data, built once; each site serves a copy."""
    return built(tmp_path_factory.mktemp("example") / "data")


@pytest.fixture(scope="session")
def looked_at(browser: Browser, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example city in September."""
    with served(browser, example, tmp_path_factory.mktemp("looked-at")) as site:
        yield site


@pytest.fixture(scope="session")
def acted_in(browser: Browser, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, for tests that each act on something of their own."""
    with served(browser, example, tmp_path_factory.mktemp("acted-in")) as site:
        yield site

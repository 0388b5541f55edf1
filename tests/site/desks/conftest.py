"""One site for all tests that look on: those that act in it serve their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.site.desks.served import Site, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def looked_at(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example city in September."""
    with served(browser, tmp_path_factory.mktemp("looked-at")) as site:
        yield site

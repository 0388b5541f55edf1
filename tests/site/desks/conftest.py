"""Sites that many tests share: one that they only look at, one that they act in; the loop from its first day serves its own."""

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


@pytest.fixture(scope="session")
def acted_in(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, for tests that each act on something of their own."""
    with served(browser, tmp_path_factory.mktemp("acted-in")) as site:
        yield site

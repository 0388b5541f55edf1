"""The page in a real browser: nothing refused, nothing fetched, touched and driven by keys, at desktop and phone width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bihuan.page import render
from bihuan.reading import read_report
from tests.reading.conftest import SMALL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def shown(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(render(read_report(SMALL), SMALL), encoding="utf-8")
    return path.as_uri()


def visit(browser: Browser, address: str, width: int = 1440) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(address)
    return page, said


@pytest.mark.parametrize("width", [1440, 390])
def test_it_shows_an_item_that_is_touched(browser: Browser, shown: str, width: int) -> None:
    page, said = visit(browser, shown, width)
    page.locator("#text .q").first.click()
    card = page.locator("#card")
    assert "5.1" in card.inner_text()
    assert "地区生产总值" in card.inner_text()
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
    page.close()


def test_it_is_driven_by_keys(browser: Browser, shown: str) -> None:
    page, _ = visit(browser, shown)
    page.keyboard.press("j")
    first = page.locator("#card blockquote").inner_text()
    page.keyboard.press("j")
    assert page.locator("#card blockquote").inner_text() != first
    page.keyboard.press("k")
    assert page.locator("#card blockquote").inner_text() == first
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#text .on").count() == 0
    page.close()


def test_it_hides_what_is_filtered_out_and_keeps_the_text(browser: Browser, shown: str) -> None:
    page, _ = visit(browser, shown)
    before = page.locator("#text").evaluate("node => node.textContent")
    amounts = page.locator("#text .q").count()
    assert amounts > 0
    page.get_by_label("数量", exact=False).first.uncheck()
    assert page.locator("#text .q").count() < amounts
    assert page.locator("#text").evaluate("node => node.textContent") == before
    page.close()


def test_it_speaks_english_at_a_touch(browser: Browser, shown: str) -> None:
    page, said = visit(browser, shown)
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#promises h2").inner_text() == "Promises"
    assert "measured" in page.locator("table.commitments").inner_text()
    assert said == []
    page.close()


def test_it_reads_without_scripts(browser: Browser, shown: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shown)
    assert "银滩大桥" in page.locator("#text").inner_text()
    assert page.locator("table.commitments tbody tr").count() == 8
    assert "可核查程度" in page.locator("table.commitments thead").inner_text()
    context.close()

"""The page in a real browser: nothing refused, nothing fetched, touched and driven by keys, at desktop and phone width."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from bihuan.page import render
from bihuan.reading import read_document, read_report
from bihuan.reading.intake import Box, Document, Place
from bihuan.reading.model import Page as PageOfSource
from tests.reading.conftest import SMALL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    Visit: TypeAlias = Callable[..., Page]

pytestmark = pytest.mark.enable_socket

WIDTHS = pytest.mark.parametrize("width", [1440, 390])
ODD = SMALL.replace("\n", "\r\n").replace("银滩大桥", "𬭊滩大桥").replace("白鹭湖", "白\0湖")


def _asks(address: str, path: Path) -> bool:
    """Whether a request leaves the file; the pictures of a scan stand in it."""
    return address != path.as_uri() and not address.startswith("data:")


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Opens a report's page, and fails the test if the page complained or asked for anything beside its file."""
    said: list[str] = []
    pages: list[Page] = []

    def open_page(
        source: str | Document = SMALL, width: int = 1440, scheme: str = "light", script: bool = True
    ) -> Page:
        path = tmp_path / "page.html"
        document = source if isinstance(source, Document) else Document(source, "text/plain")
        path.write_text(render(read_document(document), document), encoding="utf-8", newline="")
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if _asks(request.url, path) else None)
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert said == []


@WIDTHS
def test_it_shows_an_item_that_is_touched(visit: Visit, width: int) -> None:
    page = visit(width=width)
    page.locator("#text .q").first.click()
    card = page.locator("#card")
    assert "5.1" in card.inner_text()
    assert "地区生产总值" in card.inner_text()
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
def test_it_leaves_the_item_in_sight(visit: Visit, width: int) -> None:
    page = visit(width=width)
    for _ in range(12):
        page.keyboard.press("j")
    page.wait_for_timeout(600)
    free = page.evaluate(
        """() => {
            const item = document.querySelector(".on").getBoundingClientRect();
            const sheet = document.getElementById("panel");
            const low = getComputedStyle(sheet).position === "fixed" ? sheet.getBoundingClientRect().top : innerHeight;
            return item.top >= 0 && item.bottom <= low;
        }"""
    )
    assert free


def test_it_shows_the_innermost_first_and_then_what_is_around_it(visit: Visit) -> None:
    page = visit()
    amount = page.locator("#text .q.c").first
    kinds = []
    for _ in range(2):
        amount.click()
        kinds.append(page.locator("#card h2").inner_text())
    assert kinds[0] == "数量"
    assert kinds[1].startswith("承诺")


def test_it_says_large_amounts_in_full(visit: Visit) -> None:
    page = visit()
    page.get_by_text("1.2万人", exact=True).first.click()
    assert page.locator("#card .value").inner_text() == "1.2万人 = 12,000 人"


def test_it_is_driven_by_keys(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("j")
    first = page.locator("#card").inner_text()
    page.keyboard.press("n")
    assert page.locator("#card").inner_text() != first
    page.keyboard.press("k")
    assert page.locator("#card").inner_text() == first
    assert page.evaluate("document.activeElement.matches('#text .m')")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#text .on").count() == 0


def test_it_reaches_marks_by_tab_and_opens_them_by_enter(visit: Visit) -> None:
    page = visit()
    assert page.locator("#text [tabindex='0']").count() == 1
    page.locator("#text [tabindex='0']").focus()
    page.keyboard.press("Enter")
    assert page.locator("#card h2").count() == 1


def test_it_hides_what_is_filtered_out_and_keeps_the_text(visit: Visit) -> None:
    page = visit()
    before = page.locator("#text").evaluate("node => node.textContent")
    assert page.locator("#text .q").count() > 0
    page.uncheck("input[value=quantities]")
    assert page.locator("#text .q").count() == 0
    page.uncheck("input[value=measured]")
    assert page.locator("#text .c-measured").count() == 0
    assert page.locator("table.commitments tr:visible .c-measured").count() == 0
    assert page.locator("table.commitments tr:visible .c-deliverable").count() > 0
    assert "/" in page.locator("#shown").inner_text()
    assert page.locator("#text").evaluate("node => node.textContent") == before
    page.click("#everything")
    assert page.locator("#text .c-measured").count() > 0


def test_it_leaves_the_focus_where_the_reader_filters(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("j")
    page.uncheck("input[value=projects]")
    assert page.evaluate("document.activeElement.value") == "projects"
    assert page.locator("#text .on").count() > 0
    page.click("#close")
    assert page.evaluate("document.activeElement.matches('#text .m')")


def test_it_filters_amounts_with_the_promises_they_belong_to(visit: Visit) -> None:
    page = visit()
    page.select_option("select[name=horizon]", "2026")
    shown = page.locator("#text .q").all_inner_texts()
    assert "20家以上" in shown
    assert "5.1%" not in shown


def test_it_finds_words_that_a_line_break_cuts(visit: Visit) -> None:
    page = visit(SMALL.replace("长者助餐", "长者\n助餐"))
    page.fill("#sought", "长者助餐")
    assert page.locator("#hits").inner_text() == "1 / 1"
    page.fill("#sought", "没有这样的词")
    assert page.locator("#hits").inner_text() == "没有找到"


def test_it_goes_from_a_list_to_the_place(visit: Visit) -> None:
    page = visit()
    link = page.locator("table.commitments a").last
    link.click()
    assert page.locator("#card blockquote").inner_text() == link.inner_text()
    assert page.url.endswith("#" + (page.locator("#text .on").first.get_attribute("id") or ""))


def test_it_speaks_english_at_a_touch(visit: Visit) -> None:
    page = visit()
    page.locator("#text .c-measured").first.click()
    text = page.locator("#text").inner_text()
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#promises h2").inner_text() == "Promises"
    assert "measured" in page.locator("table.commitments").inner_text()
    assert "Horizon" in page.locator("#card").inner_text()
    assert page.locator("#text").inner_text() == text
    page.click("#language")
    assert page.locator("#promises h2").inner_text() == "承诺清单"


def test_it_says_what_may_be_meant_in_both_languages(visit: Visit) -> None:
    page = visit(SMALL.replace("推动产业链", "推进秸杆综合利用，推动产业链"))
    slip = page.locator("#text .f-misread")
    assert (slip.inner_text(), slip.get_attribute("title")) == ("杆", "疑似误识（形近字）：疑为 秆")
    page.click("#language")
    assert slip.get_attribute("title") == "misread (a character that looks alike): Perhaps 秆"


def test_it_reads_without_scripts(visit: Visit) -> None:
    page = visit(script=False)
    assert "银滩大桥" in page.locator("#text").inner_text()
    assert page.locator("table.commitments tbody tr:not(.group)").count() == 8
    assert "可核查程度" in page.locator("table.commitments thead").inner_text()
    for idle in ("#panel", "#language", "#search", "#filters input >> nth=0"):
        assert not page.locator(idle).is_visible()


def test_its_offsets_hold_for_rare_signs_and_windows_line_breaks(visit: Visit) -> None:
    page = visit(ODD)
    assert page.locator("#text").evaluate("node => node.textContent") == ODD.replace("\0", "\ufffd")
    register = read_report(ODD)
    name = register.commitments[-1].id
    page.evaluate("name => document.querySelector(`table.commitments [data-go='${name}']`).click()", name)
    assert page.locator("#card blockquote").inner_text() == register.commitments[-1].quote


def test_it_takes_no_markup_from_the_report(visit: Visit) -> None:
    page = visit(SMALL.replace("银滩大桥", "<script>document.title='x'</script><img src=y>大桥"))
    assert page.title() != "x"
    assert page.locator("#text img").count() == 0


def test_it_prints_the_text_and_then_the_lists(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("j")
    page.emulate_media(media="print")
    for gone in ("#panel", "#language", ".bar", "#outlinebox"):
        assert not page.locator(gone).is_visible()
    text, lists = page.locator("#text").bounding_box(), page.locator("#promises").bounding_box()
    assert text
    assert lists
    assert lists["y"] >= text["y"] + text["height"]


@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width=width, scheme=scheme)
    page.keyboard.press("j")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.nodes[0].html])")
    assert found == []


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAGQAAAAyAQAAAACCTkMTAAAAFUlEQVR42mP4jwwYyAWjpoyaQndTAEH5gX/T37qOAAAAAElFTkSuQmCC"
)
"""A small page's picture, 100 by 50 pixels."""


@WIDTHS
def test_it_shows_the_scan_beside_the_words(visit: Visit, width: int) -> None:
    places: list[Place | None] = []
    row = 0
    for i, sign in enumerate(SMALL):
        left = float(i - SMALL.rfind("\n", 0, i) - 1)
        places.append(None if sign == "\n" else Place(1, Box(left, row * 5.0, left + 1, row * 5.0 + 4), 0.99))
        row += sign == "\n"
    page_of_source = PageOfSource(1, "scan.png", "scan", 100, 50, "px", 1)
    page = visit(Document(SMALL, "image/png", (page_of_source,), tuple(places), images=(PICTURE,)), width)
    page.locator("article .m").first.click()
    canvas = page.locator("#card canvas")
    canvas.first.wait_for()
    assert "1" in page.locator("#card figcaption").inner_text()
    assert page.evaluate("document.querySelector('#card canvas').width") > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

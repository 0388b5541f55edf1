"""The page holds the report's every character, escapes it, and reaches for nothing outside itself."""

from __future__ import annotations

import html
import json
import re
import tomllib
from importlib.resources import files

from hypothesis import given, settings

from bihuan.page import render
from bihuan.page.body import text_html
from bihuan.reading import BadDocument, read_report
from tests.reading.conftest import SMALL
from tests.reading.test_register import FRAMES


def words_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_it_keeps_every_character_of_the_report() -> None:
    assert words_of(text_html(read_report(SMALL), SMALL)) == SMALL


@settings(max_examples=40)
@given(FRAMES)
def test_it_keeps_every_character_of_any_report(source: str) -> None:
    try:
        register = read_report(source)
    except BadDocument:
        return
    assert words_of(text_html(register, source)) == source


def test_it_marks_each_item_once_as_the_goal_of_links() -> None:
    register = read_report(SMALL)
    page = render(register, SMALL)
    for item in (*register.commitments, *register.quantities, *register.projects, *register.sections):
        assert page.count(f'id="i-{item.id}"') == 1


def test_it_takes_no_markup_from_the_report() -> None:
    source = SMALL.replace("银滩大桥", "<script>alert(1)</script>大桥").replace("青山市", '青山市"><img src=x>', 1)
    page = render(read_report(source), source)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_it_reaches_for_nothing_outside_itself() -> None:
    page = render(read_report(SMALL), SMALL)
    assert re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*|url\(|@import|https?://""", page) == []
    assert "default-src 'none'" in page


def test_it_gives_its_script_what_it_needs() -> None:
    register = read_report(SMALL)
    page = render(register, SMALL)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert set(data["items"]) >= {item.id for item in register.commitments}
    assert data["labels"]["checkable.measured"][1] == "measured"


def test_it_says_every_word_in_both_languages() -> None:
    assets = files("bihuan.page").joinpath("assets")
    words = tomllib.loads(assets.joinpath("words.toml").read_text(encoding="utf-8"))["words"]
    assert [key for key, pair in words.items() if len(pair) != 2 or not all(pair)] == []
    page = render(read_report(SMALL), SMALL)
    script = assets.joinpath("page.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'data-t="([^"]+)"', page)) | set(re.findall(r'say\("([a-z_.]+)"\)', script))
    assert sorted(asked - set(words)) == []

"""The page holds the report's every character, escapes it, and reaches for nothing outside itself."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

from hypothesis import given, settings

from bihuan.page import render
from bihuan.page.body import text_html
from bihuan.page.controls import counts_of
from bihuan.page.words import words
from bihuan.reading import BadDocument, read_report
from bihuan.reading.intake import Document
from tests.reading.conftest import SMALL, read
from tests.reading.test_register import FRAMES
from tests.reading.test_wrapped import PARAGRAPHS, pages


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
    page = render(register, Document(SMALL, "text/plain"))
    for item in (*register.commitments, *register.quantities, *register.projects, *register.sections):
        assert page.count(f'id="i-{item.id}"') == 1


def test_it_takes_no_markup_from_the_report() -> None:
    source = SMALL.replace("银滩大桥", "<script>alert(1)</script>大桥").replace("青山市", '青山市"><img src=x>', 1)
    page = render(read_report(source), Document(source, "text/plain"))
    assert "<script>alert" not in page
    assert "<img" not in page


def test_it_reaches_for_nothing_outside_itself() -> None:
    page = render(read_report(SMALL), Document(SMALL, "text/plain"))
    assert re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*|url\(|@import|https?://""", page) == []
    assert "default-src 'none'" in page


def test_it_gives_its_script_what_it_needs() -> None:
    register = read_report(SMALL)
    page = render(register, Document(SMALL, "text/plain"))
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert set(data["items"]) >= {item.id for item in register.commitments}
    assert data["labels"]["checkable.measured"][1] == "measured"


def test_it_says_every_word_in_both_languages() -> None:
    assets = files("bihuan.page").joinpath("assets")
    said = tomllib.loads(assets.joinpath("words.toml").read_text(encoding="utf-8"))["words"]
    assert [key for key, pair in said.items() if len(pair) != 2 or not all(pair)] == []
    page = render(read_report(SMALL), Document(SMALL, "text/plain"))
    scripts = "".join(part.read_text(encoding="utf-8") for part in assets.joinpath("script").iterdir())
    asked = set(re.findall(r'data-t(?:-label|-hint)?="([^"]+)"', page)) | set(
        re.findall(r'say\("([a-z_.]+)"[,)]', scripts)
    )
    assert sorted(asked - set(said)) == []


def test_it_has_a_word_for_every_remedy_of_a_flaw() -> None:
    kinds = tomllib.loads(files("bihuan").joinpath("labels.toml").read_text(encoding="utf-8"))["flaw"]
    assert [kind for kind in kinds if f"flaw.{kind}" not in words()] == []


def test_it_allows_its_own_script_and_style_only() -> None:
    page = render(read_report(SMALL), Document(SMALL, "text/plain"))
    for tag, rule in (("<style>", "style-src"), ("<script>", "script-src")):
        inside = page.split(tag, 1)[1].split("</" + tag[1:], 1)[0]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in page
    assert " style=" not in page
    assert not re.search(r"<[^>]* on[a-z]+=", page.split("<body>")[1].split("<script")[0])


def test_it_sets_a_heading_in_marks_of_layout_as_a_heading() -> None:
    source = SMALL.replace("一、2025年工作回顾", "**一、2025年工作回顾**")
    page = text_html(read_report(source), source)
    heading = re.search(r"<h2>(.*?)</h2>", page, re.DOTALL)
    assert heading
    assert words_of(heading[1]) == "**一、2025年工作回顾**\n"


def test_it_skips_no_level_of_headings() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", text_html(read_report(SMALL), SMALL))]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_it_counts_every_promise_in_its_totals() -> None:
    register = read_report(SMALL)
    counts = counts_of(register)
    assert counts["measured"] + counts["deliverable"] + counts["directional"] == len(register.commitments)
    told = len(register.account)
    assert f"<dd>{told}/{told}</dd>" in render(register, Document(SMALL, "text/plain"))


def test_it_shows_signs_that_no_file_can_hold_as_one_each() -> None:
    source = SMALL.replace("银滩", "\0\ud800")
    page = render(read_report(source), Document(source, "text/plain"))
    assert words_of(page).count("\ufffd") >= 2
    assert not re.search("[\0\ud800-\udfff]", page)


def test_it_gives_the_same_bytes_each_time() -> None:
    assert render(read_report(SMALL), Document(SMALL, "text/plain")) == render(
        read_report(SMALL), Document(SMALL, "text/plain")
    )


def test_its_page_of_the_real_report_is_light(shared: Path) -> None:
    seed = read(shared / "reports" / "city" / "hohhot-2026.txt")
    page = render(read_report(seed), Document(seed, "text/plain"))
    assert len(page.encode("utf-8")) < 700_000
    assert words_of(text_html(read_report(seed), seed)) == seed


def test_a_paragraph_that_a_page_has_broken_is_shown_as_one() -> None:
    source = "\n".join(pages("　　", 56))
    shown = [
        words_of(block) for block in re.findall(r"<p[^>]*>.*?</p>", text_html(read_report(source), source), re.DOTALL)
    ]
    whole = max(PARAGRAPHS, key=len)
    sentences = [sentence for sentence in whole.split("。") if sentence]
    together = [block.replace("\n", "") for block in shown]
    assert all(any(sentence in block for block in together) for sentence in sentences)


def test_blanks_before_a_paragraph_are_kept_and_not_shown() -> None:
    source = "\n".join(pages("　　", 56))
    page = text_html(read_report(source), source)
    assert words_of(page) == source
    assert not re.search(r"<p[^>]*>　", page)

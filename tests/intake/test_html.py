"""Web pages: the report once, without what the site puts around it, and nothing left out in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bihuan.reading import BadDocument, read_document, read_report
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.intake.html import read
from tests.conftest import EXAMPLE
from tests.intake import compare
from tests.intake.make_html import breaks, make_html, paragraphs

LONG = "全市地区生产总值增长5.1%，城镇新增就业1.2万人，改造老旧小区36个，新建养老服务站5个。"
BODY = "".join(f"<p>{i}、{LONG}</p>" for i in range(9))


def opened(inside: str, head: str = "") -> Document:
    return read(f"<html><head>{head}</head><body>{inside}</body></html>".encode(), "a.html", Limits(), untold)


def lines(inside: str, head: str = "") -> list[str]:
    return opened(inside, head).text.splitlines()


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("body", [paragraphs, breaks])
@pytest.mark.parametrize("copies", [1, 2])
def test_it_reads_the_report_as_from_text(charset: str, body: Callable[[Sequence[str]], str], copies: int) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    own = [line.strip() for line in text.splitlines() if line.strip()]
    document = read(make_html(own[0], own, charset, body, copies), "a.html", Limits(), untold)
    assert document.text.split() == text.split()
    assert set(compare.f1(read_report(text), read_document(document)).values()) == {1.0}
    assert document.media_type == f"text/html; charset={'gb18030' if charset == 'gb2312' else charset}"
    assert codes(document) == (["twice"] if copies == 2 else []) + ["chrome"]
    assert "当前位置" in document.notes[-1].zh


def test_it_takes_the_title_from_above_the_text() -> None:
    document = opened(
        f"<h1>2026年明川市政府工作报告</h1><div>明川日报</div><div>{BODY}</div>", "<title>明川市人民政府</title>"
    )
    assert document.text.splitlines()[0] == "2026年明川市政府工作报告"
    assert codes(document) == ["title", "chrome"]


def test_it_takes_the_title_from_the_window_where_the_page_has_none() -> None:
    assert lines(f"<div>{BODY}</div>", "<title>明川市政府工作报告_明川市人民政府</title>")[0] == "明川市政府工作报告"


def test_it_leaves_out_hidden_words_and_says_so() -> None:
    head = "<style>.p,#q{display:none} @media print{.r{display:none}}</style>"
    hidden = '<p style="display: none">密</p><p class="p">密</p><p id="q">密</p><p hidden>密</p><!-- 密 --><script>密</script>'
    document = opened(f'<div>{BODY}{hidden}<p class="r">留下。</p></div>', head)
    assert "密" not in document.text
    assert "留下" in document.text
    assert [note.zh for note in document.notes] == ["隐藏文字（4 字）未读入。"]


def test_it_reads_a_report_that_only_a_script_would_show() -> None:
    document = opened(f'<p>加载中</p><div style="display:none">{BODY}</div>')
    assert LONG in document.text
    assert "shown" in codes(document)


def test_it_leaves_out_tools_and_links_inside_the_text_and_says_so() -> None:
    tools = '<div class="bdsharebuttonbox">分享到</div><ul><li><a href="a">一图读懂</a></li><li><a href="b">相关解读</a></li></ul>'
    document = opened(f"<div>{BODY}{tools}</div>")
    assert len(document.text.splitlines()) == 9
    assert "一图读懂" in document.notes[0].zh


def test_it_keeps_a_part_that_stands_in_another_element() -> None:
    document = opened(f'<div class="a">{BODY * 3}</div><div class="b">{BODY.replace("5.1", "6.2")}</div>')
    assert document.text.count("5.1%") == 27
    assert document.text.count("6.2%") == 9


def test_it_reads_a_table_as_rows_and_a_layout_table_as_text() -> None:
    rows = "<table><caption>项目表</caption><tr><th>序号</th><th>项目</th></tr><tr><td>1</td><td><p>银滩大桥</p></td></tr></table>"
    found = lines(f"<table><tr><td>{BODY}{rows}</td></tr></table>")
    assert found[-3:] == ["项目表", "序号\t项目", "1\t银滩大桥"]
    assert len(found) == 12


def test_it_tells_words_set_low_and_high_apart() -> None:
    text = "PM<sub>2.5</sub>下降，新建10<sup>8</sup>元、5km<sup>2</sup>，“三名”战略<sup><a href='#1'>12</a></sup>，"
    assert lines(f"<div>{BODY}<p>{text}好<span style='vertical-align:super'>[3]</span>。</p></div>")[-1] == (
        "PM2.5下降，新建10⁸元、5km²，“三名”战略[12]，好[3]。"
    )


def test_it_sets_white_space_as_a_browser_does() -> None:
    text = "<p>\n  全市\n  经济<b> 增长</b>5% 。</p><p>&nbsp;</p><p>　　甲<br>乙<br><br>丙</p><pre>丁\n戊</pre>"
    assert lines(f"<div>{BODY}{text}</div>")[9:] == ["全市 经济 增长5% 。", "　　甲", "乙", "", "丙", "丁", "戊"]


def test_it_takes_the_encoding_from_the_bytes_where_the_page_is_wrong_about_it() -> None:
    page = f'<html><head><meta charset="{{}}"></head><body>{BODY}</body></html>'
    assert LONG in read(page.format("gb2312").encode(), "a", Limits(), untold).text
    assert LONG in read(page.format("utf-8").encode("gb18030"), "a", Limits(), untold).text
    assert LONG in read(page.format("x").encode("utf-16"), "a", Limits(), untold).text
    code = "<script>" + "var a = 1;" * 9000 + "</script>"
    assert LONG in read((code + BODY).encode("gb18030"), "a", Limits(), untold).text


def test_it_bears_a_broken_sign_in_a_menu_but_not_in_the_report() -> None:
    page = b'<html><head><meta charset="gbk"></head><body><ul><li><a>\xd5\xff</a></li></ul><div>%s</div></body></html>'
    report = BODY.encode("gb18030")
    assert LONG in read(page % report, "a", Limits(), untold).text
    with pytest.raises(BadDocument, match="damaged at byte"):
        read(page % (report + b"<p>\xd5\xff\xff</p>"), "a", Limits(), untold)


def test_it_reads_pages_nested_beyond_all_measure() -> None:
    assert len(lines("<div><span>" * 2000 + "<table><tr><td>" * 300 + BODY)) == 9


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>var a;</script></body></html>", "<html><body> &nbsp; </body></html>"]
)
def test_it_refuses_a_page_without_words(page: str) -> None:
    with pytest.raises(BadDocument, match="no words"):
        read(page.encode(), "a.html", Limits(), untold)


def test_it_refuses_more_text_than_it_may_give() -> None:
    with pytest.raises(BadDocument, match="more than 5 characters"):
        read(BODY.encode(), "a.html", Limits(characters=5), untold)

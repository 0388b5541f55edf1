"""Lines of pages become paragraphs: by geometry, over columns and pages, without furniture, in the order that turns say."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.intake.document import Box, Note
from bihuan.reading.intake.layout import Line, compose, composed
from bihuan.reading.model import Page

SIZE, WIDTH, PITCH = 10.0, 12, 16.0
"""Points of a character, characters of a line, points from line to line."""


class Spot(NamedTuple):
    """Where a line stands: its page and block, its row in the block, its indent in characters."""

    page: int = 1
    block: int = 0
    row: float = 0
    indent: float = 0
    size: float = SIZE
    top: float = 200
    width: float = WIDTH


def line(text: str, spot: Spot, **more: bool) -> Line:
    left = 100 + spot.block * 200.0
    boxes, x, y = [], left + spot.indent * SIZE, spot.top + spot.row * PITCH
    for sign in text:
        wide = spot.size * (0.5 if sign < "\x7f" else 1)
        boxes.append(Box(x, y, x + wide, y + spot.size))
        x += wide
    right = left + spot.width * SIZE
    return Line(text, tuple(boxes), (1.0,) * len(text), spot.page, spot.block, left, right, spot.size, **more)


def column(rows: list[str], page: int = 1, block: int = 0) -> list[Line]:
    """Rows whose leading ideographic spaces are their indent."""
    return [
        line(row.lstrip("\u3000"), Spot(page, block, at, len(row) - len(row.lstrip("\u3000"))))
        for at, row in enumerate(rows)
    ]


def page(number: int = 1) -> Page:
    return Page(number, "a.pdf", "digital", 600, 800, "pt", 1)


def text_of(lines: list[Line], pages: int = 1, notes: list[Note] | None = None) -> str:
    return compose(lines, [page(n + 1) for n in range(pages)], "application/pdf", notes or []).text


FIRST = [
    "\u3000\u3000全市地区生产总值增长",
    "百分之五，城镇新增就业一",
    "万人。",
    "\u3000\u3000银滩大桥、白鹭湖科技",
    "馆等项目建成投用。",
]
SECOND = ["\u3000\u3000改造老旧小区三十个，", "新建养老服务站五个，建立", "长者助餐补贴制度，让老人"]
THIRD = ["更安心，让孩子更快乐地成", "长。", "\u3000\u3000坚持依法行政，自觉接", "受监督。"]


def test_an_indent_begins_a_paragraph_and_a_short_line_ends_it() -> None:
    text = text_of(column(FIRST))
    assert text == "全市地区生产总值增长百分之五，城镇新增就业一万人。\n银滩大桥、白鹭湖科技馆等项目建成投用。"


def test_a_paragraph_goes_on_over_a_column_and_over_a_page() -> None:
    whole = "改造老旧小区三十个，新建养老服务站五个，建立长者助餐补贴制度，让老人更安心，让孩子更快乐地成长。"
    assert whole in text_of(column(FIRST + SECOND) + column(THIRD, block=1)).split("\n")
    assert whole in text_of(column(FIRST + SECOND) + column(THIRD, page=2), 2).split("\n")


def test_every_character_has_its_place_and_a_break_has_none() -> None:
    lines = column(FIRST)
    document = compose(lines, [page()], "application/pdf", [])
    assert len(document.places) == len(document.text)
    for sign, place in zip(document.text, document.places, strict=True):
        assert (place is None) == (sign == "\n")
    places = [place for place in document.places if place]
    assert [place.box for place in places] == [box for line in lines for box in line.boxes]


def test_a_heading_stands_alone_by_its_size_or_its_place() -> None:
    title = line("政府工作报告", Spot(indent=3, size=20, top=100, width=18))
    centred = line("工作回顾", Spot(row=-2, indent=4))
    assert text_of([title, centred, *column(FIRST)]).split("\n")[:2] == ["政府工作报告", "工作回顾"]


def test_without_indents_gaps_and_marks_part_the_paragraphs() -> None:
    rows = [0, 1, 2.6, 3.6, 4.6, 5.6]
    words = [
        "全市地区生产总值增长达到",
        "五点一个百分点新增就业。",
        "银滩大桥白鹭湖科技馆等项",
        "目按期建成投用交付使用。",
        "二、改善民生让全体老人都",
        "更安心也更舒心。",
    ]
    lines = [line(text, Spot(row=row)) for row, text in zip(rows, words, strict=True)]
    assert text_of(lines).split("\n") == [words[0] + words[1], words[2] + words[3], words[4] + words[5]]


def test_latin_words_are_parted_by_a_space_and_numbers_are_not() -> None:
    rows = ["\u3000\u3000建设新一代DeepSeek", "Coder平台，投资额达到12", "00万元，占比达到百分之5.", "5以上。", *FIRST]
    assert text_of(column(rows)).startswith(
        "建设新一代DeepSeek Coder平台，投资额达到1200万元，占比达到百分之5.5以上。\n"
    )


def test_a_long_word_that_found_no_room_leaves_the_paragraph_whole() -> None:
    rows = ["\u3000\u3000全市推广使用", "DeepSeek-R1/V3.1平台服务。", *FIRST]
    assert text_of(column(rows)).startswith("全市推广使用DeepSeek-R1/V3.1平台服务。\n")


def test_a_row_of_a_table_is_a_paragraph() -> None:
    rows = [line(text, Spot(row=at), alone=True) for at, text in enumerate(["指标\t目标", "生产总值\t5%"])]
    assert text_of(rows) == "指标\t目标\n生产总值\t5%"


def test_running_heads_and_page_numbers_are_dropped_and_told() -> None:
    lines: list[Line] = []
    for number in (1, 2, 3):
        head = line(f"青山日报 第{number}版", Spot(number, top=30))
        foot = line(f"{number}", Spot(number, top=770))
        lines += [head, *column(FIRST, page=number), foot]
    document = compose(lines, [page(n) for n in (1, 2, 3)], "application/pdf", [])
    assert "日报" not in document.text
    assert document.text.count("\n") == 5
    told = " ".join(note.zh for note in document.notes if note.code == "furniture")
    assert all(words in told for words in ("青山日报 第1版", "青山日报 第2版", "青山日报 第3版", "“1”", "“3”"))


def test_words_that_recur_inside_the_text_stay() -> None:
    lines = [row for number in (1, 2, 3) for row in column(FIRST, page=number)]
    assert text_of(lines, 3).count("银滩大桥") == 3


def test_a_number_in_the_last_row_of_the_text_stays() -> None:
    lines = [line("地区生产总值", Spot(top=740)), line("52", Spot(top=756))]
    assert text_of(lines).endswith("52")


def test_turns_put_the_parts_in_order_and_are_told() -> None:
    first = [
        *column([*FIRST, *SECOND, "\u3000\u3000（下转第4版）"]),
        *column(["\u3000\u3000另一篇文章讲别的事。"], block=1),
    ]
    fourth = [
        *column(["\u3000\u3000先有一篇短讯在这里。"], page=2),
        *column(["（上接第一版）", *THIRD], page=2, block=1),
    ]
    document = compose(first + fourth, [page(1), page(2)], "application/pdf", [])
    joined = "让老人更安心"
    assert joined in document.text
    assert document.text.index(joined) < document.text.index("另一篇") < document.text.index("先有一篇")
    assert "版" not in document.text
    assert [note.code for note in document.notes] == ["turn", "turn"]


def test_pages_in_the_wrong_order_are_put_right_by_their_turns() -> None:
    later = column(["（上接第1版）", *THIRD])
    first = column([*FIRST, *SECOND, "\u3000\u3000（下转第2版）"], page=2)
    assert text_of(later + first, 2).startswith("全市地区生产总值")


def test_a_turn_inside_a_line_is_cut_out_of_it() -> None:
    lines = column([*FIRST[:4], "馆等建成。（下转2版）"]) + column(["（紧接第1版）更多项目也", "都已经开工。"], page=2)
    assert "建成。\n更多" in text_of(lines, 2) or "建成。更多" in text_of(lines, 2)


def test_a_turn_whose_other_part_is_missing_is_told() -> None:
    document = compose(column(["（上接第2版）", *FIRST]), [page()], "application/pdf", [])
    assert [note.code for note in document.notes] == ["turn-missing"]
    assert document.text.startswith("全市")


def test_flaws_told_by_line_find_their_way_into_the_text() -> None:
    lines = [*column(["（上接第1版）", *FIRST]), line("3", Spot(top=770))]
    found = composed(lines, [page()], "application/pdf", [])
    (here,), (also,), gone = found.spans([(1, 0, 2), (2, 3, 5), (0, 0, 3)])
    assert found.document.text[slice(*here)] == "全市"
    assert found.document.text[slice(*also)] == FIRST[1][3:5]
    assert gone == []

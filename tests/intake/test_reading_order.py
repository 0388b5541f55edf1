"""Characters placed on a page become lines in reading order: columns, headings over them, tables; and none is lost."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout import Rule, lines_of

SIZE = 10.0


class Sign(NamedTuple):
    """A character with its em box."""

    text: str
    box: Box
    size: float
    bold: bool = False


def signs(text: str, left: float, top: float, size: float = SIZE) -> list[Sign]:
    found, x = [], left
    for sign in text:
        wide = size * (0.5 if sign < "\x7f" else 1)
        found.append(Sign(sign, Box(x, top, x + wide, top + size), size))
        x += wide
    return found


def column(name: str, left: float, top: float, rows: int, step: float = 16, width: int = 10) -> list[Sign]:
    """Full lines, each beginning with the column's name and its row."""
    return [
        sign
        for row in range(rows)
        for sign in signs(f"{name}{chr(0x4E00 + row)}" + "文" * (width - 2), left, top + row * step)
    ]


def heads(found: list[Sign], rules: tuple[Rule, ...] = ()) -> list[str]:
    """The names at the beginning of each line, repeats folded."""
    lines, _ = lines_of(found, 1, rules)
    names = [line.text[0] for line in lines]
    return [name for at, name in enumerate(names) if not at or names[at - 1] != name]


def test_columns_are_read_one_after_the_other() -> None:
    found = column("甲", 50, 100, 20) + column("乙", 170, 100, 20)
    assert heads(found) == ["甲", "乙"]
    assert lines_of(found, 1)[1] == 2


def test_columns_whose_lines_stand_at_other_heights_are_columns_too() -> None:
    for shift in (2, 5, 8, 11):
        assert heads(column("甲", 50, 100, 20) + column("乙", 170, 100 + shift, 19)) == ["甲", "乙"]
    assert heads(column("甲", 50, 100, 20, 17) + column("乙", 170, 100, 22, 15)) == ["甲", "乙"]


def test_a_heading_over_all_columns_parts_what_is_above_from_what_is_below() -> None:
    above = column("甲", 50, 100, 6) + column("乙", 170, 100, 6)
    below = column("丁", 50, 260, 6) + column("戊", 170, 260, 6)
    assert heads(above + signs("丙标题跨栏", 130, 220, 14) + below) == ["甲", "乙", "丙", "丁", "戊"]


def test_one_column_and_three_are_read_on_one_page() -> None:
    whole = column("甲", 50, 100, 5, width=34)
    three = [sign for at, name in enumerate("乙丙丁") for sign in column(name, 50 + 120 * at, 200, 12)]
    again = column("戊", 50, 420, 5, width=34)
    assert heads(whole + three + again) == ["甲", "乙", "丙", "丁", "戊"]


def test_a_title_over_the_middle_columns_hides_no_gutter() -> None:
    four = [sign for at, name in enumerate("乙丙丁戊") for sign in column(name, 50 + 120 * at, 200, 12)]
    assert heads(signs("甲题", 265, 150, 20) + four) == ["甲", "乙", "丙", "丁", "戊"]


def test_a_running_head_beside_the_gutter_hides_none() -> None:
    short = [sign for row in range(5) for sign in signs("乙短", 50, 100 + 16 * row)]
    rest = column("乙", 50, 180, 10)
    assert heads(signs("甲公报第一期", 140, 50, 7) + short + rest + column("丙", 170, 100, 15)) == ["甲", "乙", "丙"]


def test_short_lines_of_one_column_are_no_columns() -> None:
    rows = [sign for row in range(12) for sign in signs("短行" if row % 2 else "文" * 30, 50, 100 + 16 * row)]
    lines, columns = lines_of(rows, 1)
    assert columns == 1
    assert len({line.block for line in lines}) == 1


def test_the_edges_of_a_block_are_those_of_its_full_lines() -> None:
    lines, _ = lines_of(column("甲", 50, 100, 8) + signs("— 3 —", 95, 100 + 8 * 16 + 20), 1)
    assert (lines[0].left, lines[0].right) == (50, 150)


def test_cells_between_rules_make_a_row_whatever_their_height() -> None:
    lying = [Rule(50, y, 350, y) for y in (90, 140, 190)]
    standing = [Rule(x, 90, x, 190) for x in (50, 70, 250, 350)]
    found: list[Sign] = []
    for at, y in enumerate((95, 145)):
        found += signs(str(at + 1), 55, y + 12) + signs("建设银滩大桥推动互联", 75, y) + signs("互通", 75, y + 20)
        found += signs("发改委", 255, y + 12)
    lines, columns = lines_of(found, 1, [*lying, *standing])
    assert [line.text for line in lines] == [f"{n}\t建设银滩大桥推动互联互通\t发改委" for n in (1, 2)]
    assert all(line.alone for line in lines)
    assert columns == 1


def test_rules_round_articles_make_no_table() -> None:
    frame = [Rule(40, y, 300, y) for y in (90, 380, 700)] + [Rule(x, 90, x, 700) for x in (40, 165, 300)]
    found = (
        column("甲", 50, 100, 17) + column("乙", 175, 100, 17) + column("丙", 50, 390, 18) + column("丁", 175, 390, 18)
    )
    lines, _ = lines_of(found, 1, frame)
    assert not any(line.alone for line in lines)


def test_narrow_columns_without_rules_are_rows() -> None:
    found: list[Sign] = []
    for row in range(4):
        y = 100 + 20 * row
        found += signs(str(row + 1), 50, y) + signs("改造老旧小区三十个", 75, y) + signs("住建局", 190, y)
    assert [line.text for line in lines_of(found, 1)[0]] == [f"{n}\t改造老旧小区三十个\t住建局" for n in (1, 2, 3, 4)]


def test_a_raised_number_is_a_note() -> None:
    found = signs("推进战略", 50, 100) + signs("12", 90, 98, 6) + signs("，真抓实干", 97, 100)
    (line,) = lines_of(found, 1)[0]
    assert line.text == "推进战略[12]，真抓实干"
    assert len(line.boxes) == len(line.scores) == len(line.text)


def test_words_that_stand_apart_have_a_space_between() -> None:
    found = signs("AI", 50, 100) + signs("for", 64, 100) + signs("建设", 82, 100)
    assert lines_of(found, 1)[0][0].text == "AI for建设"


PLACED = st.lists(
    st.tuples(st.floats(0, 500), st.floats(0, 700), st.sampled_from([6.0, 10.0, 10.0, 20.0]), st.integers(1, 12)),
    max_size=25,
)


@given(PLACED, st.lists(st.tuples(st.floats(0, 500), st.floats(0, 700), st.floats(0, 300), st.booleans()), max_size=12))
def test_no_character_is_lost_or_doubled(
    placed: list[tuple[float, float, float, int]], drawn: list[tuple[float, ...]]
) -> None:
    found = [
        sign
        for at, (left, top, size, count) in enumerate(placed)
        for sign in signs(chr(0x4E00 + at) * count, left, top, size)
    ]
    rules = [Rule(x, y, x + long, y) if lies else Rule(x, y, x, y + long) for x, y, long, lies in drawn]
    lines, _ = lines_of(found, 1, rules)
    assert sorted("".join(line.text for line in lines).replace(" ", "").replace("\t", "")) == sorted(
        sign.text for sign in found
    )
    assert all(len(line.text) == len(line.boxes) == len(line.scores) for line in lines)

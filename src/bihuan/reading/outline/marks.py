"""How a heading shows itself in a line: by a number, by standing alone, by opening a paragraph as a short sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from bihuan.reading.words.patterns import compiled

NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
SIGNS: Final = "◆◇★☆●○■□▲△▶►※◎⊙✦✧❖➤☞♦·"
_MARKED: Final = compiled(
    rf"(?P<part>(?:{NUMERAL}[、.]|[壹贰叁肆伍陆柒捌]、|第{NUMERAL}(?:、|部分|篇章?|章)|[上中下]篇)[、:]? ?)"
    rf"|(?P<chapter>\(?{NUMERAL}\)[、.]?|第{NUMERAL}节) ?"
    rf"|(?P<point>{NUMERAL}(?:是要|要是|是|要)|第{NUMERAL}[,、])"
    r"|(?P<item>\d{1,2}[.、](?!\d(?!\d?月))) ?"
    r"|(?P<subitem>\d{1,2}\)|\(\d{1,2}\)|[①-⑳]) ?"
    r"|(?P<dash>—{1,3}|-{1,3}(?=[一-鿿“]))"
    rf"|(?P<sign>[{SIGNS}])"
    r"|(?P<bracket>【)(?=[^【】]{2,24}】)"
)
_FIRST: Final = frozenset(f"第上中下一二三四五六七八九十壹贰叁肆伍陆柒捌(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳—-【{SIGNS}")
"""The signs with which a mark begins."""
LEVELS: Final = {"part": 1, "chapter": 2, "refrain": 2, "point": 3, "item": 4}
FIRST: Final = ("一是", "一要", "第一")
"""What the first of some points begins with."""
UNNUMBERED: Final = ("dash", "sign", "bracket")
"""Marks that are no numbers: what stands behind one is under the number above it."""
_STOP: Final = compiled(r"[。!?]|:(?=.{30})")
_RUN_IN_POINT: Final = compiled(
    r"(?P<point>[一二三四五六七八九十](?<=[。:!?;].)[一二三四五六七八九十]{0,2}(?:是要|是|要))(?P<title>[^。;:!?\n]{3,60})。"
)
_RUN_IN_NUMBER: Final = compiled(
    rf"(?<=[。:!?;])(?:(?P<chapter>\({NUMERAL}\))|(?P<point>第{NUMERAL}[,、])|(?P<item>\d{{1,2}}[.、](?!\d(?!\d?月)))"
    r"|(?P<subitem>\(\d{1,2}\)|[①-⑳]))(?P<title>[^。;:!?\n]{3,60})。"
)
"""Other numbers inside a paragraph; looked for only where a second one stands behind a stop."""
_SECOND: Final = ("。2.", "。2、", "。(2)", "。②", "。(二)", "。第二,")
_LONGEST: Final = {
    "part": 70,
    "chapter": 90,
    "point": 60,
    "item": 40,
    "subitem": 40,
    "dash": 40,
    "sign": 40,
    "bracket": 40,
}
_OPENS_TEXT: Final = compiled(
    r"各位代表|现在,|一年来|过去|五年来|这[一五]年|“?十[一二三四]五”?时期|今年|去年|20\d\d年|我们|这些|这是|同时|按照|根据|围绕|其中|当前|面对|经过|随着|综合(?:考虑|研判|分析|判断)|总的|回[顾望首眸]|此外|做好政府工作|另外|与此|在此|成绩|为此|总之|实现上述|以上|上述"
)
_OF_YEARS: Final = compiled(r"这(?:[一五]年)?是[^。:;]{4,40}的(?:[一五]年|历程)。")
"""A whole sentence that is a refrain: 这五年是民生大为改善的五年。"""
_WE: Final = compiled("(我们(?:要|将|必须|一定))[^,;:。!?]{3,40}。")
"""Of 48 paragraphs that open so with a short sentence, three or more in a report, annotators took 47 for headed."""
_DASH_LINE: Final = compiled(r"—{1,3}[^—。;:!?\d]{6,58}。")
_SHORTEST: Final = 4
_COUNTED: Final = compiled(r"\d(?:%|[万亿余多个项家所条处座户名场公])")
_FIGURE: Final = compiled(r"\d(?:%|[一-鿿](?<![年月日]))")
"""Behind a dash a sentence with a figure tells a fact and heads nothing: of some 600 headings one has any."""
_TOPIC: Final = compiled(r"[^,。;:\d]{4,24},")
"""Where a deed with its figures follows the heading behind a comma: (一)我们倾情投入惠民生,新建学校8所."""
_NUMBER_ONLY: Final = compiled(rf"第{NUMERAL}(?:部分|篇章?|[章节])|[上中下]篇|[—-]{{2,}}.{{0,2}}")
_AMOUNT: Final = compiled(r"\d(?:%|[万亿余多]|个百分点)")
"""A line that tells one is a row of a list, no title."""
_TITLE_LINE: Final = compiled(r"[^。;:!?\d]{2,40}(?<![,、])。?")
_TEXT_BELOW: Final = 2
"""So many times as long as a heading is the text below it."""
_PRINCIPLE: Final = "坚持"
"""Where three paragraphs in a row begin so with a short sentence, it heads each: 坚持依法行政。"""
_LEADS_ON: Final = compiled(r"^(?:各位代表|现在|一年来|过去|五年来|今年|去年|同时|按照|根据)|我们|以下|下面")
_COLON_HEAD: Final = compiled(
    r"(?!各位|同志|会议|附|注|其中|如下|主要|总的)[一-鿿“”、]{2,16}(?<![是为到作])(?<!如下|以下|包括|工作|措施|任务)(?<![下个]方面):(?=.{10})"
)
"""城市更新:… opens a paragraph as a heading where its neighbours are opened so too."""
_LONGEST_POINT: Final = 46
"""Of a point or item with several commas."""
_LONGEST_RUN_IN: Final = 34
_LONGEST_REFRAIN: Final = 76
_SOME_COMMAS: Final = 2
_MOST_COMMAS: Final = 4
"""Of a refrain."""
_LONGEST_OPENING: Final = 12


class Mark(NamedTuple):
    """A heading as it stands in a line: kind of mark, its number, and where it ends."""

    kind: str
    number: str | None
    end: int
    """Offset in the line behind the last character of the heading, its full stop left out."""
    rest: int
    """Offset in the line where the text after the heading begins."""


def marked(line: str) -> Mark | None:
    """A heading that begins with a number or a dash: the whole line, or up to its first full stop."""
    match = _MARKED.match(line) if line[:1] in _FIRST else None
    if not match:
        return None
    kind = str(match.lastgroup)
    if kind == "bracket":
        end = line.index("】") + 1
        return Mark(kind, None, end, end)
    stop = _STOP.search(line, match.end())
    end = stop.start() if stop else len(line.rstrip(":;,。"))
    if kind in ("chapter", "sign") and end - match.end() > _LONGEST_RUN_IN and _COUNTED.search(line, match.end(), end):
        topic = _TOPIC.match(line, match.end())
        return Mark(kind, _number(kind, match[0]), topic.end() - 1, topic.end()) if topic else None
    if end - match.end() < 2 or end > _LONGEST[kind] or (";" in line[:end] and kind != "part"):
        return None
    rest = stop.end() if stop else len(line)
    whole = rest >= len(line)
    if kind in ("point", "dash", "item", "subitem") and (whole or line[rest] == "("):
        return None  # a sentence of a list, with at most the units that answer for it in brackets behind it
    if kind == "sign" and whole and line[-1] in "。;,、":
        return None
    if kind == "dash" and _FIGURE.search(line, match.end(), end):
        return None
    if kind in ("point", "item", "subitem") and line.count(",", 0, end) > 1 and end > _LONGEST_POINT:
        return None
    return Mark(kind, _number(kind, match[0]), end, rest)


def cut_at(line: str, end: int) -> Mark | None:
    """The heading that a wide space parts from its text: (一)实体经济提质增效 新能源产业园…; `end` is where the space was."""
    match = _MARKED.match(line)
    kind = str(match.lastgroup) if match else ""
    if not match or kind == "bracket" or end - match.end() < _SHORTEST or end > _LONGEST[kind]:
        return None
    if _STOP.search(line, match.end(), end + 1) or not _STOP.search(line, end + _SHORTEST):
        return None
    return Mark(kind, _number(kind, match[0]), end, end)


def _number(kind: str, sign: str) -> str | None:
    """What a section is numbered with; (1) and ① keep their form, so that they are told from 1."""
    if kind in UNNUMBERED:
        return None
    return sign.strip() if kind == "subitem" else sign.strip(" 、.)(")


def dash_line(line: str) -> bool:
    """Whether a line is one sentence behind a dash: ——守牢底线、防范风险,社会保持稳定。"""
    return _DASH_LINE.fullmatch(line) is not None


def list_sign(line: str, *, numbered: bool = False) -> bool:
    """Whether a line begins as the lines of a list do: with a dash, another sign, or a number of an item; `numbered` adds all numbers."""
    match = _MARKED.match(line) if line[:1] in _FIRST else None
    return match is not None and (numbered or match.lastgroup not in ("part", "chapter", "point"))


def above_its_text(line: str, below: str) -> Mark | None:
    """A point or item that is a line of its own and has its text below: 1.壮大工业经济."""
    match = _MARKED.match(line) if line[:1] in _FIRST else None
    if not match or match.lastgroup not in ("point", "item", "subitem") or not _TITLE_LINE.fullmatch(line, match.end()):
        return None
    if len(below) < _TEXT_BELOW * len(line) or (_MARKED.match(below) and not _STOP.search(below)):
        return None
    kind = str(match.lastgroup)
    return Mark(kind, _number(kind, match[0]), len(line.rstrip("。")), len(line))


def numbers_inside(text: str) -> bool:
    """Whether a second number of a list stands behind a stop somewhere in the text."""
    return any(second in text for second in _SECOND)


def run_in_points(line: str, start: int, *, numbered: bool, goes_on: bool) -> list[tuple[int, Mark]]:
    """一是 … 二是 … inside a paragraph, where each opens several sentences of its own: (offset, mark). `goes_on`: the next one opens the next paragraph."""
    found = list(_RUN_IN_POINT.finditer(line, start))
    if numbered and not found:
        found = list(_RUN_IN_NUMBER.finditer(line, start))
    points: list[tuple[int, Mark]] = []
    for i, match in enumerate(found):
        following = found[i + 1].start() if i + 1 < len(found) else len(line)
        short = match.end("title") - match.start() <= 45 and match["title"].count(",") <= 1
        if short and following - match.end() > 8:
            kind, sign = next((kind, sign) for kind, sign in match.groupdict().items() if sign and kind != "title")
            points.append((match.start(), Mark(kind, _number(kind, sign), match.end("title"), match.end())))
    if len(points) * _MOST_OF < len(found):
        return []  # a list of promises, some of them short
    return points if len(points) > 1 or start or goes_on else []


_MOST_OF: Final = 2


def _tells_in_full(head: str, *, sung: bool) -> bool:
    """Whether a first sentence tells too much for a heading; in a refrain digits that are no amounts do not: 这一年,办好60周年庆典。"""
    if sung:
        return head.count(",") > _MOST_COMMAS or any(sign in head for sign in ";:!?()") or bool(_AMOUNT.search(head))
    return head.count(",") > _SOME_COMMAS or any(sign in ";:!?()是" or sign.isdigit() for sign in head)


_CLOSING: Final = ("结束语", "结语")


def heads_its_paragraph(title: str) -> bool:
    """Whether a heading has a dash or another sign, or the few words of a refrain (这五年,), so that others in its paragraph stand below it."""
    return title[:1] in "—-【" + SIGNS or bool(_OPENS_TEXT.match(title) and opening_of(title))


def opening_of(line: str) -> str:
    """The few words up to the first comma, with which a row of paragraphs may begin alike: 五年来,.

    Without one 我们要 where it opens a short sentence; a whole one 这是…的五年 has none.
    """
    if line[:1] == "这" and _OF_YEARS.match(line):
        return ""
    we = _WE.match(line) if line[:1] == "我" else None
    if we:
        return we[1]
    return line[: line.find(",", 0, _LONGEST_OPENING) + 1]


def run_in(line: str, refrains: frozenset[str] = frozenset()) -> Mark | None:
    """A short first sentence that may head its paragraph: 特色产业取得新进展。 Its neighbours decide.

    Words that open text rather than a heading do head it where they are a refrain of several paragraphs.
    """
    sung = opening_of(line) in refrains and not line.startswith("各位代表")
    of_years = _OF_YEARS.match(line) if line[0] == "这" else None
    if of_years:
        return Mark("refrain", None, of_years.end() - 1, of_years.end())
    colon = _COLON_HEAD.match(line)
    if colon:
        return Mark("run-in", None, colon.end() - 1, colon.end())
    stop = line.find("。", 0, (_LONGEST_REFRAIN if sung else _LONGEST_RUN_IN) + 1)
    whole = sung and stop + 1 == len(line)
    if stop < 4 or (stop + 8 > len(line) and not whole) or (_OPENS_TEXT.match(line) and not sung):
        return None
    head = line[:stop]
    if _tells_in_full(head, sung=sung):
        return None
    kind = "refrain" if _OPENS_TEXT.match(line) else "principle" if line.startswith(_PRINCIPLE) else "run-in"
    return Mark(kind, None, stop, stop + 1)


def standing_alone(line: str) -> bool:
    """A line with no stop and too short to be text; one that ends in a colon leads into a list, one by which somebody speaks heads nothing."""
    return (
        "我代表" not in line
        and not (line[0] == "(" and line[-1] == ")")
        and not (line[0] == "-" or line.endswith("政府工作报告"))
        and not _NUMBER_ONLY.fullmatch(line)
        and (3 < len(line) <= 40 or line in _CLOSING)
        and line[-1] not in "。;:!?,、"
        and not _AMOUNT.search(line)
        and not any(sign in line for sign in "。;!?")
    )


def stopped_line(line: str) -> Mark | None:
    """A whole line that is one short sentence and leads into no list: 生态底色更加亮丽。"""
    stop = len(line) - 1
    if not 3 < stop <= _LONGEST_RUN_IN or line[stop] != "。" or line.count(",") > 1 or _LEADS_ON.search(line):
        return None
    if any(sign in line[:stop] for sign in "。;:!?()") or any(sign.isdigit() for sign in line):
        return None
    numbered = _MARKED.match(line)
    kind = str(numbered.lastgroup) if numbered else "run-in"
    return Mark(kind, numbered[0] if numbered and kind == "point" else None, stop, stop + 1)

"""A number as a list writes it: 三, （三）, 3, ③, III, c."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    ]
)
_BY_DIGIT = frozenset(["ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"])
_LEGALS = frozenset(["chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal", "koreanLegal"])
_CIRCLES = frozenset(["decimalEnclosedCircle", "decimalEnclosedCircleChinese"])
_LARGEST = 9_999
"""Beyond it every style writes plain digits."""

OLD_STYLES = {
    0x00: "decimal", 0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter", 0x0A: "ideographDigital",
    0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x0F: "decimal", 0x10: "japaneseLegal", 0x11: "japaneseDigitalTenThousand",
    0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth", 0x16: "decimalZero", 0x17: "bullet", 0x1A: "decimalEnclosedFullstop",
    0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional",
    0x1F: "ideographZodiac", 0x21: "taiwaneseCounting", 0x22: "ideographLegalTraditional", 0x23: "taiwaneseCountingThousand",
    0x24: "taiwaneseDigital", 0x25: "chineseCounting", 0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand", 0xFF: "none",
}  # fmt: skip
"""Codes of the binary format (MS-OSHARED 2.2.1.3) for the names of Office Open XML (ST_NumberFormat)."""


def numeral(n: int, style: str) -> str:
    """`n` in a style named as Office Open XML does; digits for styles that are not known and numbers out of reach."""
    if style in ("bullet", "none"):
        return ""
    if not 0 < n <= _LARGEST:
        return str(n)
    if style in _CHINESE:
        return _spelled(n, _DIGITS, "十百千")
    if style in _LEGALS:
        return _spelled(n, _LEGAL, "拾佰仟")
    if style in _BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(n))
    return _plain(n, style)


def _plain(n: int, style: str) -> str:
    """The styles of Latin letters, signs and enclosed digits."""
    if style in ("upperRoman", "lowerRoman"):
        return _roman(n) if style == "upperRoman" else _roman(n).lower()
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style == "decimalZero":
        return f"{n:02}"
    if style == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(n))
    return _sign(n, style) or str(n)


def _sign(n: int, style: str) -> str:
    """One character for the number, where the style has one."""
    if style in _CIRCLES and n <= 20:
        return chr(0x2460 + n - 1)
    if style == "decimalEnclosedParen" and n <= 20:
        return chr(0x2474 + n - 1)
    if style == "decimalEnclosedFullstop" and n <= 20:
        return chr(0x2488 + n - 1)
    if style == "ideographEnclosedCircle" and n <= 10:
        return chr(0x3220 + n - 1)
    if style == "ideographTraditional" and n <= 10:
        return _STEMS[n - 1]
    if style == "ideographZodiac" and n <= 12:
        return _BRANCHES[n - 1]
    return ""


def _spelled(n: int, digits: str, powers: str) -> str:
    """123 as 一百二十三, 10 as 十, 105 as 一百〇五."""
    parts: list[str] = []
    gap = False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if not digit:
            gap = gap or bool(parts)
            continue
        if gap:
            parts.append(digits[0])
        gap = False
        alone = power == 1 and digit == 1 and not parts and powers[0] == "十"
        parts.append(("" if alone else digits[digit]) + (powers[power - 1] if power else ""))
    return "".join(parts)


def _roman(n: int) -> str:
    parts: list[str] = []
    for value, letters in _ROMAN:
        parts.append(letters * (n // value))
        n %= value
    return "".join(parts)

#!/usr/bin/env python3
"""Writes which characters look alike (words/lookalikes.txt) and which sound alike (words/homophones.txt), for words/alike.py.

    python tools/lookalikes.py

Needs Pillow, numpy, pypinyin and the Noto CJK fonts of Debian (fonts-noto-cjk); the project needs none of them. Run it after
tools/common_bigrams.py: what may be meant is what stands in a phrase of words/phrases.txt. What may be written is any character of
GB 2312 beside these. Two look alike where their pictures in a serif and a sans serif do.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pypinyin import Style, lazy_pinyin

WORDS = Path(__file__).parents[1] / "src/bihuan/reading/words"
FONTS = [Path("/usr/share/fonts/opentype/noto") / f"Noto{style}CJK-Regular.ttc" for style in ("Serif", "Sans")]
SIMPLIFIED = 2
"""The font's number within its file."""
SIZE, ROOM, SIDE, LEFT, TOP = 40, 48, 24, 4, -4
"""A character's size, the picture around it, what that is shrunk to, and where it stands in it."""
LEAST = 0.65
"""How like two pictures are at least, where 1 is the same."""
MOST = 8
"""So many lookalikes of a character are kept."""


def main() -> None:
    """Write both tables."""
    meant = in_phrases()
    written = sorted(gb2312() | meant)
    write("lookalikes", [row for sign, row in looks(written, meant).items() if len(row) > 1])
    write("homophones", sounds(written, meant))


def in_phrases() -> set[str]:
    """The characters that stand in phrases; the signs of their numbers are no characters."""
    return set((WORDS / "phrases.txt").read_text(encoding="utf-8")) - set(string.printable)


def gb2312() -> set[str]:
    """Its characters."""
    codes = [bytes([row, column]) for row in range(0xB0, 0xF8) for column in range(0xA1, 0xFF)]
    return {code.decode("gb2312", "ignore") for code in codes} - {""}


def looks(written: list[str], meant: set[str]) -> dict[str, str]:
    """Each written character with those that look like it behind it, the likest first."""
    likeness = sum(shapes @ shapes.T for shapes in (pictures(written, font) for font in FONTS)) / len(FONTS)
    targets = np.array([number for number, sign in enumerate(written) if sign in meant])
    rows: dict[str, str] = {}
    for number, sign in enumerate(written):
        order = targets[np.argsort(-likeness[number, targets], kind="stable")]
        found = [other for other in order if other != number and likeness[number, other] >= LEAST]
        rows[sign] = sign + "".join(written[other] for other in found[:MOST])
    return rows


def pictures(signs: list[str], path: Path) -> Any:
    """A row for each character: its picture, so that the product of two rows is their correlation."""
    font = ImageFont.truetype(str(path), SIZE, index=SIMPLIFIED)
    rows = []
    for sign in signs:
        image = Image.new("L", (ROOM, ROOM))
        ImageDraw.Draw(image).text((LEFT, TOP), sign, font=font, fill=255)
        rows.append(np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BILINEAR), np.float32).ravel())
    shapes = np.array(rows)
    shapes -= shapes.mean(axis=1, keepdims=True)
    return shapes / np.linalg.norm(shapes, axis=1, keepdims=True)


def sounds(written: list[str], meant: set[str]) -> list[str]:
    """The characters of each sound, by their commonest reading: those of phrases, a space, the others."""
    rows: dict[str, list[str]] = {}
    for sign in written:
        rows.setdefault(lazy_pinyin(sign, style=Style.NORMAL)[0], []).append(sign)
    lines = []
    for _, signs in sorted(rows.items()):
        known = "".join(sign for sign in signs if sign in meant)
        others = "".join(sign for sign in signs if sign not in meant)
        if known and len(signs) > 1:
            lines.append(f"{known} {others}".rstrip())
    return lines


def write(name: str, lines: list[str]) -> None:
    """A file of the words' folder."""
    (WORDS / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()

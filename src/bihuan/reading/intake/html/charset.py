"""The encoding of a web page: by its mark, by what its bytes are, by what it says of itself, by plausibility, in this order."""

from __future__ import annotations

import re
from typing import NamedTuple

from bihuan.reading.intake import refusals
from bihuan.reading.intake.text import MARKS, decode
from bihuan.reading.model import BadDocument

_SAYS = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})|<\?xml[^>]{0,80}?encoding=["']([A-Za-z0-9_\-]{2,20})""",
    re.IGNORECASE,
)
_WINDOW = 16_000
_LOOKED_AT = 200_000
_NAMES = {
    "utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "utf-16": "utf-16-le", "utf-16le": "utf-16-le",
}  # fmt: skip
_TAG = re.compile(rb"<[^<>]*>")
_CODE = re.compile(rb"<(script|style)\b", re.IGNORECASE)


class Decoded(NamedTuple):
    text: str
    charset: str
    wrong_at: int | None
    """The first byte that does not decode, which stands as U+FFFD; a page may break off a headline in the middle of a sign."""


def decoded(data: bytes) -> Decoded:
    """Raises BadDocument where no encoding fits."""
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _as(data.removeprefix(mark), charset)
    for likely in ("utf-8", _said(data)):
        if likely and b"\0" not in data:
            page = _as(data, likely)
            if page.wrong_at is None:
                return page
    return _as(data, _plausible(data))


def _plausible(data: bytes) -> str:
    """What the words of the page's beginning read like; what the page says of itself where they tell nothing."""
    beginning = data[: data.rfind(b">", 0, _LOOKED_AT) + 1] if len(data) > _LOOKED_AT else data
    try:
        return decode(_TAG.sub(b"", _without_code(beginning)))[1].rpartition("=")[2]
    except BadDocument:
        said = _said(data)
        if said is None:
            raise
        return said


def _without_code(data: bytes) -> bytes:
    """Most of a page's beginning is no Chinese; what is left tells the encoding."""
    parts: list[bytes] = []
    at = 0
    while code := _CODE.search(data, at):
        parts.append(data[at : code.start()])
        at = data.find(b"</" + code[1], code.end())
        if at < 0:
            return b"".join(parts)
    return b"".join([*parts, data[at:]])


def _said(data: bytes) -> str | None:
    match = _SAYS.search(data[:_WINDOW])
    return _NAMES.get((match[1] or match[2]).decode("ascii").lower()) if match else None


def _as(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset, None)
    except UnicodeDecodeError as error:
        return Decoded(data.decode(charset, "replace"), charset, error.start)


def refuse_if_broken(page: Decoded, report: str) -> None:
    """A sign that cannot be decoded may stand in a menu, but not in the report. Raises BadDocument."""
    if page.wrong_at is not None and "\ufffd" in report:
        raise refusals.broken(page.charset, page.wrong_at)

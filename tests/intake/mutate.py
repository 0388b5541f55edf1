"""Files broken on purpose, the same ones for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator

from tests.intake.make_word import make_zip

_ODD = [
    b"\0",
    b"\xff",
    b"\x00\x00\x00\x80",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"<",
    b">",
    b"</w:p>",
    b'"',
    b"&#0;",
    b"&x;",
    b"-1",
    b"1e99",
    b"g 99999999 1",
]
_MARKS = [
    "<div>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<p>",
    "<br>",
    "<sup>",
    "</sup>",
    "<script>",
    "<style>",
    "<!--",
    "-->",
    "<svg>",
    "<template>",
    "<textarea>",
    "<body>",
    "</body>",
    "</html>",
    "<select>",
    "<pre>",
    "<plaintext>",
    "<frameset>",
    "<h1>",
    "<form>",
    "&#0;",
    "&#xD800;",
    "&nbsp;",
    "<li/hidden>",
    "<![CDATA[",
    "<?x",
    "<math>",
    "<title>",
    "<a/href=x>",
]

_VALUE = re.compile(r'\b(?!xmlns)\w+="([^"<]*)"|>([^<]{1,40})<')
_VALUES = [
    "",
    "0",
    "-1",
    "1e300",
    "nan",
    "99999999999",
    "g 9 9",
    "0 0 0 0",
    "1 0 0 0 0 0",
    "true",
    "none",
    "../x",
    "%1%9",
    " ",
    "²",
    "٣",
]


def mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Bytes swapped, dropped, doubled, moved, and files cut off."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            _break(broken, chance)
        yield bytes(broken)


def mutant_zips(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Whole zips whose members are broken, so that what reads the members meets them."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for i in range(count):
        name = chance.choice(list(members))
        broken = next(mutants(members[name], 1, seed + i))
        if chance.random() < 0.1:
            yield make_zip({kept: text for kept, text in members.items() if kept != name})
        else:
            yield make_zip(members | {name: broken})


def mutant_values(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Whole zips of sound XML in which values and the order of elements make no sense."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for _ in range(count):
        name = chance.choice([name for name in members if "=" in members[name].decode()])
        text = members[name].decode()
        for _ in range(chance.choice((1, 3, 10))):
            start, end = chance.choice([match.span(match.lastindex or 1) for match in _VALUE.finditer(text)])
            text = text[:start] + chance.choice(_VALUES) + text[end:]
        yield make_zip(members | {name: text.encode()})


def mutant_pages(page: str, count: int, seed: int) -> Iterator[bytes]:
    """Web pages with marks where none belong."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        broken = page
        for _ in range(chance.choice((1, 3, 10, 60))):
            at = chance.randrange(len(broken))
            mark = chance.choice(_MARKS) * chance.choice((1, 1, 1, 300))
            broken = broken[:at] + mark + broken[at + chance.choice((0, 0, 50, 500)) :]
        yield broken.encode()


def _break(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 2, 4, 8, 64, 512)))
    way = chance.randrange(6)
    if way == 0:
        data[at:end] = chance.randbytes(end - at)
    elif way == 1:
        del data[at:end]
    elif way == 2:
        data[at:at] = data[at:end] * chance.choice((1, 2, 50))
    elif way == 3:
        data[at : at + 4] = chance.choice(_ODD)
    elif way == 4:
        other = chance.randrange(len(data) + 1)
        data[at:end] = data[other : other + end - at]
    elif chance.random() < 0.2:
        del data[at:]
    elif at < len(data):
        data[at] ^= 1 << chance.randrange(8)

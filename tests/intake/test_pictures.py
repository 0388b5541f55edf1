"""Pictures that are none, found by `python -m bench fuzz`: each is refused in a sentence."""

from __future__ import annotations

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake.document import Limits

pytest.importorskip("cv2", reason="bihuan[scan] is not installed")

from bihuan.reading.intake.scan.picture import pages_of


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\xff\xd8\xff\xe0" + bytes(30),
        b"II*\x00" + bytes(30),
        b"MM\x00*\x00\x00\x00\x08\xff\xff",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x00\x00\x00\x00" + bytes(20),
    ],
)
def test_it_refuses_what_only_begins_like_a_picture(data: bytes) -> None:
    with pytest.raises(BadDocument):
        next(pages_of(data, Limits()))

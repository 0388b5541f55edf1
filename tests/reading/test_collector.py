"""The garbage collector is as it was once a report is read, or refused."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bihuan.reading import read_report
from bihuan.reading.model import BadDocument
from tests.reading.conftest import SMALL


@pytest.fixture(autouse=True)
def _on_again() -> Iterator[None]:
    yield
    gc.enable()


def test_it_goes_on_afterwards() -> None:
    read_report(SMALL)
    assert gc.isenabled()
    with pytest.raises(BadDocument):
        read_report("")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    read_report(SMALL)
    assert not gc.isenabled()

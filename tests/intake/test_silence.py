"""Nothing that we install to read scans calls home."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

CALLS_HOME = (b"OneDsTelemetry", b"ORT_DISABLE_TELEMETRY", b"events.data.microsoft")


def test_the_recogniser_holds_no_telemetry() -> None:
    spec = find_spec("onnxruntime")
    if spec is None or spec.origin is None:
        pytest.skip("onnxruntime is not here: bihuan[scan] is not installed")
    libraries = list((Path(spec.origin).parent / "capi").glob("*.so*"))
    assert libraries
    for library in libraries:
        held = library.read_bytes()
        assert [sign for sign in CALLS_HOME if sign in held] == [], library.name

"""Starts the worker, passes its progress on, and ends it when it takes too long. A file can do no harm to the caller."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Box, Document, Limits, Note, Place, Tell
from bihuan.reading.intake.signatures import NAMES
from bihuan.reading.model import BadDocument, Flaw, Page

WORKER = "bihuan.reading.intake.worker"
_THREADS = {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"}
_SILENT = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
"""ONNX Runtime 1.32 calls home. `bihuan[scan]` keeps it below 1.26, which does not; any other is told not to."""
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def run(kind: str, parts: Sequence[tuple[bytes, str]], limits: Limits, tell: Tell, keep: Path | None) -> Document:
    """The parts (bytes and file name) of one kind as one document, parsed in a process of its own. Raises BadDocument."""
    keep = _made(keep)
    with tempfile.TemporaryFile() as request:
        request.write(_request(kind, parts, limits, keep))
        for data, _ in parts:
            request.write(data)
        request.seek(0)
        worker = subprocess.Popen(  # noqa: S603 - our own module, by the interpreter that runs us
            [sys.executable, "-P", "-m", WORKER],
            stdin=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **_THREADS,
                **_SILENT,
                "PYTHONIOENCODING": "utf-8",
                **{key: os.environ[key] for key in _PASSED_ON if key in os.environ},
            },
        )
    late = threading.Event()

    def end() -> None:
        late.set()
        worker.kill()

    clock = threading.Timer(limits.seconds, end)
    clock.start()
    try:
        message = _last_message(worker, tell)
    finally:
        clock.cancel()
        worker.kill()
        worker.wait()
    if late.is_set():
        raise refusals.too_much("seconds", str(limits.seconds))
    if message is None:
        raise refusals.damaged(NAMES[kind])
    if "refused" in message:
        raise BadDocument(*message["refused"])
    return document_from(message["document"])


def _made(keep: Path | None) -> Path | None:
    """The folder, made where it is missing, since the worker may not; None where it cannot be: then nothing is kept."""
    try:
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return keep


def _request(kind: str, parts: Sequence[tuple[bytes, str]], limits: Limits, keep: Path | None) -> bytes:
    head = {
        "kind": kind,
        "names": [name for _, name in parts],
        "sizes": [len(data) for data, _ in parts],
        "limits": limits._asdict(),
        "keep": str(keep) if keep else None,
    }
    return json.dumps(head).encode() + b"\n"


def _last_message(worker: subprocess.Popen[bytes], tell: Tell) -> dict[str, Any] | None:
    """What the worker answers in the end, None where it died; progress is passed on."""
    if worker.stdout is None:
        return None
    with worker.stdout as lines:
        for line in lines:
            try:
                message: dict[str, Any] = json.loads(line)
            except ValueError:
                return None
            if "total" not in message:
                return message
            tell(message["done"], message["total"])
    return None


def document_from(plain: dict[str, Any]) -> Document:
    """What `worker.as_plain` has written."""
    return Document(
        text=plain["text"],
        media_type=plain["media_type"],
        pages=tuple(Page(*page) for page in plain["pages"]),
        places=tuple(place and Place(place[0], Box(*place[1]), place[2]) for place in plain["places"]),
        flaws=tuple(Flaw((flaw[0][0], flaw[0][1]), *flaw[1:]) for flaw in plain["flaws"]),
        notes=tuple(Note(*note) for note in plain["notes"]),
        images=tuple(base64.b64decode(image) for image in plain["images"]),
    )

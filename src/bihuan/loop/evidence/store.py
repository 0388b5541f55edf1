"""Keeps evidence under its hash: written whole or not at all, never overwritten, its hash checked whenever it is read."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from bihuan.loop.evidence import messages
from bihuan.loop.evidence.clean import clean
from bihuan.loop.evidence.kinds import kind_of

_LONGEST_NAME = 120


class Limits(NamedTuple):
    """What a file may cost."""

    size: int = 20_000_000
    """Bytes."""
    pixels: int = 60_000_000


class Kept(NamedTuple):
    """A kept file."""

    sha256: str
    """Of the kept bytes; a picture's are not those that came."""
    came_as: str
    """The hash of the bytes as they came."""
    size: int
    kind: str
    media_type: str
    name: str
    had_location: bool = False
    taken: str | None = None
    picture_hash: int | None = None


def keep(folder: Path, data: bytes, name: str, limits: Limits = Limits()) -> Kept:  # noqa: B008 - a tuple, never changed
    """Check a file, clean it, keep it under `folder`. Raises NotAllowed with what to send instead."""
    if len(data) > limits.size:
        raise messages.too_large(len(data), limits.size)
    kind = kind_of(data)
    cleaned = clean(data, kind, limits.pixels)
    body = cleaned.data if cleaned else data
    sha256 = hashlib.sha256(body).hexdigest()
    _write(path_of(folder, sha256), body)
    came_as = hashlib.sha256(data).hexdigest()
    plain = Kept(sha256, came_as, len(body), kind.id, kind.media_type, plain_name(name, kind.ending))
    if cleaned is None:
        return plain
    return plain._replace(had_location=cleaned.had_location, taken=cleaned.taken, picture_hash=cleaned.picture_hash)


def open_kept(folder: Path, sha256: str) -> bytes:
    """The bytes of a kept file. Raises Broken where it is gone or not what was kept."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise messages.gone(sha256)
    try:
        data = path_of(folder, sha256).read_bytes()
    except OSError as error:
        raise messages.gone(sha256) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise messages.changed(sha256)
    return data


def is_kept(folder: Path, sha256: str) -> bool:
    """Whether a file of that hash lies there."""
    return len(sha256) == 64 and set(sha256) <= set("0123456789abcdef") and path_of(folder, sha256).exists()


def path_of(folder: Path, sha256: str) -> Path:
    """Where it lies: two signs of the hash a folder, so that no folder grows too full."""
    return folder / sha256[:2] / sha256


def plain_name(name: str, ending: str) -> str:
    """A name without paths and control signs, with an ending that tells its kind."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in last if sign.isprintable()).strip(". ")
    stem = shown.rsplit(".", 1)[0] if "." in shown else shown
    own = shown.rsplit(".", 1)[1].lower() if "." in shown else ending[1:]
    return f"{(stem or 'file')[: _LONGEST_NAME - 8]}.{own[:7] or ending[1:]}"


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

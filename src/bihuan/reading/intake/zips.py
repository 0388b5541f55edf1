"""The one place that opens a zip: Word and OFD files are zips. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Limits

_IN_DIRECTORY = b"PK\x01\x02"
"""Begins each entry of a zip's directory."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office programs write. Others may cost any amount of memory."""
_ENCRYPTED = 0x1
_PIECE = 1 << 20
_SPARE = 16_000_000
"""Bytes up to which a member may be packed as tightly as it likes."""
_TIGHTEST = 200
"""How many bytes one byte may hold beyond that. XML of real reports reaches 30; bombs 1,000."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    IndexError,
    OSError,
)
"""What zipfile raises on damaged files."""


class Package:
    """An opened zip. Names have forward slashes and no leading one; what is read is counted over all members."""

    def __init__(self, data: bytes, kind: str, limits: Limits) -> None:
        """`kind` names the format in refusals. Raises BadDocument for what is damaged, locked, oversized or names places outside."""
        self.kind = kind
        self._limits = limits
        self._unpacked = 0
        self._members: dict[str, zipfile.ZipInfo] = {}
        if data.count(_IN_DIRECTORY) > limits.members:
            raise refusals.too_much("members", f"{limits.members:,}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise refusals.damaged(kind) from error
        for member in members:
            self._admit(member)

    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def find(self, name: str) -> str | None:
        """The member of this name, its case as stored: some converters write OFD.XML and refer to OFD.xml."""
        name = name.replace("\\", "/").lstrip("/")
        if name in self._members:
            return name
        return next((stored for stored in self._members if stored.lower() == name.lower()), None)

    def read(self, name: str) -> bytes:
        """The bytes of a member that `find` or `names` gave. Raises BadDocument."""
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise refusals.locked(self.kind)
        pieces: list[bytes] = []
        size = 0
        allowed = max(_SPARE, _TIGHTEST * member.compress_size)
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._unpacked += len(piece)
                    if self._unpacked > self._limits.unpacked:
                        raise refusals.too_much("unpacked", str(self._limits.unpacked // 1_000_000))
                    if size > allowed:
                        raise refusals.too_much("packed", str(_TIGHTEST))
                    pieces.append(piece)
        except _BROKEN as error:
            raise refusals.damaged(self.kind) from error
        return b"".join(pieces)

    def _admit(self, member: zipfile.ZipInfo) -> None:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/") or "\0" in name:
            raise refusals.outside(self.kind)
        if member.flag_bits & _ENCRYPTED:
            raise refusals.locked(self.kind)
        if member.compress_type not in _METHODS:
            raise refusals.damaged(self.kind)
        if not name.endswith("/"):
            self._members[name] = member


def beside(member: str, target: str) -> str:
    """The name that `target` means when `member` refers to it: relative to its folder, or from the top with a slash."""
    target = target.strip().replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), target))

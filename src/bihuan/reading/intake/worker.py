"""The process that parses a file: `python -m bihuan.reading.intake.worker`. It is limited, watched and may be killed.

Standard input is one line of JSON (kind, names, sizes, limits, keep) and the bytes of the parts behind it; standard output is lines of JSON: progress,
then the document or a refusal. Nothing but JSON comes back, so that its caller runs nothing that a file may have planted.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Tell
from bihuan.reading.intake.signatures import NAMES
from bihuan.reading.model import BadDocument

READERS = {
    "html": ("bihuan.reading.intake.html", "office"),
    "docx": ("bihuan.reading.intake.docx", "office"),
    "doc": ("bihuan.reading.intake.doc", "office"),
    "ofd": ("bihuan.reading.intake.ofd", "office"),
    "pdf": ("bihuan.reading.intake.pdf.read", "office"),
    "picture": ("bihuan.reading.intake.scan.read", "scan"),
}
"""The module that reads each kind, and the extra that it needs."""
_SHUT = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
)
_CHANGES = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "shutil.",
)


def main(source: BinaryIO, answer: TextIO) -> None:
    """Read one request, answer it."""
    request = json.loads(source.readline())
    limits = Limits(**request["limits"])
    parts = [(source.read(size), name) for size, name in zip(request["sizes"], request["names"], strict=True)]
    keep = Path(request["keep"]) if request["keep"] else None
    limit(limits)

    def tell(done: int, total: int) -> None:
        _say(answer, {"done": done, "total": total})

    try:
        document = read(request["kind"], parts, limits, tell, keep)
        _say(answer, {"document": as_plain(document)})
    except BadDocument as why:
        _say(answer, {"refused": [why.zh, why.en]})
    except MemoryError:
        full = refusals.too_much("memory", str(limits.memory // 1_000_000))
        _say(answer, {"refused": [full.zh, full.en]})


def read(kind: str, parts: Sequence[tuple[bytes, str]], limits: Limits, tell: Tell, keep: Path | None) -> Document:
    """The parts, all of one kind, as one document. Raises BadDocument."""
    module, extra = READERS[kind]
    try:
        reader: Callable[..., Document] = import_module(module).read
        if kind == "picture":
            reader = import_module(module).read_all
    except ImportError as error:
        if (error.name or "").startswith("bihuan"):
            raise
        raise refusals.needs(extra, NAMES[kind]) from error
    shut(keep)
    if kind == "picture":
        return reader(parts, limits, tell, keep)
    (data, name), *_ = parts
    return reader(data, name, limits, tell)


def as_plain(document: Document) -> dict[str, Any]:
    """What JSON can hold: tuples become lists, pictures base64. `process.document_from` undoes it."""
    plain = document._asdict()
    plain["images"] = [base64.b64encode(image).decode() for image in document.images]
    return plain


def _say(answer: TextIO, message: dict[str, Any]) -> None:
    answer.write(json.dumps(message, ensure_ascii=True) + "\n")
    answer.flush()


def limit(limits: Limits) -> None:
    """The kernel's own limits, where it has them: memory, processor seconds, no core file."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * limits.seconds, 2 * limits.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shut(keep: Path | None) -> None:
    """From here on no connection, no other process, no file written but in `keep`, none read but of Python's own."""
    kept = (_folder(keep),) if keep else ()
    own = tuple({_folder(Path(path)) for path in (sys.prefix, sys.base_prefix, *filter(None, sys.path))})
    readable = (
        *own,
        *kept,
        "/dev/null",
        "/dev/urandom",
        "/proc/cpuinfo",
        "/proc/meminfo",
        "/proc/self/maps",
        "/sys/",
        "/usr/",
        "/lib/",
        "/lib64/",
    )

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith(_SHUT):
            raise PermissionError(event)
        if event.startswith(_CHANGES) and not _path(args[0]).startswith(kept or _NOWHERE):
            raise PermissionError(event)
        if event == "open" and isinstance(args[0], (str, bytes, Path)):
            writes = isinstance(args[1], str) and set(args[1]) & set("wax+")
            if not _path(args[0]).startswith((kept or _NOWHERE) if writes else readable):
                raise PermissionError(f"open {_path(args[0])}")

    sys.addaudithook(watch)


_NOWHERE = ("\0",)
"""The beginning of no path."""


def _folder(path: Path) -> str:
    """A folder's path with its closing slash, so that no neighbour begins with it."""
    return str(path.resolve()) + os.sep


def _path(named: str | bytes | Path) -> str:
    return os.path.normpath(Path(os.fsdecode(named)).absolute())


if __name__ == "__main__":
    stream, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    main(sys.stdin.buffer, stream)

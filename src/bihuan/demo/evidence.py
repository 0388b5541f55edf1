"""Evidence files of the example: small texts, kept like any other file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from bihuan.loop.evidence import keep


def folder() -> Path:
    """Where evidence is kept."""
    return Path(settings.DATA) / "evidence"


def file_of(name: str, words: str) -> str:
    """The hash of a kept file."""
    stem = name.rsplit(".", 1)[0]
    return keep(folder(), f"{stem}\n\n{words}\n（示例材料 / example）\n".encode(), f"{stem}.txt").sha256

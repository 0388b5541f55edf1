"""Evidence files of the example: small texts, kept like any other file."""

from __future__ import annotations

import hashlib


def file_of(name: str, words: str) -> str:
    """The hash of a kept file."""
    return hashlib.sha256(f"{name}\n{words}".encode()).hexdigest()

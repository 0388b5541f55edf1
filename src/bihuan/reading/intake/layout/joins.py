"""How two lines of one paragraph are put together."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[A-Za-z]")
_LATIN_END = re.compile(r"[A-Za-z][,.;:!?)]?$|[A-Za-z]['’]$")
_SOFT_HYPHENS = "\u00ad\ufffe\u0002"
"""As written, and as pdfium writes a hyphen that ends a line."""


def join(before: str, after: str) -> tuple[int, str]:
    """How many characters of `before` go, and what stands between: nothing in Chinese and inside numbers, a space between Latin words."""
    if before.endswith(tuple(_SOFT_HYPHENS)):
        return 1, ""
    return 0, " " if _LATIN_END.search(before) and _LATIN.match(after) else ""

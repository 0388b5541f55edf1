"""What the codes of a register are called where people read them, in Chinese and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from bihuan.reading.words import table

Language: TypeAlias = Literal["zh", "en"]


def label(field: str, code: str | None, language: Language = "zh") -> str:
    """`label("kind", "works")` is 工程. A code without a name, such as a rule's id, stands for itself; None is empty."""
    if code is None:
        return ""
    names = _names()[field].get(code)
    return names[language == "en"] if names else code


def both(field: str, code: str) -> str:
    """`both("kind", "works")` is 工程 works."""
    return f"{label(field, code)} {label(field, code, 'en')}"


def flaw_name(kind: str, rule: str, language: Language = "zh") -> str:
    """What a flaw is, and where it is only suspected what was seen: 疑似误识（似缺动词）."""
    name = label("flaw", kind, language)
    if not is_suspect(rule):
        return name
    seen = label("suspect", rule, language)
    return f"{name}（{seen}）" if language == "zh" else f"{name} ({seen})"


def is_suspect(rule: str) -> bool:
    """Whether a flaw's rule has words for what was seen; what is not only suspected is told by its kind."""
    return rule in _names()["suspect"]


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("bihuan").joinpath("labels.toml").read_text(encoding="utf-8")
    )
    names["theme"] = {row["id"]: row["name"] for row in table("themes")["theme"]}
    return names

"""Bytes become text. The only folder of the reading that opens files."""

from bihuan.reading.intake.files import LARGEST, load
from bihuan.reading.intake.text import decode

__all__ = ["LARGEST", "decode", "load"]

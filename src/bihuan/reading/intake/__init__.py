"""Bytes of any format become text, and for each character where it came from. The only folder of the reading that opens files."""

from bihuan.reading.intake.dispatch import document_of
from bihuan.reading.intake.document import Box, Document, Limits, Note, Place
from bihuan.reading.intake.files import open_document
from bihuan.reading.intake.text import decode

__all__ = ["Box", "Document", "Limits", "Note", "Place", "decode", "document_of", "open_document"]

"""Word's .docx, and WPS Writer's: a zip of XML."""

from bihuan.reading.intake.docx.read import read

__all__ = ["read"]

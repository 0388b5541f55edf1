"""Word 97–2003's .doc and old WPS Writer's .wps: one binary format (MS-DOC) in an OLE compound file."""

from bihuan.reading.intake.doc.read import read

__all__ = ["read"]

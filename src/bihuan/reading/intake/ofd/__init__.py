"""OFD, the page format of Chinese offices (GB/T 33190-2016): a zip of XML in which every line of text has its place."""

from bihuan.reading.intake.ofd.read import read

__all__ = ["read"]

"""A report becomes a register. Plain Python: no framework, no clock, no network; only `intake/` opens files."""

from bihuan.reading.model import BadDocument, Register
from bihuan.reading.steps import read_document, read_report

__all__ = ["BadDocument", "Register", "read_document", "read_report"]

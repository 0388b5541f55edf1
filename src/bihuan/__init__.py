"""Bihuan (闭环): a government work report, read, kept, followed and answered for."""

__version__ = "0.1.0"

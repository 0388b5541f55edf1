"""The seventh step: every sentence of the source claimed by items or set aside by a named rule."""

from bihuan.reading.account.account import account

__all__ = ["account"]

"""Which days are worked: weekends, the State Council's holidays, and the days worked in return."""

from bihuan.loop.calendar.workdays import Calendar, DayKind

__all__ = ["Calendar", "DayKind"]

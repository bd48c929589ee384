"""A moment -> the same by the clock on the wall, as PO files have it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

__all__ = ["local"]


def local(now: datetime) -> datetime:
    """A time by the clock on the wall, whatever the variable TZ holds: a PO file knows minutes."""
    try:
        there = now.astimezone()
        offset = there.utcoffset() or timedelta()
    except (ValueError, OverflowError, OSError):
        return now
    return there.astimezone(timezone(offset - offset % timedelta(minutes=1)))

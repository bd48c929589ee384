"""A folder -> our own processes give its files new names one after the other.

Each of them looks at what it has taken a file's place from, and may give it back; two that do so
at once, with an editor between them, could each give back what the other has put there.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

__all__ = ["turn"]


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other translit is at it, and keep the others waiting.

    The folder itself is locked: no file is left behind, and a process that dies gives it free.
    Where the system or the file system knows no such lock, nobody waits.
    """
    if os.name != "posix":
        yield
        return
    import fcntl

    try:
        place = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # a folder that may be written to, and not be listed
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)

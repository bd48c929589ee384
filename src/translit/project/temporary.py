"""A folder -> temporary files in it that say whose they are, without those of processes killed."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import IO

from translit.patterns import lazy

__all__ = ["clear", "clear_folder", "lock", "temporary"]

# Names of temporary files say whose they are: those of a process that was killed are cleared away.
_TEMPORARY = lazy(r"\.translit-([0-9]+)-\w+\.tmp")


def temporary(folder: Path) -> Path:
    """A name that no file of the folder has, and that says whose it is."""
    return folder / f".translit-{os.getpid()}-{secrets.token_hex(4)}.tmp"


def clear(folders: Iterable[Path]) -> None:
    """Remove what processes that were killed have left in folders, if they are there."""
    for folder in folders:
        with contextlib.suppress(OSError):
            clear_folder(folder)


@cache
def clear_folder(folder: Path) -> None:
    """Remove temporary files of processes that were killed; once in the life of a process."""
    if os.name != "posix":  # there is no harmless way to ask whether a process lives
        return
    for name in os.listdir(folder):  # noqa: PTH208
        found = _TEMPORARY.fullmatch(name)
        if found and not _lives(int(found[1])):
            with contextlib.suppress(OSError):
                _remove_unlocked(folder / name)


def _lives(process: int) -> bool:
    if process == os.getpid():
        return False  # in a container it is always the same; of ours, none is there between writes
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's, which we may not ask
    return True


def _remove_unlocked(path: Path) -> None:
    """Remove a temporary file, unless a process of another container is at work on it."""
    import fcntl

    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()


def lock(file: IO[bytes]) -> None:
    """Tell others that somebody is at work on a temporary file, for as long as it is open."""
    if os.name == "posix":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Bytes -> a file that holds them: whole at any moment, and never over somebody else's change."""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translit.errors import ProjectError
from translit.project import swap
from translit.project.files import read
from translit.project.temporary import clear_folder, lock, temporary
from translit.project.turns import turn
from translit.stopping import held

__all__ = ["keep_copy", "remove", "write"]

_log = logging.getLogger("translit")

_MOMENT = 0.005
"""Seconds in which a program that has found a file opens it: a slice of the scheduler's."""

_CHANGED = (
    "was changed by another program in the meantime, and was left as that wrote it; "
    "save there what is open, and run the command again"
)


def write(path: Path, data: bytes, *, expected: bytes | None, shown: str, durable: bool) -> bool:
    """Put `data` where `expected` was read, or was found not to be; False if it is there already.

    The file is whole at any moment, the old one or the new one. Raises ProjectError, with nothing
    changed, where something else stands there by now: that is somebody's work; and where the file
    is read-only. `durable` asks that it outlast a power cut as well.
    """
    if data == expected:
        return False
    with _told(shown, "cannot be written"):
        target = path.resolve() if path.is_symlink() else path  # the link stays a link
        _make(target.parent)
        clear_folder(target.parent)
        changed = _replaced(target, data, expected, shown, durable=durable)
    if changed:
        _log.debug("wrote %s", shown)
    return changed


def remove(path: Path, *, expected: bytes | None, shown: str) -> None:
    """Delete a file that says what was read. Raises ProjectError, and leaves it, if it does not."""
    with _told(shown, "cannot be deleted"):
        _check_writable(path, shown)
        if _now(path) not in (expected, None):
            raise ProjectError(_CHANGED, path=shown)
        away = temporary(path.parent)
        with turn(path.parent), held(), contextlib.suppress(FileNotFoundError):
            os.rename(path, away)  # noqa: PTH104
            if _now(away) != expected or swap.is_being_written(away):
                # What was saved there since then is newer: it stands.
                with contextlib.suppress(FileExistsError):
                    if not swap.place(away, path):
                        os.rename(away, path)  # noqa: PTH104
                    raise ProjectError(_CHANGED, path=shown)
            away.unlink()
    _log.debug("deleted %s", shown)


def keep_copy(path: Path, data: bytes, *, shown: str) -> Path:
    """Put `data` beside what stands at `path`, or there; where it is already, nothing is written.

    Raises ProjectError where it cannot be kept.
    """
    number, place = 1, path
    while (old := read(place, shown=shown)) not in (None, data):
        number += 1
        place = path.with_name(f"{path.stem}.{number}{path.suffix}")
    write(place, data, expected=old, shown=shown, durable=True)
    return place


@contextlib.contextmanager
def _told(shown: str, what: str) -> Iterator[None]:
    """Say of an error of the system what could not be done, and that nothing was."""
    try:
        yield
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else ""
        reason = error.strerror or str(error)
        place = f" in {os.path.dirname(where)}" if where and os.path.dirname(where) else ""  # noqa: PTH120
        raise ProjectError(f"{what} ({reason}{place}); it is as it was", path=shown) from error


def _replaced(
    target: Path, data: bytes, expected: bytes | None, shown: str, *, durable: bool
) -> bool:
    # Named before it is there: Ctrl-C may come at any moment, and it must be removed.
    name = temporary(target.parent)
    try:
        with name.open("xb") as file:
            lock(file)
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        with name.open("rb") as file:  # nobody has it open to write in it: not we, either
            lock(file)
            with turn(target.parent):
                return _taken(name, target, data, expected, shown)
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise


def _taken(name: Path, target: Path, data: bytes, expected: bytes | None, shown: str) -> bool:
    """Let the new file take the old one's place, if that is as it was; False if it is as new."""
    _check_writable(target, shown)
    _like(name, target)
    now = _now(target)
    if now == data:  # another translit did the same work in the meantime
        name.unlink()
        return False
    if now != expected:
        raise ProjectError(_CHANGED, path=shown)
    with held():
        _put(name, target, (expected, data), shown)
    return True


def _put(name: Path, target: Path, expected: tuple[bytes | None, bytes], shown: str) -> None:
    """Give the new file its name, and look at what had it; `name` is gone then, or worth nothing.

    What may have stood there is the old text, or the new one: then another translit was quicker.

    Where the system cannot exchange two files, what another program saves in the microseconds
    between the last look and the replacement is lost.
    """
    if expected[0] is None:
        try:
            if not swap.place(name, target):
                os.replace(name, target)  # noqa: PTH105
        except FileExistsError:
            if _now(target) not in expected:
                raise ProjectError(_CHANGED, path=shown) from None
        return
    seen = _look(name)
    try:
        if not swap.exchange(name, target):
            os.replace(name, target)  # noqa: PTH105
            return
    except FileNotFoundError:  # deleted since it was looked at
        raise ProjectError(_CHANGED, path=shown) from None
    if hasattr(os, "sched_yield"):
        os.sched_yield()  # who has found the old file by its name, and is about to open it, does so
    if not swap.is_being_written(name) and _now(name) in expected:
        name.unlink()
        return
    _give_back(name, target, seen)
    raise ProjectError(_CHANGED, path=shown)


def _give_back(name: Path, target: Path, ours: _Look) -> None:
    """Let what was saved meanwhile stand again, and the latest of it where more has come."""
    put, held_now = ours, _look(name)
    while True:
        try:
            swap.exchange(name, target)
        except FileNotFoundError:  # ours has been deleted
            with contextlib.suppress(FileExistsError):
                swap.place(name, target)
                return
            continue
        # Who is about to open it by the name that it had for a moment does so now.
        time.sleep(_MOMENT)
        if _look(name) == put and not swap.is_being_written(name):
            return  # nothing has come over what we had put there
        put, held_now = held_now, _look(name)


class _Look(NamedTuple):
    """Which file a name leads to, and what it says."""

    device: int
    number: int
    data: bytes


def _look(path: Path) -> _Look:
    found = path.stat()
    return _Look(found.st_dev, found.st_ino, path.read_bytes())


def _check_writable(path: Path, shown: str) -> None:
    """Raise ProjectError for a file that is read-only: a rename would not ask."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    # The superuser may write everything; what no one may write is meant to stay.
    if not mode & 0o222 or not os.access(path, os.W_OK):
        what = "is read-only, and was not touched; give it back its permission to be written"
        raise ProjectError(what, path=shown)


def _like(name: Path, target: Path) -> None:
    """Let a new file have the rights and the owner of the one that it is to replace."""
    try:
        model = target.stat()
    except FileNotFoundError:
        _own(name, target.parent.stat())
        return
    _own(name, model)
    with contextlib.suppress(OSError, AttributeError):  # a group that we are not in; Windows
        if name.stat().st_gid != model.st_gid:
            os.chown(name, -1, model.st_gid)
    name.chmod(stat.S_IMODE(model.st_mode))  # last: a change of the owner takes rights away


def _own(path: Path, model: os.stat_result) -> None:
    """Give what the superuser has made to whom it should belong: else they could not write it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.chown(path, model.st_uid, model.st_gid)


def _make(folder: Path) -> None:
    """Make a folder and those above it."""
    if folder.is_dir():
        return
    above = next(one for one in folder.parents if one.exists())
    folder.mkdir(parents=True, exist_ok=True)
    for one in (folder, *folder.parents):
        if one == above:
            break
        _own(one, above.stat())


def _now(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None

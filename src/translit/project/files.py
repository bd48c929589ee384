"""Files, read as they are and written all or not at all, never over somebody else's change."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import stat
from functools import cache
from pathlib import Path

from translit.errors import CatalogError, PostError, ProjectError, TranslitError

__all__ = ["exists", "keep_copy", "read", "read_text", "write"]

_log = logging.getLogger("translit")

# Names of temporary files say whose they are: those of a process that was killed are cleared away.
_TEMPORARY = re.compile(r"\.translit-([0-9]+)-\w+\.tmp")


def exists(path: Path) -> bool:
    """Whether something stands there; a name that is too long is nowhere."""
    try:
        return path.exists()
    except OSError:
        return False


def read(path: Path, *, shown: str) -> bytes | None:
    """The bytes of a file; None where there is none. Raises ProjectError where it is no file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A pipe or a device may never come to an end.
            what = "folder" if path.is_dir() else "pipe or a device"
            raise ProjectError(f"is a {what}, not a file; move it elsewhere", path=shown)
        data = path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            what = f"is a link to {os.readlink(path)}, which does not exist"  # noqa: PTH115
            raise ProjectError(what, path=shown) from None
        return None
    except OSError as error:
        raise ProjectError(f"cannot be read ({error.strerror})", path=shown) from None
    _log.debug("read %s", shown)
    return data


def read_text(data: bytes, *, shown: str, kind: type[TranslitError] = PostError) -> str:
    """The text of a file that must be UTF-8, every byte of it a part of some character."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        advice = "open it in Poedit and save it" if kind is CatalogError else "save it as UTF-8"
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise kind(f"is UTF-16; {advice}", path=shown, line=1) from None
        what = f"is not UTF-8 (byte 0x{data[error.start]:02x}); {advice}"
        raise kind(what, path=shown, line=line) from None


def write(path: Path, data: bytes, *, expected: bytes | None, shown: str, durable: bool) -> bool:
    """Put `data` where `expected` was read, or was found not to be; False if it is there already.

    The file is whole at any moment, the old one or the new one. Raises ProjectError, with nothing
    changed, where something else stands there by now: that is somebody's work. `durable` asks
    that it outlast a power cut as well.
    """
    if data == expected:
        return False
    try:
        target = path.resolve() if path.is_symlink() else path  # the link stays a link
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(target.parent)
        changed = _replace(target, data, expected, shown, durable=durable)
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else ""
        reason = error.strerror or str(error)
        place = f" in {os.path.dirname(where)}" if where and os.path.dirname(where) else ""  # noqa: PTH120
        raise ProjectError(
            f"cannot be written ({reason}{place}); it is as it was", path=shown
        ) from error
    if changed:
        _log.debug("wrote %s", shown)
    return changed


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


def _replace(
    target: Path, data: bytes, expected: bytes | None, shown: str, *, durable: bool
) -> bool:
    # Named before it is there: Ctrl-C may come at any moment, and it must be removed.
    name = target.parent / f".translit-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        with name.open("xb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            name.chmod(stat.S_IMODE(target.stat().st_mode))
        # As late as can be: between this look and the replacement lie microseconds.
        now = _now(target)
        if now == data:  # another translit did the same work in the meantime
            name.unlink()
            return False
        if now != expected:
            what = (
                "was changed by another program in the meantime, and was left as that wrote it; "
                "save there what is open, and run the command again"
            )
            raise ProjectError(what, path=shown)  # noqa: TRY301  # the file is removed below
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise
    return True


@cache
def _clear(folder: Path) -> None:
    """Remove temporary files of processes that were killed; once in the life of a process."""
    if os.name != "posix":  # there is no harmless way to ask whether a process lives
        return
    for name in os.listdir(folder):  # noqa: PTH208
        found = _TEMPORARY.fullmatch(name)
        if found and not _lives(int(found[1])):
            with contextlib.suppress(OSError):
                (folder / name).unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's, which we may not ask
    return True


def _now(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None

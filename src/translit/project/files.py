"""Files -> their bytes and their text, or a sentence on why they cannot be read."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

from translit.errors import CatalogError, PostError, ProjectError, TranslitError

__all__ = ["exists", "read", "read_text"]

_log = logging.getLogger("translit")


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

"""Two names -> their files, exchanged in one step, where the system can do that.

A rename replaces whatever stands there at that moment, which may be what another program has saved
since it was looked at. After an exchange that is in our hands: it can be looked at and given back.
Linux has `renameat2`, which Python does not offer (3.14).
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

__all__ = ["exchange", "is_being_written", "place"]

_HERE = -100
"""AT_FDCWD: paths are taken from the working directory."""

_NO_REPLACE, _EXCHANGE = 1, 2

_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""What kernels and file systems say that know no such rename: NFS, FAT, some of FUSE."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files have each other's names; False where the system cannot do that."""
    return _renamed(one, other, _EXCHANGE)


def place(one: Path, other: Path) -> bool:
    """Give a file a name that is free; False where the system cannot do that in one step.

    Raises FileExistsError where it is not.
    """
    if _renamed(one, other, _NO_REPLACE):
        return True
    try:
        os.link(one, other)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    one.unlink()
    return True


def is_being_written(path: Path) -> bool:
    """Whether another program has a file open to write in it; False where nobody can tell."""
    if not sys.platform.startswith("linux"):
        return False
    import fcntl

    with path.open("rb") as file:
        try:
            # A lease is given where nobody could change the file; it ends as the file is closed.
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
    return False


def _renamed(one: Path, other: Path, flags: int) -> bool:
    rename = _rename()
    if rename is None:
        return False
    number = rename(os.fsencode(one), os.fsencode(other), flags)
    if number in _UNABLE:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return True


@cache
def _rename() -> Callable[[bytes, bytes, int], int] | None:
    """`renameat2` of the C library, answering the error's number; None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # where a file is replaced, and not before

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)

    def rename(one: bytes, other: bytes, flags: int) -> int:
        done = call(_HERE, one, _HERE, other, flags)
        return ctypes.get_errno() if done else 0

    return rename

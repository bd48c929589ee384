"""A program that the kernel ends when it opens a socket that could reach beyond this machine.

python tests/closed_network.py PROGRAM [WORD ...] runs the Python text PROGRAM. What libraries do
beneath Python is seen as well, in all threads, and nothing needs to be installed or allowed: a
filter of system calls (seccomp) is any process's own to set. Only sockets between processes of one
machine (AF_UNIX) can be opened.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

__all__ = ["CLOSED", "close"]

CLOSED = -31
"""What `subprocess` has for a process that was ended so: SIGSYS."""

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: what the kernel calls it, and the number of the call `socket`."""

_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NUMBER, _MACHINE, _FAMILY = 0, 4, 16
"""Where these stand in what a filter is shown."""

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def close() -> None:
    """Set the filter, for this process and all that it starts. Raises OSError where none can be."""
    machine, socket = _SOCKET.get(platform.machine(), (0, 0))
    if not machine or sys.platform != "linux":
        raise OSError(f"no filter is known for {sys.platform} on {platform.machine()}")
    rules = (
        # What is done, where to go on if two are equal and if not, and with what.
        (_LOAD, 0, 0, _MACHINE), (_IF_EQUAL, 0, 4, machine),
        (_LOAD, 0, 0, _NUMBER), (_IF_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, _FAMILY), (_IF_EQUAL, 0, 1, 1),
        (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL),
    )  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *rule) for rule in rules))
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(rules), ctypes.addressof(code))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        _SET_FILTER, _FILTER, ctypes.byref(program)
    ):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


if __name__ == "__main__":
    close()
    _, _program, *_words = sys.argv
    sys.argv = ["-c", *_words]
    exec(_program)

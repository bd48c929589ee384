"""A signal to stop -> the end of the process, whatever catches the exception that it raises.

A handler runs between any two steps of Python, and what it raises is not always what comes out:
a class that is being made turns it into a RuntimeError (CPython 3.11), an extension module that is
being loaded into an ImportError, a callback of the garbage collector swallows it, and a plugin may
catch whatever it likes. So the signal is noted as well, and whoever would go on asks first.
"""

from __future__ import annotations

# No typing, and nothing else is imported: until the signals are set, Ctrl-C leaves a traceback of
# Python's own.

__all__ = ["INTERRUPTION", "Interrupted", "check", "code", "held", "note", "reset"]

INTERRUPTION = "Interrupted. What is written is whole; run the command again to go on."
"""What a user is told after Ctrl-C."""


class Interrupted(SystemExit):
    """Ctrl-C, or another signal to stop: nothing catches it, not even what an engine raises."""


class _Noted:
    number = 0
    held = 0
    """How many steps that must not be divided are being taken."""


def note(number: int) -> None:
    """A signal has come. Raises Interrupted, at once or after a step that must not be divided."""
    _Noted.number = number
    if not _Noted.held:
        check()


def check() -> None:
    """Raise Interrupted where a signal has come, though its exception was lost on the way."""
    if _Noted.number:
        raise Interrupted(code())


def code() -> int:
    """The exit code that shells have for the signal that has come; 0 where none has."""
    return 128 + _Noted.number if _Noted.number else 0


def reset() -> None:
    """Forget what has come: for a process that goes on to other work."""
    _Noted.number = 0


class held:  # noqa: N801  # a statement: `with held():`
    """Let a step be taken whole: a signal that comes meanwhile is heeded behind it."""

    def __enter__(self) -> None:
        """Hold what comes from now on."""
        _Noted.held += 1

    def __exit__(self, kind: object, *_: object) -> None:
        """Heed what has come; an error of the step itself goes before it."""
        _Noted.held -= 1
        if kind is None and not _Noted.held:
            check()

"""`python -m translit`, and the script of the same name."""

from __future__ import annotations

import contextlib
import os
import signal
import sys  # no typing here: until the signals are set, Ctrl-C leaves a traceback of Python's own
import warnings
from select import select

from translit import stopping

__all__ = ["main"]

_STOPS = ("SIGINT", "SIGTERM", "SIGHUP")

_PATIENCE = 0.5
"""Seconds after which what a signal raises is raised again: something has swallowed it."""


def main() -> None:
    """Run the command line, and leave with its exit code.

    Ctrl-C, and whatever else asks us to stop, ends the process at once and without a trace. Files
    are whole at any moment; temporary ones are removed on the way out.
    """
    stops = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    for number in stops:
        # Windows has no SIGHUP; and what our parent ignores (nohup, &) stays ignored.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _unraisable
    code: object = 1
    try:
        _open_streams()
        from translit.cli import cli  # after the signals: Ctrl-C may come while it is read
        from translit.cli.terminal import say_warning

        warnings.showwarning = say_warning
        cli(prog_name="translit")
    except SystemExit as end:
        code = end.code
    except BaseException:
        # Whatever became of the exception that a signal raised, it was the signal.
        if not stopping.code():
            raise
    finally:
        # Python takes its last steps: nothing is left that could be interrupted.
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number in stops:
            signal.signal(number, signal.SIG_IGN)
    _let_go()
    sys.exit(stopping.code() or code)  # type: ignore[arg-type]  # as it came


def _stop(number: int, _frame: object) -> None:
    # print() may be what was interrupted, and cannot be entered twice. What stderr leads to may
    # be full, gone (`2>&1 | tee log`, where Ctrl-C has ended tee), or a pipe that nobody reads.
    if not stopping.code() and sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            if os.name != "posix" or select([], [2], [], 0)[1]:
                os.write(2, f"\n{stopping.INTERRUPTION}\n".encode())
    if hasattr(signal, "setitimer"):
        # A callback, or a plugin that catches all there is, may swallow what is raised now.
        signal.signal(signal.SIGALRM, lambda *_: stopping.note(number))
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PATIENCE)
    stopping.note(number)


def _unraisable(what: sys.UnraisableHookArgs) -> None:
    """Say nothing where a signal came in a callback: it is raised again."""
    if not isinstance(what.exc_value, stopping.Interrupted):
        sys.__unraisablehook__(what)


def _open_streams() -> None:
    """Let there be an input, an output and a place for errors, though some of them be closed.

    Else the next file that is opened has the number of the one that is missing, and what is
    printed by number, as libraries do, is written into that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest number that is free
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
        elif mode == "w" and hasattr(stream, "reconfigure"):
            # A file's odd name, or Chinese on a terminal of another encoding, is no reason to fail.
            stream.reconfigure(errors="backslashreplace")


def _let_go() -> None:
    """Write out what is printed, if that can be: Python has words of its own for where it cannot.

    After a signal nothing is waited for: whoever should read it may be what is stuck.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stopping.code():
                raise OSError  # noqa: TRY301  # as if it were full
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()

"""`python -m translit`, and the script of the same name."""

from __future__ import annotations

import os
import signal
import sys  # no typing here: until the signals are set, Ctrl-C leaves a traceback of Python's own

from translit.errors import INTERRUPTION, Interrupted

__all__ = ["main"]


def main() -> None:
    """Run the command line, and leave with its exit code.

    Ctrl-C, and whatever else asks us to stop, ends the process at once and without a trace. Files
    are whole at any moment; temporary ones are removed on the way out.
    """
    stops = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    for number in stops:
        # Windows has no SIGHUP; and what our parent ignores (nohup, &) stays ignored.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        # A file's odd name, or Chinese on a terminal of another encoding, is no reason to fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        from translit.cli import cli  # after the signals: Ctrl-C may come while it is read

        cli(prog_name="translit")
    finally:
        # Python takes its last steps: nothing is left that could be interrupted.
        for number in filter(None, stops):
            signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _frame: object) -> None:
    # print() may be what was interrupted, and cannot be entered twice.
    os.write(2, f"\n{INTERRUPTION}\n".encode())
    raise Interrupted(128 + number)


if __name__ == "__main__":
    main()

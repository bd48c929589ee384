"""Text -> a terminal: what posts, models and other programs put in it is shown, never obeyed.

All that a command prints goes through here, once. A control character may clear the screen, rename
the window or hide a line, and a mark of direction may turn a sentence round.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import click

from translit.patterns import lazy

__all__ = [
    "columns",
    "escaped",
    "hear_logs",
    "is_terminal",
    "padded",
    "say",
    "say_json",
    "say_warning",
    "shortened",
]

# C0 but for tab and line feed, DEL, C1, separators of lines, marks and isolates of direction.
_RAW = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_LONGEST = 2000
"""Characters of what is said of an error: some repeat what is wrong, however long."""


def say(what: str, *, err: bool = False, nl: bool = True, fg: str | None = None) -> None:
    """Print a text, its control characters escaped. What cannot be read on stderr is let go."""
    text = click.style(escaped(what), fg=fg) if fg else escaped(what)
    if not err:
        click.echo(text, nl=nl)
        return
    # A full disk or a reader that is gone is no reason to leave the work undone.
    with suppress(OSError, ValueError):
        click.echo(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…", nl=nl, err=True)


def say_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Print what a library or a plugin warns of, which may quote a post."""
    say(f"Warning: {message}", err=True)


def hear_logs() -> None:
    """Print what a library or a plugin logs as what it warns of, where nobody else listens to it.

    Python would write it to the terminal as it is, with a traceback behind it.
    """
    import logging  # which the first look at the help does not need

    class Heard(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            try:
                said = record.getMessage()
            except Exception:  # noqa: BLE001  what is logged may not fit its own words
                said = str(record.msg)
            say_warning(said)

    logging.lastResort = Heard(logging.WARNING)


def say_json(value: object) -> None:
    """Print a value as JSON: with the same characters escaped, as JSON has it."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def shortened(text: str, limit: int = 30) -> str:
    """A text on one line, cut where that would be long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit]}…"


def columns(text: str) -> int:
    """How many columns a terminal gives a text: Chinese characters take two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def padded(name: str, width: int) -> str:
    """A text with blanks behind it, as many columns wide as the others."""
    return name + " " * (width - columns(name))


def escaped(text: str) -> str:
    r"""A text as a terminal may have it: `\x1b` for an escape, Chinese and blanks as they are."""
    return _RAW.sub(lambda found: _written(ord(found[0])), text)


def _written(number: int) -> str:
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"  # noqa: PLR2004


def is_terminal(stream: Any) -> bool:  # noqa: ANN401  # None where there is no such stream
    """Whether a person sits behind it; nobody does where it is closed."""
    try:
        return bool(stream.isatty())
    except (AttributeError, OSError, ValueError):
        return False

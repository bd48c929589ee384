"""TOML text -> its values, or one sentence on what is wrong with it, and the line.

tomllib raises three kinds of errors for what it does not read, says the line in one of them, and
takes minutes for a key of a hundred thousand parts.
"""

from __future__ import annotations

import tomllib
from typing import Any

from translit.patterns import lazy

__all__ = ["TomlError", "loads"]

_LINE = lazy(r" ?\(?at line (\d+), column (\d+)\)?")

_MOST_DIGITS = 4300
"""Python reads no longer number written in tens: its time grows with the square."""

_NUMBER = lazy(rf"[0-9][0-9_]{{{_MOST_DIGITS},}}")

_MOST_PARTS = 200

_LONGEST = 200
"""Characters of what is wrong: tomllib repeats the key."""

_LONG_KEY = lazy(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")


class TomlError(Exception):
    """Says what is wrong; `line` counts from 1."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…")
        self.line = line


def loads(text: str) -> dict[str, Any]:
    """The values in a TOML text. Raises TomlError for whatever is none, and for nothing else."""
    if long := _LONG_KEY.search(text):
        raise TomlError(f"a key of more than {_MOST_PARTS} parts", _line(text, long.start()))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _described(error, text) from None
    except RecursionError:
        raise TomlError("brackets within brackets, too many to be read", 1) from None
    except ValueError as error:
        number = _NUMBER.search(text)
        what = f"a number of more than {_MOST_DIGITS:,} digits" if number else str(error)
        raise TomlError(what, _line(text, number.start()) if number else 1) from None


def _described(error: tomllib.TOMLDecodeError, text: str) -> TomlError:
    said = str(error)
    at = _LINE.search(said)
    if at is None:
        line = text.count("\n") + 1
        return TomlError(said.replace(" (at end of document)", " at its end"), line)
    return TomlError(f"{_LINE.sub('', said)} (column {at[2]})", int(at[1]))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

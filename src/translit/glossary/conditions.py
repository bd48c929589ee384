"""A term's `when` and `unless` -> whether it applies in a sentence.

A glossary may come from anybody: no pattern may hang the work, or use up the memory.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING

from translit.errors import GlossaryError
from translit.model import Term
from translit.traditional import simplified

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["applies", "check"]

_SECONDS = 0.5
"""How long one search may take; an honest one takes microseconds."""

_LARGEST = 10_000
"""How many atoms a pattern may be after `regex` has copied out its repetitions: it writes `(a)+`
as two copies, nested ones as copies of copies, and has no limit of its own."""

_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(?:,\d*)?\}|.", re.DOTALL)

_HIDING = re.compile(r"\(\?(?:#|[a-zA-Z01-]*x)")
"""Comments and the verbose flag, in which brackets mean nothing: the size could not be told."""


def applies(term: Term, text: str, *, path: object) -> bool:
    """Whether the conditions of `term` hold in `text`.

    Raises GlossaryError where a regular expression cannot be used or does not come to an end.
    """
    return all(
        _found(pattern, text, place=(path, term.line), column=column) is expected
        for column, pattern, expected in (("when", term.when, True), ("unless", term.unless, False))
        if pattern
    )


def check(term: Term, *, path: object) -> None:
    """Raise GlossaryError for a condition that is not a regular expression we can use."""
    for column, pattern in (("when", term.when), ("unless", term.unless)):
        if pattern:
            _usable(pattern, place=(path, term.line), column=column)


def _found(pattern: str, text: str, *, place: tuple[object, int], column: str) -> bool:
    usable = _usable(pattern, place=place, column=column)
    texts = dict.fromkeys((text, simplified(text)))
    try:
        return any(usable.search(one, timeout=_SECONDS) is not None for one in texts)
    except (TimeoutError, MemoryError):
        what = f"the regular expression of “{column}” takes too long; write a simpler one"
        raise GlossaryError(what, path=place[0], line=place[1]) from None


def _usable(pattern: str, *, place: tuple[object, int], column: str) -> Pattern[str]:
    try:
        return _compiled(pattern)
    except ValueError as error:
        what = f"“{column}” is not a regular expression that can be used: {error}"
        raise GlossaryError(what, path=place[0], line=place[1]) from None


@cache
def _compiled(pattern: str) -> Pattern[str]:
    """The pattern, ready to search; a ValueError says what is wrong with it and what to do."""
    import regex  # needed for conditions only; the standard library's `re` has no time limit

    if _HIDING.search(pattern):
        raise ValueError("leave out its comments and the flag x")
    if _size(pattern) > _LARGEST:
        raise ValueError("it is too large; write a simpler one")
    try:
        with warnings.catch_warnings():
            # A nested set `[[` may mean something else one day; no reader of the log can mend it.
            warnings.simplefilter("ignore")
            return regex.compile(pattern)
    except regex.error as error:
        advice = "put a backslash before a character that stands for itself"
        raise ValueError(f"{error}; {advice}") from None
    except (RecursionError, OverflowError):
        raise ValueError("it is nested too deeply; write a simpler one") from None


def _size(pattern: str) -> int:
    """How many atoms a pattern is when every repetition is written out as often as it must be."""
    sizes, last = [0], 0
    for atom in _ATOM.finditer(pattern):
        match atom.group():
            case "(":
                sizes.append(1)
                last = 0
            case ")" if len(sizes) > 1:
                last = sizes.pop()
                sizes[-1] += last
            case "*" | "?":
                pass
            case "+":
                sizes[-1] += last
                last *= 2
            case _ if atom.group(1) is not None:
                sizes[-1] += last * int(atom.group(1)[:6] or 0)
                last *= int(atom.group(1)[:6] or 0) + 1
            case _:
                last = 1
                sizes[-1] += 1
    return sum(sizes)

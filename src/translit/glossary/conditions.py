"""A term's `when` and `unless` -> whether it applies in a sentence.

A glossary may come from anybody: no pattern may hang the work, or use up the memory.
"""

from __future__ import annotations

import re
import time
import warnings
from functools import cache
from typing import TYPE_CHECKING

from translit.errors import GlossaryError
from translit.glossary.folding import fold
from translit.model import Term
from translit.patterns import lazy
from translit.traditional import simplified

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["applies", "check"]

_SECONDS = 0.5
"""How long one search may take; an honest one takes microseconds."""

_SECONDS_IN_ALL = 10.0
"""How long all searches for one pattern may take: one that is stopped nowhere may still need a
tenth of a second in each of ten thousand sentences."""

_spent: dict[str, float] = {}
"""Seconds that each pattern has taken."""

_LARGEST = 10_000
"""How many atoms a pattern may be after `regex` has copied out its repetitions: it writes `(a)+`
as two copies, nested ones as copies of copies, and has no limit of its own."""

_ATOM = lazy(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(?:,\d*)?\}|.", re.DOTALL)

_NO_RANGE = lazy(r"(?<!-)[^\x00-\x7f](?!-)")
"""A character that is not the end of a range."""

_HIDING = lazy(r"\(\?(?:#|[a-zA-Z01-]*x)")
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
    """Whether a pattern is found, however the text or the pattern is written.

    In traditional characters or simplified ones, in full width, with blanks or without.
    """
    usable = dict.fromkeys((_usable(pattern, place=place, column=column), _simplified(pattern)))
    texts = dict.fromkeys((text, simplified(text), simplified(fold(text).text)))
    started = time.process_time()
    try:
        found = any(
            one is not None and one.search(written, timeout=_SECONDS) is not None
            for one in usable
            for written in texts
        )
        _spent[pattern] = _spent.get(pattern, 0.0) + time.process_time() - started
        if _spent[pattern] < _SECONDS_IN_ALL:
            return found
    except (TimeoutError, MemoryError):
        pass
    what = f"the regular expression of “{column}” takes too long; write a simpler one"
    raise GlossaryError(what, path=place[0], line=place[1])


@cache
def _simplified(pattern: str) -> Pattern[str] | None:
    """The pattern for simplified characters; None where it is the same, or would be none.

    The ends of a range such as `[一-龍]` stay: they are places in a list of characters.
    """
    simple = _NO_RANGE.sub(lambda one: simplified(one[0]), pattern)
    try:
        return _compiled(simple) if simple != pattern else None
    except ValueError:
        return None


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

"""Two rows of a glossary for one source -> whether the earlier leaves the later nothing to do."""

from __future__ import annotations

from translit.glossary.folding import fold
from translit.model import Term
from translit.patterns import lazy
from translit.traditional import simplified

__all__ = ["hidden", "never"]

_WORDS = lazy(r"[^\\^$.*+?{}\[\]()]+")
"""An expression of words and bars only: what it finds can be told without a text."""


def hidden(term: Term, source: str, earlier: Term) -> str:
    """Why a row never counts for a source that an earlier row has too; empty if it may.

    Of the rows whose conditions hold, the first counts; a row without conditions is for the rest.
    """
    if earlier is term:
        return ""
    if _conditional(term) != _conditional(earlier):
        return ""
    conditions = (_simple(term.when), _simple(term.unless))
    if conditions == (_simple(earlier.when), _simple(earlier.unless)):
        same = "under the same conditions; remove one"
        return f"line {earlier.line} has “{source}” already, {same}"
    if _within(term.when, earlier.when) and _within(earlier.unless, term.unless, empty=True):
        why = "under conditions that hold wherever these do; put this row before it"
        return f"line {earlier.line} has “{source}” already, {why}"
    return ""


def never(term: Term) -> str:
    """Why a row never counts at all; empty if it may."""
    if term.when and term.unless and _within(term.when, term.unless):
        return f"“unless” of “{term.sources[0]}” holds wherever “when” does; correct one of them"
    return ""


def _conditional(term: Term) -> bool:
    return bool(term.when or term.unless)


def _within(narrow: str, wide: str, *, empty: bool = False) -> bool:
    """Whether `wide` is found wherever `narrow` is, for certain.

    An empty condition holds everywhere; with `empty`, nowhere (as `unless`).
    """
    if empty and not narrow:
        return True
    if not empty and not wide:
        return True
    if not narrow or not wide:
        return False
    if _simple(narrow) == _simple(wide):
        return True
    inner, outer = _words(narrow), _words(wide)
    return bool(inner and outer) and all(any(two in one for two in outer) for one in inner)


def _words(pattern: str) -> frozenset[str]:
    """The words of an expression that is nothing else; empty for any other."""
    return _simple(pattern) if _WORDS.fullmatch(pattern) else frozenset()


def _simple(pattern: str) -> frozenset[str]:
    """An expression in comparable characters; one of words, whatever their order."""
    if not _WORDS.fullmatch(pattern):
        return frozenset((simplified(pattern),) if pattern else ())
    words = frozenset(simplified(fold(word).text) for word in pattern.split("|"))
    return words if all(words) else frozenset((pattern,))

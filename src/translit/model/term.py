"""What the glossary and the memory know: terms, and earlier translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from translit.model.unit import Span

__all__ = ["Match", "Term", "TermMatch"]


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary."""

    sources: tuple[str, ...]
    """The term and its variants."""
    target: str
    when: str = ""
    """A regular expression: the term applies only in a sentence where it is found."""
    unless: str = ""
    """A regular expression: the term does not apply in a sentence where it is found."""
    forbidden: tuple[str, ...] = ()
    """What must not be written for it."""
    note: str = ""
    line: int = 0


class TermMatch(NamedTuple):
    """A term found in a source."""

    span: Span
    term: Term


class Match(NamedTuple):
    """An earlier translation found in the memory."""

    source: str
    target: str
    score: float
    """Likeness of the sources, 0 to 1; 1 only when they are equal."""
    origin: str
    """Where it comes from: a catalog's path or a TMX file's."""

"""The shape of a rule: one kind of what engines say, and what of a source would call for it.

And the sieve that stands before a table of them: most texts have nothing that most rules look for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from translit.patterns import lazy

__all__ = ["Refusal", "Rule", "Sieve", "one_of", "pattern"]


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in any case, with its blanks and comments left out of account."""
    return lazy(text, re.IGNORECASE | re.VERBOSE)


def one_of(words: str) -> frozenset[str]:
    """The words of a line, of which a text must have one."""
    return frozenset(words.split())


class Rule(NamedTuple):
    """One kind of what is taken off."""

    kind: str
    found: re.Pattern[str] | Callable[[str, str], str]
    """What is cut out (its group `kept` stays), or the answer made from source and answer."""
    unless: re.Pattern[str] | None = None
    """What of a source says the same: then it is no talk, but the translation."""
    words: frozenset[str] = frozenset()
    """Words of which an answer must have one, in small letters; none: any may be of this kind."""
    signs: frozenset[str] = frozenset()
    """The same of signs."""

    def applied(self, source: str, answer: str) -> str:
        """The answer without it."""
        if callable(self.found):
            made = self.found(source, answer)
        elif self.found.search(answer):  # seldom: so the source is looked at last
            made = self.found.sub(_kept, answer)
        else:
            return answer
        if made == answer or (self.unless is not None and self.unless.search(source)):
            return answer
        if _is_in(source, answer, made.strip()):
            return answer
        return made.strip() or answer


class Refusal(NamedTuple):
    """One kind of what cannot be mended."""

    reason: str
    found: re.Pattern[str] | Callable[[str, str], bool]
    unless: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()
    """Words of which a target must have one, in small letters; none: any may be of this kind."""
    signs: frozenset[str] = frozenset()
    """The same of signs."""

    def holds(self, source: str, target: str) -> bool:
        """Whether a target is of this kind, and its source does not call for it."""
        if callable(self.found):
            hit = self.found(source, target)
        else:
            hit = self.found.search(target) is not None
        return hit and not (self.unless is not None and self.unless.search(source))


_WORD = lazy("[a-z]+")

_Kind = TypeVar("_Kind", bound=Rule | Refusal)

_SIEVED = 512
"""Choices that are remembered: of what tables ask for, texts have a few hundred selections."""


class Sieve(Generic[_Kind]):
    """A table of rules -> those that a text may be for, in the order of the table."""

    def __init__(self, table: Sequence[_Kind]) -> None:
        self._table = tuple(table)
        self._words = frozenset[str]().union(*(one.words for one in table))
        self._signs = frozenset[str]().union(*(one.signs for one in table))
        self._with = lru_cache(maxsize=_SIEVED)(self._chosen)

    def __call__(self, text: str) -> tuple[_Kind, ...]:
        """The rules whose words and signs the text has some of."""
        words = self._words.intersection(_WORD.findall(text.lower()))
        return self._with(words, self._signs.intersection(text))

    def _chosen(self, words: frozenset[str], signs: frozenset[str]) -> tuple[_Kind, ...]:
        return tuple(
            one
            for one in self._table
            if not (one.words and one.words.isdisjoint(words))
            and not (one.signs and one.signs.isdisjoint(signs))
        )


def _is_in(source: str, answer: str, made: str) -> bool:
    """Whether the source says in English what is cut off at an end: `装好了。Enjoy it！`."""
    if answer.startswith(made):
        cut = answer[len(made) :]
    elif answer.endswith(made):
        cut = answer[: -len(made)]
    else:
        return False
    words = _WORD.findall(cut.lower())
    said = f" {' '.join(_WORD.findall(source.lower()))} "
    return bool(words) and f" {' '.join(words)} " in said


def _kept(found: re.Match[str]) -> str:
    return found.groupdict().get("kept") or ""

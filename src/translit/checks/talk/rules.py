"""The shape of a rule: one kind of what engines say, and what of a source would call for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from translit.patterns import lazy

__all__ = ["Refusal", "Rule", "pattern"]


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in any case, with its blanks and comments left out of account."""
    return lazy(text, re.IGNORECASE | re.VERBOSE)


class Rule(NamedTuple):
    """One kind of what is taken off."""

    kind: str
    found: re.Pattern[str] | Callable[[str, str], str]
    """What is cut out (its group `kept` stays), or the answer made from source and answer."""
    unless: re.Pattern[str] | None = None
    """What of a source says the same: then it is no talk, but the translation."""
    signs: frozenset[str] = frozenset()
    """Signs of which an answer must have one; most have none, and are not searched."""

    def applied(self, source: str, answer: str) -> str:
        """The answer without it."""
        if self.signs and self.signs.isdisjoint(_signs(answer)):
            return answer
        if callable(self.found):
            made = self.found(source, answer)
        elif self.found.search(answer):  # seldom: so the source is looked at last
            made = self.found.sub(_kept, answer)
        else:
            return answer
        if made == answer or (self.unless is not None and self.unless.search(source)):
            return answer
        return made.strip() or answer


class Refusal(NamedTuple):
    """One kind of what cannot be mended."""

    reason: str
    found: re.Pattern[str] | Callable[[str, str], bool]
    unless: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()
    """Words of which a target must have one; most have none, and are not searched."""
    signs: frozenset[str] = frozenset()
    """The same of signs."""

    def holds(self, source: str, target: str) -> bool:
        """Whether a target is of this kind, and its source does not call for it."""
        if self.words and self.words.isdisjoint(_words(target)):
            return False
        if self.signs and self.signs.isdisjoint(_signs(target)):
            return False
        if callable(self.found):
            hit = self.found(source, target)
        else:
            hit = self.found.search(target) is not None
        return hit and not (self.unless is not None and self.unless.search(source))


_WORD = lazy("[a-z]+")


@lru_cache(maxsize=8)  # the rules ask for those of one target in turn
def _words(target: str) -> frozenset[str]:
    return frozenset(_WORD.findall(target.lower()))


@lru_cache(maxsize=8)
def _signs(text: str) -> frozenset[str]:
    return frozenset(text)


def _kept(found: re.Match[str]) -> str:
    return found.groupdict().get("kept") or ""

"""An English text beside its Chinese source -> words that stand in it twice and should once.

A person's translation and an engine's answer are looked through alike: the first gets a finding,
the second is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from translit.languages import HAN
from translit.patterns import lazy

__all__ = ["Doubling", "doublings", "said_twice"]


class Doubling(NamedTuple):
    """A word or a phrase, and the same again behind it."""

    start: int
    again: int
    """Where the second begins."""
    end: int
    is_word: bool
    """Whether it is one word, and no phrase."""


_BLANK = "[ \u00a0\n]"

_WORD = r"[^\W\d_]++(?:['’-][^\W_]++)*+"

_TWICE = lazy(
    rf"(?<![\w'’.-])({_WORD}(?:{_BLANK}++(?:{_WORD}|\d++)){{0,11}})(?P<between>,?{_BLANK}++)(\1)"
    r"(?!\.?[\w'’-])",
    re.IGNORECASE,
)
"""Up to twelve words, and the same ones behind them: *the the*, *the model the model*."""

_LETTERS = lazy(r"\w+")

_NEAR = 100
"""So many letters around a doubling are looked at."""

_CLAUSE = 3
"""So many words are a clause that is said again behind a comma; *I know, I know* is talk."""

_TWICE_ALL_RIGHT = frozenset(
    "had that very so no yes bye ha haha hey there now never many much more really long far blah "
    "knock night well wow ho choo tut".split()
)
"""Words that English says twice: *had had*, *very very*."""

_NEVER = frozenset("the a an of and or to from with by my your his our their its".split())
"""Words that are not said twice, however much the Chinese says twice."""

_SMALL = _NEVER | frozenset("in on for it he she we you they".split())
"""Words with which no name begins."""

_VERBS = frozenset("is are was were do does did has have".split())
_ASKING = lazy(r"\b(?:what(?:ever)?|how|who|where|which|all)\b", re.IGNORECASE)
"""Before *is is*: *what it is is a model*."""

_REPEATED = lazy(rf"({HAN.pattern}{{1,16}})[^\w]{{0,3}}\1|\b([A-Za-z]+)\W+\2\b", re.IGNORECASE)
"""What the Chinese itself says twice: 很多很多, 来了，来了, 博拉博拉."""


def doublings(text: str, source: str) -> Iterator[Doubling]:
    """What stands twice in a row in an English text, and neither English nor the source wants."""
    words = _LETTERS.findall(text.lower())
    if len(set(pairwise(words))) == len(words) - 1 and not any(map(eq, words, words[1:])):
        return  # no two words side by side stand anywhere again, nor a word behind itself
    paid = -1  # how much the source says twice; counted once something is met
    for match in _TWICE.finditer(text):
        words = match[1].lower().split()
        if _right(words, match, source):
            continue
        if words[0] not in _NEVER or len(words) > 1:
            paid = said_twice(source) if paid < 0 else paid
            paid -= 1
            if paid >= 0:
                continue
        yield Doubling(match.start(), match.start(3), match.end(), len(words) == 1)


def said_twice(source: str) -> int:
    """How often a Chinese text itself says something twice: 很多很多, 来了，来了."""
    return sum(1 for _ in _REPEATED.finditer(source))


def _right(words: list[str], match: re.Match[str], source: str) -> bool:
    """Whether English says it so, or it is a name."""
    word, again = match[1], match[3]
    if again not in (word, word[0].lower() + word[1:]) and words[0] not in _NEVER:
        return True  # a heading runs into its text: Device name Name of the device
    if match["between"].startswith(","):
        return len(words) < _CLAUSE or not _is_clause(match)
    if len(words) > 1:
        return _is_chain(words, match)
    if word.lower() in _VERBS:
        return _ASKING.search(_beside(match)[0]) is not None
    return word.lower() in _TWICE_ALL_RIGHT or _is_name(match, source)


def _is_clause(match: re.Match[str]) -> bool:
    """Whether marks stand on both sides: *I'm not wrong, I'm not wrong*.

    *If it reaches the driver, the driver stops* has none.
    """
    before, after = _beside(match)
    return not before.rstrip()[-1:].isalnum() and not after.lstrip()[:1].isalnum()


def _is_chain(words: list[str], match: re.Match[str]) -> bool:
    """*Again and again and again*, *day by day by day*, *calls a spade a spade*."""
    if len(words) > 2:  # noqa: PLR2004
        return False
    before, after = (_LETTERS.findall(side.lower()) for side in _beside(match))
    calls = words[0] in ("a", "an") and bool(before) and before[-1].startswith(("call", "ma"))
    return "and" in words or before[-1:] == words[1:] or after[:1] == words[:1] or calls


def _beside(match: re.Match[str]) -> tuple[str, str]:
    """What stands right before and right behind; never all of a long text."""
    start, end = match.span()
    return match.string[max(0, start - _NEAR) : start], match.string[end : end + _NEAR]


def _is_name(match: re.Match[str], source: str) -> bool:
    """*Duran Duran*: within a sentence, and not in Latin letters in the source."""
    word = match[1]
    return (
        word[0].isupper()
        and word == match[3]
        and not word.isupper()
        and word.lower() not in _SMALL
        and _beside(match)[0].rstrip()[-1:].isalpha()
        and word.lower() not in source.lower()
    )

"""An answer that says again and again what its source says once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.doublings import said_twice
from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_REPEATED = lazy(r"(\b\w+(?:\W+\w+){0,5}?)(?:\W+\1\b){3}", re.IGNORECASE)
"""A piece of one to six words, four times on end."""

_RUN = lazy(r"(\S{1,8}?)\1{5}")
"""Letters that repeat without a blank, as those of a runaway do."""

_THRICE = lazy(r"(\b\w+\W+\w+(?:\W+\w+){0,5}?)(?:\W+\1\b){2}", re.IGNORECASE)
"""Two to seven words, three times on end."""

_LAST = lazy(r"\b(\w{3,})[.!?]\s+\1[.!?]?\s*\Z", re.IGNORECASE)
"""The last word again, behind the full stop."""

_ENDS = lazy(r"[.!?]+(?:[\s\"”)]|\Z)")

_PHRASE = 3
"""Words of what a doubled word or two of Chinese may be."""

_SENTENCE = lazy(r"(\w{3,}).*\1", re.DOTALL)

_WORDS = lazy(r"\w+")


def _reasons(answered: Answered) -> Iterator[str]:
    words = [word.lower() for word in _WORDS.findall(" ".join(map(str, answered.parts)))]
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        # 看看 says itself twice, and no sentence.
        said = _SENTENCE.search(answered.asked) if half > _PHRASE else said_twice(answered.asked)
        if not said:
            yield "the engine's answer repeats itself"
    runs = (match[0] for pattern in (_REPEATED, _RUN) for match in pattern.finditer(answered.free))
    if any(run not in answered.asked for run in runs):
        yield "the engine's answer repeats itself"
    free = answered.free
    if (_THRICE.search(free) or _LAST.search(free) or _says_again(free)) and not (
        said_twice(answered.asked) or _SENTENCE.search(answered.asked)
    ):
        yield "the engine's answer repeats itself"


def _says_again(text: str) -> bool:
    """Whether a sentence of three words or more stands in a text twice."""
    sentences = [" ".join(_WORDS.findall(one.lower())) for one in _ENDS.split(text)]
    long = [one for one in sentences if one.count(" ") > 1]
    return len(set(long)) < len(long)


FAULT = Fault(60, _reasons)

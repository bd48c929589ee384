"""An answer that is all in capitals, as no Chinese is."""

from __future__ import annotations

from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_WORD = lazy(r"[^\W\d_]{2,}")

_FEWEST = 4
"""Words that are no row of abbreviations."""


def _reasons(answered: Answered) -> Iterator[str]:
    words = [word for word in _WORD.findall(answered.free) if word not in answered.job.text]
    if len(words) >= _FEWEST and all(word.isupper() for word in words):
        yield "the engine's answer is in capitals"


FAULT = Fault(55, _reasons)

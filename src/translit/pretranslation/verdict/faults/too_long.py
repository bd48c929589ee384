"""An answer that is longer than any translation: nothing else is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_LONGEST = (9, 28)
"""Letters of English for a Han character, at most, and how many more for the whole."""


def _reasons(answered: Answered) -> Iterator[str]:
    most = _LONGEST[0] * max(answered.han, len(answered.asked) // 3) + _LONGEST[1]
    if len(answered.free) > most:
        yield "the engine's answer is too long"


FAULT = Fault(20, _reasons)

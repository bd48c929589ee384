"""An answer that is shorter than any translation, or hardly has letters."""

from __future__ import annotations

from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_LETTERS = lazy(r"[^\W\d_]")

_WORDS = lazy(r"\w+")

_BLANK = lazy(r"\s")

_RUN = 20
"""Letters that are more than one word."""

_SPELT = lazy(r"(?:\b[^\W\d_] ){5}")
"""Letters with blanks between: l i k e t h i s."""

_FEW = 4
"""Han characters of which the translation may be as short as it likes."""


def _reasons(answered: Answered) -> Iterator[str]:
    letters = len(_LETTERS.findall(answered.free))
    han = answered.han
    if not answered.may_be_silent and letters < (han / 2 if han > _FEW else 1):
        yield "the engine's answer is too short"
    if letters and sum(map(len, _WORDS.findall(answered.free))) * 3 < len(answered.free):
        yield "the engine's answer is no text"

    if han > _FEW and letters >= _RUN and not _BLANK.search(answered.whole.strip()):
        yield "the engine's answer is no text"
    if any(run[0] not in answered.asked for run in _SPELT.finditer(answered.free)):
        yield "the engine's answer is no text"


FAULT = Fault(50, _reasons)

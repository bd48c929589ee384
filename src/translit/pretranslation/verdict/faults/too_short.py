"""An answer that is shorter than any translation, or hardly has letters."""

from __future__ import annotations

from collections.abc import Iterator

from translit.languages import HAN
from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_LETTERS = lazy(r"[^\W\d_]")

_WORDS = lazy(r"\w+")

_BLANK = lazy(r"\s")

_RUN = 20
"""Letters that are more than one word."""

_MIXED = lazy(r"[a-z][A-Z]")
_FEW_MIXED, _SHARE_MIXED = 2, 0.4
"""Words with a capital within, and their share of all, above which it is noise: lIkE tHiS."""

_BACKWARDS = lazy(r"\A[.,!?;:]\w")

_SPELT = lazy(r"(?:\b[^\W\d_] ){5}")
"""Letters with blanks between: l i k e t h i s."""

_LEAST = ((4, 0.8), (11, 1.0))
"""Letters of English for a Han character, of more than so many: of 22,700 translations by people
one has fewer."""

_CLAUSE = lazy("[，；。！？：,;]")
_TOLD, _LEFT = 5, 1.7
"""Han characters of a clause that says something; letters for each, below which one of two was left
out where the answer has one clause: of 22,700 translations by people ten have fewer."""

_JOINED = lazy(r"[,;:—–]")

_FEW = 4
"""Han characters of which the translation may be as short as it likes."""


def _reasons(answered: Answered) -> Iterator[str]:
    letters = len(_LETTERS.findall(answered.free))
    han = answered.han
    least = max((each for few, each in _LEAST if han > few), default=0) * han
    if not answered.may_be_silent and letters < max(least, 1):
        yield "the engine's answer is too short"
    if _is_left_out(answered, letters):
        yield "the engine's answer leaves a part of its source out"
    if letters and sum(map(len, _WORDS.findall(answered.free))) * 3 < len(answered.free):
        yield "the engine's answer is no text"

    if han > _FEW and letters >= _RUN and not _BLANK.search(answered.whole.strip()):
        yield "the engine's answer is no text"
    if any(run[0] not in answered.asked for run in _SPELT.finditer(answered.free)) or _is_noise(
        answered
    ):
        yield "the engine's answer is no text"


def _is_noise(answered: Answered) -> bool:
    """Whether capitals stand anywhere, or the first sign is that of an end."""
    words = [word for word in _WORDS.findall(answered.free) if word not in answered.job.text]
    mixed = sum(_MIXED.search(word) is not None for word in words)
    backwards = _BACKWARDS.match(answered.free.strip())
    return mixed > max(_FEW_MIXED, _SHARE_MIXED * len(words)) or (
        backwards is not None and backwards[0] not in answered.job.text
    )


def _is_left_out(answered: Answered, letters: int) -> bool:
    """Whether a source of two clauses became one, and that of a few letters."""
    job = answered.job
    if job.locks or job.marks or letters >= _LEFT * answered.han or _JOINED.search(answered.whole):
        return False
    clauses = _CLAUSE.split(answered.asked)
    return sum(len(HAN.findall(clause)) >= _TOLD for clause in clauses) > 1


FAULT = Fault(50, _reasons)

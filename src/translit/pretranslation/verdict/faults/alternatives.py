"""An answer that leaves a choice: another word behind a stroke or in brackets, or numbered ones.

A source has a bracket or a stroke of its own where its translation has one: of 10,000 translations
by people, few have brackets that their sources have not.
"""

from __future__ import annotations

from collections.abc import Iterator

from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_BRACKET = lazy(r"\(\s*[A-Za-z][^()]*\)|\[\s*[A-Za-z][^\[\]]*\]")
_NOTE = lazy(r"\A\s*[(\[][^()\[\]]*[)\]]\s|(?<=[.!?\"”])\s*[(\[][^()\[\]]*[)\]]\s*\Z")
_NOTE_CUES = lazy("[（(〔【\\[［〈「『《]")
"""A bracket before the sentence, or behind it: a note."""
_BRACKET_CUES = lazy('[（(〔【\\[［《〈「『“"—–－:：]')
"""What English may put in brackets."""

_STROKE = lazy(r"(?<![\w/])(?!and/or\b)[A-Za-z]{2,} ?/ ?[A-Za-z]{2,}(?![\w/])")
_STROKE_CUES = lazy("[/／|｜或、和与及·-]")

_BESIDE = lazy(r"\s[|~\\]\s|(?:\A|\s)/ ?[A-Za-z]")
_BESIDE_CUES = lazy(r"[|｜~～\\/／]")
"""A sign with something else behind it."""

_NUMBERED = lazy("[\u2460-\u2473\u2776-\u277f]")

_STAR = lazy(r"(?<=\w)\*+(?=\s|\Z)|(?:\A|(?<=\s))\*+(?=\w|\s|\Z)")
"""A star that leads to a note; that of a*b is a sign."""


def _reasons(answered: Answered) -> Iterator[str]:
    free, asked = answered.free, answered.job.text
    if (
        (_BRACKET.search(free) and not _BRACKET_CUES.search(asked))
        or (_NOTE.search(free) and not _NOTE_CUES.search(asked))
        or (_STROKE.search(free) and not _STROKE_CUES.search(asked))
        or (answered.han > 1 and _BESIDE.search(free) and not _BESIDE_CUES.search(asked))
        or (_NUMBERED.search(free) and not _NUMBERED.search(asked))
        or (_STAR.search(free) and "*" not in asked and "＊" not in asked)
    ):
        yield "the engine's answer leaves a choice"


FAULT = Fault(115, _reasons)

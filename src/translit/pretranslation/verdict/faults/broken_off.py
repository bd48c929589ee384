"""An answer that breaks off: its source is a whole sentence, and it ends within one.

A server may cut an answer and say that it is whole. Engines write a full stop where there is one:
of 264 answers of a small model to sentences two had none, and neither was a translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from translit.languages import HAN
from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT", "is_short"]

_WHOLE = lazy(r"[。！？][”’」』）)\"']*\s*\Z")

_LONG = 12
"""Han characters from which on a sentence has its full stop; an engine may forget that of a short
one."""

_FEW = 7
"""Han characters of which the translation may be as short as it likes."""

_SHORT = 3.0
"""Letters of English for a Han character of a short one: of 22,700 translations by people two have
no full stop, and fewer."""

_LETTERS = lazy(r"[^\W\d_]")

_OPEN = ",、，-–—(“‘"


_LONG_ALONE = 2.4
"""The same of a long one that was asked without its full stop, after an answer with it was
refused."""


def is_short(answer: str, source: str) -> bool:
    """Whether an answer to what has no full stop is likely to be the beginning of one."""
    han = len(HAN.findall(source))
    least = _LONG_ALONE if han >= _LONG else _SHORT
    return han > _FEW and len(_LETTERS.findall(answer)) < least * han


def _reasons(answered: Answered) -> Iterator[str]:
    last = answered.parts[-1:]
    if answered.han <= _FEW or not last or not isinstance(text := last[0], str):
        return
    letters = len(_LETTERS.findall(answered.free))
    end = text.rstrip()[-1:]
    if not (end.isalnum() or end in _OPEN) or not _WHOLE.search(answered.job.text):
        return
    if answered.han >= _LONG or letters < _SHORT * answered.han:
        yield "the engine's answer breaks off"


FAULT = Fault(95, _reasons)

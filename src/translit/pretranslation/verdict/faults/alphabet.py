"""An answer with letters that no English has, unless its source has them."""

from __future__ import annotations

from collections.abc import Iterator

from translit.languages import HAN
from translit.patterns import lazy
from translit.pretranslation.verdict.answered import Answered, Fault

__all__ = ["FAULT"]

_ODD = lazy(
    r"[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    r"\u1d00-\u1dbf\U0001d400-\U0001d7ff"
    r"\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\uac00-\ud7af\u2e80-\u2fdf]"
)
"""Controls, marks of direction, private use, half a character; letters of formulas; kana, bopomofo,
Hangul, radicals. Only what the source has may be copied: an emoji's selector, a Japanese name."""


def _reasons(answered: Answered) -> Iterator[str]:
    if HAN.search(answered.free):
        yield "Chinese is left in the engine's answer"
    if any(odd[0] not in answered.job.text for odd in _ODD.finditer(answered.free)):
        yield "the engine's answer has characters that are not English"


FAULT = Fault(30, _reasons)

"""Segments -> pseudo-translations: accented, a third longer, everything but words as it was.

What a page looks like in English, and whether anything is lost on the way, before a word is
translated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translit.engines.protocols import LanguagePair
from translit.errors import EngineError
from translit.languages import HAN
from translit.patterns import lazy

__all__ = ["Pseudo", "open_engine"]

_SYLLABLES = (
    "ḃà", "ċé", "ďí", "ḟó", "ĝú", "ĥå", "ĵē", "ķî", "ĺō", "ṁü", "ñā", "ṗè", "řì", "šö", "ţù",
    "ṽâ", "ŵê", "ẋï", "ýô", "žũ",
)  # fmt: skip
"""A Han character becomes one of these, always the same."""

_MARKS = str.maketrans({
    "，": ", ", "。": ". ", "．": ". ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "、": ", ",
    "（": " (", "）": ") ", "“": '"', "”": '"', "‘": "'", "’": "'", "《": '"', "》": '"',
    "【": " (", "】": ") ", "「": '"', "」": '"', "　": " ", "…": "...", "—": "-", "～": "~",
    "·": " ",
})  # fmt: skip

_RUN = lazy(f"{HAN.pattern}+")

_LONGEST = 4
"""Characters of Chinese that make one word."""


class Pseudo:
    """Answers at once, and always the same."""

    identity = "pseudo 2"
    portion = 1000

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The pseudo-translation of each segment; no Han character is left in it."""
        return [_pseudo(segment) for segment in segments]


def open_engine(pair: LanguagePair, options: Mapping[str, str]) -> Pseudo:
    """The engine; it takes no options, and any pair of languages."""
    del pair
    if options:
        raise EngineError(f"the engine pseudo takes no option {next(iter(options))}")
    return Pseudo()


def _pseudo(segment: str) -> str:
    worded = _RUN.sub(lambda run: f" {_words(run[0])} ", segment).translate(_MARKS)
    return re.sub(r" +(?=[,.:;?!)])(?!\.\w)", "", re.sub(r" {2,}", " ", worded)).strip()


def _words(run: str) -> str:
    """Pseudo words for a run of Han characters: a syllable each, and one more a word."""
    words = []
    for start in range(0, len(run), _LONGEST):
        part = run[start : start + _LONGEST]
        word = "".join(_SYLLABLES[ord(one) % len(_SYLLABLES)] for one in part)
        words.append(word + _SYLLABLES[len(part)])
    return " ".join(words)

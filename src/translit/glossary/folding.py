"""A text -> its comparable form: one width, blanks only between Latin words; and the way back."""

from __future__ import annotations

from typing import NamedTuple

from translit.languages import HAN
from translit.patterns import lazy

__all__ = ["INVISIBLE", "WORD", "Folded", "fold", "lowered", "whole"]

WORD = "0-9A-Za-z_\u00aa\u00b5\u00ba\u00c0-\u02af\u0370-\u052f\u1e00-\u1fff"
"""Letters and digits of alphabetic scripts, for a character class: what a word is made of. Han is
not among them: a term may stand between Han characters without a blank."""

_WIDE = lazy("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff03\uff06\uff0b\uff0d-\uff0f\u3000]")
"""Full-width letters, digits, and what stands inside names: ＃＆＋－．／."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
"""What comes along when text is copied from a web page, for a character class: zero-width blanks
and joiners, soft hyphens, marks of direction."""

_BLANKS = lazy(rf"[\s{INVISIBLE}]+")

_NOT_SEEN = lazy(f"[{INVISIBLE}]+")

_INSIDE_BEFORE = lazy(rf"(?<=[{WORD}])(?=[{WORD}])|(?<=[0-9]\.)(?=[0-9])")

_INSIDE_AFTER = lazy(rf"(?<=[{WORD}])(?:[{WORD}]|\+\+|#(?![{WORD}]))|(?<=[0-9])\.[0-9]")


class Folded(NamedTuple):
    """The comparable form of a text."""

    text: str
    places: list[int] | None
    """Where each character stood in the text; None where every one stands where it stood."""

    def place(self, at: int) -> int:
        """Where the character at `at` stood."""
        return at if self.places is None else self.places[at]


def fold(text: str) -> Folded:
    """The text as it is compared with terms.

    Authors write `AI 模型`, `AI模型` and `ＡＩ模型`, and wrap lines within a word: full-width forms
    become ASCII, a blank between Han and anything else and a line break between Han go, other
    blanks are one, and what nobody sees is not there.
    """
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        parts.append(text[at:start])
        places.extend(range(at, start))
        if not _NOT_SEEN.fullmatch(text, start, end) and _stays(text, start, end):
            parts.append(" ")
            places.append(start)
        at = end
    if at == 0:
        return Folded(text, None)
    parts.append(text[at:])
    places.extend(range(at, len(text)))
    return Folded("".join(parts), places)


def lowered(text: str) -> str:
    """The text in lower case, place for place: what would grow longer (`İ`) stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(
        small if len(small := character.lower()) == 1 else character for character in text
    )


def whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is no part of a longer word of an alphabetic script.

    `C` is part of `C++` and `C#`, and `GPT-4` of `GPT-4.5`.
    """
    return not (_INSIDE_BEFORE.match(text, start) or _INSIDE_AFTER.match(text, end))


def _stays(text: str, start: int, end: int) -> bool:
    """Whether the blanks tell two words apart."""
    before = start > 0 and HAN.match(text, start - 1) is not None
    after = HAN.match(text, end) is not None
    if before and after:
        return "\n" not in text[start:end]
    return not before and not after

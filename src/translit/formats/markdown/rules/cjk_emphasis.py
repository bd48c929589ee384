"""Where `*`, `_` and `~` open and close: CommonMark's flanking rules, amended for CJK.

The rules are those of the public specification "CommonMark CJK-friendly Amendments"
(section 6.2), written for CommonMark issue 650: `**绿色：**正常` is bold to its author, and
literal asterisks to CommonMark. Text without CJK characters is read exactly as in
CommonMark; beside them, a star that nobody can have meant so stays one.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from translit.patterns import lazy

__all__ = ["flanks"]

_CJK = (
    "\u1100\u11ff\u20a9\u20a9\u2329\u2329\u232a\u232a\u2630\u2637\u268a\u268f\u2e80\u2e99"
    "\u2e9b\u2ef3\u2f00\u2fd5\u2ff0\u303e\u3041\u3096\u3099\u30ff\u3105\u312f\u3131\u318e"
    "\u3190\u31e5\u31ef\u321e\u3220\u3247\u3250\ua48c\ua490\ua4c6\ua960\ua97c\uac00\ud7a3"
    "\ud7b0\ud7c6\ud7cb\ud7fb\uf900\ufaff\ufe10\ufe19\ufe30\ufe52\ufe54\ufe66\ufe68\ufe6b"
    "\uff01\uffbe\uffc2\uffc7\uffca\uffcf\uffd2\uffd7\uffda\uffdc\uffe0\uffe6\uffe8\uffee"
    "\U00016fe0\U00016fe4\U00016ff0\U00016ff6\U00017000\U00018cd5\U00018cff\U00018d1e"
    "\U00018d80\U00018df2\U0001aff0\U0001aff3\U0001aff5\U0001affb\U0001affd\U0001affd"
    "\U0001affe\U0001affe\U0001b000\U0001b122\U0001b132\U0001b132\U0001b150\U0001b152"
    "\U0001b155\U0001b155\U0001b164\U0001b167\U0001b170\U0001b2fb\U0001d300\U0001d356"
    "\U0001d360\U0001d376\U0001f200\U0001f200\U0001f202\U0001f202\U0001f210\U0001f219"
    "\U0001f21b\U0001f22e\U0001f230\U0001f230\U0001f231\U0001f231\U0001f237\U0001f237"
    "\U0001f23b\U0001f23b\U0001f240\U0001f248\U0001f260\U0001f265\U00020000\U0003fffd"
)
"""The first and the last of each range of CJK characters: East Asian Width W, F or H that are no
emoji by default, and Hangul (Unicode 16 and 17, as the specification lists them)."""

_FIRSTS, _LASTS = _CJK[::2], _CJK[1::2]

_IDEOGRAPHIC_SELECTOR = lazy("[\U000e0100-\U000e01ef]")
_TEXT_SELECTOR = lazy("[\ufe00-\ufe0e]")
"""Variation selectors that choose a glyph and no emoji; they belong to the character before."""
_AMBIGUOUS_QUOTES = frozenset(
    ("\u2018\ufe01", "\u2019\ufe01", "\u201c\ufe01", "\u201d\ufe01"),
)
"""Curly quotes that a variation selector makes full-width: punctuation, and CJK."""

_OPENS_NOTHING = frozenset(".,:;?)]}>/%，。、：；！？）】〕〉》」』”’…")
_CLOSES_NOTHING = frozenset("、([{<（【〔〈《「『“‘")
"""What nobody's italics begin or end with: `支持*.asp或*.aspx`, `***1、***2`, `星号*，*星号`. What
the amendment alone takes for two signs of one emphasis stays text, as in plain CommonMark."""


_GLOB = lazy(r"\*\*[./][*A-Za-z]")
"""A pattern of files: `**.tmp和**.bak`. One alone may be bold: `**.NET**`."""
_NEAR = 100
"""As far as another one is looked for, in characters."""


@lru_cache(maxsize=4096)
def _is_cjk(character: str) -> bool:
    number = bisect_right(_FIRSTS, character)
    return number > 0 and character <= _LASTS[number - 1]


@lru_cache(maxsize=4096)
def _is_punctuation(character: str) -> bool:
    # CommonMark 0.31: the general categories P and S.
    return unicodedata.category(character)[0] in "PS"


@lru_cache(maxsize=4096)
def _is_space(character: str) -> bool:
    # CommonMark 0.31, Unicode whitespace: Zs, tab, line feed, form feed, carriage return.
    return character in "\t\n\f\r" or unicodedata.category(character) == "Zs"


def flanks(text: str, start: int, end: int, limit: int) -> tuple[bool, bool, bool, bool]:
    """How the delimiter run `text[start:end]` stands between its neighbours.

    Answers whether it is left-flanking, right-flanking, preceded and followed by punctuation.
    The beginning of the text and its end, which is at `limit`, count as blanks.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < limit else " "
    ambiguous = False
    ideographic = False
    if before >= "\ufe00" and start > 1:
        if _TEXT_SELECTOR.match(before):
            ambiguous = text[start - 2 : start] in _AMBIGUOUS_QUOTES
            before = text[start - 2]
        else:
            ideographic = _IDEOGRAPHIC_SELECTOR.match(before) is not None
    space_before, space_after = _is_space(before), _is_space(after)
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    cjk_before = ambiguous or ideographic or _is_cjk(before)
    cjk_after = _is_cjk(after)
    foreign_before = punctuation_before and not cjk_before
    foreign_after = punctuation_after and not cjk_after
    left = not space_after and (not foreign_after or space_before or foreign_before or cjk_before)
    right = not space_before and (not foreign_before or space_after or foreign_after or cjk_after)
    if text[start] == "*" and end - start != 2:  # noqa: PLR2004  `**` is hardly ever a star
        if left and punctuation_after and not (space_before or punctuation_before):
            left = after not in _OPENS_NOTHING
        if right and punctuation_before and not (space_after or punctuation_after):
            right = before not in _CLOSES_NOTHING
    elif left and punctuation_after and not punctuation_before and _GLOB.match(text, start):
        following = text.find("**", end, end + _NEAR)
        left = following < 0 or _GLOB.match(text, following) is None
    return left, right, punctuation_before, punctuation_after

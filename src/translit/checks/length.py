"""A target that is far too short or far too long for its source."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.languages import HAN
from translit.model import Finding, Severity
from translit.patterns import lazy

__all__ = ["LENGTH"]

_HAN = lazy(f"{HAN.pattern}+")
_WORD = lazy(r"[A-Za-z0-9]+")

_LETTERS = lazy(r"[^\W_]+")

_LETTERS_A_HAN = 3.4
"""Letters of English for a Han character, on average. (Of 3,000 professional translations, half
have between 2.9 and 3.9.)"""

_LOW, _HIGH = 0.42, 2.6
"""Shares of what is expected, below and above which hardly a translation lies."""

_SMALL = 12
"""Han characters below which nothing is said: a heading may be as short as it likes."""

_MARGIN = 24
"""Letters by which a short source may be exceeded."""


def _run(pair: Pair) -> Iterator[Finding]:
    han = sum(map(len, _HAN.findall(pair.source_text)))
    known = sum(map(len, _WORD.findall(pair.source_text)))
    expected = han * _LETTERS_A_HAN + known
    letters = sum(map(len, _LETTERS.findall(pair.target_text)))
    if letters > expected * _HIGH + _MARGIN:
        yield finding(f"the translation is {letters / expected:.0f} times as long as one expects")
    elif han >= _SMALL and letters < expected * _LOW:
        share = letters * 100 / expected
        yield finding(f"the translation has {share:.0f} % of the length that one expects")


LENGTH = Check("length", "length", Severity.WARNING, _run)

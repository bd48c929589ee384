"""An English text -> the numbers that stand in it, each with what it may count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translit.patterns import lazy
from translit.quantities.clock import english_times
from translit.quantities.in_english.calendar import dates, written_dates
from translit.quantities.in_english.figures import (
    feet_and_inches,
    figures,
    squares,
    versions,
)
from translit.quantities.in_english.fractions import fractions
from translit.quantities.in_english.loose import loose_numbers
from translit.quantities.in_english.number_words import (
    below_zero,
    ordinal_words,
    spelt_numbers,
    vague,
    ways,
)
from translit.quantities.mentions import Mention
from translit.quantities.spelt import CARDINALS, ORDINAL_VALUES, TENS

__all__ = ["english_numbers", "loose_numbers"]

_LARGE = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_SAID = frozenset((*CARDINALS, *TENS, *_LARGE))
_PARTS = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth "
    "eighths ninth ninths tenth tenths twelfth twelfths twentieth hundredth hundredths thousandth "
    "thousandths millionth billionth out in per".split()
)
_TIMES = frozenset(
    "am pm clock past to noon midday midnight morning afternoon evening night m".split()
)
_COLLECTED = frozenset(
    "tens hundreds thousands millions billions trillions dozens scores several few some many "
    "multiple couple multi multimillion multibillion multitrillion".split()
)

_RULES: tuple[tuple[str | frozenset[str], Callable[[str], Iterator[Mention]]], ...] = (
    (r"\d", written_dates),
    (r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", dates),
    (r"\d[:.]\d|\d ?[ap]\.?m", english_times),
    (_TIMES, english_times),
    (r"\d\.\d", versions),
    (r"\d[xX×]", squares),
    (r"\d(?: ?f[et]|['′’]\d)", feet_and_inches),
    (r"\d/\d", fractions),
    (r"[‰‱]", fractions),
    (_PARTS, fractions),
    (
        r"ties\b|fold|[Hh]alf|(?i:fifty)|[bp]l(?:ed|ing)|[XVI]{2}|World War|nd[ -]the|ines|an hour",
        ways,
    ),
    (_COLLECTED, vague),
    (frozenset(("minus", "negative", "zero", "subzero", "below", "freezing")), below_zero),
    (r"[-–−]\d", below_zero),
    (r"\d", figures),
    (_SAID, spelt_numbers),
    (frozenset(ORDINAL_VALUES), ordinal_words),
)  # fmt: skip
"""The rules, each with what a text must have for it: a pattern, or one of some words. Most texts
have little, and a rule that is asked twice finds nothing new."""

_ASKED = tuple(
    (needed if isinstance(needed, frozenset) else lazy(needed), rule) for needed, rule in _RULES
)
_WITHOUT_FIGURES = tuple(
    (needed, rule)
    for needed, rule in _ASKED
    if isinstance(needed, frozenset) or r"\d" not in needed.pattern
)
"""What is left to ask of a text that has no digit."""

_WORD = lazy("[a-z]+")
_FIGURE = lazy(r"\d")


def _has(text: str, words: frozenset[str], needed: frozenset[str] | re.Pattern[str]) -> bool:
    if isinstance(needed, frozenset):
        return not words.isdisjoint(needed)
    return needed.search(text) is not None


def english_numbers(text: str) -> list[Mention]:
    """The numbers of an English text, ascending and disjoint."""
    taken = bytearray(len(text))
    found: list[Mention] = []
    words = frozenset(_WORD.findall(text.lower()))
    for needed, rule in _ASKED if _FIGURE.search(text) else _WITHOUT_FIGURES:
        if not _has(text, words, needed):
            continue
        for one in rule(text):
            start, end = one.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.extend(one.apart())
    return sorted(found)

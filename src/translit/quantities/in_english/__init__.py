"""An English text -> the numbers that stand in it, each with what it may count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translit.quantities.clock import english_times
from translit.quantities.in_english.calendar import dates, written_dates
from translit.quantities.in_english.figures import figures, squares, versions
from translit.quantities.in_english.fractions import fractions
from translit.quantities.in_english.loose import loose_numbers
from translit.quantities.in_english.words import ordinal_words, spelt_numbers, vague, ways
from translit.quantities.mentions import Mention

__all__ = ["english_numbers", "loose_numbers"]

_RULES: tuple[tuple[str, Callable[[str], Iterator[Mention]]], ...] = (
    (r"\d", written_dates),
    (r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", dates),
    (r"\d[: ap.]|past|to |clock|oon|mid|a\.?m|p\.?m|the (?:mor|aft|eve)|night", english_times),
    (r"\d\.\d", versions),
    (r"\d[xX×]", squares),
    (r"\d/\d|hal[fv]|ird|uarter|fth|ixth|venth|ghth|nth|elfth|ieth|dth|out of| in ", fractions),
    (r"ties\b|fold|[Hh]alf|(?i:fifty)|[bp]l(?:ed|ing)", ways),
    (r"ens|red|sand|lion|zen|ores|few", vague),
    (r"\d", figures),
    (
        r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|ty|hundred|sand|lion|zen|zero)",
        spelt_numbers,
    ),
    (r"(?i:st|cond|rd|th)(?:ly)?\b", ordinal_words),
)
"""The rules, each with what a text must have for it: most texts have little."""

_ASKED = tuple((re.compile(needed), rule) for needed, rule in _RULES)


def english_numbers(text: str) -> list[Mention]:
    """The numbers of an English text, ascending and disjoint."""
    taken = bytearray(len(text))
    found: list[Mention] = []
    for needed, rule in _ASKED:
        if not needed.search(text):
            continue
        for one in rule(text):
            start, end = one.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.extend(one.parts if one.parts and not one.values else (one,))
    return sorted(found)

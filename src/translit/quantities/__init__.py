"""Amounts, percentages and dates of a Chinese sentence -> how its translation writes them.

What needs the step from 万 and 亿 to thousands and millions, or a word for a currency or a
percentage, is `always` converted before a translation; dates are only where an engine fails.
`missing` and `extra` compare the numbers of a source and of a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.model import Code
from translit.quantities.comparison import Difference, Differs, compare
from translit.quantities.reading import readings
from translit.quantities.values import Kind, Quantity

__all__ = ["Difference", "Differs", "Kind", "Quantity", "compare", "quantities"]


def quantities(text: str, *, locale: str = "en", codes: Sequence[Code] = ()) -> list[Quantity]:
    """The quantities of a sentence, ascending and disjoint; none touches a code."""
    return list(_outside(readings(text, locale=locale), codes))


def _outside(found: Iterator[Quantity], codes: Sequence[Code]) -> Iterator[Quantity]:
    spans = iter(code.span for code in codes)
    following = next(spans, None)
    for quantity in found:
        start, end = quantity.span
        while following is not None and following.end <= start:
            following = next(spans, None)
        if following is None or following.start >= end:
            yield quantity

"""Amounts, percentages and dates of a Chinese sentence -> how its translation writes them.

Two questions are answered here, and nowhere else:

`quantities(source)`: what of a source is an amount, where it stands and how English writes it. What
needs the step from 万 and 亿 to thousands and millions, or a word for a currency or percentage, is
`always` converted before a translation; dates are only where an engine fails.

`compare(source, target)`: in which numbers a translation differs from its source. Each `Difference`
has its place in the source and in the target (None where only the other has it), what stands there,
and is a sentence for a person: `str(difference)`. No difference: every amount, figure and date of
the source has a partner in the target, and the other way round. `reading` holds the rules for a
source's amounts; `in_chinese` and `in_english` read all numbers of a text, `matching` pairs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.model import Code, outside
from translit.quantities.comparison import Difference, Differs, compare
from translit.quantities.endless import endless
from translit.quantities.quantity import Kind, Quantity
from translit.quantities.reading import readings
from translit.quantities.regional import with_own_money

__all__ = [
    "Difference",
    "Differs",
    "Kind",
    "Quantity",
    "compare",
    "quantities",
    "readings",
    "with_own_money",
]


def quantities(
    text: str, *, locale: str = "en", codes: Sequence[Code] = (), source: str = "zh_CN"
) -> list[Quantity]:
    """The quantities of a sentence, ascending and disjoint; none touches a code.

    `source` is the locale of the sentence: 元 is another currency in Taiwan and Hong Kong.
    """
    text = with_own_money(text, source)
    text = outside(text, (code.span for code in codes))
    if long := endless(text):
        text = outside(text, long)
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

"""An amount that markup divides -> one code, with the English amount in its markup.

`**8**亿美元` is *$800 million* in bold: a figure and its 亿 have no places of their own in English,
and a currency in front of the markup is a part of the amount: `US$**8**亿美元`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from translit.languages import has_han
from translit.model import HIDDEN, Code, CodeKind, Span, Syntax, Unit, outside
from translit.patterns import lazy
from translit.quantities import Quantity, readings, with_own_money
from translit.quantities.currencies import CURRENCIES
from translit.quantities.currency_words import SIGNS, currency_before
from translit.quantities.numerals import folded

__all__ = ["undivided"]

_AROUND = frozenset(("strong", "em", "strike", "link", "html", "mark", "insertion"))
_FIGURE = lazy(r"[\d一二两三四五六七八九十]")
_COUNTED = lazy(r"[\d零〇一二两三四五六七八九十百千万亿兆多余几] ?\Z")
"""What a currency stands behind, so that it belongs to another amount."""

_LONGEST = 3 + max(len(name) for one in CURRENCIES for name in (*one.names, *one.lettered))
"""Characters of a currency in front of an amount and a blank, and of what it may stand behind."""

_SYNTAX = frozenset((Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML))


def undivided(unit: Unit, terms: Sequence[Span], *, locale: str, source: str = "zh_CN") -> Unit:
    """The unit with each such amount as one code that stands for itself.

    `terms` are the places of the glossary's: an amount with a term in it is left as it is.
    """
    if not unit.codes or unit.syntax not in _SYNTAX:
        return unit
    text, begins = _fronted(unit)
    codes = list(unit.codes)
    for quantity in readings(with_own_money(text, source), locale=locale):
        named = begins.get(quantity.span.start)
        if named is not None:
            quantity = quantity._replace(span=Span(named, quantity.span.end))  # noqa: PLW2901
        inside = [code for code in codes if _touches(code.span, quantity.span)]
        if not inside or not quantity.always or has_han(quantity.target):
            continue
        around = _pair(codes, quantity)
        if around is None:
            continue
        start, end = around
        if named is not None and quantity.span.end <= end.span.start:
            continue  # only its currency stands before the markup
        span = Span(
            min(start.span.start, quantity.span.start), max(end.span.end, quantity.span.end)
        )
        if any(_touches(term, span) for term in terms):
            continue
        written = f"{_written(start, unit)}{quantity.target.strip()}{_written(end, unit)}"
        whole = Code(CodeKind.PLACEHOLDER, "amount", span, written, written)
        codes = sorted(
            [*(one for one in codes if one not in around), whole], key=lambda code: code.span
        )
    return replace(unit, codes=tuple(codes)) if len(codes) < len(unit.codes) else unit


def _fronted(unit: Unit) -> tuple[str, dict[int, int]]:
    """The text without its codes, a currency behind the markup that divides it from its figure.

    And where each of these begins in the unit, by where it begins in the text.
    """
    plain = outside(unit.source, (code.span for code in unit.codes))
    text, begins = list(plain), {}
    for code in unit.codes:
        start, end = code.span
        opens = code.kind is CodeKind.START and code.type in _AROUND
        if not opens or not _FIGURE.match(plain, end):
            continue
        if currency := _currency(folded(plain[max(0, start - _LONGEST) : start])):
            begin = start - len(currency)
            text[begin:end] = [*HIDDEN * (end - start), *currency]
            begins[end - len(currency)] = begin
    return "".join(text), begins


def _currency(before: str) -> str:
    """The currency that a text ends with, if it is that of an amount behind it."""
    for at in range(len(before)):
        named = before[at:]
        if named in SIGNS or currency_before(named, 0)[1] == len(named):
            return "" if _COUNTED.search(before, 0, at) else named
    return ""


def _pair(codes: Sequence[Code], quantity: Quantity) -> tuple[Code, Code] | None:
    """The two codes that belong together and divide an amount; None where that is not all."""
    near = [
        code
        for code in codes
        if code.span.start <= quantity.span.end and code.span.end >= quantity.span.start
    ]
    touching = [code for code in near if _touches(code.span, quantity.span)]
    for start, end in _pairs(near):
        if {start, end} >= {*touching} and start.type in _AROUND:
            return start, end
    return None


def _pairs(codes: Sequence[Code]) -> Iterator[tuple[Code, Code]]:
    """Codes side by side that start and end one thing."""
    for start, end in pairwise(codes):
        if start.kind is CodeKind.START and end.kind is CodeKind.END and start.type == end.type:
            yield start, end


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _written(code: Code, unit: Unit) -> str:
    return code.written or code.span.of(unit.source)

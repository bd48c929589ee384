"""A unit's text and codes -> a tree: texts, codes that stand alone, marked-up spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from translit.model import Code, CodeKind, Span

__all__ = ["Alone", "Item", "Pair", "Sign", "tree"]


class Sign(NamedTuple):
    """One or more codes that belong together, with the texts of attributes between them."""

    kind: CodeKind
    type: str
    span: Span
    parts: tuple[str | Span, ...]
    """What is written, and the places of the texts that are translated by themselves."""


class Alone(NamedTuple):
    """Markup that stands for itself: inline code, an image with its alt text, a footnote."""

    type: str
    span: Span
    parts: tuple[str | Span, ...]


class Pair(NamedTuple):
    """A marked-up span."""

    start: Sign
    end: Sign
    items: tuple[Item, ...]


Item = Span | Alone | Pair
"""A part of a text; a span is free of markup."""

_APART = frozenset(("image", "footnote"))
"""Marked-up spans that are no part of the sentence in which they stand."""


_DEEPEST = 24
"""Marked-up spans in marked-up spans; whoever writes more is not writing."""


def tree(text: str, codes: Sequence[Code], span: Span) -> tuple[Item, ...]:
    """The parts of a span of the text, in its order. A sign without its partner stands alone."""
    first = bisect_left(codes, span.start, key=lambda code: code.span.start)
    behind = bisect_left(codes, span.end, key=lambda code: code.span.start)
    signs = _signs(text, [code for code in codes[first:behind] if _within(code.span, span)])
    return _items(signs, _partners(signs), span, 0, len(signs))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _signs(text: str, codes: Sequence[Code]) -> list[Sign]:
    signs: list[Sign] = []
    for code in codes:
        written = code.written or code.span.of(text)
        if signs and _ends_attribute(code):
            last = signs[-1]
            inner = Span(last.span.end, code.span.start)
            span = Span(last.span.start, code.span.end)
            signs[-1] = last._replace(span=span, parts=(*last.parts, inner, written))
        else:
            signs.append(Sign(code.kind, code.type, code.span, (written,)))
    return signs


def _ends_attribute(code: Code) -> bool:
    """Whether what stands before the code is the text of an attribute."""
    return code.kind is CodeKind.PLACEHOLDER and (
        code.type == "attribute" or (code.type == "html" and not code.data)
    )


def _partners(signs: Sequence[Sign]) -> dict[int, int]:
    """The number of the sign that ends what each sign starts."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for number, sign in enumerate(signs):
        if sign.kind is CodeKind.START:
            opened.append(number)
            if len(opened) > _DEEPEST:
                return {}
        elif sign.kind is CodeKind.END:
            if opened and signs[opened[-1]].type == sign.type:
                partners[opened.pop()] = number
            else:
                opened.clear()
    return partners


def _items(
    signs: Sequence[Sign], partners: dict[int, int], span: Span, first: int, behind: int
) -> tuple[Item, ...]:
    items: list[Item] = []
    at, number = span.start, first
    while number < behind:
        sign = signs[number]
        if at < sign.span.start:
            items.append(Span(at, sign.span.start))
        partner = partners.get(number)
        if partner is None:
            items.append(Alone(sign.type, sign.span, sign.parts))
        else:
            end = signs[partner]
            inner = Span(sign.span.end, end.span.start)
            if sign.type in _APART:
                parts = (*sign.parts, inner, *end.parts)
                items.append(Alone(sign.type, Span(sign.span.start, end.span.end), parts))
            else:
                inside = _items(signs, partners, inner, number + 1, partner)
                items.append(Pair(sign, end, inside))
            sign, number = end, partner
        at, number = sign.span.end, number + 1
    if at < span.end:
        items.append(Span(at, span.end))
    return tuple(items)

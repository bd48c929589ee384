"""What of a source comes out letter for letter: its names, its formulas, its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from translit.model import Span, Unit
from translit.patterns import lazy
from translit.placeholders import Lock, LockKind, names_in

__all__ = ["in_code", "verbatim"]

_MEASURE = lazy(r"[\d.]+[A-Za-z]+")

_FIGURE = lazy(
    r"(?<![0-9A-Za-z_.,/:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?![0-9A-Za-z_:-]|[.,/]\d| ?[折年])",
    re.ASCII,
)
"""Digits that are no part of a name, a version, a ratio; 8折 is 20% off, and 24年 is 2024."""

_FORMULA = lazy(
    r"(?<![0-9A-Za-z_.,/:%-])(?=[^+×÷=]{1,40}[+×÷=])"
    r"[(\d][\d.()]*(?: ?[-+×÷*/=<>≈−] ?[(\d][\d.()]*)+"
    r"(?<![.(])(?![0-9A-Za-z_%]|[.,]\d| ?[十百千万亿])",
)
"""Arithmetic, 1+1>2: an engine has nothing to add to it."""

_CAPITALISED = lazy(
    r"(?<![0-9A-Za-z_@./\\-])[A-Z][a-z]{2,}(?![0-9A-Za-z_@]|-[0-9A-Za-z])", re.ASCII
)
"""A name such as Gemini, or a word written like one."""

_FULL_NAME = lazy(
    r"(?<![0-9A-Za-z_@./\\-])[A-Z][a-z]+(?: [A-Z][A-Za-z]*)+(?![0-9A-Za-z_@]|-[0-9A-Za-z])",
    re.ASCII,
)
"""A name of several words, Code Red: it comes out whole."""


_COPIED = (
    (_FIGURE, LockKind.AMOUNT),
    (_FULL_NAME, LockKind.NAME),
    (_CAPITALISED, LockKind.NAME),
)


def verbatim(unit: Unit) -> Iterator[Lock]:
    """The locks of names, of what an engine writes itself, and of formulas; they may overlap."""
    yield from _names(unit)
    yield from _copied(unit)
    yield from _formulas(unit)


def _names(unit: Unit) -> Iterator[Lock]:
    for span in names_in(unit.source, unit.codes):
        name = span.of(unit.source)
        # 256GB may come out as 256 GB.
        always = _MEASURE.fullmatch(name) is None
        yield Lock(span, name, LockKind.NAME, always=always, shown=name)


def _copied(unit: Unit) -> Iterator[Lock]:
    """Plain figures and names: an engine writes them itself; what it does not write is held."""
    for pattern, kind in _COPIED:
        for match in pattern.finditer(unit.source):
            span = Span(*match.span())
            if not in_code(unit, span):
                yield Lock(span, match[0], kind, always=False, shown=match[0])


def _formulas(unit: Unit) -> Iterator[Lock]:
    for match in _FORMULA.finditer(unit.source):
        span = Span(*match.span())
        if not in_code(unit, span):
            yield Lock(span, match[0], LockKind.NAME, shown=match[0])


def in_code(unit: Unit, span: Span) -> bool:
    """Whether a place of a unit is in one of its codes."""
    codes = unit.codes  # ascending and disjoint
    behind = bisect_left(codes, span.end, key=lambda code: code.span.start)
    return behind > 0 and span.start < codes[behind - 1].span.end

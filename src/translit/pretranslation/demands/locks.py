"""A unit and a glossary -> the spans of its source that must come out as demanded."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.bare_addresses import addresses, has_address
from translit.glossary import Glossary, outside
from translit.languages import has_han
from translit.model import Span, TermMatch, Unit
from translit.placeholders import Lock, LockKind, disjoint, names_in
from translit.quantities import quantities

_MEASURE = re.compile(r"[\d.]+[A-Za-z]+")

__all__ = ["Locked", "locked"]

_FIGURE = re.compile(
    r"(?<![0-9A-Za-z_.,/:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?![0-9A-Za-z_:-]|[.,/]\d| ?[折年])",
    re.ASCII,
)
"""Digits that are no part of a name, a version, a ratio; 8折 is 20% off, and 24年 is 2024."""

_FORMULA = re.compile(
    r"(?<![0-9A-Za-z_.,/:%-])(?=[^+×÷=]{1,40}[+×÷=])"
    r"[(\d][\d.()]*(?: ?[-+×÷*/=<>≈−] ?[(\d][\d.()]*)+"
    r"(?<![.(])(?![0-9A-Za-z_%]|[.,]\d| ?[十百千万亿])",
)
"""Arithmetic, 1+1>2: an engine has nothing to add to it."""

_CAPITALISED = re.compile(
    r"(?<![0-9A-Za-z_@./\\-])[A-Z][a-z]{2,}(?![0-9A-Za-z_@]|-[0-9A-Za-z])", re.ASCII
)
"""A name such as Gemini, or a word written like one."""

_FULL_NAME = re.compile(
    r"(?<![0-9A-Za-z_@./\\-])[A-Z][a-z]+(?: [A-Z][A-Za-z]*)+(?![0-9A-Za-z_@]|-[0-9A-Za-z])",
    re.ASCII,
)
"""A name of several words, Code Red: it comes out whole."""


_COPIED = (
    (_FIGURE, LockKind.AMOUNT),
    (_FULL_NAME, LockKind.NAME),
    (_CAPITALISED, LockKind.NAME),
)


class Locked(NamedTuple):
    """What is demanded of the translation of a unit."""

    locks: tuple[Lock, ...]
    """Outside of its codes, ascending."""
    terms: tuple[TermMatch, ...]
    undecided: tuple[str, ...]
    """Terms of which the glossary does not say what they mean here."""

    @property
    def forbidden(self) -> tuple[str, ...]:
        """What must not be written for the terms."""
        return tuple(dict.fromkeys(wrong for match in self.terms for wrong in match.term.forbidden))

    @property
    def verbatim(self) -> tuple[str, ...]:
        """The names and addresses that must stand in the target letter for letter."""
        kinds = (LockKind.NAME, LockKind.URL)
        return tuple(lock.target for lock in self.locks if lock.kind in kinds and lock.always)

    @property
    def names(self) -> tuple[str, ...]:
        """All the names."""
        return tuple(lock.target for lock in self.locks if lock.kind is LockKind.NAME)


def locked(unit: Unit, glossary: Glossary, *, locale: str) -> Locked:
    """The terms, amounts, addresses and names of a unit, none of which overlaps another."""
    terms = tuple(glossary.find(unit.source, unit.codes))
    locks = disjoint((
        *_terms(terms), *_addresses(unit), *_amounts(unit, terms, locale), *_names(unit),
        *_copied(unit), *_formulas(unit)
    ))  # fmt: skip
    return Locked(locks, terms, tuple(glossary.undecided(unit.source, unit.codes)))


def _terms(terms: Sequence[TermMatch]) -> Iterator[Lock]:
    for span, term in terms:
        yield Lock(span, term.target, LockKind.TERM, shown=term.target, note=term.note)


def _addresses(unit: Unit) -> Iterator[Lock]:
    for span in addresses(unit.source) if has_address(unit.source) else ():
        if not _in_code(unit, span):
            yield Lock(span, span.of(unit.source), LockKind.URL)


def _amounts(unit: Unit, terms: Sequence[TermMatch], locale: str) -> Iterator[Lock]:
    """The amounts; what of one is a term, such as its currency, belongs to the term."""
    amounts = quantities(unit.source, locale=locale, codes=unit.codes)
    shared = [
        span
        for span, _ in terms
        if any(span.start < amount.span.end and amount.span.start < span.end for amount in amounts)
    ]
    if shared:
        text = outside(unit.source, shared)
        amounts = quantities(text, locale=locale, codes=unit.codes)
    for amount in amounts:
        if amount.target and not has_han(amount.target):
            yield Lock(
                amount.span,
                amount.target.rstrip(),
                LockKind.AMOUNT,
                always=amount.always,
                shown=amount.target.rstrip(),
            )


def _names(unit: Unit) -> Iterator[Lock]:
    for span in names_in(unit.source, unit.codes):
        name = span.of(unit.source)
        # 256GB may come out as 256 GB.
        always = _MEASURE.fullmatch(name) is None
        yield Lock(span, name, LockKind.NAME, always=always, shown=name)


def _formulas(unit: Unit) -> Iterator[Lock]:
    for match in _FORMULA.finditer(unit.source):
        span = Span(*match.span())
        if not _in_code(unit, span):
            yield Lock(span, match[0], LockKind.NAME, shown=match[0])


def _in_code(unit: Unit, span: Span) -> bool:
    codes = unit.codes  # ascending and disjoint
    behind = bisect_left(codes, span.end, key=lambda code: code.span.start)
    return behind > 0 and span.start < codes[behind - 1].span.end


def _copied(unit: Unit) -> Iterator[Lock]:
    """Plain figures and names: an engine writes them itself; what it does not write is held."""
    for pattern, kind in _COPIED:
        for match in pattern.finditer(unit.source):
            span = Span(*match.span())
            if not _in_code(unit, span):
                yield Lock(span, match[0], kind, always=False, shown=match[0])

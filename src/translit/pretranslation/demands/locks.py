"""A unit and a glossary -> the spans of its source that must come out as demanded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.bare_addresses import addresses, has_address
from translit.glossary import Glossary
from translit.languages import has_han
from translit.model import Span, Term, TermMatch, Unit, outside
from translit.patterns import lazy
from translit.placeholders import Lock, LockKind, disjoint
from translit.pretranslation.demands.verbatim import in_code, verbatim
from translit.quantities import quantities

__all__ = ["Locked", "locked"]


_IN_BRACKETS = lazy(r" ?(?:（(?P<said>[^（()）\n]{1,60})）|\((?P<plain>[^（()）\n]{1,60})\))")
"""Full-width ones, or half."""


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


def locked(unit: Unit, glossary: Glossary, *, locale: str, source: str = "zh_CN") -> Locked:
    """The terms, amounts, addresses and names of a unit, none of which overlaps another."""
    found, undecided = glossary.resolved(unit.source, unit.codes)
    terms = tuple(found)
    locks = disjoint((
        *_terms(unit, terms), *_addresses(unit), *_amounts(unit, terms, locale, source),
        *verbatim(unit),
    ))  # fmt: skip
    return Locked(locks, terms, tuple(undecided))


def _terms(unit: Unit, terms: Sequence[TermMatch]) -> Iterator[Lock]:
    for span, term in terms:
        whole = _glossed(unit, span, term)
        yield Lock(whole, term.target, LockKind.TERM, shown=term.target, note=term.note)


def _glossed(unit: Unit, span: Span, term: Term) -> Span:
    """The place of a term with the English behind it in brackets, which says the same again.

    葱片（Shallotpeat） is one word in English, as is 葱片（shallow piece） where that is forbidden.
    """
    found = _IN_BRACKETS.match(unit.source, span.end)
    if found is None:
        return span
    said = " ".join((found["said"] or found["plain"]).lower().split())
    if said not in {text.lower() for text in (term.target, *term.forbidden)}:
        return span
    divided = any(code.span.start < found.end() and span.end < code.span.end for code in unit.codes)
    return span if divided else Span(span.start, found.end())


def _addresses(unit: Unit) -> Iterator[Lock]:
    for span in addresses(unit.source) if has_address(unit.source) else ():
        if not in_code(unit, span):
            yield Lock(span, span.of(unit.source), LockKind.URL)


def _amounts(unit: Unit, terms: Sequence[TermMatch], locale: str, source: str) -> Iterator[Lock]:
    """The amounts; what of one is a term, such as its currency, belongs to the term."""
    amounts = quantities(unit.source, locale=locale, codes=unit.codes, source=source)
    shared = [
        span
        for span, _ in terms
        if any(span.start < amount.span.end and amount.span.start < span.end for amount in amounts)
    ]
    if shared:
        text = outside(unit.source, shared)
        amounts = quantities(text, locale=locale, codes=unit.codes, source=source)
    for amount in amounts:
        if amount.target and not has_han(amount.target):
            yield Lock(
                amount.span,
                amount.target.rstrip(),
                LockKind.AMOUNT,
                always=amount.always,
                shown=amount.target.rstrip(),
            )

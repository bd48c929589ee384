"""A glossary and the sources of a project -> what is wrong with its rows, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from translit.errors import GlossaryError
from translit.glossary import Glossary, conditions, csv_rows
from translit.glossary.terms import terms
from translit.model import Severity, Term
from translit.patterns import lazy

__all__ = ["RowFinding", "review"]

_LITERAL = lazy(r"[\w\u3400-\u9fff]")

_PROBE = 4_000
"""Letters of a text on which a regular expression that may run for ever does."""

_SHORT = 2
"""Letters of an English target of which most are parts of other words."""


class RowFinding(NamedTuple):
    """What is wrong with one row."""

    line: int
    severity: Severity
    message: str


def review(data: bytes, sources: Iterable[str], *, path: object) -> list[RowFinding]:
    """What is wrong with a glossary: rows that cannot be used, never apply, or may run for ever.

    `sources` are the sentences of the project. Rows that cannot be used are left out of what is
    said of the others.
    """
    found = []
    rows = list(csv_rows.rows(data, path=path))
    while True:
        try:
            usable = list(terms(rows, path=path))
            break
        except GlossaryError as error:
            found.append(RowFinding(error.line or 1, Severity.ERROR, error.what))
            rest = [row for row in rows if row.line != error.line]
            if len(rest) == len(rows) or error.line == rows[0].line:
                return found
            rows = rest
    quick = []
    for term in usable:
        if what := _endless(term, path):
            found.append(RowFinding(term.line, Severity.ERROR, what))
        else:
            quick.append(term)
    found += _unused(quick, sources, path)
    found += _own_forbidden(quick)
    return sorted(found)


def _endless(term: Term, path: object) -> str:
    """Why the conditions of a row take too long on a text that is made to be slow."""
    for column, pattern in (("when", term.when), ("unless", term.unless)):
        for letter in dict.fromkeys(_LITERAL.findall(pattern)):
            alone = Term(term.sources, term.target, when=pattern, line=term.line)
            try:
                conditions.applies(alone, letter * _PROBE + "!", path=path)
            except GlossaryError:
                return (
                    f"the regular expression of “{column}” may run for ever on a sentence with "
                    f"many “{letter}”; write a simpler one"
                )
    return ""


def _unused(rows: Sequence[Term], sources: Iterable[str], path: object) -> Iterator[RowFinding]:
    glossary = Glossary(tuple(rows), str(path))
    waiting = {id(term): term for term in rows}
    stands: set[int] = set()
    for source in sources:
        if not waiting:
            break
        for match in glossary.find(source):
            waiting.pop(id(match.term), None)
        stands |= {
            id(term)
            for term in waiting.values()
            if any(variant.casefold() in source.casefold() for variant in term.sources)
        }
    for term in waiting.values():
        if id(term) in stands:
            what = "its conditions hold in no sentence, or a longer term hides it everywhere"
        else:
            what = "it stands in no post"
        yield RowFinding(term.line, Severity.HINT, f"“{term.sources[0]}” is never used: {what}")


def _own_forbidden(rows: Sequence[Term]) -> Iterator[RowFinding]:
    """Forbidden words that stand within a target for the same source, so that none can be right."""
    for term in rows:
        for other in rows:
            if other is term or not set(term.sources) & set(other.sources):
                continue
            for wrong in term.forbidden:
                if wrong == other.target and not (term.when or term.unless):
                    what = f"“{wrong}” is forbidden here, and the target in line {other.line}"
                    yield RowFinding(term.line, Severity.WARNING, what)
        for wrong in term.forbidden:
            if len(wrong) <= _SHORT:
                what = f"“{wrong}” is too short to be forbidden: it is part of many words"
                yield RowFinding(term.line, Severity.WARNING, what)
            elif re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", term.target, re.IGNORECASE):
                what = f"the target “{term.target}” has “{wrong}” in it, which the row forbids"
                yield RowFinding(term.line, Severity.HINT, what)

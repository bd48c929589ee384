"""glossary.csv -> terms, and where they stand in a source and in a translation.

A row is a term: its `source` (variants divided by `|`) and `target`; `when` and `unless`, regular
expressions for the sentences in which it applies; `forbidden`, what must not be written for it
(divided by `|`); and a `note`. Only the first two columns are required. Rows that begin with `#`
are comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from translit.glossary import conditions, csv_rows
from translit.glossary.finder import Finder, Place
from translit.glossary.terms import COLUMNS, terms
from translit.glossary.usage import forbidden, used, uses, uses_of
from translit.model import Code, Term, TermMatch

__all__ = ["EMPTY", "Glossary", "forbidden", "header", "loads", "used", "uses", "uses_of"]

_MOST_KNOWN = 4096
"""Texts of which a glossary remembers what it has found."""


@dataclass(frozen=True)
class Glossary:
    """Terms, and the index that finds them."""

    terms: tuple[Term, ...] = ()
    path: str = ""
    """The file that they were read from, for errors."""
    region: str = ""
    """Where the Chinese of the sources is written: its words stand for those of the rows."""

    def find(self, text: str, codes: Sequence[Code] = ()) -> list[TermMatch]:
        """The terms that stand in a sentence, in its order; none overlaps another.

        The longest is taken first, then the leftmost. Of several rows for one source, a row whose
        conditions hold goes before one without conditions, and the first such row is taken. A term
        is never found in a code or in an address, nor across the edge of one; its other name in
        parentheses after it belongs to it.
        """
        return self.resolved(text, codes)[0]

    def undecided(self, text: str, codes: Sequence[Code] = ()) -> list[str]:
        """The sources in a sentence of which the glossary does not say what they mean there.

        No row's conditions hold, or those of rows with different targets do.
        """
        return self.resolved(text, codes)[1]

    def resolved(self, text: str, codes: Sequence[Code] = ()) -> tuple[list[TermMatch], list[str]]:
        """What `find` and `undecided` answer, by one look at the text."""
        known = self._known.get((text, codes := tuple(codes)))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[text, codes] = self._resolved(text, codes)
        matches, undecided = known
        return [*matches], [*undecided]

    def _resolved(self, text: str, codes: Sequence[Code]) -> tuple[list[TermMatch], list[str]]:
        holds: dict[int, bool] = {}
        places = list(self._finder.places(text, codes)) if self.terms else []
        if not places:
            return [], []
        meant = [self._meant(place, text, holds) for place in places]
        taken = bytearray(len(text))
        matches = []
        for rows in sorted(filter(None, meant), key=_longest_then_leftmost):
            start, end = rows[0].span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                matches.append(rows[0])
        found = {match.span for match in matches}
        undecided = [
            place.source
            for place, rows in zip(places, meant, strict=True)
            if (not rows and 1 not in taken[slice(*place.terms[0][1])])
            or (len({row.term.target for row in rows}) > 1 and rows[0].span in found)
        ]
        return sorted(matches, key=lambda match: match.span), list(dict.fromkeys(undecided))

    def _meant(self, place: Place, text: str, holds: dict[int, bool]) -> list[TermMatch]:
        """The rows that apply at a place: those with conditions, or else those without.

        Of `AI` and `ai`, which stands for any case, the one that is written like the text.
        """
        applying: dict[bool, list[tuple[bool, TermMatch]]] = {True: [], False: []}
        for (term, span), exact in zip(place.terms, place.exact, strict=True):
            conditional = bool(term.when or term.unless)
            if conditional and id(term) not in holds:
                holds[id(term)] = conditions.applies(term, text, path=self.path or None)
            if holds.get(id(term), True):
                applying[conditional].append((exact, TermMatch(span, term)))
        meant = applying[True] or applying[False]
        like_the_text = [match for exact, match in meant if exact]
        return like_the_text or [match for _, match in meant]

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[Code, ...]], tuple[list[TermMatch], list[str]]]:
        """What was found in the last texts: a check, a page and a draft ask for the same ones."""
        return {}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.terms, elsewhere=bool(self.region))


EMPTY = Glossary()
"""The glossary without terms."""


def loads(data: bytes, *, path: object, region: str = "") -> Glossary:
    """The glossary that a CSV file holds.

    UTF-8, UTF-16, GB18030 or Big5, separated by commas, semicolons or tabs. Raises GlossaryError,
    with the line, for a row that cannot be used.
    """
    return Glossary(tuple(terms(csv_rows.rows(data, path=path), path=path)), str(path), region)


def header() -> str:
    """A glossary without terms, to begin one with."""
    return ",".join(COLUMNS) + "\n"


def _longest_then_leftmost(rows: list[TermMatch]) -> tuple[int, int]:
    start, end = rows[0].span
    return start - end, start

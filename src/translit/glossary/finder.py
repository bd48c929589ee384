"""Terms -> an index that finds all of them in a text, with one look at each character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from translit.glossary.folding import Folded, fold, lowered, whole
from translit.languages import HAN
from translit.model import Code, Span, Term
from translit.traditional import REGIONS, is_traditional, mainland, simplified, written_elsewhere

__all__ = ["Finder", "Place", "key"]

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]+")
"""An address, as far as it is ASCII: Chinese text may follow it without a blank."""

_ALIAS = re.compile(r" ?[(（]([^()（）]{1,80})[)）]")
"""What may follow a term to name it again, as in `葱片（shallow piece）`."""

_AROUND_ALIAS = " “”‘’\"'《》「」"


class Place(NamedTuple):
    """Where a source of some terms stands, whether their conditions hold or not."""

    source: str
    """As the glossary writes it."""
    terms: tuple[tuple[Term, Span], ...]
    """In the order of the glossary, each with the span it would take: the source, and the term's
    other name in parentheses where that follows."""
    exact: tuple[bool, ...]
    """For each of the terms whether it is written with capitals, and they are the text's."""


class _Row(NamedTuple):
    """A term, by one of its sources."""

    number: int
    """Its place in the glossary."""
    source: str
    exact: str
    """The folded source, where its capitals count; empty where any case will do."""
    here: str = ""
    """What the source is on the mainland, where the row stands for another word of a region."""


class _Variant(NamedTuple):
    """The terms that are written alike but for their capitals."""

    text: str
    """Folded and in lower case."""
    rows: tuple[_Row, ...]


def key(source: str) -> tuple[str, bool]:
    """What makes two sources the same, and whether the case of the letters matters.

    It does where the source has a capital: `AI` is not `ai`, but `llm` is `LLM`. Traditional
    characters are the same as simplified ones.
    """
    text = simplified(fold(source.strip()).text)
    low = lowered(text)
    return (low, False) if low == text else (text, True)


class _Index:
    """Variants by their first two characters."""

    def __init__(self, alike: dict[str, tuple[_Row, ...]]) -> None:
        self._variants: dict[str, list[_Variant]] = defaultdict(list)
        for text, rows in alike.items():
            self._variants[text[:2]].append(_Variant(text, rows))
        self._singles = frozenset(start for start in self._variants if len(start) == 1)

    def beginnings(self, low: str) -> Iterator[tuple[int, _Variant]]:
        """Where something of a comparable text begins as a variant does, ascending."""
        variants = self._variants
        starts = [at for at in range(len(low)) if low[at : at + 2] in variants]
        if self._singles:
            starts = sorted({*starts, *(at for at, one in enumerate(low) if one in self._singles)})
        for start in starts:
            beginning = low[start : start + 2]
            for variant in variants.get(beginning, ()):
                yield start, variant
            if len(beginning) > 1 and low[start] in self._singles:
                for variant in variants[low[start]]:
                    yield start, variant


class Finder:
    """The index of some terms."""

    def __init__(self, terms: Sequence[Term], *, elsewhere: bool = False) -> None:
        """`elsewhere` says that texts have the words of Taiwan or Hong Kong."""
        self._terms = terms
        self._elsewhere = elsewhere
        self._aliases = [
            frozenset(_comparable(fold(name).text) for name in (*term.sources, term.target))
            for term in terms
        ]

    @cached_property
    def _here(self) -> _Index:
        return _Index(_written_alike(self._terms, elsewhere=self._elsewhere))

    @cached_property
    def _there(self) -> _Index:
        """With the words of all regions; only where a text has traditional characters."""
        return (
            self._here if self._elsewhere else _Index(_written_alike(self._terms, elsewhere=True))
        )

    def places(self, text: str, codes: Sequence[Code] = ()) -> Iterator[Place]:
        """Every place of every source outside codes and addresses; they may overlap."""
        for piece in _pieces(text, codes):
            folded = fold(piece.of(text))
            for start, end, rows in self._found(folded.text):
                ends = self._ends(folded.text, end, rows)
                spans = (_span(piece.start, folded, start, taken) for taken in ends)
                terms = (self._terms[row.number] for row in rows)
                exact = tuple(bool(row.exact) for row in rows)
                yield Place(rows[0].source, tuple(zip(terms, spans, strict=True)), exact)

    def _found(self, text: str) -> Iterator[tuple[int, int, Sequence[_Row]]]:
        """The whole words of a folded text that are sources: start, end, and of what."""
        low = _comparable(text)
        exact = simplified(text)
        traditional = is_traditional(text)
        index = self._there if traditional else self._here
        for start, variant in index.beginnings(low):
            end = start + len(variant.text)
            if low.startswith(variant.text, start) and whole(text, start, end):
                rows = [
                    row
                    for row in variant.rows
                    if exact.startswith(row.exact, start)
                    and (not row.here or not traditional or _is_meant(row.here, text))
                ]
                if rows:
                    yield start, end, rows

    def _ends(self, text: str, end: int, rows: Sequence[_Row]) -> Sequence[int]:
        """Where each of the terms ends, with its other name in parentheses."""
        alias = _ALIAS.match(text, end)
        if alias is None:
            return [end] * len(rows)
        name = _comparable(alias[1].strip(_AROUND_ALIAS))
        return [alias.end() if name in self._aliases[row.number] else end for row in rows]


def _written_alike(terms: Sequence[Term], *, elsewhere: bool) -> dict[str, tuple[_Row, ...]]:
    """The terms by their folded sources in lower case; in the order of the glossary.

    A row in traditional characters stands for the mainland's word too; `elsewhere`, each row for
    those of all regions. A word that has a row of its own belongs to that.
    """
    rows: dict[str, dict[tuple[int, str], _Row]] = defaultdict(dict)
    for number, term in enumerate(terms):
        for source in term.sources:
            text, exact = key(source)
            row = _Row(number, source, simplified(text) if exact else "")
            rows[_comparable(text)].setdefault((number, row.exact), row)
    own = frozenset(rows)
    for number, term in enumerate(terms):
        for source in term.sources:
            if not HAN.search(source) or not (elsewhere or is_traditional(source)):
                continue
            for other in written_elsewhere(source):
                text, exact = key(other)
                if (low := _comparable(text)) not in own:
                    row = _Row(number, source, simplified(text) if exact else "", mainland(source))
                    rows[low].setdefault((number, row.exact), row)
    return {text: tuple(alike.values()) for text, alike in rows.items()}


def _is_meant(here: str, text: str) -> bool:
    """Whether a region's word for something is that word: 軟體 is software, 軟體動物 is none."""
    return any(here in mainland(text, region) for region in REGIONS)


def _comparable(text: str) -> str:
    """A folded text in lower case and simplified characters, place for place."""
    return simplified(lowered(text))


def _pieces(text: str, codes: Sequence[Code]) -> Iterator[Span]:
    """What stands between codes and addresses."""
    at = 0
    for span in (*(code.span for code in codes), Span(len(text), len(text))):
        piece = text[at : span.start]
        begin = at
        for url in _URL.finditer(piece) if "://" in piece else ():
            yield Span(begin, at + url.start())
            begin = at + url.end()
        yield Span(begin, span.start)
        at = max(at, span.end)


def _span(offset: int, folded: Folded, start: int, end: int) -> Span:
    return Span(offset + folded.place(start), offset + folded.place(end - 1) + 1)

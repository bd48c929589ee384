"""Terms -> an index that finds all of them in a text, with one look at each character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from translit.glossary.folding import Folded, fold, lowered, whole
from translit.languages import HAN
from translit.model import Code, Span, Term
from translit.patterns import lazy
from translit.traditional import (
    REGIONS,
    is_traditional,
    mainland,
    names_here,
    names_there,
    simplified,
)

__all__ = ["Finder", "Place", "key"]

_URL = lazy(r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]+")
"""An address, as far as it is ASCII: Chinese text may follow it without a blank."""

_ALIAS = lazy(r" ?[(（]([^()（）]{1,80})[)）]")
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
    """The source in simplified characters, where the row stands for a region's word for it."""


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
        """With the mainland's words for those of other regions, if the glossary may have such."""
        return _Index(_written_alike(self._terms, ways=_ways(self._terms)))

    @cached_property
    def _there(self) -> _Index:
        """With the words of all regions; only where a text has traditional characters."""
        return _Index(_written_alike(self._terms, ways=(names_here, names_there)))

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
        low, exact, index = lowered(text), text, self._here
        if is_traditional(text):  # asked once: a marked-up text has thousands of pieces
            low, exact, index = simplified(low), simplified(text), self._there
        elif self._elsewhere:
            index = self._there
        for start, variant in index.beginnings(low):
            end = start + len(variant.text)
            if low.startswith(variant.text, start) and whole(text, start, end):
                rows = [
                    row
                    for row in variant.rows
                    if exact.startswith(row.exact, start)
                    and (not row.here or _is_meant(row.here, text, Span(start, end)))
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


_Way = Callable[[str], frozenset[str]]


def _ways(terms: Sequence[Term]) -> tuple[_Way, ...]:
    traditional = any(is_traditional(source) for term in terms for source in term.sources)
    return (names_here,) if traditional else ()


def _written_alike(terms: Sequence[Term], *, ways: Sequence[_Way]) -> dict[str, tuple[_Row, ...]]:
    """The terms by their folded sources in lower case; in the order of the glossary.

    The ways lead to a source's other names. A word that has a row of its own belongs to that.
    """
    rows: dict[str, dict[tuple[int, str], _Row]] = defaultdict(dict)
    for number, term in enumerate(terms):
        for source in term.sources:
            text, exact = key(source)
            row = _Row(number, source, simplified(text) if exact else "")
            rows[_comparable(text)].setdefault((number, row.exact), row)
    own = frozenset(rows)
    for number, term in enumerate(terms):
        for source, way in product(term.sources, ways):
            here = simplified(source) if way is names_there else ""
            for other in way(source) if HAN.search(source) else ():
                text, exact = key(other)
                if (low := _comparable(text)) not in own:
                    row = _Row(number, source, simplified(text) if exact else "", here)
                    rows[low].setdefault((number, row.exact), row)
    return {text: tuple(alike.values()) for text, alike in rows.items()}


def _is_meant(here: str, text: str, span: Span) -> bool:
    """Whether a region's word for something is that word: 軟體 is software, 軟體動物 is none.

    Where OpenCC does not know the way back from it, it is.
    """
    ways = [way for way in REGIONS if here in mainland(span.of(text), way)]
    return all(here in mainland(text, way) for way in ways)


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

"""Terms of the glossary that a target lacks, and words that it must not have."""

from __future__ import annotations

from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.glossary import forbidden, uses_of
from translit.model import Finding, Severity, Span, Term

__all__ = ["TERMINOLOGY"]


def _run(pair: Pair) -> Iterator[Finding]:
    used = uses_of(pair.target, pair.terms, pair.codes)
    lacking: dict[Term, Span] = {}
    for match in pair.terms:
        if not used[match.term]:
            lacking.setdefault(match.term, match.span)
    wrong = forbidden(pair.target, used, pair.codes)
    replaced = set()
    for word, term in wrong:
        places = _places(pair, word)
        mended = None
        if term in lacking and len(places) == 1:
            start, end = places[0]
            mended = f"{pair.target[:start]}{term.target}{pair.target[end:]}"
            replaced.add(term)
        place = places[0] if places else None
        message = f"“{word}” must not stand for “{term.sources[0]}”; write “{term.target}”"
        yield finding(message, target=place, mended=mended)
    for term, span in lacking.items():
        if term not in replaced:
            yield finding(
                f"“{span.of(pair.source)}” is “{term.target}” in the glossary, which is missing",
                source=span,
            )


def _places(pair: Pair, word: str) -> list[Span]:
    text, sought = pair.target_text.casefold(), word.casefold()
    places, at = [], text.find(sought)
    while at >= 0 and len(text) == len(pair.target):
        places.append(Span(at, at + len(word)))
        at = text.find(sought, at + 1)
    return places


TERMINOLOGY = Check("terminology", "terminology", Severity.ERROR, _run)

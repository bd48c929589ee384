"""A translation and terms -> where their targets are written in it, in any form English allows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

from translit.glossary.folding import whole
from translit.model import HIDDEN, Code, CodeKind, Span, Term, TermMatch, outside
from translit.patterns import lazy

__all__ = ["forbidden", "used", "uses", "uses_of"]

_GAP = lazy(r"[\s\u2010\u2011-]+")
"""What divides the words of a target: `open source` is also written `open-source`."""

_BEGINNING = lazy(f"(?:\\A|[.!?:;…。！？：\n])[\\s\"'“‘(\\[*_~`#>{HIDDEN}-]*\\Z")
"""What stands before the first word of a sentence."""

_REACH = 40
"""How far back to look for the beginning of a sentence, in characters."""

_ENGLISH_WORD = lazy(r"[A-Za-z][\w'’]*")

_SHORT = 3
"""The longest words that a title may leave in lower case, in letters: `for`, `the`."""

_READ = frozenset(("escape", "entity"))
"""Codes that are read as the character they stand for: `\\*`, `&amp;`."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_PUNCTUATION = lazy(r"[!-/:-@\[-`{-~]")

_MOST = 0.8
"""The share of the words of a title that begin with a capital."""

_IES = lazy(r"[^aeiou]y\Z", re.IGNORECASE)


def used(text: str, term: Term, codes: Sequence[Code] = ()) -> bool:
    """Whether a translation writes the target of `term` outside its codes."""
    return bool(uses(text, term, codes))


def uses(text: str, term: Term, codes: Sequence[Code] = ()) -> list[Span]:
    """Where a translation writes the target of `term`, outside its codes.

    In the plural or possessive as well, and with a capital where a sentence begins or in a title;
    elsewhere `Garlic` is not `garlic`.
    """
    hidden = outside(text, (code.span for code in codes if code.type not in _READ))
    title = _is_title(hidden)
    begins = {code.span.end for code in codes if _opens_text(code, text)}
    return [
        span
        for span in _written(hidden, term.target)
        if _same_case(hidden, span, term.target, title=title, first=span.start in begins)
    ]


def uses_of(
    text: str, matches: Iterable[TermMatch], codes: Sequence[Code] = ()
) -> dict[Term, list[Span]]:
    """Where a translation writes the targets of the terms that were found in its source.

    Of each no more places than it has in the source: another `Dragon 2` is not the term's.
    """
    counts = Counter(match.term for match in matches)
    return {term: uses(text, term, codes)[:count] for term, count in counts.items()}


def _opens_text(code: Code, text: str) -> bool:
    """Whether a text of its own begins behind a code: an alt text, a title."""
    if code.type == "image" and code.kind is CodeKind.START:
        return True
    return code.type != "code" and code.span.of(text)[-1:] in {'"', "'"}


def forbidden(
    text: str, terms: Iterable[Term], codes: Sequence[Code] = ()
) -> list[tuple[str, Term]]:
    """What a translation writes and must not, with the term that forbids it.

    In any case of its letters, unless it is forbidden with a capital; not as part of a target.
    """
    terms = tuple(terms)
    targets = [span for term in terms for span in uses(text, term, codes)]
    hidden = outside(text, (*(code.span for code in codes), *targets))
    return [
        (wrong, term)
        for term in terms
        for wrong in term.forbidden
        if any(
            wrong == wrong.lower() or _same_case(hidden, span, wrong, title=False)
            for span in _written(hidden, wrong)
        )
    ]


def _written(text: str, target: str) -> Iterator[Span]:
    """Where the forms of a target are written as whole words, in any case of their letters."""
    for found in _forms(target).finditer(text):
        if whole(text, found.start(), found.end()):
            yield Span(found.start(), found.end())


@lru_cache(maxsize=10_000)
def _forms(target: str) -> re.Pattern[str]:
    """The target and its plural; a possessive ends in no letter of the word."""
    words = [_PUNCTUATION.sub(_written_as, word.replace("’", "'")) for word in _words(target)]
    last = words.pop()
    if _IES.search(target):
        last = f"{last[:-1]}(?:y|ies)"
    elif target[-1].isalnum():
        last = f"{last}(?:e?s)?"
    return re.compile(_GAP.pattern.join((*words, last)), re.IGNORECASE)


def _written_as(sign: re.Match[str]) -> str:
    """The pattern of a piece of punctuation: as it is, or as markup that is read as it."""
    same = "['’]" if sign[0] == "'" else re.escape(sign[0])
    entity = f"|{_ENTITIES[sign[0]]}" if sign[0] in _ENTITIES else ""
    return f"(?:\\\\?{same}{entity})"


def _read(text: str) -> str:
    """A text in Markdown or HTML as a reader sees it."""
    return unescape(re.sub(rf"\\({_PUNCTUATION.pattern})", r"\1", text)).replace("’", "'")


def _words(target: str) -> list[str]:
    return list(filter(None, _GAP.split(target))) or [target]


def _same_case(text: str, span: Span, target: str, *, title: bool, first: bool = False) -> bool:
    """Whether what is written at `span` is the target also by its capitals."""
    capital_at_first = (
        title or first or _BEGINNING.search(text[max(0, span.start - _REACH) : span.start])
    )
    for number, (written, word) in enumerate(
        zip(_words(span.of(text)), _words(target.replace("’", "'")), strict=False)
    ):
        stem = word[:-1] if _IES.search(word) else word
        may_differ = capital_at_first if number == 0 else title
        stems = (stem, stem[0].upper() + stem[1:]) if may_differ else (stem,)
        if not (_read(written).startswith(stems) or written.startswith(stems)):
            return False
    return True


def _is_title(text: str) -> bool:
    """Whether a translation is written like a title: Nearly Every Word That Counts Has a Capital.

    Names such as iPhone have none.
    """
    words = _ENGLISH_WORD.findall(text)
    long = [word for word in words if len(word) > _SHORT]
    large = sum(word[0].isupper() for word in long)
    return len(words) > 1 and bool(long) and large >= _MOST * len(long)

"""What invariant 4 promises of a target, told from the texts and not by the code that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.glossary import Glossary
from translit.model import Code, Syntax, Term, Unit
from translit.placeholders import names_in
from translit.quantities import quantities

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

_WRITTEN_AGAIN = ("code", "url", "autolink", "math", "footnote", "shortcode")

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\u200b-\u200f\u202a-\u202e]")

_PLACEHOLDER = re.compile("QZX|XJV|ZKQ|VXW")


def faults_of(
    unit: Unit, target: str, codes: tuple[Code, ...], glossary: Glossary, locale: str = "en"
) -> Iterator[str]:
    """What a target lacks that its source has, or has that it must not have.

    `codes` are those of the target.
    """
    shown = _blanked(target, codes)
    terms = [match.term for match in glossary.find(unit.source, unit.codes)]
    yield from _lost_terms(terms, _unescaped(shown, unit))
    yield from _lost_codes(unit, target, codes)
    yield from _lost_amounts(unit, shown, glossary, locale)
    yield from _unwanted(terms, shown)
    for name, pattern in (("control", _INVISIBLE), ("placeholder", _PLACEHOLDER)):
        if pattern.search(target) and not pattern.search(unit.source):
            yield name


def _lost_terms(terms: list[Term], shown: str) -> Iterator[str]:
    for term in terms:
        if not _whole(term.target).search(shown):
            yield f"term {term.target!r}"


def _lost_codes(unit: Unit, target: str, codes: tuple[Code, ...]) -> Iterator[str]:
    addresses = {code.data for code in codes}
    for code in unit.codes:
        written = code.written or code.span.of(unit.source)
        if code.type in _WRITTEN_AGAIN and written not in target:
            yield f"code {written!r}"
        elif code.type in ("link", "image") and code.data and code.data not in addresses:
            yield f"address {code.data!r}"


def _lost_amounts(unit: Unit, shown: str, glossary: Glossary, locale: str) -> Iterator[str]:
    places = [match.span for match in glossary.find(unit.source, unit.codes)]
    places += names_in(unit.source, unit.codes)
    for amount in quantities(unit.source, locale=locale, codes=unit.codes):
        start, end = amount.span
        if start and re.match(r"[\w./*-]", unit.source[start - 1], re.ASCII):
            continue  # what it belongs to, nobody can tell
        in_term = any(place.start < end and start < place.end for place in places)
        if amount.always and not in_term and amount.target.strip().lower() not in shown.lower():
            yield f"amount {amount.target!r}"


def _unwanted(terms: list[Term], shown: str) -> Iterator[str]:
    """Chinese, and what the glossary forbids; both may be a part of a term."""
    free = shown
    for term in sorted(terms, key=lambda term: -len(term.target)):
        free = _whole(term.target).sub(" ", free)
    rest = shown
    for term in terms:
        rest = rest.replace(term.target, "") if _HAN.search(term.target) else rest
    if _HAN.search(rest):
        yield "Han"
    for wrong in {wrong for term in terms for wrong in term.forbidden}:
        if re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", free, re.IGNORECASE):
            yield f"forbidden {wrong!r}"


def _blanked(target: str, codes: tuple[Code, ...]) -> str:
    """The target without its codes, every other character in its place."""
    signs = list(target)
    for code in codes:
        if code.type not in ("escape", "entity"):
            signs[slice(*code.span)] = " " * (code.span.end - code.span.start)
    return "".join(signs)


def _unescaped(text: str, unit: Unit) -> str:
    if unit.syntax in (Syntax.MARKDOWN, Syntax.CELL):
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    if unit.syntax in (Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text


def _whole(target: str) -> re.Pattern[str]:
    """The target as whole words, in whatever case, with an English ending."""
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in re.split(r"[\s-]+", target)]
    stem = r"[\s-]+".join(filter(None, words))
    stem = stem[:-1] + "(?:y|ies)" if target[-1:] == "y" else stem
    before = r"(?<![A-Za-z0-9_])" if _is_letter(target[0]) else ""
    after = r"(?:e?s)?(?![A-Za-z0-9_])" if _is_letter(target[-1]) else ""
    return re.compile(before + stem + after, re.IGNORECASE)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not _HAN.match(sign)

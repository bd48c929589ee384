"""The backbone as assertions: what holds for any post at all, and for any translation of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from html import unescape
from typing import NamedTuple

from translit.engines.pseudo import Pseudo
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown, open_format
from translit.languages import has_han
from translit.model import Document, Syntax, Unit, UnitKey
from translit.pretranslation import Request, pretranslate
from translit.splice import difference, signature, translate

MARKDOWN = open_format(FormatOptions())


def assert_identity(post: str, reader: Markdown = MARKDOWN) -> Document:
    """A post in which nothing is translated is the post, and its units are where they say."""
    document = reader.parse(post)
    assert document.text == post
    assert translate(document, {}) == post
    assert translate(document, {unit.key: unit.source for unit in document.units}) == post
    outlined = reader.outlined(post)
    assert (outlined.outline, outlined.labels) == (document.outline, document.labels)
    last = 0
    for unit in document.units:
        source = "\n".join(span.of(post) for span in unit.spans)
        assert source.replace("\0", "\ufffd") == unit.source
        assert has_han(unit.source)
        assert unit.source == unit.source.strip(" \t\n\r\u3000")
        for span in unit.spans:
            assert last <= span.start <= span.end <= len(post)
            last = span.end
        at = 0
        for code in unit.codes:
            assert at <= code.span.start <= code.span.end <= len(unit.source)
            at = code.span.end
        assert 1 <= unit.line <= post.count("\n") + post.count("\r") + 1
    return document


def assert_nothing_but_units_changes(document: Document) -> None:
    """With a word for every unit, all that stands between the units is as it was, to the byte."""
    words = {unit.key: f"Q{number}" for number, unit in enumerate(document.units)}
    parts, at = [], 0
    for unit in document.units:
        start = unit.spans[0].start
        parts.append(document.text[at:start])
        if at == start > 0 and unit.syntax in (Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML):
            parts.append(" ")  # between two sentences
        word = words[unit.key]
        parts.append(f'"{word}"' if unit.syntax is Syntax.ATTRIBUTE_BARE else word)
        at = unit.spans[-1].end
    parts.append(document.text[at:])
    assert translate(document, words) == "".join(parts)


class Translated(NamedTuple):
    """A post in pseudo-translation."""

    document: Document
    text: str
    targets: dict[UnitKey, str]
    left: list[tuple[Unit, str]]
    """Units without a target, each with the reason."""


def pseudo_translated(post: str, reader: Markdown = MARKDOWN) -> Translated:
    document = reader.parse(post)
    requests = {unit.key: Request(unit, reader, document.labels) for unit in document.units}
    outcomes = list(pretranslate(requests.values(), engine=Pseudo()))
    targets = {one.request.unit.key: one.target for one in outcomes if one.target}
    left = [(one.request.unit, one.reason) for one in outcomes if not one.target]
    return Translated(document, translate(document, targets), targets, left)


def assert_translation_keeps_everything(post: str, reader: Markdown = MARKDOWN) -> Translated:
    """In pseudo-translation a post has its outline, its inline codes, and its other letters."""
    done = pseudo_translated(post, reader)
    document, text, targets, left = done
    for unit in document.units:
        if unit.key in targets:
            codes = reader.codes(targets[unit.key], syntax=unit.syntax, labels=document.labels)
            assert signature(codes) == signature(unit.codes), unit
    for unit, reason in left:
        assert reason, unit
    assert difference(document, reader.parse(text)) is None
    assert letters(text) == letters(with_raw_targets(document, targets))
    assert_identity(text, reader)
    return done


def with_raw_targets(document: Document, targets: Mapping[UnitKey, str]) -> str:
    parts: list[str] = []
    at = 0
    for unit in document.units:
        start, end = unit.spans[0].start, unit.spans[-1].end
        parts += (document.text[at:start], targets.get(unit.key) or document.text[start:end])
        at = end
    return "".join((*parts, document.text[at:]))


def letters(text: str) -> str:
    """What escapes, quotes, blanks and the marks of containers do not touch."""
    return "".join(one for one in unescape(text) if unicodedata.category(one)[0] in "LN")


def named(failures: Sequence[tuple[str, object]]) -> str:
    """A readable list of what failed where."""
    return "\n".join(f"{name}: {what}" for name, what in failures[:20])

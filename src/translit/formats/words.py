"""The words of a site in one text -> a document, so that they are worked on as a post is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translit.formats import Reparsing
from translit.model import Code, Document, Labels, Role, Span, Syntax, Unit

__all__ = ["DIVIDER", "Words"]

DIVIDER = "\x1e"
"""Stands between words: a text of a data file may have lines."""


@dataclass(slots=True)
class Words:
    """Reads words; what a translation of one holds, the reader of posts says."""

    posts: Reparsing
    name: str = "words"
    suffixes: tuple[str, ...] = ()

    def parse(self, text: str) -> Document:
        """The words, as often as they stand there."""
        units, at = [], 0
        for number, word in enumerate(text.split(DIVIDER), 1):
            if word:
                spans = tuple(_lines(word, at))
                codes = self.codes(word)
                units.append(Unit(word, Role.WORD, Syntax.PLAIN, spans, number, codes))
            at += len(word) + len(DIVIDER)
        return Document(text, tuple(units))

    def outlined(self, text: str) -> Document:
        """The same: words have no blocks."""
        return Document(text, ())

    def codes(
        self, text: str, *, syntax: Syntax = Syntax.PLAIN, labels: Labels = Labels()
    ) -> tuple[Code, ...]:
        """The inline codes of one target."""
        return self.posts.codes(text, syntax=syntax, labels=labels)

    def readable(self, target: str, unit: Unit, labels: Labels = Labels()) -> str:
        """A target as it is read back."""
        return self.posts.readable(target, unit, labels)

    def draft(self, text: str) -> str:
        """The same: words are no post."""
        return text


def _lines(word: str, at: int) -> Iterator[Span]:
    for line in word.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1

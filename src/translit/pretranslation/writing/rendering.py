"""A plan and the answers to its jobs -> the target of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translit.model import Role, Span, Unit
from translit.placeholders import LockKind, Parts
from translit.pretranslation.plans import Kind, Mark, Node, Phrase
from translit.pretranslation.values import Answer, Job
from translit.pretranslation.writing.joining import Piece, escaped, inside_quotes, joined, untitled
from translit.pretranslation.writing.marked_spans import nested_alike, only_place
from translit.pretranslation.writing.polishing import polished
from translit.pretranslation.writing.rules.capitals import capital, titled
from translit.pretranslation.writing.rules.closing import sentence_ends
from translit.pretranslation.writing.sentence import Sentence, TitleCase, is_title
from translit.pretranslation.writing.wrapping import Chunk, Unanswered, wrapped

__all__ = ["Renderer", "Unanswered"]

_CAPITALISED = frozenset((LockKind.TERM, LockKind.AMOUNT))
"""Locks that may get a capital where a sentence begins with them."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes the target of one unit."""

    unit: Unit
    answers: Mapping[Job, Answer]
    attended: Mapping[Job, Sequence[str]]
    """For a job's marks, the words that an engine's attention finds for them."""
    title_case: TitleCase = "sentence"
    plain: bool = False
    """Whether what is written is read letter by letter, as in the quotes of an attribute."""
    bare: frozenset[str] = frozenset()
    """Signs of markup that are written without a backslash, as the source has them in its text."""
    _known: dict[tuple[Job, bool, bool], Parts] = field(default_factory=dict, compare=False)
    """The answers as they are written: marks are looked for in them too."""

    def target(self, nodes: Sequence[Node]) -> str:
        """The target. Raises Unanswered where one of its parts is missing."""
        return joined(self._pieces(nodes)).strip()

    def finds_marks(self, phrase: Phrase) -> bool:
        """Whether the marked-up spans of a phrase can be found in its translation."""
        try:
            self._places(phrase, "".join(chunk.seen for chunk in self._chunks(phrase)))
        except Unanswered:
            return False
        return True

    def _pieces(self, nodes: Sequence[Node]) -> Iterator[Piece]:
        for node in nodes:
            if isinstance(node, Phrase):
                yield from self._phrase(node)
            else:
                yield Piece(self._written(node.parts), node.kind)

    def _written(self, parts: Sequence[str | tuple[Node, ...]]) -> str:
        """Markup, with the texts of its attributes."""
        written = []
        for number, part in enumerate(parts):
            if isinstance(part, str):
                written.append(part)
            else:
                ending = str(parts[number + 1])  # a text stands before what ends it
                text = replace(self, plain=ending[:1] != "]").target(part)
                note = bool(written) and written[-1].endswith("^[")  # which holds Markdown
                written.append(text if note else inside_quotes(text, ending))
        return "".join(written)

    def _phrase(self, phrase: Phrase) -> Iterator[Piece]:
        chunks = self._chunks(phrase)
        if not phrase.marks:
            for chunk in chunks:
                yield from chunk.pieces
            return
        seen = "".join(chunk.seen for chunk in chunks)
        places = self._places(phrase, seen)
        yield from wrapped(
            chunks,
            self._escaped,
            [(place, *self._ends(mark)) for place, mark in zip(places, phrase.marks, strict=True)],
        )

    def _escaped(self, text: str, before: str = "") -> str:
        if self.unit.role is Role.TITLE:
            text = untitled(text, self.unit.source)
        return (
            text if self.plain else escaped(text, self.unit.syntax, before=before, bare=self.bare)
        )

    def _ends(self, mark: Mark) -> tuple[Piece, Piece]:
        return (
            Piece(self._written(mark.start.parts), Kind.OPEN),
            Piece(self._written(mark.end.parts), Kind.CLOSE),
        )

    def _chunks(self, phrase: Phrase) -> list[Chunk]:
        answer = self.answers.get(phrase.job)
        if answer is None or not answer.parts:
            raise Unanswered(answer.reason if answer else "the engine answered nothing")
        chunks = []
        parts = self._polished(answer.parts, phrase)
        for number, part in enumerate(parts):
            if isinstance(part, str):
                kind = Kind.GLUED if number else Kind.TEXT
                lock = parts[number + 1] if number + 1 < len(parts) else ""
                before = phrase.job.locks[lock].target if isinstance(lock, int) else ""
                piece = Piece(self._escaped(part, before), kind)
                chunks.append(Chunk(part, (piece,), divisible=True))
            else:
                begins = phrase.begins if number == 0 else _begins_behind(parts[number - 1])
                chunks.append(self._lock(phrase, part, first=number == 0, begins=begins))
        return chunks

    def _polished(self, said: Parts, phrase: Phrase) -> Parts:
        key = phrase.job, phrase.begins, phrase.ends
        known = self._known.get(key)
        if known is None:
            known = polished(Sentence(said, phrase, self.unit, self.title_case))
            self._known[key] = known
        return known

    def _lock(self, phrase: Phrase, number: int, *, first: bool, begins: bool) -> Chunk:
        lock = phrase.job.locks[number]
        if inside := phrase.insides[number]:
            return Chunk(lock.shown, tuple(self._pieces(inside)))
        named = lock.span.of(phrase.job.text) == lock.target  # npm
        may_begin = lock.kind in _CAPITALISED and not named and lock.target[0].isalpha()
        text = capital(lock.target) if begins and may_begin else lock.target
        if lock.kind in _CAPITALISED and self.title_case == "title" and is_title(self.unit):
            text = titled(text, "title", first=False)
        raw = lock.kind is LockKind.URL
        written = text if raw else self._escaped(text)
        kind = Kind.TEXT if first else Kind.GLUED
        return Chunk(text, (Piece(written, kind),), divisible=lock.kind is LockKind.TERM)

    def _places(self, phrase: Phrase, seen: str) -> list[Span]:
        """Where the marked-up spans stand: their own translations, or what attention says."""
        attended = self.attended.get(phrase.job, ())
        places = []
        turns = [mark.of(phrase.job.text) for mark in phrase.job.marks]
        for number, mark in enumerate(phrase.marks):
            alone = "".join(chunk.seen for chunk in self._chunks(mark.alone))
            nth = turns[:number].count(turns[number])
            place = only_place(seen, alone, nth=nth, of=turns.count(turns[number]))
            if place is None and number < len(attended):
                place = only_place(seen, attended[number])
            if place is None:
                raise Unanswered("a marked-up span could not be found in the translation")
            places.append(place)
        if not nested_alike(places, phrase.job.marks):
            raise Unanswered("marked-up spans came out in each other's way")
        return places


def _begins_behind(part: str | int) -> bool:
    """Whether a sentence begins behind a part: a full stop, or the quotes of what is said."""
    return isinstance(part, str) and sentence_ends(part)

"""Parts of a unit -> one text without markup, its locks, and what is marked up in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from translit.languages import HAN
from translit.model import Span
from translit.patterns import lazy
from translit.placeholders import Lock, LockKind
from translit.pretranslation.phrases.tree import Alone, Item, Pair, Sign
from translit.pretranslation.plans import Kind, Mark, Markup, Node, Phrase
from translit.pretranslation.values import Job
from translit.pretranslation.writing.blanks import JOINING
from translit.segments import pieces

__all__ = ["Flat", "Planning"]

_WORD = lazy(r"`+ ?([A-Za-z][A-Za-z0-9-]*) ?`+")
"""Inline code that is a word."""


class Planning(Protocol):
    """What is asked of a unit's plan here."""

    @property
    def source(self) -> str:
        """The unit's."""
        ...

    @property
    def forbidden(self) -> tuple[str, ...]:
        """What must not be written in its translation."""
        ...

    def text_locks(self, span: Span) -> Sequence[Lock]:
        """The locks of the source that stand in a span."""
        ...

    def alone(self, alone: Alone) -> Markup:
        """Markup that stands for itself."""
        ...

    def markup(self, sign: Sign, kind: Kind) -> Markup:
        """A sign at one end of a marked-up span."""
        ...


@dataclass(slots=True)
class Flat:
    """Items as one text without markup."""

    planner: Planning
    items: Sequence[Item]
    text: str = ""
    locks: list[Lock] = field(default_factory=list)
    insides: list[tuple[Node, ...]] = field(default_factory=list)
    marks: list[tuple[Span, Mark]] = field(default_factory=list)
    """By where they begin, as the locks; one that another one is in stands before it."""

    def __post_init__(self) -> None:
        for item in self.items:
            self._add(item)
        self._join()

    def is_chinese(self) -> bool:
        """Whether Chinese stands outside of the locks."""
        at = 0
        for lock in self.locks:
            if lock.always:
                if HAN.search(self.text, at, lock.span.start):
                    return True
                at = lock.span.end
        return HAN.search(self.text, at) is not None

    def cuts(self, limit: int) -> list[int]:
        """Where the text is cut so that no part is too long: outside of locks and marks."""
        cuts = {0, len(self.text)}
        if len(self.text) > limit:
            whole = sorted((*self._lock_spans(), *(span for span, _ in self.marks)))
            reached = list(accumulate((span.end for span in whole), max))
            for piece in pieces(self.text, limit=limit):
                begun = bisect_left(whole, (piece.end, 0))
                if not begun or reached[begun - 1] <= piece.end:
                    cuts.add(piece.end)
        return sorted(cuts)

    def _lock_spans(self) -> Iterator[Span]:
        return (lock.span for lock in self.locks)

    def _locks_from(self, start: int, end: int) -> range:
        """The numbers of the locks that begin in a span."""
        first = bisect_left(self.locks, start, key=lambda lock: lock.span.start)
        behind = bisect_left(self.locks, end, key=lambda lock: lock.span.start)
        return range(first, behind)

    def _marks_from(self, start: int, end: int) -> Sequence[tuple[Span, Mark]]:
        """The marks that begin in a span."""
        first = bisect_left(self.marks, start, key=lambda mark: mark[0].start)
        behind = bisect_left(self.marks, end, key=lambda mark: mark[0].start)
        return self.marks[first:behind]

    def taken(self, start: int, end: int) -> list[Span]:
        """The locks and marks between two cuts, seen from the first of these."""
        locks = (self.locks[number].span for number in self._locks_from(start, end))
        marks = (span for span, _ in self._marks_from(start, end))
        return [_moved(span, -start) for span in (*locks, *marks)]

    def phrase(self, span: Span, *, begins: bool, ends: bool) -> Phrase:
        """The phrase that stands in a span, which no lock and no mark crosses."""
        if not self.locks and not self.marks:
            job = Job(span.of(self.text), forbidden=self.planner.forbidden)
            return Phrase(job, begins=begins, ends=ends)
        by = -span.start
        inside = self._locks_from(*span)
        marks = self._marks_from(*span)
        job = Job(
            span.of(self.text),
            tuple(self.locks[n]._replace(span=_moved(self.locks[n].span, by)) for n in inside),
            tuple(_moved(place, by) for place, _ in marks),
            self.planner.forbidden,
        )
        return Phrase(
            job,
            tuple(self.insides[n] for n in inside),
            tuple(mark for _, mark in marks),
            begins=begins,
            ends=ends,
        )

    def _add(self, item: Item) -> None:
        if isinstance(item, Alone):
            markup = self.planner.alone(item)
            source = item.span.of(self.planner.source)
            word = _WORD.fullmatch(source)
            kind = LockKind.URL if item.type == "url" else LockKind.CODE
            self._lock(source, kind, source, word[1] if word else "", (markup,))
        elif isinstance(item, Pair):
            self._pair(item)
        else:
            self._span(item)

    def _join(self) -> None:
        """Make one lock of codes that a sign joins: `Ctrl`+`C`."""
        for at in range(len(self.locks) - 1, 0, -1):
            one, other = self.locks[at - 1 : at + 1]
            between = self.text[one.span.end : other.span.start].strip()
            if {one.kind, other.kind} != {LockKind.CODE} or between not in JOINING:
                continue
            span = Span(one.span.start, other.span.end)
            shown = f"{one.shown}{between}{other.shown}" if one.shown and other.shown else ""
            source = span.of(self.text)
            self.locks[at - 1 : at + 1] = [Lock(span, source, LockKind.CODE, shown=shown)]
            sign = Markup((between,), Kind.GLUED)
            self.insides[at - 1 : at + 1] = [(*self.insides[at - 1], sign, *self.insides[at])]

    def _span(self, span: Span) -> None:
        source = self.planner.source
        at, length = span.start, len(self.text)
        texts = [self.text]
        for lock in self.planner.text_locks(span):
            before, locked = (
                _one_line(source[at : lock.span.start]),
                _one_line(lock.span.of(source)),
            )
            texts += (before, locked)
            start = length + len(before)
            length = start + len(locked)
            self.locks.append(lock._replace(span=Span(start, length)))
            self.insides.append(())
            at = lock.span.end
        self.text = "".join((*texts, _one_line(source[at : span.end])))

    def _lock(
        self, source: str, kind: LockKind, target: str, shown: str, inside: tuple[Node, ...]
    ) -> None:
        start = len(self.text)
        self.text += source
        span = Span(start, len(self.text))
        self.locks.append(Lock(span, target, kind, always=True, shown=shown))
        self.insides.append(inside)

    def _pair(self, pair: Pair) -> None:
        start = self.planner.markup(pair.start, Kind.OPEN)
        end = self.planner.markup(pair.end, Kind.CLOSE)
        inner = Flat(self.planner, pair.items)
        phrase = inner.phrase(Span(0, len(inner.text)), begins=False, ends=True)
        if not inner.is_chinese():
            source = Span(pair.start.span.start, pair.end.span.end).of(self.planner.source)
            shown = _shown(inner)
            self._lock(source, LockKind.CODE, source, shown, (start, phrase, end))
            return
        by = len(self.text)
        self.text += inner.text
        self.locks += [lock._replace(span=_moved(lock.span, by)) for lock in inner.locks]
        self.insides += inner.insides
        self.marks.append((Span(by, len(self.text)), Mark(start, end, phrase)))
        self.marks += [(_moved(span, by), mark) for span, mark in inner.marks]


def _shown(flat: Flat) -> str:
    """What an engine may see of a marked-up span without Chinese: its words, if that is all."""
    at, parts = 0, []
    for lock in flat.locks:
        if lock.kind in (LockKind.CODE, LockKind.URL):
            return ""
        if lock.always:
            parts += [flat.text[at : lock.span.start], lock.target]
            at = lock.span.end
    text = "".join((*parts, flat.text[at:])).strip()
    return text if re.fullmatch(r"[0-9A-Za-z$][\w .,'&%-]{0,40}", text, re.ASCII) else ""


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


_BREAK = lazy(rf"(?:(?<={HAN.pattern})|(?<=[，。、；：？！…”）]))[ \t]*\n[ \t]*")


def _one_line(text: str) -> str:
    """A text without line breaks: Chinese goes on without a blank."""
    if "\n" not in text:
        return text
    return re.sub(r"\s*\n\s*", " ", _BREAK.sub("", text))

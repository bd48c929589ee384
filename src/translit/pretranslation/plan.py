"""A unit and its locks -> what an engine is asked about it, and how its target is put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from translit.languages import HAN, has_han
from translit.model import Role, Span, Syntax, Unit
from translit.placeholders import Lock, LockKind
from translit.pretranslation.scene import Alone, Item, Pair, Sign, tree
from translit.pretranslation.values import Job
from translit.pretranslation.writing import Kind
from translit.segments import pieces, sentences

__all__ = ["Mark", "Markup", "Node", "Phrase", "Planner", "phrases"]


class Markup(NamedTuple):
    """Codes as they are written, with the texts of their attributes, which are plans themselves."""

    parts: tuple[str | tuple[Node, ...], ...]
    kind: Kind


class Mark(NamedTuple):
    """A marked-up span of a phrase."""

    start: Markup
    end: Markup
    alone: Phrase
    """Its text, to be translated by itself and found again in the translation of the whole."""


class Phrase(NamedTuple):
    """A sentence or a part of one."""

    job: Job
    insides: tuple[tuple[Node, ...], ...] = ()
    """What is written for each lock; empty where that is the lock's target."""
    marks: tuple[Mark, ...] = ()
    """One for each mark of the job."""
    begins: bool = True
    """Whether it is the beginning of a sentence."""
    ends: bool = True
    """Whether it is the end of one, and so has the closing punctuation of its source."""


Node = Markup | Phrase

_KINDS = {
    "footnote": Kind.RAISED,
    "break": Kind.VERBATIM,
    "comment": Kind.VERBATIM,
    "attribute-list": Kind.VERBATIM,
    "html": Kind.VERBATIM,
    "entity": Kind.VERBATIM,
    "escape": Kind.VERBATIM,
}

_EDGE = frozenset(("image", "footnote", "attribute-list", "comment", "break", "html", "shortcode"))
"""What an engine need not see where a sentence begins or ends with it."""

_WORD = re.compile(r"`+ ?([A-Za-z][A-Za-z0-9-]*) ?`+")
"""Inline code that is a word."""

_PUNCTUATION = re.compile(r"[\s，。！？；：、,.!?;:…）)】」』”’]+")

_HARD_BREAK = re.compile(r" {2,}\n")
"""Written as a backslash: blanks at the end of a line do not survive every editor of catalogs."""

_LABEL = re.compile(r"[：:]\s*\Z")


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the plan of one unit."""

    unit: Unit
    locks: Sequence[Lock]
    """Of its source, outside of its codes; ascending."""
    forbidden: tuple[str, ...] = ()
    limit: int = 150
    """The longest job, in characters."""

    def plan(self, *, split: bool) -> tuple[Node, ...]:
        """The parts of the target; `split` cuts sentences at their marked-up spans."""
        nodes: list[Node] = []
        at = 0
        for span in self._sections():
            nodes += self._gap(Span(at, span.start))
            nodes += self._sentence(tree(self.unit.source, self.unit.codes, span), split=split)
            at = span.end
        return (*nodes, *self._gap(Span(at, len(self.unit.source))))

    def _sections(self) -> list[Span]:
        """The sentences; the lines of a value in which line breaks count."""
        if self.unit.syntax is Syntax.YAML_BLOCK:
            return [Span(*line.span()) for line in re.finditer(r"[^\n]+", self.unit.source)]
        return sentences(self.unit.source, self.unit.codes)

    def _gap(self, span: Span) -> Iterator[Node]:
        """What stands between two sentences: hard breaks, line breaks, comments."""
        text = span.of(self.unit.source)
        breaks = any(_within(code.span, span) for code in self.unit.codes)
        if breaks or text.strip(" \t\n\u3000"):
            yield Markup((_HARD_BREAK.sub(r"\\\n", text),), Kind.VERBATIM)
        elif "\n" in text:
            yield Markup(("\n",), Kind.VERBATIM)

    def _sentence(
        self, items: Sequence[Item], *, split: bool, begins: bool = True, ends: bool = True
    ) -> Iterator[Node]:
        items = list(items)
        while items and isinstance(items[0], Alone) and items[0].type in _EDGE:
            yield self._alone(items.pop(0))
        behind: list[Node] = []
        while items:
            last = items[-1]
            if len(items) > 1 and isinstance(last, Span) and isinstance(items[-2], Alone):
                if items[-2].type != "footnote" or not self._is_punctuation(last):
                    break
                behind.insert(0, self._alone(items[-2]))
                del items[-2]
            elif isinstance(last, Alone) and last.type in _EDGE:
                behind.insert(0, self._alone(last))
                items.pop()
            else:
                break
        if items:
            if split or self._is_divided(items):
                yield from self._composed(items, split=split, begins=begins, ends=ends)
            else:
                yield from self._phrases(items, begins=begins, ends=ends)
        yield from behind

    def _is_punctuation(self, span: Span) -> bool:
        return _PUNCTUATION.fullmatch(self.unit.source, *span) is not None

    def _is_divided(self, items: Sequence[Item]) -> bool:
        """Whether the marked-up spans are sentences or labels of their own."""
        pairs = [item for item in items if isinstance(item, Pair)]
        if not pairs:
            return False
        flat = _Flat(self, [item for item in items if not isinstance(item, Pair)])
        if not flat.is_chinese():
            return True
        first = pairs[0]
        inner = Span(first.start.span.end, first.end.span.start).of(self.unit.source)
        after = self.unit.source[first.end.span.end : first.end.span.end + 1]
        return items[0] is first and (bool(_LABEL.search(inner)) or after in {"：", ":"})

    def _composed(
        self, items: Sequence[Item], *, split: bool, begins: bool, ends: bool
    ) -> Iterator[Node]:
        """The parts between the marked-up spans and inside of them, each by itself."""
        at = 0
        label = False
        while at < len(items):
            item = items[at]
            first, last = begins and at == 0, ends and at == len(items) - 1
            if isinstance(item, Pair):
                yield self._markup(item.start, Kind.OPEN)
                yield from self._sentence(item.items, split=split, begins=first, ends=last or first)
                yield self._markup(item.end, Kind.CLOSE)
                inner = Span(item.start.span.end, item.end.span.start).of(self.unit.source)
                label = bool(_LABEL.search(inner))
                at += 1
                continue
            behind = at
            while behind < len(items) and not isinstance(items[behind], Pair):
                behind += 1
            rest = items[at:]
            if label and not split and any(isinstance(one, Pair) for one in rest):
                yield from self._sentence(rest, split=False, begins=True, ends=ends)
                return
            ended = ends and behind == len(items)
            yield from self._phrases(items[at:behind], begins=first or label, ends=ended)
            at = behind

    def _phrases(self, items: Sequence[Item], *, begins: bool, ends: bool) -> Iterator[Node]:
        """The phrase of the items; more than one where it is too long for an engine."""
        flat = _Flat(self, items)
        cuts = flat.cuts(self.limit)
        for start, end in pairwise(cuts):
            yield flat.phrase(
                Span(start, end), begins=begins and start == 0, ends=ends and end == cuts[-1]
            )

    def _markup(self, sign: Sign | Alone, kind: Kind) -> Markup:
        parts: list[str | tuple[Node, ...]] = []
        for part in sign.parts:
            if isinstance(part, str):
                parts.append(part)
            elif not has_han(text := part.of(self.unit.source)):
                parts.append(text)
            else:
                items = tree(self.unit.source, self.unit.codes, part)
                parts.append(tuple(self._sentence(items, split=False)))
        return Markup(tuple(parts), kind)

    def _alone(self, alone: Alone) -> Markup:
        if alone.type == "break" and alone.span.of(self.unit.source)[:1] == " ":
            return Markup(("\\\n",), Kind.VERBATIM)
        return self._markup(alone, _KINDS.get(alone.type, Kind.WORD))

    def text_locks(self, span: Span) -> Sequence[Lock]:
        """The locks of the source that stand in a span."""
        first = bisect_left(self.locks, span.start, key=lambda lock: lock.span.start)
        behind = bisect_left(self.locks, span.end, lo=first, key=lambda lock: lock.span.start)
        return self.locks[first:behind]

    def alone(self, alone: Alone) -> Markup:
        """Markup that stands for itself."""
        return self._alone(alone)

    def markup(self, sign: Sign, kind: Kind) -> Markup:
        """A sign at one end of a marked-up span."""
        return self._markup(sign, kind)

    def phrase(self, items: Sequence[Item]) -> Phrase:
        """The items as one phrase, whatever its length."""
        flat = _Flat(self, items)
        return flat.phrase(Span(0, len(flat.text)), begins=True, ends=True)


@dataclass(slots=True)
class _Flat:
    """Items as one text without markup."""

    planner: Planner
    items: Sequence[Item]
    text: str = ""
    locks: list[Lock] = field(default_factory=list)
    insides: list[tuple[Node, ...]] = field(default_factory=list)
    marks: list[tuple[Span, Mark]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for item in self.items:
            self._add(item)

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
            whole = [*(lock.span for lock in self.locks), *(span for span, _ in self.marks)]
            for piece in pieces(self.text, limit=limit):
                if not any(span.start < piece.end < span.end for span in whole):
                    cuts.add(piece.end)
        return sorted(cuts)

    def phrase(self, span: Span, *, begins: bool, ends: bool) -> Phrase:
        """The phrase that stands in a span, which no lock and no mark crosses."""
        by = -span.start
        inside = [n for n, lock in enumerate(self.locks) if _within(lock.span, span)]
        marks = [(place, mark) for place, mark in self.marks if _within(place, span)]
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
            source = item.span.of(self.planner.unit.source)
            word = _WORD.fullmatch(source) if item.type == "code" else None
            kind = LockKind.URL if item.type == "url" else LockKind.CODE
            self._lock(source, kind, source, word[1] if word else "", (markup,))
        elif isinstance(item, Pair):
            self._pair(item)
        else:
            self._span(item)

    def _span(self, span: Span) -> None:
        at = span.start
        source = self.planner.unit.source
        for lock in self.planner.text_locks(span):
            self.text += _one_line(source[at : lock.span.start])
            start = len(self.text)
            self.text += _one_line(lock.span.of(source))
            self.locks.append(lock._replace(span=Span(start, len(self.text))))
            self.insides.append(())
            at = lock.span.end
        self.text += _one_line(source[at : span.end])

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
        inner = _Flat(self.planner, pair.items)
        phrase = self.planner.phrase(pair.items)._replace(begins=False, ends=True)
        if not inner.is_chinese():
            source = Span(pair.start.span.start, pair.end.span.end).of(self.planner.unit.source)
            shown = _shown(inner)
            self._lock(source, LockKind.CODE, source, shown, (start, phrase, end))
            return
        by = len(self.text)
        self.text += inner.text
        self.locks += [lock._replace(span=_moved(lock.span, by)) for lock in inner.locks]
        self.insides += inner.insides
        self.marks.append((Span(by, len(self.text)), Mark(start, end, phrase)))
        self.marks += [(_moved(span, by), mark) for span, mark in inner.marks]


def _shown(flat: _Flat) -> str:
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


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


_BREAK = re.compile(rf"(?:(?<={HAN.pattern})|(?<=[，。、；：？！…”）]))[ \t]*\n[ \t]*")


def _one_line(text: str) -> str:
    """A text without line breaks: Chinese goes on without a blank."""
    if "\n" not in text:
        return text
    return re.sub(r"\s*\n\s*", " ", _BREAK.sub("", text))


def phrases(nodes: Sequence[Node]) -> Iterator[Phrase]:
    """All the phrases of a plan, also those of marked-up spans and of attributes."""
    for node in nodes:
        if isinstance(node, Phrase):
            yield node
            for inside in node.insides:
                yield from phrases(inside)
            for mark in node.marks:
                yield from phrases((mark.start, mark.end, mark.alone))
        else:
            for part in node.parts:
                if not isinstance(part, str):
                    yield from phrases(part)


SENTENCES = frozenset(
    (Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.HEADING, Role.TITLE, Role.FOOTNOTE)
)

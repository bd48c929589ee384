"""A unit and its locks -> what an engine is asked about it, and how its target is put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from translit.languages import has_han
from translit.model import LINED, Span, Syntax, Unit, outside
from translit.patterns import lazy
from translit.placeholders import Lock
from translit.pretranslation.phrases.edge_punctuation import Separator, divided, separator
from translit.pretranslation.phrases.plain_text import Flat
from translit.pretranslation.phrases.tree import Alone, Item, Pair, Sign, tree
from translit.pretranslation.plans import Kind, Markup, Node
from translit.segments import sentences

__all__ = ["Planner"]

_KINDS = {
    "footnote": Kind.RAISED,
    "break": Kind.VERBATIM,
    "comment": Kind.VERBATIM,
    "attribute-list": Kind.VERBATIM,
    "html": Kind.VERBATIM,
    "entity": Kind.VERBATIM,
    "escape": Kind.VERBATIM,
    "subscript": Kind.VERBATIM,
    "superscript": Kind.VERBATIM,
}

_EDGE = frozenset(("image", "footnote", "attribute-list", "comment", "break", "html", "shortcode"))
"""What an engine need not see where a sentence begins or ends with it."""

_PUNCTUATION = lazy(r"[\s，。！？；：、,.!?;:…）)】」』”’]+")

_HARD_BREAK = lazy(r" {2,}\n")
"""Written as a backslash: blanks at the end of a line do not survive every editor of catalogs."""

_BREAK_BEFORE = lazy(r"\A[ \t]*\n")
_BREAK_BEHIND = lazy(r"\n[ \t]*\Z")

_LISTED = lazy(r"[；;，,、。]\s*\Z")

_LABEL = lazy(r"[：:]\s*\Z")

_ROW = 5  # links side by side, of which no sentence is made


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the plan of one unit."""

    unit: Unit
    locks: Sequence[Lock]
    """Of its source, outside of its codes; ascending."""
    forbidden: tuple[str, ...] = ()
    limit: int = 150
    """The longest job, in characters."""
    split: bool = False
    """Whether sentences are cut at their marked-up spans, also those of footnotes and alt texts."""
    _quotes: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where straight quotes stand outside of codes: asked for again and again."""

    def __post_init__(self) -> None:
        """Look for the quotes, once."""
        text = self.source
        if '"' in text:
            text = outside(text, (code.span for code in self.unit.codes))
        found = tuple(at.start() for at in re.finditer('"', text))
        object.__setattr__(self, "_quotes", found)

    @property
    def source(self) -> str:
        """The unit's."""
        return self.unit.source

    def plan(self) -> tuple[Node, ...]:
        """The parts of the target."""
        nodes: list[Node] = []
        at = 0
        for span in self._sections():
            nodes += self._gap(Span(at, span.start))
            nodes += self._sentence(tree(self.source, self.unit.codes, span))
            at = span.end
        return (*nodes, *self._gap(Span(at, len(self.source))))

    def _sections(self) -> list[Span]:
        """The sentences; the lines of a value in which line breaks count."""
        if self.unit.syntax in LINED:
            return [Span(*line.span()) for line in re.finditer(r"[^\n]+", self.source)]
        return sentences(self.source, self.unit.codes)

    def _gap(self, span: Span) -> Iterator[Node]:
        """What stands between two sentences: hard breaks, line breaks, comments."""
        text = span.of(self.source)
        codes = self.unit.codes
        first = bisect_left(codes, span.start, key=lambda code: code.span.start)
        breaks = first < len(codes) and codes[first].span.start < span.end
        if breaks or text.strip(" \t\n\u3000"):
            yield Markup((_HARD_BREAK.sub(r"\\\n", text),), Kind.VERBATIM)
        elif ends := text.count("\n"):
            yield Markup(("\n" * (ends if self.unit.syntax in LINED else 1),), Kind.VERBATIM)

    def _sentence(
        self, items: Sequence[Item], *, begins: bool = True, ends: bool = True
    ) -> Iterator[Node]:
        items = list(items)
        while items and isinstance(first := items[0], Alone) and first.type in _EDGE:
            yield self.alone(first)
            items.pop(0)
            if items and self._on_new_line(items[0], _BREAK_BEFORE):
                yield Markup(("\n",), Kind.VERBATIM)
        behind: list[Node] = []
        while items and (last := self._taken_from_end(items)):
            behind.insert(0, self.alone(last))
            if items and self._on_new_line(items[-1], _BREAK_BEHIND):
                behind.insert(0, Markup(("\n",), Kind.VERBATIM))
        match items:
            case [*before, Alone(type="image") as image, Span() as end] if (
                before and self._is_punctuation(end)
            ):
                yield from self._part(before, begins=begins, ends=False)
                yield self.alone(image)
                items, begins = [end], False
        if items:
            yield from self._part(items, begins=begins, ends=ends)
        yield from behind

    def _part(self, items: Sequence[Item], *, begins: bool, ends: bool) -> Iterator[Node]:
        while begins and (label := self._label(items)):
            yield from self._marked(items[0], begins=True, ends=True)
            yield Markup((label.written,), Kind.TEXT)
            said = [label.rest] if label.rest.start < label.rest.end else []
            rest = [*said, *items[2:]]
            behind = self._next_label(rest)
            last = ends and behind == len(rest)
            yield from self._sentence(rest[:behind], begins=label.begins, ends=last)
            items = rest[behind:]
        if not items:
            return
        if self.split or self._is_divided(items):
            yield from self._composed(items, begins=begins, ends=ends)
        else:
            yield from self._phrases(items, begins=begins, ends=ends)

    def _next_label(self, items: Sequence[Item]) -> int:
        """Where another label begins, behind a comma or a semicolon; the end if there is none."""
        for at in range(1, len(items)):
            before = items[at - 1]
            if isinstance(before, Span) and _LISTED.search(self.source, *before):
                label = self._label(items[at:])
                if label and label.begins:
                    return at
        return len(items)

    def _label(self, items: Sequence[Item]) -> Separator | None:
        """The colon or dash behind a marked-up span, or a code, that the items begin with."""
        match items:
            case [Pair() | Alone(), Span() as behind, *_]:
                return separator(self.source, behind)
        return None

    def _on_new_line(self, item: Item, place: re.Pattern[str]) -> bool:
        """Whether a tag stands on a line of its own: some begin a block only then."""
        if self.unit.syntax is not Syntax.HTML or not isinstance(item, Span):
            return False
        return place.search(item.of(self.source)) is not None

    def _taken_from_end(self, items: list[Item]) -> Alone | None:
        """What stands at the end and no engine need see; a footnote also before the full stop."""
        last, before = items[-1], items[-2] if len(items) > 1 else None
        if isinstance(last, Alone) and last.type in _EDGE:
            del items[-1]
            return last
        noted = isinstance(last, Span) and self._is_punctuation(last)
        if noted and isinstance(before, Alone) and before.type == "footnote":
            del items[-2]
            return before
        return None

    def _is_punctuation(self, span: Span) -> bool:
        return _PUNCTUATION.fullmatch(self.source, *span) is not None

    def _is_divided(self, items: Sequence[Item]) -> bool:
        """Whether the marked-up spans are sentences or labels of their own."""
        pairs = [item for item in items if isinstance(item, Pair)]
        if not pairs:
            return False
        flat = Flat(self, [item for item in items if not isinstance(item, Pair)])
        if not flat.is_chinese() or (len(pairs) >= _ROW and self._is_row(items)):
            return True
        return items[0] is pairs[0] and self._is_label(pairs[0])

    def _is_row(self, items: Sequence[Item]) -> bool:
        """Whether only punctuation stands between the pairs, as between the tags of a post."""
        at = [number for number, item in enumerate(items) if isinstance(item, Pair)]
        between = (one for one in items[at[0] : at[-1]] if not isinstance(one, Pair))
        return all(isinstance(one, Span) and self._is_punctuation(one) for one in between)

    def _is_label(self, pair: Pair) -> bool:
        """Whether a marked-up span ends with a colon."""
        return _LABEL.search(self.source, pair.start.span.end, pair.end.span.start) is not None

    def _composed(self, items: Sequence[Item], *, begins: bool, ends: bool) -> Iterator[Node]:
        """The parts between the marked-up spans and inside of them, each by itself."""
        at = 0
        label = False
        while at < len(items):
            item = items[at]
            first, last = begins and at == 0, ends and at == len(items) - 1
            if isinstance(item, Pair):
                yield from self._marked(item, begins=first, ends=last or first)
                label = self._is_label(item)
                at += 1
                continue
            behind = at
            while behind < len(items) and not isinstance(items[behind], Pair):
                behind += 1
            if label and not self.split and any(isinstance(one, Pair) for one in items[at:]):
                yield from self._sentence(items[at:], begins=True, ends=ends)
                return
            ended = ends and behind == len(items)
            yield from self._phrases(items[at:behind], begins=first or label, ends=ended)
            at = behind

    def _marked(self, item: Item, *, begins: bool, ends: bool) -> Iterator[Node]:
        """A marked-up span by itself, or markup that stands alone."""
        if isinstance(item, Pair):
            yield self.markup(item.start, Kind.OPEN)
            yield from self._sentence(item.items, begins=begins, ends=ends)
            yield self.markup(item.end, Kind.CLOSE)
        elif isinstance(item, Alone):
            yield self.alone(item)

    def _phrases(self, items: Sequence[Item], *, begins: bool, ends: bool) -> Iterator[Node]:
        """The phrase of the items; more than one where it is too long for an engine."""
        flat = Flat(self, items)
        if flat.text.isalnum() and len(flat.text) <= self.limit:
            # No punctuation to look for: a long sentence has 20,000 such phrases.
            yield flat.phrase(Span(0, len(flat.text)), begins=begins, ends=ends)
            return
        cuts = flat.cuts(self.limit)
        for start, end in pairwise(cuts):
            pieces = divided(
                flat.text[start:end],
                flat.taken(start, end),
                begins=begins and start == 0,
                ends=ends and end == cuts[-1],
                quoted=None if start else self._is_quoted(items[0]),
            )
            for piece in pieces:
                if piece.written:
                    kind = Kind.VERBATIM if piece.drawn else Kind.TEXT
                    yield Markup((piece.written,), kind)
                else:
                    place = Span(start + piece.span.start, start + piece.span.end)
                    yield flat.phrase(place, begins=piece.begins, ends=piece.ends)

    def _is_quoted(self, item: Item) -> bool | None:
        """Whether an item stands between straight quotes; None where they have no order."""
        if '"' not in self.source:
            return None
        match item:
            case Span():
                place = item.start
            case Pair():
                place = item.start.span.start
            case _:
                place = item.span.start
        return None if len(self._quotes) % 2 else bisect_left(self._quotes, place) % 2 == 1

    def markup(self, sign: Sign | Alone, kind: Kind) -> Markup:
        """Codes as they are written, with plans for the texts in them."""
        parts: list[str | tuple[Node, ...]] = []
        for part in sign.parts:
            if isinstance(part, str):
                parts.append(part)
            elif not has_han(text := part.of(self.source)):
                parts.append(text)
            else:
                items = tree(self.source, self.unit.codes, part)
                parts.append(tuple(self._sentence(items)))
        return Markup(tuple(parts), kind)

    def alone(self, alone: Alone) -> Markup:
        """Markup that stands for itself."""
        if alone.type == "break" and alone.span.of(self.source)[:1] == " ":
            return Markup(("\\\n",), Kind.VERBATIM)
        return self.markup(alone, _KINDS.get(alone.type, Kind.WORD))

    def text_locks(self, span: Span) -> Sequence[Lock]:
        """The locks of the source that stand in a span."""
        first = bisect_left(self.locks, span.start, key=lambda lock: lock.span.start)
        behind = bisect_left(self.locks, span.end, key=lambda lock: lock.span.start)
        return self.locks[first:behind]

"""A text and its codes -> what must stay whole in it: codes, marked-up spans, pairs of quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from translit.model import Code, CodeKind, Span
from translit.segments.habits import (
    APOSTROPHE,
    BLANK_ENTITY,
    CLOSES,
    FAR,
    LOOSE,
    MARK,
    MISTYPED,
    OPENS,
)

__all__ = ["Scene", "couples", "is_loose", "marked_up", "over", "scene_of", "splits", "whole"]

_NOT_LITERAL = frozenset({"escape"})
"""Types of codes whose characters are marks of the sentence: `\\!`."""

_KINDS = {"(": "（"}
"""Opening mark -> its kind, where it is not the mark itself."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What keeps the sentences of a text together; all places ascend."""

    codes: Mapping[int, Code]
    """By their starts."""
    literal: Sequence[Span]
    """Codes in which nothing is a mark of the sentence."""
    pairs: Mapping[int, int]
    """Place of a closing mark, or of the end of a link or note -> place of what it closes."""
    notes: Mapping[int, int]
    """Place of the beginning of an inline footnote -> place behind its end."""
    opened: frozenset[int]
    """Places of the marks that are closed."""
    whole: Sequence[Span]
    """Disjoint; no sentence ends between two characters of one of these."""


_PLAIN = Scene(codes={}, literal=(), pairs={}, notes={}, opened=frozenset(), whole=())


def scene_of(text: str, codes: Sequence[Code]) -> Scene:
    """What must stay whole in `text`."""
    if not codes and MARK.search(text) is None:
        return _PLAIN
    pairs = list(couples(codes))
    quoted = {end: start for start, end in _quoted(text, codes)}
    links = {
        end.span.start: start.span.start for start, end in pairs if end.type in ("link", "footnote")
    }
    return Scene(
        codes={code.span.start: code for code in codes},
        literal=[code.span for code in codes if code.type not in _NOT_LITERAL],
        pairs=quoted | links,
        notes={start.span.start: end.span.end for start, end in pairs if end.type == "footnote"},
        opened=frozenset(quoted.values()),
        whole=_merged(
            [
                *(Span(start, end + 1) for end, start in quoted.items()),
                *(Span(start.span.start, end.span.end) for start, end in pairs),
                *(code.span for code in codes),
            ]
        ),
    )


def is_loose(text: str, code: Code) -> bool:
    """Whether a code belongs to no sentence where it stands at its ends."""
    if code.type == "entity":
        return BLANK_ENTITY.fullmatch(text, *code.span) is not None
    return code.type in LOOSE


def marked_up(codes: Iterable[Code]) -> Sequence[Span]:
    """From each START code to the end of its END; of nested ones the outermost."""
    return _merged(Span(start.span.start, end.span.end) for start, end in couples(codes))


def whole(codes: Sequence[Code]) -> Sequence[Span]:
    """The codes, and what is marked up by them: no sentence ends inside of one."""
    return _merged([*marked_up(codes), *(code.span for code in codes)])


def over(places: Sequence[Span], place: int) -> Span | None:
    """The one of the disjoint `places` in which the character at `place` stands."""
    index = bisect_right(places, (place + 1,)) - 1
    return places[index] if index >= 0 and place < places[index].end else None


def splits(places: Sequence[Span], place: int) -> bool:
    """Whether `place` is between two characters of one of the disjoint `places`."""
    span = over(places, place)
    return span is not None and span.start < place


def _merged(places: Iterable[Span]) -> list[Span]:
    """`places` in order, with those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(places):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def couples(codes: Iterable[Code]) -> Iterator[tuple[Code, Code]]:
    """Each START code with its END; those without one are left out."""
    waiting: dict[str, list[Code]] = {}
    for code in codes:
        if code.kind is CodeKind.START:
            waiting.setdefault(code.type, []).append(code)
        elif code.kind is CodeKind.END and waiting.get(code.type):
            yield waiting[code.type].pop(), code


def _quoted(text: str, codes: Sequence[Code]) -> Iterator[tuple[int, int]]:
    """Places of the marks that open and close a quotation or bracket, near each other."""
    spans = [code.span for code in codes]
    places = [m.start() for m in MARK.finditer(text) if not spans or not over(spans, m.start())]
    flipped = _flipped(text, places)
    waiting: list[tuple[str, int]] = []
    open_ = Counter[str]()
    for place in places:
        kind, closes = _read(text, place, open_, flipped=flipped)
        if not closes:
            if kind:
                waiting.append((kind, place))
                open_[kind] += 1
            continue
        while open_[kind]:
            last, start = waiting.pop()
            open_[last] -= 1
            if last == kind:
                if place - start <= FAR:
                    yield start, place
                break


def _flipped(text: str, places: Sequence[int]) -> bool:
    """Whether the author confused the quotes throughout, as in `”甲“和”乙“`."""
    curly = [text[place] for place in places if text[place] in "“”"]
    return bool(curly) and (curly[0], curly[-1]) == ("”", "“")


def _read(text: str, place: int, open_: Counter[str], *, flipped: bool) -> tuple[str, bool]:
    """The kind of the mark at `place`, or none, and whether it closes one that is open."""
    mark = text[place]
    if flipped:
        mark = {"“": "”", "”": "“"}.get(mark, mark)
    if mark == "’" and APOSTROPHE.match(text, place):
        return "", False
    if mark == "”" and open_['"'] and not open_["“"]:
        return '"', True
    if mark == '"':
        opens = OPENS.match(text, place) is not None
        kind = mark if open_[mark] or opens or not open_["“"] else "“"
        return (kind, True) if open_[kind] else (kind if opens else "", False)
    if mark == "“" and open_[mark] and MISTYPED.match(text, place):
        return mark, True
    return CLOSES.get(mark) or _KINDS.get(mark, mark), mark in CLOSES

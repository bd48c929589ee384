"""A text with its codes -> the places where one of its sentences ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.model import Code, CodeKind, Span
from translit.segments import rules
from translit.segments.scene import Scene, over, scene_of, splits

__all__ = ["cuts"]


def cuts(text: str, codes: Sequence[Code]) -> Iterator[int]:
    """Where a sentence of `text` ends and another may begin, ascending."""
    first = rules.CANDIDATE.search(text)
    if first is None or first.end() == len(text):
        return
    scene = scene_of(text, codes)
    start = done = 0
    for mark in rules.CANDIDATE.finditer(text):
        place, end = mark.span()
        if place < done or (scene.literal and over(scene.literal, place)):
            continue
        if mark.lastindex is None:
            end, closed = _reach(text, scene, end)
            done = end
            if not _ends(text, scene, Span(start, end), mark, closed):
                continue
        if not (scene.whole and splits(scene.whole, end)):
            start = end
            yield end


def _reach(text: str, scene: Scene, place: int) -> tuple[int, int | None]:
    """How far a sentence reaches whose mark ends at `place`, and the start of what it closes."""
    closed = None
    while place < len(text):
        code = scene.codes.get(place)
        if code is not None:
            if code.kind is not CodeKind.END and code.type != "footnote":
                break
            closed = scene.pairs.get(place, closed)
            place = code.span.end
        elif place in scene.pairs:
            closed = scene.pairs[place]
            place += 1
        elif text[place] in rules.CLOSES and place not in scene.opened:
            place += 1
        elif more := rules.RUN.match(text, place) or rules.TONE.match(text, place):
            place = more.end()
        else:
            break
    return place, closed


def _ends(text: str, scene: Scene, span: Span, mark: re.Match[str], closed: int | None) -> bool:
    """Whether a sentence ends with `mark` and what belongs to it, which closes what is `closed`."""
    end = span.end
    if end == len(text):
        return True
    if rules.GOES_ON.match(text, end):
        return False
    if mark[0].isascii():
        ends = _ends_in_ascii(text, scene, end, mark)
    elif mark[0][-1] == "…" and closed is None:
        ends = _ends_in_ellipsis(text, span, mark)
    else:
        ends = True
    return ends and (closed is None or _ends_in_pair(text, span, mark, closed))


def _ends_in_ascii(text: str, scene: Scene, end: int, mark: re.Match[str]) -> bool:
    """Whether `.` or `!?` are marks of a Chinese sentence here."""
    place = mark.start()
    before = text[place - 1 : place]
    if not before or before in rules.BLANKS or rules.NAMED.search(text, max(0, place - 8), place):
        return False
    if mark[0] == "." and rules.ABBREVIATED.search(text, max(0, place - 8), place):
        return False
    onset, blank = _onset(text, scene, end)
    begins = onset in scene.codes or rules.ONSET.match(text, onset) is not None
    if blank or mark[0] == ".":
        return blank and begins
    return begins and (end > mark.end() or not rules.PATH.search(text, max(0, place - 60), place))


def _onset(text: str, scene: Scene, place: int) -> tuple[int, bool]:
    """Where the text goes on after blanks and START codes, and whether there is a blank."""
    blank = False
    while place < len(text):
        code = scene.codes.get(place)
        if code is not None and code.kind is CodeKind.START:
            place = code.span.end
        elif text[place] in rules.BLANKS:
            place, blank = place + 1, True
        else:
            break
    return place, blank


def _ends_in_ellipsis(text: str, span: Span, mark: re.Match[str]) -> bool:
    """Whether an ellipsis is more than a pause, or the rest of a list."""
    place = mark.start()
    if text[place - 1 : place] == text[span.end] or rules.AFTER_ELLIPSIS.match(text, span.end):
        return False
    if rules.CONNECTS.search(text, max(0, place - 4), place):
        return False
    return rules.PAUSE.fullmatch(text, span.start, place) is None


def _ends_in_pair(text: str, span: Span, mark: re.Match[str], opening: int) -> bool:
    """Whether a sentence ends with the quotation, bracket, title or link that it closes."""
    kind, after = text[opening], text[span.end]
    first = rules.NOTHING.fullmatch(text, span.start, opening) is not None
    if kind in rules.TITLES or kind == "[":
        return after == "\n"
    if kind not in rules.QUOTES:
        return first
    if opening + 1 >= mark.start() or rules.AFTER_QUOTE.match(text, span.end):
        return False
    if rules.SAYS.search(text, max(0, opening - 6), opening):
        return True
    if first or rules.INTRODUCES.search(text, max(0, opening - 6), opening):
        return rules.SPEAKER.match(text, span.end) is None
    return mark[0][-1] in "。｡"

"""A text with its codes -> the places where one of its sentences ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from translit.model import Code, CodeKind, Span
from translit.segments import habits
from translit.segments.scene import Scene, is_loose, over, scene_of, splits

__all__ = ["cuts"]


def cuts(text: str, codes: Sequence[Code]) -> Iterator[int]:
    """Where a sentence of `text` ends and another may begin, ascending."""
    first = habits.CANDIDATE.search(text)
    if first is None or first.end() == len(text):
        return
    scene = scene_of(text, codes)
    start, done = _begin(text, scene, 0), 0
    for mark in habits.CANDIDATE.finditer(text):
        place, end = mark.span()
        if place < done or (scene.literal and over(scene.literal, place)):
            continue
        if mark.lastindex is None:
            end, mark, closed = _reach(text, scene, mark)  # noqa: PLW2901  the last one counts
            done = end
            if not _ends(text, scene, Span(start, end), mark, closed):
                continue
        if not (scene.whole and splits(scene.whole, end)):
            start = _begin(text, scene, end)
            yield end


def _begin(text: str, scene: Scene, place: int) -> int:
    """Where the sentence begins that follows: behind blanks and loose codes."""
    while place < len(text):
        code = scene.codes.get(place)
        if code is not None and is_loose(text, code):
            place = code.span.end
        elif text[place] in habits.BLANKS:
            place += 1
        else:
            break
    return place


def _reach(text: str, scene: Scene, mark: re.Match[str]) -> tuple[int, re.Match[str], int | None]:
    """How far a sentence with a `mark` reaches, its last mark, and the start of what that closes.

    Of two marks with a closing sign between them, as in `《为什么？》。`, the second counts.
    """
    place, closed = mark.end(), None
    while place < len(text):
        code = scene.codes.get(place)
        if place in scene.notes:
            place = scene.notes[place]
        elif code is not None:
            if _is_escape(scene, place) and (more := habits.RUN.match(text, place + 1)):
                place, mark, closed = more.end(), more, None
                continue
            if not _goes_with_its_end(text, code):
                break
            closed = scene.pairs.get(place, closed)
            place = code.span.end
        elif place in scene.pairs:
            closed = scene.pairs[place]
            place += 1
        elif text[place] in habits.CLOSES and place not in scene.opened:
            place += 1
        elif more := habits.RUN.match(text, place):
            place, mark, closed = more.end(), more, None
        elif more := habits.TONE.match(text, place):
            place = more.end()
        else:
            break
    return place, mark, closed


def _goes_with_its_end(text: str, code: Code) -> bool:
    """Whether a code behind a mark belongs to what ends there: `**`, a footnote, `:tada:`."""
    if code.kind is CodeKind.END or code.type == "footnote":
        return True
    is_tone = code.type == "shortcode" and habits.TONE.fullmatch(text, *code.span) is not None
    return is_tone and not habits.ICON.fullmatch(text, *code.span)


def _ends(text: str, scene: Scene, span: Span, mark: re.Match[str], closed: int | None) -> bool:
    """Whether a sentence ends with `mark` and what belongs to it, which closes what is `closed`."""
    end = span.end
    if end == len(text):
        return True
    if habits.GOES_ON.match(text, end):
        return False
    if mark[0].isascii():
        ends = _ends_in_ascii(text, scene, span, mark)
    elif mark[0][-1] == "…" and closed is None:
        ends = _ends_in_ellipsis(text, span, mark)
    elif mark[0] == "．":
        ends = _ends_in_wide_stop(text, scene, span, mark.start())
    else:
        ends = True
    return ends and (closed is None or _ends_in_pair(text, span, mark, closed))


def _ends_in_ascii(text: str, scene: Scene, span: Span, mark: re.Match[str]) -> bool:
    """Whether `.` or `!?` are marks of a Chinese sentence here."""
    place, end = _unescaped(scene, mark.start()), span.end
    if text[place - 1] in habits.BEGINS or not habits.LETTER.search(
        text, max(span.start, place - habits.NEAR), place
    ):
        return False
    word = _word(text, scene, span.start, place)
    if habits.NAMED.search(word) or (mark[0] == "." and habits.ABBREVIATED.search(word)):
        return False
    onset, blank = _onset(text, scene, end)
    if mark[0][-1] == "!" and text[end : end + 1] == "[":  # an image to some reader: `![[图.png]]`
        return False
    begins = onset in scene.codes or habits.ONSET.match(text, onset) is not None
    if blank or mark[0] == ".":
        return blank and begins
    return begins and (end > mark.end() or not habits.PATH.search(word))


def _word(text: str, scene: Scene, start: int, place: int) -> str:
    """What stands before a mark of the sentence that begins at `start`, behind any code there.

    What a code holds is no name, number or path that the mark would be a part of.
    """
    index = bisect_right(scene.literal, (place,)) - 1
    code = scene.literal[index].end if index >= 0 else 0
    return text[max(start, code, place - habits.NEAR) : place]


def _unescaped(scene: Scene, place: int) -> int:
    r"""Where the escapes begin of which the mark at a place is the last: before both of `\?\!`."""
    while _is_escape(scene, place - 1):
        place -= 2 if _is_escape(scene, place - 3) else 1
    return place


def _is_escape(scene: Scene, place: int) -> bool:
    code = scene.codes.get(place)
    return code is not None and code.type == "escape"


def _onset(text: str, scene: Scene, place: int) -> tuple[int, bool]:
    """Where the text goes on after blanks and START codes, and whether there is a blank."""
    blank = False
    while place < len(text):
        code = scene.codes.get(place)
        if code is not None and code.kind is CodeKind.START:
            place = code.span.end
        elif text[place] in habits.BLANKS:
            place, blank = place + 1, True
        else:
            break
    return place, blank


def _ends_in_ellipsis(text: str, span: Span, mark: re.Match[str]) -> bool:
    """Whether an ellipsis is more than a pause, or the rest of a list."""
    place = mark.start()
    if text[place - 1 : place] == text[span.end] or habits.AFTER_ELLIPSIS.match(text, span.end):
        return False
    if habits.CONNECTS.search(text, max(0, place - 4), place):
        return False
    return habits.PAUSE.fullmatch(text, span.start, place) is None


def _ends_in_wide_stop(text: str, scene: Scene, span: Span, place: int) -> bool:
    """Whether `．` is a stop: it also stands in numbers, behind ordinals and inside of names."""
    if habits.NUMBERED.search(_word(text, scene, span.start, place)):
        return False
    return not (
        habits.TRANSCRIBED.match(text, place - 1) and habits.TRANSCRIBED.match(text, place + 1)
    )


def _ends_in_pair(text: str, span: Span, mark: re.Match[str], opening: int) -> bool:
    """Whether a sentence ends with the quotation, bracket, title or link that it closes."""
    kind, after = text[opening], text[span.end]
    first = habits.NOTHING.fullmatch(text, span.start, opening) is not None
    if kind in habits.TITLES or kind in "[^":  # the text of a link, an inline footnote
        return after == "\n" and kind != "^"
    if kind not in habits.QUOTES:
        return first
    if opening + 1 >= mark.start() or _is_word(text, opening, span.end):
        return False
    if habits.SAYS.search(text, max(0, opening - 6), opening):
        return True
    if first or habits.INTRODUCES.search(text, max(0, opening - 6), opening):
        return habits.SPEAKER.match(text, span.end) is None
    return mark[0][-1] in "。｡．"


def _is_word(text: str, opening: int, end: int) -> bool:
    """Whether what is quoted is a word of the sentence around it."""
    before = habits.TAKES.search(text, max(0, opening - 6), opening)
    return before is not None or habits.AFTER_QUOTE.match(text, end) is not None

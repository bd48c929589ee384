"""Chinese sentence breaks: one unit's text -> spans of its sentences. Rules are data.

An end is a run of `。！？…．` or `!?`, or a `.` before a blank, with what belongs to it: closing
quotes and brackets, closing codes, footnotes, emoji, and another run behind these, which then is
the one that counts (`《为什么？》。`). It is no end where one of these holds:

- it stands in a code, between a START code and its END, or in a quotation or bracket that closes
  within `FAR` characters (one that does not is a slip, and must not swallow a paragraph);
- the sentence visibly goes on: `，` follows, or `“……！”他说`, `“……。”就走了`, `《怎么办？》这本书`,
  `（真的？）`;
- it is an ellipsis of a pause (`我……我`, `嗯……好吧`), or before `等`, a digit or a small letter;
- it is a mark in another script's words: `1. `, `e.g. `, `Yahoo!`, `a.b?c=1`, `!=`; or a `．` in a
  number, or in a foreigner's name (`哈利．波特`).

A line ends one too where it, or the next one, is an item or nothing but a link.

Any other ellipsis is an end: it mostly is, and a part that is too short is still read beside its
neighbour, while one that is too long loses its translation with every change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from translit.languages import HAN
from translit.model import Code, Span
from translit.segments.ends import cuts
from translit.segments.habits import BLANKS, LETTER, ORDINAL, TONE, WIDE
from translit.segments.line_ends import line_cuts
from translit.segments.pieces import pieces
from translit.segments.scene import is_loose, marked_up, splits

__all__ = ["pieces", "sentences"]


def sentences(text: str, codes: Sequence[Code] = ()) -> list[Span]:
    """The sentences of `text`, ascending and disjoint; a hard break separates them.

    Together they cover all but blanks, U+3000, hard breaks, and the comments and attribute lists
    at their ends. A hard break between a START code and its END separates nothing: half of a
    marked-up span is no markup.
    """
    if not codes or not any(code.type == "break" for code in codes):
        return _sentences(text, codes)
    found: list[Span] = []
    unbroken = marked_up(codes)
    start = first = 0
    for index, code in enumerate(codes):
        if code.type == "break" and not splits(unbroken, code.span.start):
            found += _part(text, Span(start, code.span.start), codes[first:index])
            start, first = code.span.end, index + 1
    return found + _part(text, Span(start, len(text)), codes[first:])


def _part(text: str, part: Span, codes: Sequence[Code]) -> list[Span]:
    """The sentences of a part of `text` that stands between hard breaks."""
    by = part.start
    return [
        Span(by + start, by + end) for start, end in _sentences(part.of(text), _moved(codes, by))
    ]


def _moved(codes: Sequence[Code], by: int) -> list[Code]:
    """`codes` as they stand in the part of their text that begins at `by`."""
    return [c._replace(span=Span(c.span.start - by, c.span.end - by)) for c in codes]


def _ends(text: str, codes: Sequence[Code]) -> list[int]:
    """Where a sentence ends, or a line that is one; ascending.

    Lines that are divided are read each for itself: a quotation over both keeps neither together.
    """
    ends = list(cuts(text, codes))
    lines = list(line_cuts(text, codes, ends)) if "\n" in text else []
    if not lines:
        return ends
    found: list[int] = []
    for start, end in pairwise((0, *lines, len(text))):
        first = bisect_left(codes, start, key=_begin)
        inside = codes[first : bisect_left(codes, end, key=_begin)]
        found += (start + place for place in _ends(text[start:end], _moved(inside, start)))
        found.append(end)
    return found[:-1]


def _begin(code: Code) -> int:
    return code.span.start


def _sentences(text: str, codes: Sequence[Code]) -> list[Span]:
    ends = _ends(text, codes)
    if not ends and not codes:  # most blocks: one sentence, or a part of one
        inside = text.strip(BLANKS)
        start = len(text) - len(text.lstrip(BLANKS))
        return [Span(start, start + len(inside))] if inside else []
    skipped = {code.span.start: code.span.end for code in codes if is_loose(text, code)}
    back = {end: start for start, end in skipped.items()}
    spans = []
    start = 0
    for cut in (*ends, len(text)):
        end = cut
        while start < end and (text[start] in BLANKS or start in skipped):
            start = skipped.get(start, start + 1)
        while start < end and (text[end - 1] in BLANKS or end in back):
            end = back.get(end, end - 1)
        if start < end:
            spans.append(Span(start, end))
        start = max(start, cut)
    return _joined(text, spans, _words(text, codes)) if len(spans) > 1 else spans


def _words(text: str, codes: Sequence[Code]) -> str:
    """`text`, with blanks in place of its codes: nothing in these is a translator's to write."""
    if not codes:
        return text
    parts: list[str] = []
    at = 0
    for code in codes:
        parts += (text[at : code.span.start], " " * (code.span.end - max(at, code.span.start)))
        at = code.span.end
    return "".join((*parts, text[at:]))


def _joined(text: str, spans: Sequence[Span], words: str) -> list[Span]:
    """`spans`, with what is no sentence of its own joined to its neighbour.

    Bare punctuation goes to the sentence before it; an ordinal, or words without Han characters
    but with Chinese punctuation (`OpenAI？`), to the one after it, or else to the one before.
    """
    kept: list[Span] = []
    ahead: int | None = None
    for start, end in spans:
        begin = start if ahead is None else ahead
        ordinal = end - start < 8 and ORDINAL.fullmatch(text, start, end)  # noqa: PLR2004
        if not ordinal and HAN.search(words, start, end):
            kept.append(Span(begin, end))
            ahead = None
        elif kept and ahead is None and _bare(text, start, end):
            kept[-1] = Span(kept[-1].start, end)
        elif ordinal or WIDE.search(words, start, end):
            ahead = begin
        else:
            kept.append(Span(begin, end))
            ahead = None
    if ahead is not None:
        kept.append(Span(kept.pop().start if kept else ahead, spans[-1].end))
    return kept


def _bare(text: str, start: int, end: int) -> bool:
    """Whether nothing is said in a sentence; a row of a table is no part of what is before it."""
    if text[start] == "|":
        return False
    return not LETTER.search(text, start, end) or TONE.fullmatch(text, start, end) is not None

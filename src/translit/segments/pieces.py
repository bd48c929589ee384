"""A sentence that is too long for an engine -> pieces that are not, cut at its own joints."""

from __future__ import annotations

from collections.abc import Callable

from translit.languages import HAN
from translit.model import Span
from translit.patterns import lazy

__all__ = ["pieces"]

_JOINTS = tuple(
    lazy(place)
    for place in (
        "(?<=[；。！？…])(?![；。！？…”’」』）])|(?<=[;])(?=[ \n])",
        "(?<=[，：])|(?<=[,:])(?=[ \n])",
        "(?<=[、—）】》”])(?![，。、—）】》”])|(?<=[ \n])(?![ \n])",
        f"(?<={HAN.pattern})(?={HAN.pattern})",
    )
)
"""Where to cut: the earlier a pattern, the better its places."""


def pieces(text: str, *, limit: int, length: Callable[[str], int] = len) -> list[Span]:
    """`text` cut near its middle, and again, until no piece is longer than `limit`.

    The pieces join to the text. A single character is not cut, whatever its length.
    """
    todo, done = [Span(0, len(text))], []
    while todo:
        span = todo.pop()
        if span.end - span.start <= 1 or length(span.of(text)) <= limit:
            done.append(span)
        else:
            middle = _middle(text, span)
            todo += [Span(middle, span.end), Span(span.start, middle)]
    return done


def _middle(text: str, span: Span) -> int:
    """The best joint in the inner half of `span`, or else its very middle."""
    half = (span.start + span.end) // 2
    margin = max(1, (span.end - span.start) // 4)
    for joint in _JOINTS:
        places = (m.start() for m in joint.finditer(text, span.start + margin, span.end - margin))
        best = min(places, key=lambda place: abs(place - half), default=None)
        if best is not None:
            return best
    return half

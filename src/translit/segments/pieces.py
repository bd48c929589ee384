"""A sentence that is too long for an engine -> pieces that are not, cut at its own joints."""

from __future__ import annotations

import re
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


_NEAR = 64
"""How far from the middle of a sentence its joints are looked for first."""


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
        best = _nearest(text, joint, half, Span(span.start + margin, span.end - margin))
        if best is not None:
            return best
    return half


def _nearest(text: str, joint: re.Pattern[str], half: int, inner: Span) -> int | None:
    """The joint that is nearest to a place; looked for close by, and then ever farther away."""
    reach = _NEAR
    while True:
        # A joint asks for one sign behind it, which a search that ends there would not see.
        within = max(inner.start, half - reach), min(inner.end, half + reach + 2)
        places = (found.start() for found in joint.finditer(text, *within))
        best = min(places, key=lambda place: abs(place - half), default=None)
        if within == inner or (best is not None and abs(best - half) <= reach):
            return best
        reach *= 8

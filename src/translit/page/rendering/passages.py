"""A passage of a post and the units that stand in it -> its HTML in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from translit.formats.markdown.places.content import Content
from translit.model import Role, Span, Syntax, Unit, UnitKey
from translit.page.rendering.renderer import Renderer
from translit.page.views import unit_id
from translit.patterns import lazy

__all__ = ["Placed", "Sides", "Units", "field", "markup", "prose"]

_UNSHOWN = lazy(
    r"<(?:iframe|video|audio|object|embed|form|svg|canvas|script|input|button)\b[^>]*>",
    re.IGNORECASE,
)
"""Tags of what a page does not show, and says instead."""


class Sides(NamedTuple):
    """HTML in both languages, and which units are in it."""

    source: str
    target: str
    units: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.source.strip() or self.target.strip())

    def around(self, before: str, after: str) -> Sides:
        """The same between two tags."""
        return Sides(before + self.source + after, before + self.target + after, self.units)

    def plus(self, other: Sides) -> Sides:
        """Both, one behind the other."""
        return Sides(
            self.source + other.source, self.target + other.target, self.units + other.units
        )


class Placed(NamedTuple):
    """A unit, and where it stands in a passage."""

    span: Span
    unit: Unit


class Units:
    """The units of a post, in its order, each given to the passage in which it stands."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._left = units
        self._at = 0

    def within(self, content: Content) -> list[Placed]:
        """The next units, as far as they stand in a passage."""
        found: list[Placed] = []
        if not content.places:
            return found
        last = len(content.places) - 1
        end = content.places[last] + len(content.text) - content.starts[last]
        while self._at < len(self._left) and self._left[self._at].spans[0].start < max(
            end, content.places[0] + 1
        ):
            unit = self._left[self._at]
            placed = _placed(content, unit)
            if placed is None:
                break
            found.append(placed)
            self._at += 1
        return found

    def before(self, place: int) -> Iterator[Unit]:
        """The next units that stand before a place of the post, and in no passage that is shown."""
        while self._at < len(self._left) and self._left[self._at].spans[0].start < place:
            self._at += 1
            yield self._left[self._at - 1]


def _placed(content: Content, unit: Unit) -> Placed | None:
    place = unit.spans[0].start
    for start, begin in zip(reversed(content.starts), reversed(content.places), strict=True):
        if begin <= place:
            at = start + place - begin
            if content.text.startswith(unit.source[:1], at):
                return Placed(Span(at, at + len(unit.source)), unit)
            return None
    return None


def prose(
    renderer: Renderer,
    content: Content,
    placed: Sequence[Placed],
    targets: Mapping[UnitKey, str],
    syntax: Syntax = Syntax.MARKDOWN,
) -> Sides:
    """Running text: its units, and between them what is the same in both languages."""
    source, target, at = [], [], 0
    for number, (span, unit) in enumerate(placed):
        gap = renderer.free(content.text[at : span.start], syntax)
        # Chinese sentences stand without a blank between them.
        source.append(gap)
        target.append(gap or (" " if number else ""))
        for side, text in zip((source, target), renderer.both(unit, targets), strict=True):
            side.append(text)
        at = span.end
    rest = renderer.free(content.text[at:], syntax)
    ids = tuple(unit_id(unit.key) for _, unit in placed)
    return Sides("".join((*source, rest)), "".join((*target, rest)), ids)


def markup(
    renderer: Renderer,
    content: Content,
    placed: Sequence[Placed],
    targets: Mapping[UnitKey, str],
) -> Sides:
    """A block of HTML as it stands, its texts translated; those of attributes stand below it."""
    source, target, at = [], [], 0
    fields = Sides("", "")
    for span, unit in placed:
        between = content.text[at : span.start]
        source.append(between)
        target.append(between or (" " if at else ""))
        if unit.role is Role.ATTRIBUTE:
            quote = '"' if unit.syntax is Syntax.ATTRIBUTE_BARE else ""
            english = html.escape(targets.get(unit.key, "") or unit.source)
            source.append(unit.source)
            target.append(f"{quote}{english}{quote}")
            fields = fields.plus(field(renderer, unit, targets))
        else:
            for side, text in zip((source, target), renderer.both(unit, targets), strict=True):
                side.append(text)
            fields = fields._replace(units=(*fields.units, unit_id(unit.key)))
        at = span.end
    for found in _UNSHOWN.finditer(content.text):
        told = f'<pre class="raw">{html.escape(found[0])}</pre>'
        fields = fields.plus(Sides(told, told))
    rest = content.text[at:]
    block = Sides("".join((*source, rest)), "".join((*target, rest)))
    return Sides(
        # By itself: what is open in it must not hold what stands below.
        renderer.sanitiser.kept(block.source) + fields.source,
        renderer.sanitiser.kept(block.target) + fields.target,
        fields.units,
    )


def field(renderer: Renderer, unit: Unit, targets: Mapping[UnitKey, str]) -> Sides:
    """A value beside its name."""
    name = html.escape(unit.context or unit.role)
    source, target = renderer.both(unit, targets)
    return Sides(source, target, (unit_id(unit.key),)).around(
        f'<div class="field"><span class="field-name">{name}</span> ', "</div>"
    )

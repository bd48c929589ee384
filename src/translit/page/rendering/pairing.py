"""The block tokens of a post -> pairs of blocks: what stands at its top, list items one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from translit.formats.markdown.places.recorder import block_lines
from translit.model import Role, UnitKey
from translit.page.rendering.elements import Elements, close_of, name_of
from translit.page.rendering.passages import Sides, Units, field
from translit.page.rendering.renderer import Renderer, is_value
from translit.page.views import BlockPair, unit_id
from translit.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Walk"]

_FENCE = lazy(r"[:/`~]{3,}")
"""What opens a container, and closes it where nothing follows."""

_KINDS = {
    "paragraph": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quotation",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
    "html_block": "html",
    "footnote_reference_open": "footnote",
    "dl_open": "definitions",
    "admonition_open": "callout",
    "marker": "tag",
    "opaque": "tag",
}
_LISTS = frozenset(("bullet_list_open", "ordered_list_open"))
_NOTE = lazy(r'<a href="#source-note-([0-9a-f]{12})">')
_BACK = lazy(r'<a href="#(?:source|target)-back-([0-9a-f]{12})">')
_NAMED = lazy(r' id="((?:source|target)-note-[0-9a-f]{12})"')
_END = 1 << 60
"""Behind every post."""


class Walk:
    """Goes through the tokens of one post, once."""

    def __init__(self, renderer: Renderer, targets: Mapping[UnitKey, str]) -> None:
        self._renderer = renderer
        self._targets = targets
        self._units = Units(renderer.document.units)
        blocks = renderer.blocks
        self._tokens: Sequence[Token] = blocks.tokens if blocks else ()
        self._shift = blocks.shift if blocks else 0
        self._elements = Elements(renderer, self._tokens, self._units, targets)
        self._depth = 0
        """In how many containers the next block stands."""
        self._pairs: list[BlockPair] = []

    def pairs(self) -> tuple[tuple[BlockPair, ...], tuple[BlockPair, ...]]:
        """The front matter's values, and the blocks."""
        units = self._renderer.document.units
        first = next(
            (number for number, one in enumerate(units) if one.role is not Role.FRONT_MATTER),
            len(units),
        )
        for unit in self._units.before(units[first].spans[0].start if first < len(units) else _END):
            sides = field(self._renderer, unit, self._targets)
            self._pair("matter", sides, unit.line)
        matter, self._pairs = tuple(self._pairs), []
        index = 0
        while index < len(self._tokens):
            index = self._top(index)
        self._lost(_END)
        return matter, tuple(_with_ways_back(self._pairs))

    def _pair(self, kind: str, sides: Sides, line: int, depth: int | None = None) -> None:
        finished = self._renderer.sanitiser.finished
        source, target = finished(sides.source, "source"), finished(sides.target, "target")
        if source.strip() or target.strip():
            depth = self._depth if depth is None else depth
            self._pairs.append(BlockPair(kind, source, target, sides.units, line, depth))

    def _lost(self, place: int) -> None:
        """Show what stands in no block that is: nothing that is to be reviewed may be missing."""
        for unit in self._units.before(place):
            if is_value(unit) or self._renderer.blocks:
                self._pair("value", field(self._renderer, unit, self._targets), unit.line)
            else:  # of a format without blocks
                sides = Sides(*self._renderer.both(unit, self._targets), (unit_id(unit.key),))
                self._pair("paragraph", sides.around("<p>", "</p>"), unit.line)

    def _top(self, index: int) -> int:
        """Make a pair of the block that begins at `index`; a list makes one for each item."""
        token = self._tokens[index]
        line = self._line(token)
        if self._renderer.blocks and token.map:
            source = self._renderer.blocks.source
            self._lost(source.starts[min(line - 1, len(source.starts) - 1)])
        if token.type in _LISTS:
            return self._list(index)
        end = close_of(self._tokens, index)
        if token.type == "marker" and token.info == "container":
            self._marked(token, line)
        else:
            self._pair(_KINDS.get(token.type, "paragraph"), self._elements.sides(index, end), line)
        return end + 1

    def _list(self, index: int) -> int:
        opening, close = self._tokens[index], close_of(self._tokens, index)
        number = int(opening.attrs.get("start", 1))
        at = index + 1
        while at < close:
            end = close_of(self._tokens, at)
            begin = f'<ol start="{number}">' if opening.tag == "ol" else "<ul>"
            sides = self._elements.sides(at, end).around(begin, f"</{opening.tag}>")
            self._pair("item", sides, self._line(self._tokens[at]))
            number, at = number + 1, end + 1
        return close + 1

    def _marked(self, token: Token, line: int) -> None:
        """A line that opens or closes what follows it, or one that a dialect marks."""
        content = self._elements.content(block_lines(token))
        first = content.text.split("\n", 1)[0].strip()
        fence = _FENCE.match(first)
        if token.meta.get("role") is Role.HEADING:  # one without a blank behind its #
            level = len(first) - len(first.lstrip("#"))
            title = self._elements.prose(content.part(level, len(content.text)))
            tag = f"h{min(level + 1, 6)}"
            self._pair("heading", title.around(f"<{tag}>", f"</{tag}>"), line)
            return
        if not fence:  # a caption, a line of a poem, an abbreviation
            self._pair("paragraph", self._elements.prose(content).around("<p>", "</p>"), line)
            return
        placed = self._units.within(content)
        if fence.end() == len(first):
            self._depth = max(0, self._depth - 1)
        else:
            self._depth += 1
            told = token.meta.get("title")
            title = self._elements.titled(placed, told.of(first) if told else name_of(first))
            self._pair("callout", title, line)

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._shift + 1


def _with_ways_back(pairs: Sequence[BlockPair]) -> Iterator[BlockPair]:
    """The same blocks, each footnote with the way back to the line that has its first mark."""
    lines: dict[str, int] = {}
    for one in pairs:
        for name in _NOTE.findall(one.source):
            lines.setdefault(name, one.line)

    def back(found: re.Match[str]) -> str:
        line = lines.get(found[1])
        return "<a>" if line is None else f'<a href="#line-{line}">'

    taken: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[1] in taken:  # defined once more
            return ""
        taken.add(found[1])
        return found[0]

    for one in pairs:
        source, target = (
            _NAMED.sub(once, _BACK.sub(back, side)) for side in (one.source, one.target)
        )
        yield one._replace(source=source, target=target)

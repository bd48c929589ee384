"""The block tokens of a post -> pairs of blocks: what stands at its top, list items one by one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from translit.formats.markdown.places.cells import cells
from translit.formats.markdown.places.content import Content, Text
from translit.formats.markdown.places.lines import heading_lines, html_lines, paragraph_lines
from translit.formats.markdown.places.recorder import block_lines
from translit.formats.markdown.rules.alert import alert
from translit.model import Role, Syntax, UnitKey
from translit.page.rendering.passages import Placed, Sides, Units, field, markup, prose
from translit.page.rendering.renderer import Renderer, is_value
from translit.page.views import BlockPair, unit_id

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Walk"]

_FENCE_OF_CONTAINER = re.compile(r"[:/`~]{3,}")
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
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_SRC = re.compile(r"""\b(?:src|link)=["']([^"']+)["']""")
_EDGES = {"text-align:center": ' class="to-center"', "text-align:right": ' class="to-right"'}

_TAG = re.compile(r"<(?!img|hr)[^>]*>")
_SEEN = re.compile(r"<img|<hr|[^\s<>]")
_BARE_TAG = re.compile(r"\s*(?:<!--.*-->|</?[\w-]+[^<>]*>)\s*", re.DOTALL)
_LANGUAGE = re.compile(r"[\w+#.-]+")


class Walk:
    """Goes through the tokens of one post, once."""

    def __init__(self, renderer: Renderer, targets: Mapping[UnitKey, str]) -> None:
        self._renderer = renderer
        self._targets = targets
        self._units = Units(renderer.document.units)
        blocks = renderer.blocks
        self._tokens: Sequence[Token] = blocks.tokens if blocks else ()
        self._shift = blocks.shift if blocks else 0
        self._depth = 0
        self._pairs: list[BlockPair] = []
        levels = [int(one.tag[1:]) for one in self._tokens if one.type == "heading_open"]
        self._heading = 2 - min(levels, default=1)
        """What is added to the level of a heading: the title of the page is above all of them."""
        self._leaves: Mapping[str, Callable[[Token], Sides]] = {
            "paragraph": self._paragraph,
            "html_block": self._html,
            "fence": _code,
            "code_block": _code,
            "hr": lambda _: Sides("<hr>", "<hr>"),
            "marker": self._tag,
            "opaque": self._tag,
        }

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
        return matter, tuple(self._pairs)

    def _pair(self, kind: str, sides: Sides, line: int, depth: int | None = None) -> None:
        finished = self._renderer.sanitiser.finished
        source, target = finished(sides.source), finished(sides.target)
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

    # At the top

    def _top(self, index: int) -> int:
        """Make a pair of the block that begins at `index`; a list makes one for each item."""
        token = self._tokens[index]
        line = self._line(token)
        if self._renderer.blocks and token.map:
            source = self._renderer.blocks.source
            self._lost(source.starts[min(line - 1, len(source.starts) - 1)])
        if token.type in _LISTS:
            return self._list(index)
        end = self._close(index)
        if token.type == "marker" and token.info == "container":
            self._container(token, line)
        else:
            self._pair(_KINDS.get(token.type, "paragraph"), self._sides(index, end), line)
        return end + 1

    def _list(self, index: int) -> int:
        opening, close = self._tokens[index], self._close(index)
        number = int(opening.attrs.get("start", 1))
        at = index + 1
        while at < close:
            end = self._close(at)
            begin = f'<ol start="{number}">' if opening.tag == "ol" else "<ul>"
            sides = self._sides(at, end).around(begin, f"</{opening.tag}>")
            self._pair("item", sides, self._line(self._tokens[at]))
            number, at = number + 1, end + 1
        return close + 1

    def _container(self, token: Token, line: int) -> None:
        """A line that opens or closes what follows it; its title, if it has one."""
        content = self._content(block_lines(token))
        first = content.text.split("\n", 1)[0].strip()
        if not _FENCE_OF_CONTAINER.sub("", first).strip():
            self._depth = max(0, self._depth - 1)
            return
        placed = self._units.within(content)
        title = Sides("", "")
        for one in placed:
            title = title.plus(Sides(*self._renderer.both(one.unit, self._targets)))
        ids = tuple(one for one in self._ids(placed))
        if not title:
            told = token.meta.get("title")
            name = html.escape(told.of(first) if told else _name(first))
            title = Sides(name, name)
        self._depth += 1
        self._pair(
            "callout", title._replace(units=ids).around('<p class="callout-title">', "</p>"), line
        )

    @staticmethod
    def _ids(placed: Sequence[Placed]) -> tuple[str, ...]:
        return tuple(unit_id(one.unit.key) for one in placed)

    # Inside

    def _sides(self, index: int, end: int) -> Sides:
        """The HTML of the tokens from `index` to `end`."""
        sides = Sides("", "")
        while index <= end:
            token = self._tokens[index]
            if token.type == "table_open":
                close = self._close(index)
                sides, index = sides.plus(self._table(index, close)), close + 1
                continue
            sides = sides.plus(self._one(index))
            index += 1
        return sides

    def _one(self, index: int) -> Sides:
        token = self._tokens[index]
        if token.type == "inline":
            return self._inline(token, self._tokens[index - 1])
        if write := self._leaves.get(token.type):
            return write(token)
        tag = self._element(token)
        return Sides(tag, tag).plus(self._title(token))

    def _element(self, token: Token) -> str:
        """The tag of a container."""
        close = "/" if token.nesting < 0 else ""
        name = token.type.rsplit("_", 1)[0]
        if name == "heading":
            return f"<{close}h{min(6, max(2, int(token.tag[1:]) + self._heading))}>"
        if name == "admonition":
            return "</div>" if close else '<div class="callout">'
        if name == "footnote_reference":
            label = html.escape(str(token.meta.get("label", "")))
            mark = f'<span class="footnote-mark">{label}</span> '
            return "</div>" if close else f'<div class="footnote">{mark}'
        if token.hidden or not token.tag:
            return ""
        start = token.attrs.get("start")
        numbered = f' start="{int(start)}"' if start and not close else ""
        return f"<{close}{token.tag}{numbered}>"

    def _title(self, token: Token) -> Sides:
        if token.type != "admonition_open":
            return Sides("", "")
        content = self._content(block_lines(token)[:1])
        placed = self._units.within(content)
        told = token.meta.get("title")
        if placed:
            title = Sides("", "", self._ids(placed))
            for one in placed:
                title = title.plus(Sides(*self._renderer.both(one.unit, self._targets)))
        else:
            name = html.escape(told.of(content.text) if told else _name(content.text))
            title = Sides(name, name)
        return title.around('<p class="callout-title">', "</p>")

    def _paragraph(self, token: Token) -> Sides:
        sides = self._inline(token, token)
        return sides if token.hidden else sides.around("<p>", "</p>")

    def _inline(self, token: Token, opening: Token) -> Sides:
        if opening.type == "heading_open":
            lines = heading_lines(self._text, token, opening, self._shift)
        else:
            lines = paragraph_lines(self._text, token, self._shift)
        content = self._content(lines)
        first = alert(content.text)
        before = ""
        if first:
            before = f'<strong class="callout-title">{_name(content.text[:first])}</strong> '
            content = content.part(first, len(content.text))
        elif task := _TASK.match(content.text):
            box = "☐" if task[1] == " " else "☑"
            before = f'<span class="task">{box}</span> '
            content = content.part(task.end(), len(content.text))
        sides = prose(self._renderer, content, self._units.within(content), self._targets)
        return sides.around(before, "")

    def _html(self, token: Token) -> Sides:
        content = self._content(html_lines(self._text, token, self._shift))
        sides = markup(self._renderer, content, self._units.within(content), self._targets)
        if _SEEN.search(_TAG.sub("", sides.source)) or _BARE_TAG.fullmatch(content.text):
            return sides
        raw = f'<pre class="raw">{html.escape(content.text.strip())}</pre>'
        return Sides(raw, raw, sides.units)  # a player, a form: what is not shown is said

    def _tag(self, token: Token) -> Sides:
        """A template tag, or lines that are none of ours to read: what they are, and its texts."""
        lines = block_lines(token) if "lines" in token.meta else []
        content = self._content(lines)
        placed = self._units.within(content)
        if token.info == "container" and not placed:
            return Sides("", "")
        fields = Sides("", "")
        for one in placed:
            fields = fields.plus(field(self._renderer, one.unit, self._targets))
        if token.info == "reference":
            return fields
        if token.type == "marker" and (found := _SRC.search(content.text)):
            picture = f'<img src="{html.escape(found[1])}" alt="">'
            shown = f'<span class="tag">{html.escape(found[1])}</span>' + picture
        else:
            shown = f'<pre class="raw">{html.escape(content.text.strip())}</pre>'
        return Sides(shown, shown).plus(fields)

    def _table(self, index: int, close: int) -> Sides:
        opening = self._tokens[index]
        heads = [one for one in self._tokens[index:close] if one.type == "th_open"]
        aligned = [_EDGES.get(str(one.attrs.get("style", "")), "") for one in heads]
        base = self._text.normal_starts[self._shift]
        table = Sides("<table>", "<table>")
        for place, (number, start, end) in enumerate(block_lines(opening)):
            if place == 1:
                continue  # the row of dashes
            tag = "th" if place == 0 else "td"
            scope = ' scope="col"' if place == 0 else ""
            row = Sides("<tr>", "<tr>")
            line = self._text.normal[base + start : base + end]
            for edge, cell in zip(aligned, cells(line), strict=False):
                content = self._content([(number, start + cell.start, start + cell.end)])
                placed = self._units.within(content)
                sides = prose(self._renderer, content, placed, self._targets, Syntax.CELL)
                row = row.plus(sides.around(f"<{tag}{scope}{edge}>", f"</{tag}>"))
            table = table.plus(row.plus(Sides("</tr>", "</tr>")))
        return table.plus(Sides("</table>", "</table>"))

    # Places

    @property
    def _text(self) -> Text:
        assert self._renderer.blocks is not None  # noqa: S101  # or there would be no tokens
        return self._renderer.blocks.source

    def _content(self, lines: list[tuple[int, int, int]]) -> Content:
        return Content.of(self._text, lines, self._shift)

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._shift + 1

    def _close(self, index: int) -> int:
        """The number of the token that ends what begins at `index`."""
        depth = 0
        for number in range(index, len(self._tokens)):
            depth += self._tokens[number].nesting
            if depth <= 0:
                return number
        return len(self._tokens) - 1


_END = 1 << 60


def _code(token: Token) -> Sides:
    language = _LANGUAGE.match(token.info)
    title = f' title="{html.escape(language[0])}"' if language else ""
    block = f"<pre{title}><code>{html.escape(token.content)}</code></pre>"
    return Sides(block, block)


def _name(line: str) -> str:
    """The word that says what a container is: `tip` of `::: tip`."""
    found = re.search(r"[A-Za-z][\w-]*", line)
    return found[0].lower() if found else ""

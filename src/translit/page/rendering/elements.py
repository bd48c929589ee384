"""Block tokens of a post -> HTML in both languages: titles, running text, tables, code."""

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
from translit.model import Syntax, UnitKey
from translit.page.rendering.passages import Placed, Sides, Units, field, markup, prose
from translit.page.rendering.renderer import Renderer
from translit.page.views import unit_id
from translit.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Elements", "close_of", "name_of"]

_FORMULA = lazy(r"\A(?:\$\$|\\\[)|(?:\$\$|\\\])\Z")
"""The signs around a formula."""

_SRC = lazy(r"""\b(?:src|link)=["']([^"']+)["']""")
_EDGES = {"text-align:center": ' class="to-center"', "text-align:right": ' class="to-right"'}
_LANGUAGE = lazy(r"[\w+#.-]+")


class Elements:
    """Writes the blocks of one post, each once, in their order."""

    def __init__(
        self,
        renderer: Renderer,
        tokens: Sequence[Token],
        units: Units,
        targets: Mapping[UnitKey, str],
    ) -> None:
        self._renderer = renderer
        self._tokens = tokens
        self._units = units
        self._targets = targets
        levels = [int(one.tag[1:]) for one in tokens if one.type == "heading_open"]
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

    @property
    def _text(self) -> Text:
        assert self._renderer.blocks is not None  # noqa: S101  # or there would be no tokens
        return self._renderer.blocks.source

    @property
    def _shift(self) -> int:
        return self._renderer.blocks.shift if self._renderer.blocks else 0

    def content(self, lines: list[tuple[int, int, int]]) -> Content:
        """The text of some lines."""
        return Content.of(self._text, lines, self._shift)

    def titled(self, placed: Sequence[Placed], otherwise: str) -> Sides:
        """The title of a container: its units, or what it is called."""
        name = html.escape("" if placed else otherwise)
        title = Sides(name, name, tuple(unit_id(one.unit.key) for one in placed))
        for one in placed:
            title = title.plus(Sides(*self._renderer.both(one.unit, self._targets)))
        return title.around('<p class="callout-title">', "</p>") if title else title

    def sides(self, index: int, end: int) -> Sides:
        """The HTML of the tokens from `index` to `end`."""
        sides = Sides("", "")
        while index <= end:
            token = self._tokens[index]
            if token.type == "table_open":
                close = close_of(self._tokens, index)
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
            label = str(token.meta.get("label", ""))
            begin = self._renderer.sanitiser.footnote(label, html.escape(label))
            return "</div>" if close else begin
        if token.hidden or not token.tag:
            return ""
        start = token.attrs.get("start")
        numbered = f' start="{int(start)}"' if start and not close else ""
        return f"<{close}{token.tag}{numbered}>"

    def _title(self, token: Token) -> Sides:
        if token.type == "list_item_open" and "checked" in token.meta:
            box = f'<span class="task">{"☑" if token.meta["checked"] else "☐"}</span> '
            return Sides(box, box)
        if token.type != "admonition_open":
            return Sides("", "")
        content = self.content(block_lines(token)[:1])
        told = token.meta.get("title")
        name = told.of(content.text) if told else name_of(content.text)
        return self.titled(self._units.within(content), name)

    def _paragraph(self, token: Token) -> Sides:
        content = self.content(paragraph_lines(self._text, token, self._shift))
        if first := alert(content.text):
            return self._alert(content, first)
        sides = self.prose(content)
        return sides if token.hidden else sides.around("<p>", "</p>")

    def _alert(self, content: Content, first: int) -> Sides:
        """`[!NOTE] 标题`, and the lines below it."""
        text = content.text
        end = text.find("\n") if "\n" in text else len(text)
        title = self.prose(content.part(first, end))
        if not title:
            name = name_of(text[:first])
            title = Sides(name, name)
        title = title.around('<p class="callout-title">', "</p>")
        if end == len(text):
            return title
        return title.plus(self.prose(content.part(end + 1, len(text))).around("<p>", "</p>"))

    def _inline(self, token: Token, opening: Token) -> Sides:
        if opening.type == "heading_open":
            attributes = self._renderer.reader.reads_attributes
            lines = heading_lines(self._text, token, opening, self._shift, attributes=attributes)
        else:
            lines = paragraph_lines(self._text, token, self._shift)
        return self.prose(self.content(lines))

    def prose(self, content: Content, syntax: Syntax = Syntax.MARKDOWN) -> Sides:
        """Running text, with the units that stand in it."""
        placed = self._units.within(content)
        return prose(self._renderer, content, placed, self._targets, syntax)

    def _html(self, token: Token) -> Sides:
        content = self.content(html_lines(self._text, token, self._shift))
        return markup(self._renderer, content, self._units.within(content), self._targets)

    def _tag(self, token: Token) -> Sides:
        """A template tag, or lines that are none of ours to read: what they are, and its texts."""
        lines = block_lines(token) if "lines" in token.meta else []
        content = self.content(lines)
        placed = self._units.within(content)
        if token.info == "container" and not placed:
            return Sides("", "")
        fields = Sides("", "")
        for one in placed:
            fields = fields.plus(field(self._renderer, one.unit, self._targets))
        if token.info == "reference":
            return fields
        text = content.text.strip()
        if token.type == "marker" and (found := _SRC.search(text)):
            shown = self._renderer.picture(found[1], "")
        elif token.info == "math":
            shown = f'<p class="math">{html.escape(_FORMULA.sub("", text).strip())}</p>'
        else:
            shown = f'<pre class="raw">{html.escape(text)}</pre>'
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
                content = self.content([(number, start + cell.start, start + cell.end)])
                sides = self.prose(content, Syntax.CELL)
                row = row.plus(sides.around(f"<{tag}{scope}{edge}>", f"</{tag}>"))
            table = table.plus(row.plus(Sides("</tr>", "</tr>")))
        return table.plus(Sides("</table>", "</table>"))


def close_of(tokens: Sequence[Token], index: int) -> int:
    """The number of the token that ends what begins at `index`."""
    depth = 0
    for number in range(index, len(tokens)):
        depth += tokens[number].nesting
        if depth <= 0:
            return number
    return len(tokens) - 1


def _code(token: Token) -> Sides:
    language = _LANGUAGE.match(token.info)
    title = f' title="{html.escape(language[0])}"' if language else ""
    block = f"<pre{title}><code>{html.escape(token.content)}</code></pre>"
    return Sides(block, block)


def name_of(line: str) -> str:
    """The word that says what a container is: `tip` of `::: tip`."""
    found = re.search(r"[A-Za-z][\w-]*", line)
    return found[0].lower() if found else ""

"""Block tokens -> units and outline: what a reader sees, in the order in which it stands."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translit.formats.markdown.directives import directives
from translit.formats.markdown.places import html
from translit.formats.markdown.places.captions import captions_in, without
from translit.formats.markdown.places.cells import cells
from translit.formats.markdown.places.content import Content, Text
from translit.formats.markdown.places.lines import heading_lines, html_lines, paragraph_lines
from translit.formats.markdown.places.recorder import block_lines
from translit.formats.markdown.places.unit_codes import essence
from translit.formats.markdown.rules.alert import alert
from translit.formats.markdown.rules.reference import title_of
from translit.formats.markdown.rules.tag_parameters import (
    Offered,
    Parameter,
    parameters,
    tag_name,
    without_captions,
)
from translit.formats.markdown.units import Units
from translit.model import Block, Code, Problem, Role, Syntax
from translit.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Reader"]

_ROLES = {
    "blockquote_open": Role.QUOTATION,
    "list_item_open": Role.LIST_ITEM,
    "footnote_reference_open": Role.FOOTNOTE,
    "dd_open": Role.DEFINITION,
}
"""What a paragraph is, by the container that it stands in."""

_ENDS = frozenset(name.replace("_open", "_close") for name in _ROLES)

_COMMENTS = lazy(r"(?:\s*<!--.*?-->)++\s*", re.DOTALL)
"""Comments of HTML, with nothing to read between them."""

_SILENT = frozenset(("paragraph_open", "tr_open", "th_open", "td_open", "thead_open", "tbody_open"))
"""Openings that the outline need not mention: what they hold says as much."""


@dataclass(slots=True)
class Reader:
    """Collects units, outline and problems from the block tokens of one post."""

    text: Text
    shift: int
    """The line on which the tokens' text begins; 0 where there is no front matter."""
    codes_of: Callable[[str], tuple[Code, ...]]
    """Those of a text in Markdown."""
    offered: Offered
    units: Units
    outline: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    attributes: bool = True
    """Whether attributes at the end of a heading are read as such."""
    keeps_blocks: bool = False
    """Whether the contents of all blocks are asked for, and not the units alone."""
    blocks: list[tuple[Content, Sequence[Code], bool]] = field(default_factory=list)
    """The running text of the post with its codes, and whether it is a heading."""
    _roles: list[Role] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        """Walk over the tokens of a post."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "paragraph":
                self._paragraph(token)
            elif token.type == "inline":
                self._inline(token, tokens[index - 1])
            elif token.nesting == 1:
                self._begin(token)
            elif token.nesting == -1:
                self._end(token)
            elif token.type == "html_block":
                self._html_block(token)
            else:
                self._other(token)
            index = self._table(tokens, index) if token.type == "table_open" else index + 1

    # Containers

    def _begin(self, token: Token) -> None:
        self.units.scope.begin(token.level)
        if role := _ROLES.get(token.type):
            self._roles.append(role)
        if token.type not in _SILENT:
            self._note_block(token, self._shape(token))
        if token.type == "admonition_open":
            self._title(token)

    def _end(self, token: Token) -> None:
        if token.type in _ENDS:
            self._roles.pop()
        self.units.scope.end(token.level)

    def _shape(self, token: Token) -> str:
        kind = token.type.removesuffix("_open")
        if kind == "heading":
            return f"heading {token.tag[1:]}"
        if kind == "ordered_list":
            return f"ordered_list {token.attrs.get('start', 1)}"
        if kind == "footnote_reference":
            return f"footnote {token.meta['label']}"
        return kind

    def _note_block(self, token: Token, kind: str, codes: Sequence[Code] = ()) -> None:
        line = (token.map[0] if token.map else 0) + self.shift + 1
        self.outline.append(Block(line, f"{token.level} {kind}", essence(codes)))

    # Leaves

    def _paragraph(self, token: Token) -> None:
        self.units.scope.begin(token.level - 1)
        self._inline(token, token)
        self.units.scope.end(token.level - 1)

    def _inline(self, token: Token, opening: Token) -> None:
        heading = opening.type == "heading_open"
        content = self._content(
            heading_lines(self.text, token, opening, self.shift, attributes=self.attributes)
            if heading
            else paragraph_lines(self.text, token, self.shift)
        )
        role = self._roles[-1] if self._roles else Role.PARAGRAPH
        if heading:
            role = Role.HEADING
        elif opening.type == "dt_open":
            role = Role.TERM
        first = alert(content.text) if role is Role.QUOTATION else 0
        if not first:
            self._prose(token, "text", content, role)
            return
        # `> [!NOTE] 标题`: the rest of the line is a title, the lines after it are text.
        end = content.text.find("\n") if "\n" in content.text else len(content.text)
        self._prose(
            token, f"alert {content.text[:first].strip()}", content.part(first, end), Role.TITLE
        )
        if end < len(content.text):
            self._prose(token, "text", content.part(end + 1, len(content.text)), role)

    def _prose(
        self,
        token: Token,
        kind: str,
        content: Content,
        role: Role,
    ) -> None:
        codes = self.codes_of(content.text)
        if self.keeps_blocks:
            self.blocks.append((content, codes, role is Role.HEADING))
        self._note_block(token, kind, codes)
        self.units.prose(content, codes, role, Syntax.MARKDOWN)

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        """Read the cells of the table that opens at `index`; answer the index of its close."""
        opening, aligned = tokens[index], []
        rows = list(block_lines(opening))
        close = index + 1
        while not (tokens[close].type == "table_close" and tokens[close].level == opening.level):
            if tokens[close].type == "th_open":
                aligned.append(str(tokens[close].attrs.get("style", "")))
            close += 1
        self.outline[-1] = self.outline[-1]._replace(
            kind=f"{opening.level} table {len(rows)} {' '.join(aligned)}"
        )
        base = self.text.normal_starts[self.shift]
        for place, (number, start, end) in enumerate(rows):
            if place == 1:
                continue  # the row of dashes
            line = self.text.normal[base + start : base + end]
            for cell in cells(line)[: len(aligned)]:
                content = self._content([(number, start + cell.start, start + cell.end)])
                codes = self.codes_of(content.text)
                if self.keeps_blocks:
                    self.blocks.append((content, codes, False))
                self.outline.append(Block(content.line, f"{opening.level} cell", essence(codes)))
                self.units.prose(content, codes, Role.CELL, Syntax.CELL)
        return close

    def _html_block(self, token: Token) -> None:
        content = self._content(html_lines(self.text, token, self.shift))
        self._note_block(token, "html")
        skeleton = html.skeleton(content.text, self.offered.attributes)
        self.outline[-1] = self.outline[-1]._replace(codes=skeleton)
        told = deque(directives(content.text))

        def obey(before: int) -> None:
            """Take to heart what the author says before a place of the block."""
            while told and told[0].offset < before:
                name, value, offset, problem = told.popleft()
                if problem:
                    self.problems.append(Problem(content.line_of(offset), problem))
                else:
                    self.units.scope.obey(name, value)

        if _COMMENTS.fullmatch(content.text):
            captions = () if told else captions_in(content.text, self.offered)
            obey(len(content.text))
            if captions:
                self._take(content, captions)
                shape = (without(content.text, captions),)
                self.outline[-1] = self.outline[-1]._replace(codes=shape)
            return  # a comment is no block: what a directive says is for the block after it
        self.units.html_block(content, self.offered.attributes, obey)
        self.units.scope.pass_leaf()
        obey(len(content.text))  # what is said at its end is said of the next block

    def _other(self, token: Token) -> None:
        """Code, rules, formulas, template tags: nothing of theirs is text but captions."""
        content = self._content(block_lines(token))
        if token.type == "marker" and token.info == "container":
            self._title(token)
            kind = content.text
            if title := token.meta["title"]:
                kind = f"{kind[: title.start].rstrip()} {kind[title.end :].lstrip()}"
            self._note_block(token, f"container {kind.strip()}")
        elif token.type == "marker" and token.info == "reference":
            self._reference(token, content)
        elif token.type == "marker":
            self._captions(content)
            self._note_block(token, f"tag {without_captions(content.text, self.offered.captions)}")
        else:
            coded = token.type in {"fence", "opaque"}
            captions = captions_in(content.text, self.offered) if coded else ()
            self._take(content, captions)
            kind = token.info.split(" ", 1)[0]
            self._note_block(token, f"{token.type} {kind}")
            self.outline[-1] = self.outline[-1]._replace(codes=(without(content.text, captions),))
        self.units.scope.pass_leaf()

    def _reference(self, token: Token, content: Content) -> None:
        shape = content.text
        if title := title_of(content.text):
            span, syntax = title
            shape = content.text[: span.start] + content.text[span.end :]
            self.units.value(content, span, Role.ATTRIBUTE, syntax, "title")
        self._note_block(token, "reference")
        self.outline[-1] = self.outline[-1]._replace(codes=(shape,))

    def _title(self, token: Token) -> None:
        content = self._content(block_lines(token))
        title = token.meta["title"]
        if title:
            part = content.part(*title)
            role = token.meta.get("role", Role.TITLE)
            self.units.prose(part, self.codes_of(part.text), role, Syntax.MARKDOWN)

    def _captions(self, content: Content) -> None:
        names = self.offered.captions.get(tag_name(content.text), ())
        self._take(content, parameters(content.text, names))

    def _take(self, content: Content, captions: Sequence[Parameter]) -> None:
        for one in captions:
            self.units.value(content, one.span, Role.CAPTION, one.syntax, one.name)

    def _content(self, lines: list[tuple[int, int, int]]) -> Content:
        return Content.of(self.text, lines, self.shift)

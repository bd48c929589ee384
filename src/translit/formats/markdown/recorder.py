"""Markdown text -> markdown-it tokens that know where they stand.

markdown-it-py's own two parsers, subclassed to remember positions; no rule of theirs is changed.
Its `inline` tokens are left alone here: a block's text is read by `inline_tokens` when it is
needed, from text that we cut out ourselves and can map back to the post.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

from translit.formats.markdown.cjk_emphasis import flanks
from translit.model import Span

__all__ = ["RecordingBlock", "RecordingInline", "block_lines", "closes", "span_of"]

Env = MutableMapping[str, Any]

_MEASURED = frozenset(
    (
        "inline",
        "html_block",
        "table_open",
        "fence",
        "code_block",
        "hr",
        "marker",
        "opaque",
        "admonition_open",
    )
)
"""Block tokens whose lines are remembered."""

_ANYWHERE = frozenset(("table", "code", "lheading", "deflist", "paragraph"))
"""Rules of blocks that may begin with a letter; every other block begins with a mark or a digit,
and need not be tried for most lines of a post."""

_MERGING = frozenset(("fragments_join", "text_join"))
"""Rules that melt tokens together, and with them their places."""


def span_of(token: Token) -> Span:
    """Where an inline token stands in the text that was parsed."""
    span: Span = token.meta["span"]
    return span


def block_lines(token: Token) -> list[tuple[int, int, int]]:
    """The lines of a block: number (from 0), start and end of what its containers leave of it.

    Places are in the text that was parsed: prefixes like `> ` and indentation are cut off.
    """
    lines: list[tuple[int, int, int]] = token.meta["lines"]
    return lines


class _InlineState(StateInline):
    """Remembers at which character each token was pushed."""

    last: dict[str, int]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        # Inside a link label posMax is its end: what follows counts as the end of the text.
        left, right, punctuation_before, punctuation_after = flanks(
            self.src, start, end, self.posMax
        )
        return Scanned(
            left and (canSplitWord or not right or punctuation_before),
            right and (canSplitWord or not left or punctuation_after),
            end - start,
        )


def closes(state: StateInline, mark: str) -> bool:
    """Whether `mark` stands anywhere behind the state's place.

    A rule that looks for its end asks this first: a post may open a thing a hundred thousand times.
    """
    if not isinstance(state, _InlineState):
        return True
    if mark not in state.last:
        state.last[mark] = state.src.rfind(mark)
    return state.last[mark] > state.pos


class RecordingInline(ParserInline):
    """Gives every inline token its span in `meta`."""

    def parse(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> list[Token]:
        """Tokens of one block's text, each with its span; plain text has none."""
        state = _InlineState(src, md, env, tokens)
        state.last = {}
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            if rule.__name__ not in _MERGING:
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Apply the first rule that matches at each place; note what it consumed."""
        rules = self.ruler.getRules("")
        end = state.posMax
        nesting = state.md.options.maxNesting
        while state.pos < end:
            start, first = state.pos, len(state.tokens)
            for rule in rules if state.level < nesting else ():
                if rule(state, False):  # noqa: FBT003
                    if len(state.tokens) > first:
                        _mark(state, state.tokens[first:], start)
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()


def _mark(state: StateInline, tokens: list[Token], start: int) -> None:
    """Give every new token its slice of the text from `start` to the state's place."""
    new = [token for token in tokens if "at" in token.meta and "span" not in token.meta]
    if not new:
        return
    end = state.pos
    if new[0].type == "text":  # a run of delimiters: one token for each
        for token in new:
            token.meta["span"] = Span(start, start + len(token.content))
            start += len(token.content)
    elif len(new) == 1:
        if new[0].type == "hardbreak" and state.src[start] == "\n":
            # The blanks before the line's end make the break, and belong to it.
            while state.src[start - 1] == " ":
                start -= 1
        new[0].meta["span"] = Span(start, end)
    elif new[0].info == "auto":  # <https://…>: three tokens, one code
        new[0].meta["span"] = Span(start, end)
        for token in new[1:]:
            token.meta["span"] = Span(end, end)
    else:  # [label](…): the label was tokenized inside
        new[0].meta["span"] = Span(start, new[0].meta["at"])
        new[-1].meta["span"] = Span(new[-1].meta["at"], end)


class RecordingBlock(ParserBlock):
    """Gives block tokens the lines that they were read from, in `meta`."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Apply the first rule that matches at each line; note the lines of new tokens.

        It is done here, and not at the end, because containers (`> `, list items) move the
        marks of their lines only while their own content is read.
        """
        rules = self.ruler.getRules("")
        plain_rules = [rule for rule in rules if rule.__name__ in _ANYWHERE]
        line, seen_empty = startLine, False
        _measure(state)
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = endLine
                break
            first = state.src[state.bMarks[line] + state.tShift[line]]
            for rule in plain_rules if first.isalpha() else rules:
                if rule(state, line, endLine, False):  # noqa: FBT003
                    break
            _measure(state)
            state.tight = not seen_empty
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                seen_empty = True
            if line < endLine and state.isEmpty(line):
                seen_empty = True
                line += 1
                state.line = line


def _measure(state: StateBlock) -> None:
    """Note the lines of the tokens that have come since the last time."""
    measured = state.env.get("measured", 0)
    for token in state.tokens[measured:]:
        if token.type in _MEASURED:
            token.meta["lines"] = _lines(state, token)
    state.env["measured"] = len(state.tokens)


def _lines(state: StateBlock, token: Token) -> list[tuple[int, int, int]]:
    first, last = token.map or (0, 0)
    return [
        (
            number,
            min(state.bMarks[number] + state.tShift[number], state.eMarks[number]),
            state.eMarks[number],
        )
        for number in range(first, max(last, first + 1))
    ]

"""Markdown text -> markdown-it tokens that know where they stand.

markdown-it-py's own two parsers, subclassed to remember positions. Its rules do the reading; only
those are tried that can begin with the character at hand, and paragraphs have a way of their own.
Its `inline` tokens are left alone here: a block's text is read when it is needed, from text that
we cut out ourselves and can map back to the post.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import cached_property
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

from translit.formats.markdown.rules.cjk_emphasis import flanks
from translit.formats.markdown.rules.closable import RememberingState
from translit.formats.markdown.rules.openings import UNMARKED, BlockRuler, Rules, Starts
from translit.formats.markdown.rules.paragraph import is_ambiguous, paragraph_end, push_paragraph
from translit.model import Span

__all__ = ["RecordingBlock", "RecordingInline", "block_lines", "span_of"]

Env = MutableMapping[str, Any]

_MEASURED = frozenset(
    (
        "inline",
        "paragraph",
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


_TEXT = Token("text", "", 0)
"""Stands for each piece of plain text: what it holds is what is between the other tokens."""


class _InlineState(RememberingState):
    """Remembers at which character each token was pushed."""

    def pushPending(self) -> Token:  # noqa: N802
        """Text needs no token of its own, but a place: neighbours of a run of marks are counted."""
        self.tokens.append(_TEXT)
        self.pending = ""
        return _TEXT

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


class RecordingInline(ParserInline):
    """Gives every inline token its span in `meta`; plain text has none."""

    def __init__(self, starts: Starts) -> None:
        super().__init__()
        self._starts = starts
        """With which signs each rule can begin."""
        # And `]`, at which the search for the end of a label must stop.
        marks = "".join(sorted({sign[0] for signs in starts.values() for sign in signs} | {"]"}))
        self._mark = re.compile(f"[{re.escape(marks)}]")

    @cached_property
    def _rules(self) -> Rules[Any]:
        return Rules(self.ruler, self._starts)

    def parse(self, src: str, md: MarkdownIt, env: Env, tokens: list[Token]) -> list[Token]:
        """Tokens of one block's text, each with its span."""
        state = _InlineState(src, md, env, tokens)
        state.last = {}
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            if rule.__name__ not in _MERGING:
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Apply the first rule that matches at each place; note what it consumed."""
        rules, src, end, any_mark = self._rules, state.src, state.posMax, self._mark
        nesting = state.md.options.maxNesting
        while state.pos < end:
            mark = any_mark.search(src, state.pos, end)
            start = mark.start() if mark else end
            if start > state.pos:
                state.append_pending(src[state.pos : start])
                state.pos = start
                if mark is None:
                    break
            first = len(state.tokens)
            for rule in rules.at(src, start) if state.level < nesting else ():
                if rule(state, False):  # noqa: FBT003
                    if len(state.tokens) > first:
                        _mark(state, first, start)
                    break
            else:
                state.append_pending(src[start])
                state.pos += 1

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Go past what begins at the state's place, without a token."""
        start = state.pos
        known = state.cache.get(start)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options.maxNesting:
            state.pos = state.posMax  # as markdown-it does: too deep to be read
        elif mark := self._mark.match(state.src, start, state.posMax):
            state.level += 1
            if not any(rule(state, True) for rule in self._rules.at(state.src, start)):  # noqa: FBT003
                state.pos += 1
            state.level -= 1
        else:
            mark = self._mark.search(state.src, start, state.posMax)
            state.pos = mark.start() if mark else state.posMax
        state.cache[start] = state.pos


def _mark(state: StateInline, first: int, start: int) -> None:
    """Give every token from number `first` on its slice of the text, which begins at `start`."""
    new = [
        token for token in state.tokens[first:] if "at" in token.meta and "span" not in token.meta
    ]
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

    def __init__(self, starts: Starts) -> None:
        super().__init__()
        self.ruler = self._ruler = BlockRuler(self.ruler, starts)
        self._starts = starts

    @cached_property
    def _rules(self) -> Rules[Any]:
        return Rules(self.ruler, self._starts)

    @cached_property
    def _marked(self) -> Rules[Any]:
        """Those of blocks that begin with a mark of their own."""
        return Rules(self.ruler, self._starts, without=UNMARKED)

    @cached_property
    def _endings(self) -> Rules[Any]:
        return self._ruler.endings("paragraph")

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Apply the first rule that matches at each line; note the lines of new tokens.

        It is done here, and not at the end, because containers (`> `, list items) move the
        marks of their lines only while their own content is read.
        """
        line, seen_empty = startLine, False
        _measure(state)
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = endLine
                break
            self._read_block(state, line, endLine)
            _measure(state)
            state.tight = not seen_empty
            line = state.line
            if state.isEmpty(line - 1):
                seen_empty = True
            if line < endLine and state.isEmpty(line):
                seen_empty = True
                line += 1
                state.line = line

    def _read_block(self, state: StateBlock, line: int, end: int) -> None:
        begin = state.bMarks[line] + state.tShift[line]
        if not is_ambiguous(state, line):
            for rule in self._marked.at(state.src, begin):
                if rule(state, line, end, False):  # noqa: FBT003
                    return
            if behind := paragraph_end(state, line, self._endings):
                push_paragraph(state, line, behind)
                return
        for rule in self._rules.at(state.src, begin):
            if rule(state, line, end, False):  # noqa: FBT003
                return


def _measure(state: StateBlock) -> None:
    """Note the lines of the tokens that have come since the last time."""
    measured = state.env.get("measured", 0)
    for token in state.tokens[measured:]:
        if token.type in _MEASURED:
            token.meta["lines"] = _lines(state, token)
    state.env["measured"] = len(state.tokens)


def _lines(state: StateBlock, token: Token) -> list[tuple[int, int, int]]:
    begins, ends, shifts = state.bMarks, state.eMarks, state.tShift
    first, last = token.map or (0, 0)
    if last <= first + 1:  # most blocks
        begin, end = begins[first] + shifts[first], ends[first]
        return [(first, min(end, begin), end)]
    return [
        (number, min(begins[number] + shifts[number], ends[number]), ends[number])
        for number in range(first, last)
    ]

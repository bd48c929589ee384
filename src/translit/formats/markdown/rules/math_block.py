r"""Formulas that stand alone: lines from `$$` to `$$`, `\[` to `\]`, or an environment."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import push_opaque
from translit.patterns import lazy

__all__ = ["math_block"]

_BLOCK = lazy(r"\$\$|\\\[|\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_REST = lazy(r"\s*(?:\$\$|\(\w+\)|\{#?[\w:-]+\}|\\tag\{[^{}]*\}|[.,;，。；：])?\s*")
"""What may follow: a number or a label of the formula, a stop."""
_BLOCK_END = {"$$": "$$", "\\[": "\\]"}
_NO_FORMULAS = frozenset(("document", "itemize", "enumerate", "center", "figure", "table", "quote"))
"""Environments of LaTeX that hold text."""


def math_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    r"""Block rule: lines from `$$` to `$$`, `\[` to `\]`, or an environment, if it closes."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    found = _BLOCK.match(state.src, begin, state.eMarks[startLine])
    if not found or state.is_code_block(startLine):
        return False
    name = found["name"]
    if name in _NO_FORMULAS:
        return False
    closing = f"\\end{{{name}}}" if name else _BLOCK_END[found[0]]
    last = _last_line(state, startLine, endLine, found.end(), closing)
    if last < 0:
        return False
    if not silent:
        push_opaque(state, startLine, last + 1, "math")
    return True


def _last_line(state: StateBlock, first: int, end: int, begin: int, closing: str) -> int:
    """The line that `closing` ends; -1 where it is not found in time."""
    for line in range(first, end):
        if line > first:
            if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
                return -1
            begin = state.bMarks[line]
        at = state.src.find(closing, begin, state.eMarks[line])
        if at >= 0:
            # `$$a$$ 是……` is a paragraph that begins with a formula.
            rest = _REST.fullmatch(state.src, at + len(closing), state.eMarks[line])
            return line if rest else -1
        if line - first > 500:  # noqa: PLR2004  a forgotten `$$` must not cost the whole post
            return -1
    return -1

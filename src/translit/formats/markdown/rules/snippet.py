"""Files that are put in: `--8<-- "a.md"`, `{!a.md!}`, `<<< @/a.js`, `@[code](a.js)`."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, opaque_lines, push_opaque
from translit.patterns import lazy

__all__ = ["snippet"]

_ONE_LINE = lazy(
    r"""(?:;*-+8<-+[ \t]+(?:"[^"\n]+"|'[^'\n]+')|\{![^\n]+!\}|<<<[ \t]+[@./~]\S*.*"""
    r"|@\[code.*|@import .*)[ \t]*\Z"
)
_SCISSORS = lazy(r";*-+8<-+[ \t]*\Z")


def snippet(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: such a line, or the names of files between two of them, is no text."""
    line = line_at(state, startLine)
    if _ONE_LINE.match(line):
        if not silent:
            push_opaque(state, startLine, startLine + 1, "snippet")
        return True
    if not _SCISSORS.match(line):
        return False
    return opaque_lines(state, startLine, endLine, "8<", silent=silent, info="snippet")

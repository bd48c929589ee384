"""What MDX puts between paragraphs: `import A from './a'` and `export const x = …`."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import push_opaque
from translit.patterns import lazy

__all__ = ["module"]

_MODULE = lazy(
    r"import\s+(?:[\w$*{},\s]+?\s+from\s+)?(?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*\Z"
    r"|export\s+(?:default|const|let|var|function|class|async)\s+[\w${\[(]"
)


def module(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines of JavaScript, up to the next empty one; they are nobody's to translate."""
    begin, end = state.bMarks[startLine], state.eMarks[startLine]
    if silent or state.blkIndent or state.tShift[startLine]:
        return False
    if not _MODULE.match(state.src, begin, end):
        return False
    line = startLine + 1
    while line < endLine and not state.isEmpty(line):
        line += 1
    push_opaque(state, startLine, line, "module")
    return True

"""Template tags in Markdown: Liquid `{% … %}`, Hugo `{{< … >}}` and `{{% … %}}`, `{{ … }}`.

A tag is one code; so is a comment of MDX, `{/* … */}`. A line of tags alone is a block of its own;
what stands between the tags of code (`{% highlight %}`) is code, and nobody's to translate.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.attribute_list import ATTRIBUTE_LIST
from translit.formats.markdown.rules.inline_markup import push_code
from translit.formats.markdown.rules.marker import push_lines
from translit.formats.markdown.rules.tag_parameters import tag_name

__all__ = ["tag", "tag_block", "tag_end"]

_CLOSERS = {"{%": "%}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{/*": "*/}"}
"""What ends a tag, by what begins it; the longest beginning that fits is the tag's."""

_LONGEST = 4000
"""How far to look for the end of a tag, in characters: `{{` may stand in a text many times."""

_VERBATIM = frozenset(
    (
        "highlight",
        "codeblock",
        "code",
        "raw",
        "mermaid",
        "math",
        "katex",
        "mathjax",
        "chart",
        "echarts",
        "plantuml",
        "comment",
        "include_code",
        "gist",
        "typeit",
        "style",
        "script",
    )
)
"""Tags whose content is not prose: Jekyll's, Hexo's and common Hugo themes'."""


def tag_end(text: str, start: int, limit: int) -> int:
    """Where the tag that begins at `start` ends; 0 if none begins there, or it never ends."""
    beginning = text[start : start + 3]
    if beginning not in _CLOSERS:
        beginning = beginning[:2]
    closer = _CLOSERS.get(beginning)
    if closer is None:
        return 0
    end = text.find(closer, start + len(beginning), min(limit, start + _LONGEST))
    if end < 0 or (beginning == "{{" and text.find("\n", start, end) >= 0):
        return 0
    return end + len(closer)


def tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a template tag is one token."""
    end = tag_end(state.src, state.pos, state.posMax)
    if not end:
        return False
    push_code(state, "tag", end, silent=silent)
    return True


def tag_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines of template tags alone, with their content where that is code."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if state.is_code_block(startLine):
        return False
    last = _last_line(state, startLine, endLine, begin)
    if last < 0:
        return False
    if silent:
        return True
    name = tag_name(state.src[begin : state.eMarks[startLine]])
    verbatim = name in _VERBATIM
    if verbatim:
        last = max(last, _closing_line(state, name, last, endLine))
    kind = "opaque" if verbatim else "marker"
    push_lines(state, kind, startLine, last + 1).info = "tag"
    return True


def _last_line(state: StateBlock, start: int, end: int, begin: int) -> int:
    """The line on which the tags that begin a line end it; -1 if text follows them."""
    limit = state.eMarks[end - 1]
    rest = tag_end(state.src, begin, limit)
    if not rest and (attributes := ATTRIBUTE_LIST.match(state.src, begin, limit)):
        if "attribute_list" not in state.md.inline.ruler.get_active_rules():
            return -1
        rest = attributes.end()
    if not rest:
        return -1
    line = start
    while state.eMarks[line] < rest:
        line += 1
        if line >= end or state.sCount[line] < state.blkIndent:
            return -1
    while rest < state.eMarks[line]:
        if following := tag_end(state.src, rest, state.eMarks[line]):
            rest = following
        elif state.src[rest] in " \t":
            rest += 1
        else:
            return -1
    return line


def _closing_line(state: StateBlock, name: str, first: int, end: int) -> int:
    """The line of the tag that closes `name`; `first` where there is none before `end`."""
    # Looked for once: a post may open ten thousand and close none.
    unclosed = state.env.setdefault("unclosed_tags", set())
    if (name, end) in unclosed:
        return first
    closing = re.compile(r"\{%-?\s*end" + re.escape(name) + r"\b|\{\{[<%]\s*/\s*" + re.escape(name))
    for line in range(first, end):
        if closing.search(state.src, state.bMarks[line], state.eMarks[line]):
            return line
    unclosed.add((name, end))
    return first

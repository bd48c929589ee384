"""Template tags in Markdown: Liquid `{% … %}`, Hugo `{{< … >}}`, `{{% … %}}`, and `{{ … }}`.

A tag is one code. A line of tags alone is a block of its own; what stands between the tags of
code (`{% highlight %}`) is code, and nobody's to translate.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.model import Span

__all__ = ["ATTRIBUTE_LIST", "attribute_list", "parameters", "tag", "tag_block", "tag_name"]

_TAG = re.compile(
    r"\{%(?:[^%]|%(?!\}))*+%\}"
    r"|\{\{<(?:[^>]|>(?!\}\}))*+>\}\}"
    r"|\{\{%(?:[^%]|%(?!\}\}))*+%\}\}"
    r"|\{\{(?![<%])(?:[^}\n]|\}(?!\}))*+\}\}"
)
_NAME = re.compile(r"\{(?:%-?|\{[<%-]?)\s*/?\s*([\w./-]*)")
_VERBATIM = frozenset(
    ("highlight", "codeblock", "code", "raw", "mermaid", "math", "katex", "mathjax", "chart",
     "echarts", "plantuml", "comment", "include_code", "gist", "typeit", "style", "script")
)
"""Tags whose content is not prose: Jekyll's, Hexo's and common Hugo themes'."""

ATTRIBUTE_LIST = re.compile(r"\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}|\{[\w-]+=[^{}\n]*\}")
"""Attributes of a heading or a span: `{#id .class}` (Hugo), `{: .class}` (kramdown)."""

_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|`([^`]*)`)""")


def tag_name(text: str) -> str:
    """The name of a tag: `figure` of `{{< figure src="a.png" >}}`."""
    found = _NAME.match(text)
    return found[1] if found else ""


def parameters(text: str, names: tuple[str, ...]) -> list[tuple[str, Span]]:
    """The named parameters of a tag, with the places of their values inside the quotes."""
    found = []
    for match in _PARAMETER.finditer(text):
        if match[1] in names:
            group = next(index for index in (2, 3, 4) if match[index] is not None)
            found.append((match[1], Span(*match.span(group))))
    return found


def tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a template tag is one token."""
    if state.src[state.pos] != "{":
        return False
    found = _TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("tag", "", 0).content = found[0]
    state.pos = found.end()
    return True


def attribute_list(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `{#id .class}` is one token."""
    if state.src[state.pos] != "{":
        return False
    found = ATTRIBUTE_LIST.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("attribute_list", "", 0).content = found[0]
    state.pos = found.end()
    return True


def tag_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines of template tags alone, with their content where that is code."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[begin : begin + 1] != "{" or state.is_code_block(startLine):
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
    state.line = last + 1
    token = state.push("opaque" if verbatim else "marker", "", 0)
    token.map = [startLine, state.line]
    token.info = "tag"
    return True


def _last_line(state: StateBlock, start: int, end: int, begin: int) -> int:
    """The line on which the tags that begin a line end it; -1 if text follows them."""
    limit = state.eMarks[end - 1]
    found = _TAG.match(state.src, begin, limit) or ATTRIBUTE_LIST.match(state.src, begin, limit)
    if not found:
        return -1
    line = start
    while state.eMarks[line] < found.end():
        line += 1
        if line >= end or state.sCount[line] < state.blkIndent:
            return -1
    rest = found.end()
    while rest < state.eMarks[line]:
        following = _TAG.match(state.src, rest, state.eMarks[line])
        if following:
            rest = following.end()
        elif state.src[rest] in " \t":
            rest += 1
        else:
            return -1
    return line


def _closing_line(state: StateBlock, name: str, first: int, end: int) -> int:
    closing = re.compile(r"\{%-?\s*end" + re.escape(name) + r"\b|\{\{[<%]\s*/\s*" + re.escape(name))
    for line in range(first, end):
        if closing.search(state.src, state.bMarks[line], state.eMarks[line]):
            return line
    return first

r"""Components of MDX and Vue: `<Card title="…" style={{…}}>` on lines of their own, and in a line.

What is between two of them is Markdown, as MDX has it: unlike HTML, a component's tag ends with
its `>`, and not with the next empty line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_code
from translit.formats.markdown.rules.marker import push_lines
from translit.patterns import lazy

if TYPE_CHECKING:
    import re

__all__ = ["closing_line", "component", "component_in_text", "expression", "push_tags", "tag_at"]

_STRINGS = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"


def _braces(depth: int) -> str:
    """A pattern for JavaScript in braces, which may have braces in it."""
    inner = rf"|{_braces(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\"'`]|{_STRINGS}{inner})*+\}}"


_VALUE = _braces(4)

_HTML_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|[^\"'<>/{]|/(?!>))*+)?+\s*+/?>"
)
"""A tag without JavaScript: most are, and the other patterns take long to compile."""

_TAG_BEGINS = lazy(r"</?[A-Za-z][A-Za-z0-9:.-]*+(?=\s|/?>)")


_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*+)"
    rf"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|(?<=[=\s]){_VALUE}|[^\"'<>/{{]|\{{|/(?!>))*+)?+"
    r"\s*+/?>"
)


def tag_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The tag of HTML, or of a component, that begins at `at`; its values may be JavaScript."""
    if found := _HTML_TAG.match(text, at, limit):
        return found
    return _TAG.match(text, at, limit) if _TAG_BEGINS.match(text, at, limit) else None


_NO_COMPONENT = lazy(
    r"</?[a-z][\w-]*+"
    r"(?:[^\w.\s/>-]|(?:\s++(?:\"[^\"{]*+\"|'[^'{]*+'|[^\"'<>/{]|/(?!>))*+)?+\s*+/?>)"
)
"""What is a tag of HTML at a glance, or an address: `<p class="a">`, `<https:`."""


_COMPONENT = lazy(
    r"</?(?:(?P<name>[A-Z][\w.]*|[a-z][\w-]*(?:\.[\w.]+)?)"
    rf"(?P<attributes>(?:\s+(?:[A-Za-z_@:#][\w:.@#-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|{_VALUE}))?"
    rf"|{_VALUE}))*)\s*/?)?>"
)


def _component_end(text: str, at: int, limit: int) -> int:
    """Where the tag of a component ends that begins at `at`; 0 where none does, or one of HTML."""
    if text[at : at + 1] != "<" or _NO_COMPONENT.match(text, at, limit):
        return 0
    found = _COMPONENT.match(text, at, limit)
    if not found:
        return 0
    name, attributes = found["name"], found["attributes"] or ""
    is_html = name is not None and (
        ("{" not in attributes and name[0].islower() and "." not in name)
        or (name.isupper() and len(name) > 1)
    )
    return 0 if is_html else found.end()


def component(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines of nothing but tags of components, each of which may take several."""
    if state.is_code_block(startLine):
        return False
    at, limit = state.bMarks[startLine] + state.tShift[startLine], state.eMarks[endLine - 1]
    line = startLine
    while end := _component_end(state.src, at, limit):
        while state.eMarks[line] < end:
            line += 1
            outside = line >= endLine or state.sCount[line] < state.blkIndent
            if outside and (line >= endLine or not state.isEmpty(line)):
                return False
        at = end
        while at < limit and state.src[at] in " \t":
            at += 1
        if at >= state.eMarks[line]:
            break
    else:
        return False
    if not silent:
        push_tags(state, startLine, line + 1, endLine)
    return True


def push_tags(state: StateBlock, start: int, end: int, limit: int) -> None:
    """One token for the lines of tags; what they hold is read, where it is indented, without that.

    Neither MDX nor Python-Markdown takes the indentation in an element for code.
    """
    push_lines(state, "html_block", start, end)
    begin = state.bMarks[start] + state.tShift[start]
    opening = tag_at(state.src, begin, len(state.src))
    close = closing_line(state, opening["name"], start, end, limit) if opening else 0
    indents = [state.sCount[line] for line in range(end, close) if not state.isEmpty(line)]
    if not indents or min(indents) <= state.sCount[start]:
        return
    outer, state.blkIndent = state.blkIndent, min(indents)
    old_max, state.lineMax = state.lineMax, close
    state.md.block.tokenize(state, end, close)
    state.blkIndent, state.lineMax, state.line = outer, old_max, close


def closing_line(state: StateBlock, name: str, start: int, line: int, limit: int) -> int:
    """The line of the closing tag that stands as far to the right as the opening one; 0: none."""
    closing = f"</{name}>"
    unclosed = state.env.setdefault("unclosed", set())
    if (closing, limit) in unclosed:
        return 0
    for number in range(line, limit):
        begin = state.bMarks[number] + state.tShift[number]
        if state.sCount[number] == state.sCount[start] and state.src.startswith(closing, begin):
            return number
    unclosed.add((closing, limit))
    return 0


def component_in_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a tag of a component is one of HTML."""
    end = _component_end(state.src, state.pos, state.posMax)
    if not end:
        return False
    push_code(state, "html_inline", end, silent=silent)
    return True


_EXPRESSION = lazy(
    r"(?<![A-Za-z0-9\\$^_}])\{(?:[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*|\[\w+\])*"
    r"(?:\([^(){}\n]*\))?"
    r"|(?=[A-Za-z_$!(][^\n]*(?:[?&|]|=>|\())"
    rf"(?:[^{{}}\"'`\n\u3000-\uffef]|{_STRINGS}|{_braces(1)})*)\}}"
)
"""The name of a value, or a longer expression: no Chinese stands outside of its strings."""


def expression(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: JavaScript in braces is one token."""
    found = _EXPRESSION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_code(state, "tag", found.end(), silent=silent)
    return True

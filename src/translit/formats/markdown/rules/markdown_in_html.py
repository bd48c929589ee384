"""Markdown in HTML: `<div markdown="1">`, of which the lines to the closing tag are Markdown."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.component import closing_line, push_tags, tag_at
from translit.formats.markdown.rules.paragraph import push_paragraph
from translit.patterns import lazy

__all__ = ["markdown_in_html"]

_ATTRIBUTE = lazy(r"""\smarkdown(?:=["']?(?:1|block|span)["']?)?(?=[\s>/])""")


def markdown_in_html(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: the tag is a block of its own; with text behind it, a part of its paragraph."""
    if state.is_code_block(startLine):
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    tag = tag_at(state.src, begin, state.eMarks[endLine - 1])
    if not tag or tag["close"]:
        return False
    if not _ATTRIBUTE.search(tag[0]):
        return _element(state, startLine, silent=silent)
    line = startLine
    while state.eMarks[line] < tag.end():
        line += 1
    if silent:
        return True
    if not state.src[tag.end() : state.eMarks[line]].strip():
        close = closing_line(state, tag["name"], startLine, line + 1, endLine)
        state.env["markdown_until"] = max(close, state.env.get("markdown_until", 0))
        push_tags(state, startLine, line + 1, endLine)
        return True
    while line + 1 < endLine and not state.isEmpty(line + 1):
        line += 1
    push_paragraph(state, startLine, line + 1)
    return True


_ELEMENT = lazy(r"<(?P<name>[A-Za-z][\w-]*)\b[^>]*>.*</(?P=name)>[ \t]*")


def _element(state: StateBlock, line: int, *, silent: bool) -> bool:
    """A whole element on a line: what is below it in an element with Markdown is Markdown too."""
    if line >= state.env.get("markdown_until", 0):
        return False
    begin = state.bMarks[line] + state.tShift[line]
    if not _ELEMENT.fullmatch(state.src, begin, state.eMarks[line]):
        return False
    if not silent:
        push_tags(state, line, line + 1, line + 1)
    return True

"""Markdown in HTML: `<div markdown="1">`, of which the lines to the closing tag are Markdown."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.component import closing_line, push_tags, tag_at
from translit.formats.markdown.rules.marker import push_lines
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
    if not tag:
        return False
    if tag["close"] or not _ATTRIBUTE.search(tag[0]):
        return _alone(state, startLine, tag, silent=silent)
    line = startLine
    while state.eMarks[line] < tag.end():
        line += 1
    if silent:
        return True
    if not state.src[tag.end() : state.eMarks[line]].strip():
        close = closing_line(state, tag["name"], startLine, line + 1, endLine)
        state.env["markdown_until"] = max(close, state.env.get("markdown_until", 0))
        state.env.setdefault("markdown_closes", set()).add(close)
        push_tags(state, startLine, line + 1, endLine)
        return True
    while line + 1 < endLine and not state.isEmpty(line + 1):
        line += 1
    push_paragraph(state, startLine, line + 1)
    return True


_ELEMENT = lazy(r"<(?P<name>[A-Za-z][\w-]*)\b[^>]*>.*</(?P=name)>[ \t]*")


def _alone(state: StateBlock, line: int, tag: re.Match[str], *, silent: bool) -> bool:
    """A tag whose line is a block of its own, whatever is below it: two kinds are.

    A whole element in an element with Markdown, and the tag that closes such an element.
    """
    if tag["close"]:
        is_known = line in state.env.get("markdown_closes", ())
        is_alone = is_known and not state.src[tag.end() : state.eMarks[line]].strip()
    else:
        begin = state.bMarks[line] + state.tShift[line]
        is_within = line < state.env.get("markdown_until", 0)
        is_alone = is_within and bool(_ELEMENT.fullmatch(state.src, begin, state.eMarks[line]))
    if is_alone and not silent:
        push_lines(state, "html_block", line, line + 1)
    return is_alone

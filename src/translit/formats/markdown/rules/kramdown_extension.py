"""Extensions of kramdown: `{::comment}…{:/comment}`, `{::nomarkdown}…{:/}`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.inline_markup import push_alone
from translit.formats.markdown.rules.marker import line_at, opaque_lines
from translit.patterns import lazy

__all__ = ["kramdown_extension", "kramdown_extension_block"]

_EXTENSION = lazy(
    r"\{::(?P<name>[a-z]+)(?:[^{}\n/]|/(?!\}))*(?:/\}|\}(?P<text>(?:(?!\{:/).){0,2000}+)\{:/(?P=name)?\})",
    re.DOTALL,
)
_BEGINNING = lazy(r"\{::[a-z]+[^{}\n]*(?<!/)\}[ \t]*\Z")


def kramdown_extension(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: an extension with what it holds is one token."""
    if not closes(state, "{:/") and not closes(state, "/}"):
        return False
    found = _EXTENSION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "comment", found.end(), silent=silent)
    return True


def kramdown_extension_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: the lines of an extension are no text."""
    if not _BEGINNING.match(line_at(state, startLine)):
        return False
    return opaque_lines(state, startLine, endLine, "{:/", silent=silent, info="extension")

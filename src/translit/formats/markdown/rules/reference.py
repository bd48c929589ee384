"""Link reference definitions, `[label]: address "title"`: where their titles stand."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as commonmark_reference

from translit.formats.markdown.rules.marker import push_lines
from translit.model import Span, Syntax
from translit.patterns import lazy

__all__ = ["reference", "title_of"]

_TITLE = lazy(
    r"\[(?:[^\\\[\]]|\\.)+\]:\s*(?:<[^<>\n]*>|[^\s<]\S*)\s+"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)')\s*\Z",
    re.DOTALL,
)


def reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: CommonMark's own, and a token where one has been read."""
    if not commonmark_reference(state, startLine, endLine, silent):
        return False
    if not silent:
        push_lines(state, "marker", startLine, state.line).info = "reference"
    return True


def title_of(definition: str) -> tuple[Span, Syntax] | None:
    """The title of a definition, inside of its quotes; None where it has none, or brackets."""
    found = _TITLE.match(definition)
    if not found:
        return None
    double = found["double"] is not None
    return (
        Span(*found.span("double" if double else "single")),
        Syntax.ATTRIBUTE_DOUBLE if double else Syntax.ATTRIBUTE_SINGLE,
    )

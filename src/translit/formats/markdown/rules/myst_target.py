"""A name that something else refers to, `(目标)=`; what divides blocks, `+++ {"a": 1}` (MyST)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_opaque
from translit.patterns import lazy

__all__ = ["myst_target"]

_TARGET = lazy(r"(?:\([^()\s]+\)=|\+\+\+[ \t]+\{[^\n]*\})[ \t]*\Z")


def myst_target(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: such a line is no text."""
    if not _TARGET.match(line_at(state, startLine)):
        return False
    if not silent:
        push_opaque(state, startLine, startLine + 1, "target")
    return True

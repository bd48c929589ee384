"""Directives of a line: `::name[文字]{…}`, `::` (remark, Nuxt), `@tab 标题` (VuePress)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import line_at, push_marker, title_in
from translit.patterns import lazy

__all__ = ["leaf_directive"]

_DIRECTIVE = lazy(
    r"::(?!:)(?:[A-Za-z][\w-]*)?(?:\[(?P<title>[^\[\]\n]*)\])?(?:\{[^{}\n]*\})?[ \t]*\Z"
    r"|@tab(?::active)?(?:[ \t]+(?P<title_of_tab>[^#\n]*[^#\s]))?[ \t]*(?:#\S*)?[ \t]*\Z"
)


def leaf_directive(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803
    """Block rule: such a line is a marker; what is in its brackets is text."""
    found = _DIRECTIVE.match(line_at(state, startLine))
    if not found:
        return False
    if not silent:
        push_marker(state, startLine, title_in(found))
    return True

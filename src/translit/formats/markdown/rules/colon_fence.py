"""Containers between colons: `::: tip 标题` (VuePress), `:::tip[标题]` (Docusaurus), `:::`.

Those of MyST have their name in braces, `:::{admonition} 标题`, and options in the lines below;
those of Pandoc attributes instead of it, `::: {.callout-note title="标题"}`.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translit.formats.markdown.rules.marker import behind_options, line_at, push_marker, title_in
from translit.patterns import lazy

__all__ = ["colon_fence"]

_COLON = lazy(
    r":{3,}[ \t]*(?P<name>[A-Za-z][\w-]*|(?P<directive>\{[A-Za-z][\w:-]*\}))?[ \t]*"
    r"(?:\[(?P<title_in_brackets>[^\]]*)\]|(?P<title>[^\s{\[][^{]*?))?(?::active)?[ \t]*"
    r"(?:\{(?:[^}\"]|\"[^\"]*\")*\})?[ \t]*(?::{3,}[ \t]*)?$"
)
_TITLE = lazy(r":{3,}[ \t]*\{[^}\"]*(?:\"[^\"]*\"[^}\"]*)*?\btitle=\"(?P<title>[^\"]+)\"")


def colon_fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: a line that opens or closes a container is a marker; it holds Markdown."""
    line = line_at(state, startLine)
    found = _COLON.match(line)
    if not found:
        return False
    if not silent:
        attribute = _TITLE.match(line)
        body = startLine + 1
        if found["directive"]:
            body = behind_options(state, body, endLine)
        push_marker(state, startLine, title_in(attribute or found), last=body - 1)
    return True

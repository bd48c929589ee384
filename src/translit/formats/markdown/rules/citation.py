"""References to parts and to other works: `@fig-a`, `[@doe2020]` (Pandoc, Quarto)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone

__all__ = ["citation"]

_CITATION = re.compile(
    r"(?<![\w@/.])-?@(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|tip|nte|wrn|imp|cau)-[\w:.-]*\w"
    r"|\[(?:-?@[A-Za-z0-9_][A-Za-z0-9_:.#/+-]*[;,. A-Za-z0-9–-]*)+\](?![(\[:])"
)


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a reference is one token."""
    found = _CITATION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "citation", found.end(), silent=silent)
    return True

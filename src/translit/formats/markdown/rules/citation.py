"""References to parts and to other works: `@fig-a`, `[@doe2020]` (Pandoc, Quarto)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["citation"]

_CITATION = lazy(
    r"(?<![\w@/.])-?@(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|tip|nte|wrn|imp|cau)-[\w:.-]*\w"
    r"|\[(?:-?@[A-Za-z0-9_][A-Za-z0-9_:.#/+-]*[;,. A-Za-z0-9–-]*)+\](?![(\[:])"
    # The keys alone, where there is text beside them: `[参见 @doe2020, 第3页; -@li2019]`
    r"|(?<![A-Za-z0-9_@/.])-?@[A-Za-z0-9_][A-Za-z0-9_:.#/+-]*(?<=\w)(?=[^\[\]\n]*\](?![(\[:]))",
)


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a reference is one token."""
    return read_alone(state, "citation", _CITATION, silent=silent)

"""Letters below and above the line: `H~2~O`, `x^2^` (Pandoc, HackMD, Typora)."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import group_span, lazy

__all__ = ["subscript"]

_SUBSCRIPT = lazy(
    # `3~5天` and `10~20~30` go from one figure to another
    r"(?<![~\d])~(?!~)([+-]?\w{1,16}[+-]?)~(?!~)"
    r"|(?<![\^(])\^(?!\^)([+-]?(?!_)\w{1,16}[+-]?)\^(?!\^)"
)
_FORMULA = lazy(r"[0-9A-Za-z+-]{1,3}")
"""What is no word: the same in every language."""


def subscript(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the signs on either side are a token each, around figures one with them."""
    found = _SUBSCRIPT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    name = "subscript" if found[1] else "superscript"
    inner = Span(*group_span(found))
    if _FORMULA.fullmatch(inner.of(state.src)):
        push_alone(state, name, found.end(), silent=silent)
    else:
        push_pair(state, name, inner, found.end(), silent=silent)
    return True

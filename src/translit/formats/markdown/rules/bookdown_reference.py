r"""References of bookdown to its figures and parts: `\@ref(fig:a)`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import read_alone
from translit.patterns import lazy

__all__ = ["bookdown_reference"]

_REFERENCE = lazy(r"\\@ref\([\w:-]+\)")


def bookdown_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a reference is one token."""
    return read_alone(state, "citation", _REFERENCE, silent=silent)

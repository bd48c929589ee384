"""Short names of emojis and icons in running text: `:tada:`, `:material-clock:`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

__all__ = ["emoji"]

_EMOJI = re.compile(r"(?<![A-Za-z0-9_:]):[a-z][a-z0-9_+-]*:(?![A-Za-z0-9_:])")


def emoji(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `:tada:` is one token."""
    found = _EMOJI.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("emoji", "", 0)
    state.pos = found.end()
    return True

"""The first line of a quotation that is an alert: `> [!NOTE] 标题` (GitHub, Obsidian)."""

from __future__ import annotations

from translit.patterns import lazy

__all__ = ["alert"]

_ALERT = lazy(r"\[![A-Za-z]+\][+-]?[ \t]*")


def alert(text: str) -> int:
    """The length of the `[!NOTE]` with which a quotation's text begins; 0 if it does not."""
    found = _ALERT.match(text)
    return found.end() if found else 0

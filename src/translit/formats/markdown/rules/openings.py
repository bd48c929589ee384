"""A character -> the rules that can match where it stands: no other need be tried there."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Generic, TypeVar

from markdown_it.ruler import Ruler

__all__ = ["BLOCKS", "INLINES", "UNMARKED", "Rules"]

Rule = TypeVar("Rule", bound=Callable[..., object])

INLINES = {
    "text": "",  # what no rule is for is text: the recorder skips it by itself
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""With which characters CommonMark's and GitHub's inline rules can begin; a rule that nobody names,
with any. Those of other dialects are told by their table."""

BLOCKS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The same for blocks: the first character of a line behind its indentation."""

UNMARKED = frozenset(("table", "code", "lheading", "deflist", "paragraph"))
"""Blocks that are told by their indentation, or by what is on the next line."""


class Rules(Generic[Rule]):
    """The active rules of a ruler's chain, by the character that they can begin with."""

    def __init__(
        self,
        ruler: Ruler[Rule],
        firsts: Mapping[str, str],
        *,
        chain: str = "",
        without: Container[str] = (),
    ) -> None:
        chained = {id(rule) for rule in ruler.getRules(chain)}
        named = zip(ruler.get_active_rules(), ruler.getRules(""), strict=True)
        self._named = [
            (name, rule) for name, rule in named if id(rule) in chained and name not in without
        ]
        self._firsts = firsts
        self._by_character = {chr(code): self._of(chr(code)) for code in range(128)}
        self._others = self._of("")
        """For every other character: no rule begins with one of them alone."""

    def at(self, character: str) -> tuple[Rule, ...]:
        """The rules to try where the character stands, in their order."""
        return self._by_character.get(character, self._others)

    def _of(self, character: str) -> tuple[Rule, ...]:
        return tuple(
            rule
            for name, rule in self._named
            if name not in self._firsts or (character and character in self._firsts[name])
        )

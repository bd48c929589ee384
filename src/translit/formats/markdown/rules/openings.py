"""The signs at a place -> the rules that can match there: no other need be tried."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Generic, TypeVar

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

__all__ = ["BLOCKS", "INLINES", "UNMARKED", "BlockRuler", "Rules", "Starts"]

Rule = TypeVar("Rule", bound=Callable[..., object])

Starts = Mapping[str, Iterable[str]]
"""A rule's name -> what it can begin with: the characters of a string, or pairs of them."""

INLINES: Starts = {
    "text": "",  # what no rule is for is text: the recorder skips it by itself
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": ("![",),
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""With which characters, or two of them, CommonMark's and GitHub's inline rules can begin; a rule
that nobody names, with any. Those of other dialects are told by their table."""

BLOCKS: Starts = {
    "fence": ("``", "~~"),
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
    """The active rules of a ruler's chain, by the two characters that they can begin with."""

    def __init__(
        self,
        ruler: Ruler[Rule],
        firsts: Starts,
        *,
        chain: str = "",
        without: Container[str] = (),
    ) -> None:
        chained = {id(rule) for rule in Ruler.getRules(ruler, chain)}  # as they were given
        named = zip(ruler.get_active_rules(), ruler.getRules(""), strict=True)
        self._named = [
            (name, rule) for name, rule in named if id(rule) in chained and name not in without
        ]
        self._firsts = {name: tuple(beginnings) for name, beginnings in firsts.items()}
        self._known: dict[str, tuple[Rule, ...]] = {}
        self._others = self._of("")
        """For every character that is not ASCII: no rule begins with one of them alone."""

    def at(self, text: str, place: int) -> tuple[Rule, ...]:
        """The rules to try at a place of a text, in their order."""
        begins = text[place : place + 2]
        if begins > "\x7f":
            return self._others
        found = self._known.get(begins)
        return self._found(begins) if found is None else found

    def _found(self, begins: str) -> tuple[Rule, ...]:
        if begins[-1:] > "\x7f":  # a second character that no rule asks for, and one of very many
            begins = begins[0]
        if begins not in self._known:
            self._known[begins] = self._of(begins)
        return self._known[begins]

    def _of(self, begins: str) -> tuple[Rule, ...]:
        return tuple(
            rule
            for name, rule in self._named
            if name not in self._firsts or begins.startswith(self._firsts[name])
        )


class BlockRuler(Ruler[Any]):
    """A ruler that has one rule for all that end a list, a quote, a table.

    markdown-it tries each of a chain, some twenty, at each of their lines.
    """

    def __init__(self, ruler: Ruler[Any], starts: Starts) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._starts = starts
        self._endings: dict[str, Rules[Any]] = {}

    def getRules(self, chainName: str = "") -> list[Any]:  # noqa: N802, N803
        """The rules of a chain, each to be tried; those that end a block are one."""
        if not chainName:
            return super().getRules()
        endings = self.endings(chainName)

        def ends(state: StateBlock, line: int, limit: int, silent: bool) -> bool:  # noqa: FBT001
            begin = state.bMarks[line] + state.tShift[line]
            return any(rule(state, line, limit, silent) for rule in endings.at(state.src, begin))

        return [ends]

    def endings(self, chain: str) -> Rules[Any]:
        """The rules of a chain, by what they begin with."""
        if chain not in self._endings:
            self._endings[chain] = Rules(self, self._starts, chain=chain)
        return self._endings[chain]

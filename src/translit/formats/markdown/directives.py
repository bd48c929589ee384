"""What an author tells translit in a comment: `<!-- translit:skip -->`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from translit.patterns import lazy

__all__ = ["NAMES", "Directive", "Scope", "directives"]

NAMES = ("off", "on", "skip", "note", "context")
"""`off` and `on` enclose what is not translated, `skip` leaves the next block out, `note: …`
speaks to the translator about the next block, `context: …` keeps its units apart from others of
the same text."""

_DIRECTIVE = lazy(r"<!--\s*translit:\s*([\w-]*)\s*:?((?:[^-]|-(?!->))*+)-->")
_VALUED = ("note", "context")


class Directive(NamedTuple):
    """One comment to translit."""

    name: str
    value: str
    offset: int
    problem: str
    """What is wrong with it; empty if nothing is."""


def directives(html: str) -> Iterator[Directive]:
    """The directives in a block of HTML, in their order."""
    if "translit:" not in html:
        return
    for match in _DIRECTIVE.finditer(html):
        name, value = match[1], " ".join(match[2].split())
        problem = ""
        if name not in NAMES:
            problem = f"unknown directive translit:{name}; write one of {', '.join(NAMES)}"
        elif (name in _VALUED) != bool(value):
            problem = (
                f"translit:{name} says nothing; write <!-- translit:{name}: … -->"
                if name in _VALUED
                else f"translit:{name} takes no text; write <!-- translit:{name} -->"
            )
        yield Directive(name, value, match.start(), problem)


@dataclass(slots=True)
class Scope:
    """What the directives so far say of the block that is being read."""

    note: str = ""
    context: str = ""
    _skip: bool = False
    _off: bool = False
    _level: int | None = None
    """The depth of the block that they speak of, once that has begun; None before."""

    @property
    def is_open(self) -> bool:
        """Whether what stands here is translated."""
        return not (self._off or self._skip)

    def obey(self, name: str, value: str) -> None:
        """Take a directive to heart."""
        if name in ("off", "on"):
            self._off = name == "off"
            return
        if self._level is not None:
            self._forget()
        if name == "skip":
            self._skip = True
        elif name == "note":
            self.note = value
        else:
            self.context = value

    def begin(self, level: int) -> None:
        """A block begins at that depth: what was said is said of the outermost one."""
        if self._level is None:
            self._level = level

    def end(self, level: int) -> None:
        """A block of that depth ends, and with it what was said of it."""
        if self._level == level:
            self._forget()

    def pass_leaf(self) -> None:
        """A block without anything inside has been read."""
        if self._level is None:
            self._forget()

    def _forget(self) -> None:
        self.note = self.context = ""
        self._skip = False
        self._level = None

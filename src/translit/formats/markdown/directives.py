"""What an author tells translit in a comment: `<!-- translit:skip -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["NAMES", "Directive", "directives"]

NAMES = ("off", "on", "skip", "note", "context")
"""`off` and `on` enclose what is not translated, `skip` leaves the next block out, `note: …`
speaks to the translator about the next block, `context: …` keeps its units apart from others of
the same text."""

_DIRECTIVE = re.compile(r"<!--\s*translit:\s*([\w-]*)\s*:?((?:[^-]|-(?!->))*+)-->")
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

"""A post as a reader sees it: its text, its units, its outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from translit.model.unit import Unit

__all__ = ["Block", "Document", "Labels", "Problem"]


class Block(NamedTuple):
    """One block of a post as a reader sees it, for comparing a translated post with its source."""

    line: int
    """The line on which it begins; 1 is the first."""
    kind: str
    """What it is and how deep it stands."""
    codes: tuple[str, ...] = ()
    """Its inline codes, sorted: a translation may change their order."""


class Labels(NamedTuple):
    """What a post defines elsewhere and a unit may refer to."""

    references: frozenset[str] = frozenset()
    """Normalised labels of link reference definitions."""
    footnotes: frozenset[str] = frozenset()
    """Labels of footnotes."""


class Problem(NamedTuple):
    """What a reader of posts must be told about one, though it could be read."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A post: its text, the units that stand in it, and its outline."""

    text: str
    units: tuple[Unit, ...]
    """In the order of the text; units of equal keys appear as often as they stand there."""
    outline: tuple[Block, ...] = ()
    labels: Labels = Labels()
    problems: tuple[Problem, ...] = ()
    words: tuple[Unit, ...] = ()
    """Its tags, categories and the like: they are entries of the site's catalog, not of its own."""

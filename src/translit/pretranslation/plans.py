"""What a plan is made of: markup, and the phrases that an engine is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from translit.pretranslation.values import Job

__all__ = ["Kind", "Mark", "Markup", "Node", "Phrase", "phrases"]


class Kind(Enum):
    """How a piece stands to its neighbours."""

    TEXT = auto()
    GLUED = auto()
    """Text that has its own blanks to what stands before it."""
    WORD = auto()
    """Markup that is read like a word: inline code, an image."""
    OPEN = auto()
    CLOSE = auto()
    RAISED = auto()
    """A footnote mark: it follows without a blank."""
    VERBATIM = auto()
    """A hard break, a comment: nothing is added or taken away around it."""


class Markup(NamedTuple):
    """Codes as they are written, with the texts of their attributes, which are plans themselves."""

    parts: tuple[str | tuple[Node, ...], ...]
    kind: Kind


class Mark(NamedTuple):
    """A marked-up span of a phrase."""

    start: Markup
    end: Markup
    alone: Phrase
    """Its text, to be translated by itself and found again in the translation of the whole."""


class Phrase(NamedTuple):
    """A sentence or a part of one."""

    job: Job
    insides: tuple[tuple[Node, ...], ...] = ()
    """What is written for each lock; empty where that is the lock's target."""
    marks: tuple[Mark, ...] = ()
    """One for each mark of the job."""
    begins: bool = True
    """Whether it is the beginning of a sentence."""
    ends: bool = True
    """Whether it is the end of one, and so has the closing punctuation of its source."""


Node = Markup | Phrase


def phrases(nodes: Sequence[Node]) -> Iterator[Phrase]:
    """All the phrases of a plan, also those of marked-up spans and of attributes."""
    for node in nodes:
        if isinstance(node, Phrase):
            yield node
            for inside in node.insides:
                yield from phrases(inside)
            for mark in node.marks:
                yield from phrases((mark.start, mark.end, mark.alone))
        else:
            for part in node.parts:
                if not isinstance(part, str):
                    yield from phrases(part)

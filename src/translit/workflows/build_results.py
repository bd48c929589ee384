"""What became of each post that was to be built."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from translit.workflows.leftovers import Leftovers

__all__ = ["Build", "Built", "Outcome"]


class Outcome(StrEnum):
    """What became of one post."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    WAITING = "waiting for review"
    REFUSED = "refused"
    FAILED = "failed"
    """The post, its catalog or the earlier build could not be read or written."""


class Built(NamedTuple):
    """One post, and what became of it."""

    post: str
    output: str
    outcome: Outcome
    reviewed: int
    """How many of its units are reviewed."""
    total: int
    messages: tuple[str, ...] = ()
    """`path:line: what is wrong; what to do`: why it was refused or failed, what of it is Chinese
    still, which of its links lead nowhere, or where the text is kept that was taken over."""
    catalog: str = ""
    stands: str = ""
    """What the file is that stands there while the post waits; empty where there is none."""
    diff: str = ""
    """What would change in the file, where that was asked for, or is taken over."""
    paste_into: str = ""
    """Of a part of the site's own configuration: where its author is to put it."""
    is_post: bool = True
    """Whether it is none of the files with words of the site."""


class Build(list[Built]):
    """What became of each post, and what belongs to none."""

    leftovers: Leftovers = Leftovers()
    deleted: Sequence[str] = ()
    kept: Sequence[str] = ()
    """Why files that no post needs stand still: `path: why; what to do`."""

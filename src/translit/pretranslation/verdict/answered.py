"""A job and the parts of its answer -> what is looked at of them, and what a fault of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from translit.languages import HAN, has_han
from translit.model import HIDDEN
from translit.patterns import lazy
from translit.placeholders import Lock, LockKind, Parts
from translit.pretranslation.values import Job

__all__ = ["NOTHING", "Answered", "Fault"]

NOTHING = "the engine answered nothing"

_HIDDEN = frozenset((LockKind.CODE, LockKind.URL, LockKind.TERM))

_SILENT = frozenset("的地得了着过吧呢吗啊呀嘛是就都也把所")
"""Words that say nothing by themselves."""

_DIGIT = lazy(r"\d")


@dataclass(frozen=True)
class Answered:
    """A job, and what an engine made of it."""

    job: Job
    parts: Parts
    locale: str = "en"
    source: str = "zh_CN"
    """The locale of what was asked."""

    @cached_property
    def free(self) -> str:
        """What the engine wrote of it by itself."""
        return " ".join(part for part in self.parts if isinstance(part, str))

    @cached_property
    def asked(self) -> str:
        """What the engine had to translate: the rest of it came from locks."""
        return self.job.replaced(
            lambda number, lock: "" if lock.always or number in self.parts else None
        )

    @cached_property
    def han(self) -> int:
        """How many Chinese characters it had to translate."""
        return len(HAN.findall(self.asked))

    @cached_property
    def may_be_silent(self) -> bool:
        """Whether English may have no word for what was to be translated: 是 before a sum."""
        says = any(isinstance(part, int) for part in self.parts)
        return not self.han or (says and all(sign in _SILENT for sign in HAN.findall(self.asked)))

    @cached_property
    def shown(self) -> str:
        """The translation without its codes and terms, as far as these have no numbers."""
        locks = self.job.locks
        return "".join(
            part if isinstance(part, str) else _shown(locks[part]) for part in self.parts
        )

    @cached_property
    def whole(self) -> str:
        """The translation with its terms; something for each code."""
        return "".join(
            part if isinstance(part, str) else _written(self.job.locks[part]) for part in self.parts
        )

    @cached_property
    def named(self) -> str:
        """The translation with all that is demanded."""
        locks = self.job.locks
        return "".join(part if isinstance(part, str) else locks[part].target for part in self.parts)

    @cached_property
    def numbered(self) -> str:
        """The source without its codes and terms; an amount in bold is read as it stands."""

        def written(_: int, lock: Lock) -> str | None:
            if lock.kind not in _HIDDEN or (has_han(lock.target) and _DIGIT.search(lock.shown)):
                return None
            return _seen(lock)

        return self.job.replaced(written)


class Fault(NamedTuple):
    """A kind of fault that answers have."""

    turn: int
    """When it is looked for: the lower, the earlier, and the first reason is told. What leaves
    nothing to look at comes first, what is dear to find last; steps of ten leave room."""
    reasons: Callable[[Answered], Iterator[str]]
    """Why an answer must not be used; nothing, or empty, where it has no such fault."""


def _shown(lock: Lock) -> str:
    return _seen(lock) if lock.kind in _HIDDEN else lock.target


def _seen(lock: Lock) -> str:
    """What of a lock may hold numbers that both the source and its translation have."""
    return f" {lock.shown} " if lock.kind is LockKind.CODE else HIDDEN


def _written(lock: Lock) -> str:
    return HIDDEN if lock.kind in (LockKind.CODE, LockKind.URL) else lock.target

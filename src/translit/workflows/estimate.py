"""What waits, and a few drafts that nobody keeps -> how long an engine would take for all of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from translit.engines import Metered, Spent
from translit.pretranslation import pretranslate
from translit.workflows.pretranslate import requests_waiting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translit.engines import Engine
    from translit.project import Project

__all__ = ["Estimate", "estimated"]

_TRIED = 6
"""Sentences that are drafted; the first may have to wait for the model, and is not timed."""


class Estimate(NamedTuple):
    """How much there is, and how long it would take."""

    sentences: int
    characters: int
    tried: int
    """Of them were drafted, to see how long that takes."""
    seconds: float
    """For all of them."""
    requests: int
    """The same; 0 where the engine does not count."""


def estimated(project: Project, posts: Sequence[Path], engine: Engine) -> Estimate:
    """An estimate for the posts; nothing is written, and no answer kept."""
    waiting = requests_waiting(project, posts)
    characters = sum(len(one.unit.source) for one in waiting)
    step = max(1, len(waiting) // _TRIED)
    some = waiting[::step][:_TRIED]
    if not some:
        return Estimate(0, 0, 0, 0.0, 0)
    options = {"engine": engine, "glossary": project.glossary, "source": project.config.source}
    list(pretranslate(some[:1], **options))  # type: ignore[arg-type]  # by their names
    timed = some[1:] or some
    before, start = _spent(engine), time.monotonic()
    list(pretranslate(timed, **options))  # type: ignore[arg-type]
    share = len(waiting) / len(timed)
    seconds = (time.monotonic() - start) * share
    requests = (_spent(engine).requests - before.requests) * share
    return Estimate(len(waiting), characters, len(timed), seconds, round(requests))


def _spent(engine: Engine) -> Spent:
    return engine.spent if isinstance(engine, Metered) else Spent()

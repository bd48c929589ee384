"""Catalogs -> the same catalogs with their untranslated entries filled, to be reviewed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translit import stopping
from translit.engines import Telling
from translit.memory import Memory
from translit.model import UnitKey
from translit.pretranslation import Outcome, Request, pretranslate, recall
from translit.pretranslation.values import EXACT
from translit.project import Project
from translit.project.cache import open_cache
from translit.project.drafts import Draft, keep_draft
from translit.workflows.filling import Filled, OpenPost, Pretranslation, open_or_note, store
from translit.workflows.remembering import memory_of
from translit.workflows.surroundings import targets, told

if TYPE_CHECKING:
    from translit.engines import Engine
    from translit.workflows.second_opinion import SecondOpinion

__all__ = ["fill_from_engine", "fill_from_memory", "requests_waiting", "waiting"]

_log = logging.getLogger("translit")


def fill_from_memory(project: Project, posts: Sequence[Path]) -> Pretranslation:
    """Fill what the reviewed translations of the whole project, and its TMX files, have to give."""
    result = Pretranslation()
    memory = memory_of(project, failed=result.failed)
    for post in posts:
        one = open_or_note(project, post, result)
        if one is None:
            continue
        outcomes = []
        if len(memory):
            recalled = (_recalled(project, memory, request) for request in one.requests)
            outcomes = [outcome for outcome in recalled if outcome is not None]
        left = len(one.requests) - len(outcomes)
        if left:
            result.left[post] = left
        if outcomes:
            store(project, one, _with_acceptance(project, memory, outcomes), result)
    return result


def _with_acceptance(
    project: Project, memory: Memory, outcomes: Sequence[Outcome]
) -> list[Outcome]:
    """The outcomes, those marked that a project takes for reviewed as they stand."""
    if not project.config.accept_memory:
        return list(outcomes)
    return [
        outcome._replace(reviewed=True) if _is_reviewed(memory, outcome) else outcome
        for outcome in outcomes
    ]


def _is_reviewed(memory: Memory, outcome: Outcome) -> bool:
    """Whether it is, word for word, what a person has accepted for the same sentence."""
    unit = outcome.request.unit
    return outcome.level == EXACT and any(
        match.target == outcome.target and match.origin.endswith(".po")
        for match in memory.exact(unit.source, context=unit.context)
    )


def fill_from_engine(  # noqa: PLR0913  # what the command line may ask
    project: Project,
    posts: Sequence[Path],
    engine: Engine,
    *,
    name: str,
    opinion: SecondOpinion | None = None,
    step: Callable[[Outcome], None] = lambda _: None,
    done: Callable[[Filled], None] = lambda _: None,
) -> Pretranslation:
    """Fill what an engine can translate; each post is written as soon as its last answer is there.

    Interrupted, it loses the answers to one post at most, and those are in the cache.
    """
    result = Pretranslation()
    telling = isinstance(engine, Telling)
    with open_cache(project.root / ".translit") as cache:
        begun: list[OpenPost] = []
        drafted: dict[UnitKey, str] = {}
        memory = memory_of(project, failed=result.failed) if telling else None

        def opened() -> Iterator[OpenPost]:
            for post in posts:
                one = open_or_note(project, post, result)
                if one is not None:
                    begun.append(one)
                    drafted.clear()
                    yield one

        outcomes = pretranslate(
            _requests(opened(), drafted, memory, telling=telling),
            engine=engine,
            glossary=project.glossary,
            source=project.config.source,
            locale=project.config.target,
            cache=cache,
            title_case=project.config.title_case,
            engine_name=name,
        )
        waiting, finished = list[Outcome](), 0
        for outcome in outcomes:
            step(outcome)
            waiting.append(outcome)
            if outcome.target:
                drafted[outcome.request.unit.key] = outcome.target
            if len(waiting) == len(begun[finished].requests):
                cache.save()
                if opinion is not None:
                    waiting = opinion.noted(project, begun[finished].post, waiting, cache)
                if summary := store(project, begun[finished], waiting, result):
                    _keep_drafts(cache, summary.catalog, name, waiting)
                    done(summary)
                waiting, finished = [], finished + 1
    return result


def _requests(
    posts: Iterable[OpenPost],
    drafted: MutableMapping[UnitKey, str],
    memory: Memory | None,
    *,
    telling: bool,
) -> Iterator[Request]:
    """What is asked for posts: an engine that is told more gets what stands around it as well."""
    for one in posts:
        if telling:
            targets(one.catalog.active, drafted)
            yield from told(one.document, one.requests, drafted, memory)
        else:
            yield from one.requests


def _keep_drafts(
    cache: MutableMapping[str, str], catalog: str, engine: str, outcomes: Sequence[Outcome]
) -> None:
    """Note what was drafted: `status --details` tells how far a person went from it."""
    for outcome in outcomes:
        if outcome.target:
            draft = Draft(engine, str(outcome.level), outcome.target)
            keep_draft(cache, catalog, outcome.request.unit.key, draft)


def waiting(project: Project, posts: Sequence[Path]) -> tuple[int, int]:
    """How many units have no target, and how many characters they are."""
    units = [request.unit for request in requests_waiting(project, posts)]
    return len(units), sum(len(unit.source) for unit in units)


def requests_waiting(project: Project, posts: Sequence[Path]) -> list[Request]:
    """What an engine would be asked for, if memory had nothing."""
    result = Pretranslation()
    opened = [open_or_note(project, post, result) for post in posts]
    return [request for one in opened if one is not None for request in one.requests]


def _recalled(project: Project, memory: Memory, request: Request) -> Outcome | None:
    """What the memory has for a request; an engine is asked where it cannot be worked on."""
    try:
        config = project.config
        return recall(request, memory, project.glossary, locale=config.target, source=config.source)
    except Exception:  # noqa: BLE001  # one that fails costs one entry
        stopping.check()
        _log.debug("%s", request.unit.source, exc_info=True)
        return None

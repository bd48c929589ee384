"""Work on many posts -> the same work, by as many processes as the machine has processors."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from translit.project import Project

__all__ = ["spread"]

_Result = TypeVar("_Result")

_WORTH_IT = 1_500_000
"""Bytes of posts below which other processes would take longer to start than to work."""


def _as_it_is(project: Project, options: object) -> object:
    del project
    return options


def spread(
    project: Project,
    posts: Sequence[Path],
    work: Callable[[Project, Path, Any], _Result],
    options: object,
    prepare: Callable[[Project, Any], object] = _as_it_is,
) -> Iterator[_Result]:
    """What `work(project, post, prepare(project, options))` answers for each post, in their order.

    Both are functions of modules; what they take and answer is pickled, but for what is prepared:
    each process has its own. In this process alone where that is little to do, or where there is
    one processor.
    """
    processors = os.cpu_count() or 1
    if processors == 1 or sum(map(_size, posts)) < _WORTH_IT:
        ready = prepare(project, options)
        yield from (work(project, post, ready) for post in posts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(
        min(processors, 8), get_context(_way()), _begin, (project.root, work, options, prepare)
    )
    try:
        # One at a time: none is idle at the end, and a stop is heeded soon.
        yield from pool.map(_do, posts)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _way() -> str:
    """How processes begin: where it is safe as copies of this one, which has read its modules."""
    alone = threading.active_count() == 1  # a copy has one thread, and the locks of all
    return "fork" if sys.platform == "linux" and alone else "spawn"


_job: list[Callable[[Path], Any]] = []
"""In a process of the pool, what it does with a post."""


def _begin(
    root: Path,
    work: Callable[[Project, Path, Any], Any],
    options: object,
    prepare: Callable[[Project, Any], object],
) -> None:
    import gc
    import signal

    from translit.project import open_project

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who started us heeds it
    for name in ("SIGTERM", "SIGHUP"):  # a copy heeds them as who started it does
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    project = open_project(root, chosen=root)
    # A run makes millions of values that hold no cycles: looking for these is a tenth of its time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    ready = prepare(project, options)
    _job.append(lambda post: work(project, post, ready))


def _do(post: Path) -> Any:  # noqa: ANN401  # whatever the work answers
    return _job[0](post)


def _size(post: Path) -> int:
    try:
        return post.stat().st_size
    except OSError:
        return 0

"""Files that somebody saves -> a number that grows, told to every page that is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path

from translit.project import Project

__all__ = ["Changes", "watch"]

_SILENCE = 15.0
"""Seconds after which a page is told that we are still here: it notices where we are not."""

_GATHER_MS = 150
"""Milliseconds in which changes are told together; a save is told at once when it is over."""

_STEP_MS = 40


class Changes:
    """How often something has changed, and who waits to hear of it."""

    def __init__(self) -> None:
        self._number = 0
        self._waiting: set[asyncio.Event] = set()

    def tell(self) -> None:
        """Something has changed."""
        self._number += 1
        for one in self._waiting:
            one.set()

    async def heard(self) -> AsyncIterator[int]:
        """The number at each change, and at the beginning; 0 after a silence."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield self._number + 1  # what changed before this page listened is looked for as well
            while True:
                try:
                    await asyncio.wait_for(event.wait(), _SILENCE)
                except TimeoutError:
                    yield 0
                    continue
                event.clear()
                yield self._number + 1
        finally:
            self._waiting.discard(event)


async def watch(project: Project, changes: Changes) -> None:
    """Tell of each change of posts, PO files, the glossary and the configuration; never ends."""
    layout, root = project.layout, project.root
    suffixes = (".po", *layout.suffixes)
    others = {root / project.config.glossary, root / "translit.toml", root / "pyproject.toml"}
    deep = _there((layout.posts_folder, layout.catalogs_folder))
    flat = [one for one in _there({path.parent for path in others}) if one not in deep]

    def concerns(path: str) -> bool:
        name = Path(path)
        hidden = name.name.startswith(".")
        return name in others or (name.name.lower().endswith(suffixes) and not hidden)

    async def look(folders: list[Path], *, recursive: bool) -> None:
        from watchfiles import awatch

        if not folders:
            return
        async for _ in awatch(
            *folders,
            watch_filter=lambda _, path: concerns(path),
            debounce=_GATHER_MS,
            step=_STEP_MS,
            recursive=recursive,
        ):
            changes.tell()

    with suppress(asyncio.CancelledError):
        await asyncio.gather(look(deep, recursive=True), look(flat, recursive=False))


def _there(folders: Iterable[Path]) -> list[Path]:
    return sorted({folder for folder in folders if folder.is_dir()})

"""What is found in whole posts -> worked out beside the answers, so that no key waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from translit.errors import TranslitError
from translit.page.viewing import Seen
from translit.project import Project, open_project
from translit.workflows.live_findings import LiveFindings
from translit.workflows.live_post import LivePost

__all__ = ["Apart"]


@dataclass(slots=True)
class Apart:
    """One thread, for one post at a time.

    It shares nothing with the answers that may change: it has a project of its own, with readers
    and with all that a project remembers.
    """

    tell: Callable[[], None]
    """Called in the thread of the answers when something else is known."""
    _at_work: bool = False
    _own: tuple[Project, Project] | None = None
    """The project of the answers, and the one of the thread that is the same."""

    def whole(self, live: LivePost) -> tuple[str, ...]:
        """What was found in a post as a whole; where that is of before, it is looked for anew."""
        seen = live.seen()
        if not live.knows_whole(seen) and not self._at_work:
            self._at_work = True
            loop = asyncio.get_running_loop()
            work = (live, seen, loop)
            # It may be left at the end of the program: it writes nothing.
            threading.Thread(target=self._look, args=work, daemon=True).start()
        return live.known_whole

    def _look(self, live: LivePost, seen: Seen, loop: asyncio.AbstractEventLoop) -> None:
        found = live.known_whole
        try:
            with suppress(TranslitError):  # a file is gone, or is none of ours: the answers say so
                found = self._found(live, seen)
        finally:
            with suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(self._learn, live, seen, found)

    def _found(self, live: LivePost, seen: Seen) -> tuple[str, ...]:
        if self._own is None or self._own[0] is not live.project:
            root = live.project.root
            self._own = live.project, open_project(root, chosen=root)
        own = self._own[1]
        findings = LiveFindings(own, live.post, live.choice)
        return findings.of_whole(replace(seen, reader=own.format_of(live.post)))

    def _learn(self, live: LivePost, seen: Seen, found: tuple[str, ...]) -> None:
        self._at_work = False
        is_news = found != live.known_whole
        live.learn_whole(seen, found)
        with suppress(TranslitError):
            is_news = is_news or live.seen() is not seen
        if is_news:
            self.tell()

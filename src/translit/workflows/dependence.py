"""A page of a site -> what else it depends on than its own post: where its links lead.

A page need not be built again while its post, its catalog, the words of the site, and the posts
that it links to are as they were. Which those are is known from its last build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from translit.project import Project
from translit.project.stamps import digest
from translit.sites.page_links import fragments
from translit.workflows.moved_words import Words

__all__ = ["Dependence"]

_HEAD = 2000
"""Bytes at the beginning of a post in which its date and its slug stand."""


class Dependence:
    """What the pages of a project depend on, as it stands now."""

    def __init__(self, project: Project, posts: Sequence[Path], words: Words) -> None:
        self._project = project
        self._posts = posts
        self._words = words
        config = project.config
        self._has_links = bool(config.generator or config.links)

    def mark(self, post: Path, others: Iterable[Path]) -> bytes:
        """A digest of what a page depends on, besides its own post and catalog."""
        words = repr(sorted(self._words.of(post).items()))
        parts = [words, self._common, *(self._of(one) for one in sorted(others))]
        return digest(part.encode() for part in parts).encode()

    def last(self, output: str) -> list[Path] | None:
        """The posts that a built page led to; None where that is not known."""
        noted = self._project.stamps.last(f"leads {output}")
        if noted is None:
            return None
        try:
            names = json.loads(noted)
        except ValueError:
            return None
        root = self._project.root
        return [root / name for name in names] if isinstance(names, list) else None

    def note(self, output: str, others: Iterable[Path]) -> None:
        """Remember the posts that a page leads to."""
        names = sorted(one.relative_to(self._project.root).as_posix() for one in others)
        self._project.stamps.note(f"leads {output}", json.dumps(names))

    @cached_property
    def _common(self) -> str:
        """What decides where any address leads: names and front matter, and headings linked to."""
        if not self._has_links:
            return ""
        wanted: set[str] = set()
        parts: list[bytes] = []
        for post in self._posts:
            data = self._project.read(post) or b""
            parts += [str(post).encode(errors="surrogateescape"), data[:_HEAD]]
            if b"#" in data:
                wanted |= fragments(data.decode("utf-8", "replace"))
        return digest((*parts, repr(sorted(wanted)).encode()))

    def _of(self, other: Path) -> str:
        """Another post, and how far it is translated."""
        project, layout = self._project, self._project.layout
        words = repr(sorted(self._words.of(other).items())).encode()
        stands = b"built" if layout.output(other).is_file() else b""
        return digest((project.read(other), project.read(layout.catalog(other)), words, stands))

"""Posts -> in how many sentences of each the checks find something; counted once, and kept."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translit.checks.running import Choice
from translit.errors import TranslitError
from translit.project import Project
from translit.project.stamps import digest
from translit.workflows.check import Options, check

__all__ = ["Counts"]

_PATIENCE = 1.5
"""Seconds that counting may take before somebody is shown what there is: the list of a large blog
is filled as it is looked at again."""


@dataclass(slots=True)
class Counts:
    """How many sentences have findings, by what the post and its PO file say."""

    _known: dict[Path, tuple[str, int]] = field(default_factory=dict)

    def of(self, project: Project, posts: Sequence[Path], choice: Choice) -> list[int | None]:
        """The number of each post; None where it is not counted yet, or cannot be."""
        until = time.monotonic() + _PATIENCE
        return [self._of(project, post, choice, until) for post in posts]

    def _of(self, project: Project, post: Path, choice: Choice, until: float) -> int | None:
        catalog = project.layout.catalog(post)
        try:
            read = (project.read(post), project.read(catalog), project.glossary_data)
            state = digest((*read, project.settings))
            known = self._known.get(post)
            if known is not None and known[0] == state:
                return known[1]
            if time.monotonic() > until:
                return None
            found = check(project, [post], Options(choice=choice))
        except TranslitError:
            return None
        if found.failures:
            return None
        number = len({one.line for one in found.findings if one.source})
        self._known[post] = state, number
        return number

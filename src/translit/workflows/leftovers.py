"""A project -> the files that belong to no post of it: catalogs, built posts, drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from translit.project import Project
from translit.workflows.placing import remove
from translit.workflows.renaming import Orphans

__all__ = ["Leftovers", "leftovers", "pruned"]


class Leftovers(NamedTuple):
    """What stands there without a post, by paths from the project."""

    catalogs: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    """Built by translit, of posts that are gone or are built elsewhere by now."""
    drafts: tuple[str, ...] = ()
    """Built by translit, of posts that are finished."""
    pages: tuple[str, ...] = ()
    """English pages that a person wrote, with no Chinese post."""


def leftovers(project: Project, posts: Sequence[Path]) -> Leftovers:
    """What belongs to none of `posts`, which are all of the project's."""
    layout = project.layout
    shown = layout.shown
    finished = {shown(layout.output(post)) for post in posts}
    finished |= {shown(output) for output in project.words.named.values()}
    drafts = {shown(layout.output(post, draft=True)): shown(layout.output(post)) for post in posts}
    standing = [name for name in project.built.names() if (project.root / name).is_file()]
    lost = [name for name in standing if name not in finished and name not in drafts]
    done = [
        name
        for name in standing
        if name in drafts and name not in finished and (project.root / drafts[name]).is_file()
    ]
    written = [shown(path) for path in layout.pages()]
    known = finished | {shown(layout.output(post)) for post in layout.excluded()}
    pages = [name for name in written if name not in known and not project.built.knows(name)]
    catalogs = tuple(map(shown, Orphans(project, posts).paths))
    return Leftovers(catalogs, tuple(lost), tuple(done), tuple(pages))


def pruned(project: Project, found: Leftovers) -> tuple[list[str], list[str]]:
    """Delete what was built and is not needed; the files deleted, and why others stand still."""
    deleted, kept = [], []
    for name in (*found.built, *found.drafts):
        if why := remove(project, project.root / name):
            kept.append(why)
        else:
            deleted.append(name)
    for name in project.built.names():
        if not (project.root / name).exists():
            project.built.forget(name)
    project.built.save()
    return deleted, kept

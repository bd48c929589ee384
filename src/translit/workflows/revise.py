"""An edit of one entry -> its PO file, never over what somebody else has written there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from translit.catalog.revising import Conflict, Revision, revised
from translit.errors import CatalogError, ProjectError
from translit.project import Project, StoredCatalog
from translit.project.files import read_text
from translit.workflows.wall_time import local

__all__ = ["revise"]

_TRIES = 20
"""How often an edit is made anew in what others have saved meanwhile."""


def revise(project: Project, catalog: Path, revision: Revision, *, translator: str) -> None:
    """Write an edit. Raises Conflict where the entry is not what the person saw.

    Where the file has changed elsewhere since it was read, the edit is made in what stands there
    now. Raises ProjectError where it cannot be written, and CatalogError where it is no PO file;
    it is as it was then.
    """
    shown = project.layout.shown(catalog)
    for left in reversed(range(_TRIES)):
        data = project.read(catalog)
        if data is None:
            raise Conflict(None)
        new = revised(
            read_text(data, shown=shown, kind=CatalogError),
            revision,
            path=shown,
            translator=translator,
            now=local(datetime.now(UTC)),
            read=project.catalog(catalog, data).catalog,
        )
        written = new.text.encode()
        try:
            project.write(catalog, written, expected=data, durable=True)
        except ProjectError:
            if not left or project.read(catalog) == data:
                raise
        else:
            project.know(catalog, StoredCatalog(new.catalog, written))
            return

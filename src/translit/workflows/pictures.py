"""An address of a picture in a post -> the file of the project that it leads to."""

from __future__ import annotations

import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from translit.project import Project

__all__ = ["SUFFIXES", "picture_of"]

SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico"))
"""Of files that are shown as pictures."""

_STATIC = ("", "static", "source", "public", "docs", "docs/public", "assets", "content", "src")
"""Folders of a project whose files a site has at its root, by the generators that we know."""

_LARGEST = 20_000_000
"""Bytes of a picture; a larger one is not shown."""


def picture_of(project: Project, post: Path, address: str) -> Path | None:
    """The file; None where there is none in the project, or where it is no picture.

    Never leads out of the project, whatever the address says or a link leads to.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    name = unquote(parts.path).replace("\\", "/")
    if parts.scheme or parts.netloc or not name or "\0" in name:
        return None
    inside = name.lstrip("/")
    if name.startswith("/"):
        places = [project.root / folder / inside for folder in _STATIC]
        places.append(project.layout.posts_folder / inside)
    else:
        beside = (post.parent, post.with_suffix(""), project.layout.posts_folder, project.root)
        places = [folder / inside for folder in beside]
        places += [project.root / folder / inside for folder in _STATIC if folder]
    root = project.root.resolve()
    return next((path for path in places if _is_shown(path, root)), None)


def _is_shown(path: Path, root: Path) -> bool:
    try:
        real = path.resolve()
        if not real.is_relative_to(root) or any(
            part.startswith(".") for part in real.relative_to(root).parts
        ):
            return False
        found = real.stat()
    except (OSError, ValueError, RuntimeError):
        return False
    is_picture = {path.suffix.lower(), real.suffix.lower()} <= SUFFIXES
    return is_picture and stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST

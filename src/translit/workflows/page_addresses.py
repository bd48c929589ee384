"""Addresses in posts -> the posts that they lead to, and the addresses of their English pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from translit.formats import Linked
from translit.project import Project
from translit.sites import Recipe

__all__ = ["Addresses"]

_FOREIGN = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Addresses:
    """How the posts of a project are named in its links."""

    def __init__(self, project: Project, posts: Sequence[Path]) -> None:
        self._project = project
        self._posts = posts

    @cached_property
    def _files(self) -> dict[str, Path | None]:
        """Posts by what files are called: their paths, without suffixes, and names of their own."""
        found: dict[str, Path | None] = {}
        for post in self._posts:
            inside = self._project.layout.inside(post)
            for name in _names(inside):
                found[name] = post
        for post in self._posts:
            name = self._project.layout.inside(post).stem
            if name not in found:
                found[name] = post
            elif found[name] != post and found[name] is not None:
                alone = found[name]
                if alone and self._project.layout.inside(alone).parent != PurePosixPath():
                    found[name] = None  # two of one name
        return found

    @cached_property
    def _pages(self) -> dict[str, tuple[Path, str]]:
        """Posts, and the addresses of their English pages, by those of the Chinese ones."""
        found = {}
        for post in self._posts if self._project.config.links else ():
            names = self.values(post)
            for page, english in self._project.config.links.items():
                key = _normal(_filled(page, names))
                found[key] = (post, _filled(english, names))
        return found

    def values(self, post: Path) -> dict[str, str]:
        """What patterns of addresses may name of a post; `year` is empty where it has no date."""
        layout = self._project.layout
        names = layout.names(post)
        reader = self._project.format_of(post)
        matter = {}
        if isinstance(reader, Linked):
            data = self._project.read(post) or b""
            matter = dict(reader.matter(data.decode("utf-8", "replace"), ("slug", "date")))
        dated = re.match(r"(\d{4})-(\d\d?)-(\d\d?)-(.+)", names["stem"])
        said = re.match(r"(\d{4})-(\d\d?)-(\d\d?)", matter.get("date", ""))
        found = said or dated
        year, month, day = found.groups()[:3] if found else ("", "", "")
        title = dated[4] if dated else names["stem"]
        values = {"slug": matter.get("slug") or names["stem"], "title": title, "year": year}
        return {**names, **values, "month": month and month.zfill(2), "day": day and day.zfill(2)}

    def post(self, start: Path, address: str) -> Path | None:
        """The post that an address in `start` leads to."""
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path:
            return None
        if found := self._pages.get(_normal(path)):
            return found[0]
        if _FOREIGN.match(path):
            return None
        inside = self._project.layout.inside(start).parent
        near = os.path.normpath((inside / path).as_posix()) if path[0] != "/" else ""
        for name in (near, path.strip("/"), path.strip("/").removeprefix("posts/")):
            if name and (known := self._files.get(name)) is not None:
                return known
        return None

    def english(self, start: Path, other: Path, address: str, recipe: Recipe | None) -> str:
        """The address of the English page of `other`, in the manner of an address in `start`."""
        path, sign, rest = address.partition("#")
        if found := self._pages.get(_normal(unquote(path))):
            return f"{found[1]}{sign}{rest}"
        del start, other, recipe
        return address

    def of_tag(self, other: Path) -> str:
        """The address of the English page of a post that a template tag names; empty if unknown."""
        return next((english for post, english in self._pages.values() if post == other), "")

    def is_missing(self, start: Path, address: str) -> bool:
        """Whether an address names a post, by its file, that is not there."""
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path.lower().endswith(self._project.layout.suffixes) or _FOREIGN.match(path):
            return False
        layout = self._project.layout
        places = (start.parent, layout.posts_folder, layout.root)
        return self.post(start, address) is None and not any(
            (place / path.lstrip("/")).exists() for place in places
        )


def _names(inside: PurePosixPath) -> Iterator[str]:
    yield inside.as_posix()
    yield inside.with_suffix("").as_posix()
    if inside.stem in {"index", "_index"} and inside.parent != PurePosixPath():
        yield inside.parent.as_posix()


def _filled(pattern: str, names: dict[str, str]) -> str:
    text = re.sub(r"\{(\w+)\}", lambda one: names.get(one[1], one[0]), pattern)
    scheme, sign, rest = text.rpartition("://")
    plain = re.sub("/{2,}", "/", rest)
    # The page of a bundle is at its folder's address.
    return scheme + sign + re.sub(r"/_?index(/|\.html|)$", r"/", plain)


def _normal(path: str) -> str:
    """Addresses that servers take for one: `/a`, `/a/`, `/a/index.html`, `/a.html`."""
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/").lower() or "/"

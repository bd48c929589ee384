"""Addresses in posts -> the posts that they lead to, and the addresses of their English pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from translit.formats import Linked
from translit.project import Project
from translit.sites import RECIPES
from translit.sites.addresses import Address, Place, filled, placed
from translit.sites.page_names import names_of

__all__ = ["Addresses", "Pages"]

_UNCODED = "/-._~!$&'()*+,;=:@"
"""What Jekyll leaves as it is in an address."""


class Pages(NamedTuple):
    """The addresses of a post's two pages, seen from where the site begins; empty if unknown."""

    chinese: str
    english: str


class Addresses:
    """How the posts of a project are named in its links."""

    def __init__(self, project: Project, posts: Sequence[Path]) -> None:
        self._project = project
        self._posts = posts
        self._place = Place.of(project.config.url)
        self._recipe = RECIPES.get(project.config.generator)
        self._values: dict[Path, dict[str, str]] = {}
        self._known: dict[Path, Pages] = {}

    @cached_property
    def _files(self) -> dict[str, Path | None]:
        """Posts by what files are called: their paths, without suffixes, and names of their own."""
        found: dict[str, Path | None] = {}
        for post in self._posts:
            inside = self._project.layout.inside(post)
            for name in _names(inside):
                found[name] = post
        for post in self._posts:
            inside = self._project.layout.inside(post)
            for name in dict.fromkeys((inside.stem, _undated(inside.stem))):
                if name not in found:
                    found[name] = post
                elif found[name] != post and found[name] is not None:
                    alone = found[name]
                    if alone and self._project.layout.inside(alone).parent != PurePosixPath():
                        found[name] = None  # two of one name
        return found

    @cached_property
    def _led(self) -> dict[str, tuple[Path, str]]:
        """Posts, and the addresses of their English pages, by those of the Chinese ones."""
        links = self._project.config.links
        is_asked = links or (self._recipe is not None and self._recipe.permalink)
        found: dict[str, tuple[Path, str]] = {}
        for post in self._posts if is_asked else ():
            chinese, english = self.pages(post)
            if chinese:
                found[_normal(chinese)] = (post, english)
            if self._own(post):
                continue
            for pattern, other in links.items():
                if page := filled(pattern, self._said(post)):
                    found.setdefault(_normal(page), (post, filled(other, self._said(post))))
        return found

    def _at(self, path: str) -> Path | None:
        """The post whose Chinese page has an address."""
        found = self._led.get(_normal(path)) if path else None
        return found[0] if found else None

    def values(self, post: Path) -> dict[str, str]:
        """What patterns of addresses may name of a post; `year` is empty where it has no date."""
        page = self.pages(post).chinese
        if self._recipe is not None and self._recipe.codes and page != self._own(post):
            page = quote(page, safe=_UNCODED)
        return {**self._said(post), "page": page}

    def _said(self, post: Path) -> dict[str, str]:
        if post not in self._values:
            reader = self._project.format_of(post)
            matter: Mapping[str, object] = {}
            if isinstance(reader, Linked):
                data = self._project.read(post) or b""
                matter = reader.loaded(data.decode("utf-8", "replace"))
            named = self._recipe.names if self._recipe is not None else None
            self._values[post] = names_of(self._project.layout.names(post), matter, named)
        return self._values[post]

    def pages(self, post: Path) -> Pages:
        """The addresses of a post's pages, by the patterns, or by what the post itself says."""
        if post not in self._known:
            self._known[post] = self._pages(post)
        return self._known[post]

    def _own(self, post: Path) -> str:
        """The address that a post says of its page itself."""
        key = self._recipe.permalink if self._recipe is not None else ""
        own = self._said(post).get(f"matter.{key}", "") if key else ""
        return "" if not own or ":" in own else "/" + own.lstrip("/")

    def _pages(self, post: Path) -> Pages:
        config, names, own = self._project.config, self._said(post), self._own(post)
        mapped = config.front_matter.map.get(self._recipe.permalink if self._recipe else "")
        if own and mapped:
            return Pages(own, filled(mapped, {**names, "value": own}))
        for page, english in config.links.items():
            if chinese := own or filled(page, names):
                return Pages(chinese, filled(english, {**names, "page": chinese}))
        return Pages(own, "")

    def post(self, start: Path, address: str) -> Path | None:
        """The post that an address in `start` leads to."""
        there = placed(address, self._place)
        path = unquote(there.path) if there is not None else ""
        if there is None or not path:
            return None
        found = self._at(path)
        if found is None and not there.before:
            found = self._by_file(start, path) or self._at(self._resolved(start, path))
        return found

    def _by_file(self, start: Path, path: str) -> Path | None:
        inside = path.strip("/")
        posts = self._project.config.posts.strip("/")
        names = (self._near(start, path), inside)
        below = (inside.removeprefix(f"{one}/") for one in ("posts", posts))
        for name in (*names, *below):
            if name and (known := self._files.get(name)) is not None:
                return known
        return None

    def _near(self, start: Path, path: str) -> str:
        """The file that a path in a post names, seen from the folder of posts."""
        inside = self._project.layout.inside(start).parent
        return os.path.normpath((inside / path).as_posix()) if path[0] != "/" else ""

    def _resolved(self, start: Path, path: str) -> str:
        """The address that a browser makes of one which counts from the page of a post."""
        page = self.pages(start).chinese if path[0] != "/" else ""
        return urljoin(page, path) if page else ""

    def english(self, start: Path, other: Path, address: str) -> str:
        """The address of the English page of `other`, in the manner of an address in `start`."""
        there = placed(address, self._place)
        if there is None:
            return address
        found = self._led.get(_normal(unquote(there.path)))
        if found is not None and found[0] == other and found[1]:
            return there.at(found[1])
        new = self.pages(other).english
        by_page = new and self.is_by_page(start, address, other)
        return self._absolute(there, new) if by_page else address

    def is_by_page(self, start: Path, address: str, other: Path) -> bool:
        """Whether an address leads to the page of `other` by counting from that of `start`."""
        there = placed(address, self._place)
        path = unquote(there.path) if there is not None and not there.before else ""
        return bool(path) and self._at(self._resolved(start, path)) == other

    def _absolute(self, there: Address, page: str) -> str:
        return f"{self._place.path}{there.at(page)}"

    def chinese(self, start: Path, address: str) -> str:
        """An address that counts from the Chinese page of `start`, seen from any page.

        As it was, where that page's address is not known.
        """
        there = placed(address, self._place)
        if there is None or there.before or there.path[:1] in {"", "/"}:
            return address
        page = self.pages(start).chinese
        return self._absolute(there, urljoin(page, there.path)) if page else address

    def of_tag(self, other: Path) -> str:
        """The address of the English page of a post that a template tag names; empty if unknown."""
        page = self.pages(other).english
        return f"{self._place.path}{page}" if page else ""

    def is_missing(self, start: Path, address: str) -> bool:
        """Whether an address names a post, by its file, that is not there."""
        there = placed(address, self._place)
        path = unquote(there.path) if there is not None and not there.before else ""
        if not path.lower().endswith(self._project.layout.suffixes):
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


def _undated(stem: str) -> str:
    """The name of a post by which Hexo and Jekyll know it, where its file begins with a date."""
    return re.sub(r"^\d{4}-\d\d?-\d\d?-(?=.)", "", stem)


def _normal(path: str) -> str:
    """Addresses that servers take for one: `/a`, `/a/`, `/a/index.html`, `/a.html`."""
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/").lower() or "/"

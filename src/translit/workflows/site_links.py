"""A built site -> the links of its pages that lead to no page, no file or no place of a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from translit.errors import ProjectError
from translit.sites.addresses import Place

__all__ = ["SiteLinks", "check"]


class SiteLinks(NamedTuple):
    """What was looked at, and what is dead."""

    pages: int
    links: int
    dead: tuple[str, ...]
    """`page:line: address leads to …`."""


class _Page(HTMLParser):
    """What of a page can be linked to, and what it links to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[tuple[str, int]] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name in ("id", "name"):
            if value := values.get(name):
                self.ids.add(value)
        if tag == "link" and values.get("rel") == "canonical":
            self.base = values.get("href") or ""
        if tag == "a" and (address := values.get("href")) is not None:
            self.links.append((address.strip(), self.getpos()[0]))


def check(folder: Path, *, shown: str, url: str = "") -> SiteLinks:
    """Look at every link of every page below a folder. Raises ProjectError where it is none.

    `url` is where the site is on the web, if that is known: its path stands before each address.
    """
    if not folder.is_dir():
        what = "there is no such folder; build the site with its generator first"
        raise ProjectError(what, path=shown)
    pages = sorted(folder.rglob("*.html"))
    place = Place.of(url)
    hosts = _hosts(pages) | {place.host} - {""}
    path = place.path.strip("/")
    dead, count = [], 0
    for page in pages:
        for address, line in _read(page).links:
            count += 1
            if why := _amiss(folder, page, address, hosts, path):
                name = page.relative_to(folder).as_posix()
                dead.append(f"{shown}/{name}:{line}: {unquote(address)} {why}")
    return SiteLinks(len(pages), count, tuple(dict.fromkeys(dead)))


@cache
def _read(page: Path) -> _Page:
    found = _Page()
    found.feed(page.read_text("utf-8", errors="replace"))
    found.close()
    return found


def _hosts(pages: list[Path]) -> set[str]:
    """The hosts that the site itself says it is at."""
    return {urlsplit(_read(page).base).netloc for page in pages} - {""}


def _amiss(folder: Path, page: Path, address: str, hosts: set[str], base: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"", "http", "https"} or (parts.netloc and parts.netloc not in hosts):
        return ""
    path = unquote(parts.path)
    target: Path | None = page
    if path:
        here = "/" + page.relative_to(folder).parent.as_posix()
        inside = posixpath.normpath(posixpath.join(here, path)).lstrip("/")
        inside = _below(folder, inside, base) if path.startswith("/") else inside
        target = next((one for one in _files(folder, inside) if one.is_file()), None)
        if target is None:
            return "leads to no page"
    plain = unquote(parts.fragment)
    if not plain or plain == "top" or plain.startswith((":~:", "/")) or target is None:
        return ""
    if target.suffix != ".html" or {plain, parts.fragment} & _read(target).ids:
        return ""
    return "leads to no heading of the page"


def _below(folder: Path, inside: str, base: str) -> str:
    """An address without the path below which the site lives."""
    if base and f"{inside}/".startswith(f"{base}/"):
        return inside[len(base) :].lstrip("/")
    first, _, rest = inside.partition("/")
    # Where nobody says that path, what no folder of the site is called is one.
    page = (folder / first).exists() or (folder / f"{first}.html").exists()
    return inside if base or page or not rest else rest


def _files(folder: Path, inside: str) -> Iterator[Path]:
    """What a server may answer with."""
    yield folder / inside
    yield folder / inside / "index.html"
    yield folder / f"{inside}.html"

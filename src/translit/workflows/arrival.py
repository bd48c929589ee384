"""An address in a post's English -> why it leads nowhere from there; nothing where it arrives.

What leads where is what `build` makes of it: the same addresses of posts, the same ids of headings.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from translit.formats import Format, Link, Linked, Way
from translit.model import Document
from translit.patterns import lazy
from translit.project import Project
from translit.project.files import exists
from translit.sites.page_links import Landing, landing
from translit.workflows.finishing import Site
from translit.workflows.moved_words import Words
from translit.workflows.rendered import english_page

__all__ = ["Arrivals", "View"]

_ELSEWHERE = lazy(r"[a-z][a-z0-9+.-]*:|//|\{|\$", re.IGNORECASE)
"""What begins an address of another site, and what a generator puts something for."""

_MADE = frozenset((".html", ".htm", ".php", ".aspx", ".xml", ".json"))
"""Suffixes of pages that a site's generator makes: no file stands there before."""

_LIKE_AN_ADDRESS = lazy(
    r"\]\(\s*<?(?!https?:|/|mailto:)[^)\s]|\b(?:src|href)\s*=\s*[\"']?(?!https?:|/|mailto:)[^\s>]"
    r"|\[\[|^ {0,3}\[[^\]\n^]+\]:[ \t]*<?(?!https?:|/|mailto:)\S|\{\{[<%]\s*(?:rel)?ref"
    r"|\{%\s*post_",
    re.IGNORECASE | re.MULTILINE,
)
"""What a text has where it may lead somewhere in its own site; most posts have none."""


class Arrivals:
    """What leads where in the English pages of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        english = partial(english_page, project, words=Words(project, draft=False))
        self._site = Site(project, project.layout.posts(), english)

    def seen_from(
        self, post: Path, reader: Format, source: str, english: Callable[[], str]
    ) -> View:
        """What the addresses of one page lead to. `english` answers its text."""
        return View(self._project, self._site, post, reader, source, english)


class View:
    """One English page, and what its addresses lead to."""

    def __init__(  # noqa: PLR0913, PLR0917  # a page, and what it is looked at with
        self,
        project: Project,
        site: Site,
        post: Path,
        reader: Format,
        source: str,
        english: Callable[[], str],
    ) -> None:
        self._project = project
        self._site = site
        self._post = post
        self._reader = reader
        self._source = source
        self._english = english

    @cached_property
    def _own(self) -> Landing | None:
        if not isinstance(self._reader, Linked):
            return None
        return landing(self._reader, self._source, self._english(), self._site.recipe)

    @cached_property
    def _output(self) -> Path:
        return self._project.layout.output(self._post)

    def amiss(self, link: Link) -> str:
        """Why an address leads nowhere; empty where it arrives, or that cannot be known."""
        address = link.address
        path, _, fragment = address.partition("#")
        if link.way is Way.NAME:
            return self._of_name(path, fragment)
        if address.startswith("#"):
            return self._of_heading(self._own, fragment, address, "the built post")
        other = self._site.addresses.post(self._post, address)
        if other is not None:
            return self._of_post(link, other, fragment)
        if _ELSEWHERE.match(address) or not path:
            return ""
        if self._site.addresses.is_missing(self._post, address):
            return f"{address} leads to no post that is there"
        return self._of_file(address, path) if link.way is Way.ADDRESS else ""

    def _of_heading(self, page: Landing | None, fragment: str, address: str, where: str) -> str:
        if page is None or not fragment or page.made_elsewhere(fragment):
            return ""
        now = page.leads(unquote(fragment))
        if now is None:
            return f"{address} leads to no heading of {where}"
        if now and self._site.recipe is None:
            what = f"{address} led to a heading that is “{now}” in English"
            return f"{what}; name the site's generator in translit.toml, and build leads it there"
        return ""

    def _of_post(self, link: Link, other: Path, fragment: str) -> str:
        """Of an address of another post's page."""
        shown, site, address = self._project.layout.shown(other), self._site, link.address
        has_english = site.has_english(other)
        if fragment and (what := self._of_heading(site.landing(other), fragment, address, shown)):
            return what
        path = unquote(address.partition("#")[0].partition("?")[0])
        recipe = site.recipe
        follows = recipe is not None and recipe.follows
        named = link.way is Way.TAG and recipe is not None and bool(recipe.post_tag)
        if has_english and (path.startswith("/") or named) and not site.is_led(self._post, link):
            what = f"{address} leads to the Chinese page of {shown}, which has an English one"
            return f"{what}; name the addresses of both below [links] in translit.toml"
        is_file = path.lower().endswith(self._project.layout.suffixes) and path[0] != "/"
        if not is_file or has_english or follows or link.way is not Way.ADDRESS:
            return ""
        if site.has_english(self._post) and not exists(self._output.parent / path):
            return f"{address} leads to no page until {shown} is built in English"
        return ""

    def _of_name(self, name: str, fragment: str) -> str:
        """Of `[[page#heading]]`: a heading is named by its text."""
        addresses = self._site.addresses
        other = addresses.post(self._post, name) if name else self._post
        if other is None or not fragment or fragment.startswith("^"):
            return ""
        page = self._own if other == self._post else self._site.landing(other)
        last = fragment.rpartition("#")[2]
        if page is None or page.names(last):
            return ""
        return f"[[{name}#{fragment}]] leads to no heading of {self._project.layout.shown(other)}"

    def _of_file(self, address: str, path: str) -> str:
        path = unquote(path.partition("?")[0])
        suffix = PurePosixPath(path).suffix.lower()
        # An address without a suffix is a page's, which the site's generator makes.
        if not suffix or suffix in _MADE or path.startswith("/"):
            return ""
        # Hexo and others keep the pictures of a post in a folder of its name.
        if any(exists(one / path) for one in _folders(self._output)):
            return ""
        recipe = self._site.recipe
        stands = any(exists(one / path) for one in _folders(self._post))
        if stands and recipe is not None and recipe.files == "shared":
            return ""
        beside = "; it stands beside the Chinese post" * stands
        return f"{address} leads to no file, seen from where the post is built{beside}"

    def dead_outside(self, document: Document) -> Iterator[tuple[int, str]]:
        """What leads nowhere and stands in no unit: pictures without a text, tags, definitions."""
        starts = [span.start for unit in document.units for span in unit.spans]
        ends = [span.end for unit in document.units for span in unit.spans]
        text, reader = document.text, self._reader
        if not isinstance(reader, Linked) or not any(
            not _within(found.start(), starts, ends) for found in _LIKE_AN_ADDRESS.finditer(text)
        ):
            return
        for link in reader.places(text).links:
            if not _within(link.span.start, starts, ends) and (what := self.amiss(link)):
                yield link.line, what


def _folders(post: Path) -> tuple[Path, Path]:
    return post.parent, post.with_suffix("")


def _within(place: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    number = bisect(starts, place) - 1
    return number >= 0 and place < ends[number]

"""The English text of a post -> the page that its site is given: links, front matter, marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from translit.formats import Format, Link, Linked, Places, Reparsing, Way, Worded
from translit.model import Span
from translit.project import Project, StoredPost
from translit.sites import RECIPES, Recipe
from translit.sites.page_links import (
    Edit,
    Landing,
    Page,
    addressed,
    edited,
    fragments,
    heading_edits,
    landing,
    moved,
    with_fragment,
)
from translit.workflows.page_addresses import Addresses

__all__ = ["Site"]

_POST_TAG = re.compile(
    r"""\{%-?[ \t]*(?P<tag>post_link|post_url)[ \t]+["']?(?P<name>[^\s"'%]+)["']?"""
    r"""(?:[ \t]+["']?(?P<title>[^%\n]*?)["']?)?[ \t]*-?%\}"""
)

_DATED = re.compile(r"\{(?:year|month|day)\}")
"""A text that only a post with a date can fill."""


class Site:
    """What the pages of one site know of each other."""

    def __init__(
        self,
        project: Project,
        posts: Sequence[Path],
        english: Callable[[Path], str | None],
        words: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._project = project
        self._posts = posts
        self._english = english
        """The text of the English page of a post; None where it has none."""
        self._words = words
        """The words of the site in English."""
        self.asked: defaultdict[Path, set[Path]] = defaultdict(set)
        """The posts that each page leads to, as far as it was looked at."""
        self._pages: dict[Path, Page | None] = {}
        self._landings: dict[Path, Landing | None] = {}
        self._built: dict[Path, bool] = {}

    @property
    def recipe(self) -> Recipe | None:
        """What is known of the generator."""
        return RECIPES.get(self._project.config.generator)

    @cached_property
    def _wanted(self) -> set[str]:
        found: set[str] = set()
        for post in self._posts:
            data = self._project.read(post) or b""
            found |= fragments(data.decode("utf-8", "replace"))
        return found

    @cached_property
    def addresses(self) -> Addresses:
        """How posts are named in links."""
        return Addresses(self._project, self._posts)

    def finished(
        self, post: Path, stored: StoredPost, text: str, *, draft: bool
    ) -> tuple[str, tuple[str, ...]]:
        """The page of a post, and what of its links leads nowhere, by file and line."""
        reader = stored.reader
        messages: tuple[str, ...] = ()
        if not isinstance(reader, Linked):
            return (reader.draft(text) if draft and isinstance(reader, Reparsing) else text), ()
        if self.recipe is not None or self._project.config.links or "[[#" in text:
            text, messages = self._linked(post, reader, stored.text, text)
        text = self._with_matter(post, reader, text, self._lists(reader, stored.text))
        return (self._drafted(reader, text) if draft else text), messages

    def _linked(
        self, post: Path, reader: Linked, source: str, text: str
    ) -> tuple[str, tuple[str, ...]]:
        before, built = reader.places(source), reader.places(text)
        recipe = self.recipe
        edits, names = [], {}
        page = Page((), ())
        if len(before.headings) == len(built.headings):
            both = zip(before.headings, built.headings, strict=True)
            names = {old.text: new.text for old, new in both}
        if recipe is not None and names:
            page = moved(before.headings, built.headings, recipe)
            if recipe.heading == "id":
                edits += heading_edits(page, built, self._wanted)
        own = page.moved() if recipe is not None and recipe.heading == "link" else {}
        edits += addressed(built, lambda link: self._led(post, link, own, names))
        if recipe is not None and recipe.post_tag:
            edits = [*(one for one in edits if not _in_tag(text, one)), *self._tags(post, text)]
        messages = self._dead(post, before, reader, source) if recipe is not None else ()
        return edited(text, edits), messages

    def _led(
        self, post: Path, link: Link, own: Mapping[str, str], names: Mapping[str, str]
    ) -> str | None:
        """Where an address leads in English; None where it is to stay as it is.

        `own` are the English ids of the page's headings by the Chinese ones, `names` their texts.
        """
        address = link.address
        if link.way is Way.NAME and address.startswith("#"):
            return "#".join(names.get(name, name) for name in address.split("#"))
        if address.startswith("#"):
            return with_fragment(address, own)
        other = self.addresses.post(post, address)
        if other is None:
            return None
        self.asked[post].add(other)
        if not self.has_english(other):
            return None
        new = self.addresses.english(post, other, address, self.recipe)
        return self._with_heading(new, other)

    def _with_heading(self, address: str, other: Path) -> str:
        """The address of another post, with the id that its heading has in English."""
        is_led = self.recipe is not None and self.recipe.heading == "link" and "#" in address
        page = self.page(other) if is_led else None
        return (with_fragment(address, page.moved()) or address) if page else address

    def _tags(self, post: Path, text: str) -> Iterator[Edit]:
        """Template tags that name a post by its file, as links to its English page."""
        for found in _POST_TAG.finditer(text):
            name, sign, rest = found["name"].partition("#")
            other = self.addresses.post(self._posts[0], name)
            if other is None:
                continue
            self.asked[post].add(other)
            if not self.has_english(other):
                continue
            if address := self.addresses.of_tag(other):
                # The English page is no post to the generator, and its tag would not find it.
                page = self._with_heading(f"{address}{sign}{rest}", other)
                title = (found["title"] or "").strip()
                if found["tag"] == "post_link":
                    page = f"[{title or self._title(other)}]({page})"
                yield Edit(Span(*found.span()), page)

    def _title(self, post: Path) -> str:
        text, reader = self._english(post), self._project.format_of(post)
        known = reader.matter(text, ("title",)) if text and isinstance(reader, Linked) else {}
        return known.get("title") or post.stem

    def is_led(self, post: Path, link: Link) -> bool:
        """Whether `build` leads a link to a post to the English page of that."""
        if link.way is Way.TAG:
            other = self.addresses.post(post, link.address)
            return other is not None and bool(self.addresses.of_tag(other))
        new = self._led(post, link, {}, {})
        return new is not None and new.partition("#")[0] != link.address.partition("#")[0]

    def has_english(self, post: Path) -> bool:
        """Whether there is an English page of a post, or will be after `build`."""
        if post not in self._built:
            self._built[post] = self._english(post) is not None
        return self._built[post]

    def landing(self, post: Path) -> Landing | None:
        """What of a post's English page a `#` may lead to; of its Chinese one, where it has none.

        None where that cannot be told.
        """
        if post not in self._landings:
            stored = self._project.post(post)
            self._landings[post] = None
            if isinstance(stored.reader, Linked):
                english = self._english(post)
                found = landing(stored.reader, stored.text, english, self.recipe)
                self._landings[post] = found
        return self._landings[post]

    def page(self, post: Path) -> Page | None:
        """The ids of a post's headings in Chinese and in English; None where it has no English."""
        if post not in self._pages:
            self._pages[post] = self._page(post)
        return self._pages[post]

    def _page(self, post: Path) -> Page | None:
        text, recipe = self._english(post), self.recipe
        stored = self._project.post(post)
        if text is None or recipe is None or not isinstance(stored.reader, Linked):
            return None
        before, built = (stored.reader.places(one).headings for one in (stored.text, text))
        return moved(before, built, recipe) if len(before) == len(built) else None

    def _dead(self, post: Path, before: Places, reader: Linked, source: str) -> tuple[str, ...]:
        shown = self._project.layout.shown(post)
        page = landing(reader, source, None, self.recipe)
        return tuple(
            f"{shown}:{link.line}: {what}"
            for link in before.links
            if (what := self._amiss(post, link, page))
        )

    def _amiss(self, post: Path, link: Link, page: Landing | None) -> str:
        address = link.address
        if link.way is Way.NAME:
            return ""
        if address.startswith("#"):
            return f"{address} leads to no heading of this post" * (
                page is not None and page.lacks(address[1:])
            )
        if self.addresses.is_missing(post, address):
            return f"{address} leads to no post that is there"
        return ""

    def _lists(self, reader: Linked, source: str) -> dict[str, list[str]]:
        """The lists that the generator makes of texts in a Chinese post, in English.

        It makes none in a page that is no post to it; and in English a word may have blanks.
        """
        lists = self.recipe.lists if self.recipe is not None else {}
        translated = self._project.config.front_matter.translate
        keys = {key: one for key, one in lists.items() if key in translated}
        said = reader.matter(source, (*keys, *keys.values())) if keys else {}
        found = {}
        for key, one in keys.items():
            if key in said and isinstance(reader, Worded):
                found[key] = reader.list_of(said[key])
            elif one in said:
                found[key] = [said[one]]
        return {key: [self._words.get(one, one) for one in some] for key, some in found.items()}

    def _with_matter(
        self, post: Path, reader: Linked, text: str, lists: Mapping[str, list[str]]
    ) -> str:
        rules = self._project.config.front_matter
        if not (rules.set or rules.add or rules.drop or rules.map or lists):
            return text
        names = self.addresses.values(post)

        def filled(pattern: str, value: str = "") -> str:
            if "}{value}" in pattern and not value.startswith("/"):
                return value  # an address of a host, or one that counts from elsewhere
            known = {**names, "value": value}
            text = re.sub(r"\{(\w+)\}", lambda one: known.get(one[1], one[0]), pattern)
            return re.sub("/{2,}", "/", text) if pattern.startswith("/") else text

        def valued(rules: Mapping[str, object]) -> dict[str, object]:
            return {
                key: _each(value, filled)
                for key, value in rules.items()
                if names["year"] or not _DATED.search(str(value))
            }

        return reader.with_matter(
            text,
            set_={**lists, **valued(rules.set)},
            add=valued(rules.add),
            drop=rules.drop,
            map_={
                key: lambda value, pattern=pattern: filled(pattern, value)  # type: ignore[misc]
                for key, pattern in rules.map.items()
            },
        )

    def _drafted(self, reader: Format, text: str) -> str:
        marks = self.recipe.draft if self.recipe is not None else {"draft": True}
        if dict(marks) == {"draft": True} and isinstance(reader, Reparsing):
            return reader.draft(text)
        if isinstance(reader, Linked):
            return reader.with_matter(text, set_=marks, drop=(), map_={})
        return text


def _in_tag(text: str, edit: Edit) -> bool:
    return any(found.start() <= edit.span.start < found.end() for found in _POST_TAG.finditer(text))


def _each(value: object, filled: Callable[[str], str]) -> object:
    if isinstance(value, list):
        return [_each(one, filled) for one in value]
    return filled(value) if isinstance(value, str) else value

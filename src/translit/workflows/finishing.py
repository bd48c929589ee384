"""The English text of a post -> the page that its site is given: links, front matter, marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from translit.formats import Link, Linked, Places, Reparsing, Way
from translit.model import Span
from translit.patterns import lazy
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
from translit.sites.slugs import RULES
from translit.workflows.files_beside import asset_edits, led_to_file, led_to_post
from translit.workflows.page_addresses import Addresses
from translit.workflows.page_matter import drafted, english_lists, with_matter

__all__ = ["Site"]

_POST_TAG = lazy(
    r"""(?P<site>(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})*)"""
    r"""\{%-?[ \t]*(?P<tag>post_link|post_path|post_url|link)[ \t]+["']?(?P<name>[^\s"'%]+)["']?"""
    r"""(?:[ \t]+["']?(?P<title>[^%\n]*?)["']?)?[ \t]*-?%\}"""
    r"""(?P<after>(?<=%\})#[^\s()<>"'\]]+)?"""
)


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

    @cached_property
    def recipe(self) -> Recipe | None:
        """What is known of the generator."""
        config = self._project.config
        recipe = RECIPES.get(config.generator)
        if recipe is None or not config.slugs:
            return recipe
        return replace(recipe, rule=RULES[config.slugs])

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
            output = self._project.layout.output(post, draft=draft)
            text, messages = self._linked(post, reader, stored.text, text, output)
        lists = english_lists(self._project.config, self.recipe, reader, stored.text, self._words)
        names = self.addresses.values
        text = with_matter(
            self._project.config.front_matter, reader, text, lambda: names(post), lists
        )
        return (drafted(self.recipe, reader, text) if draft else text), messages

    def _linked(
        self, post: Path, reader: Linked, source: str, text: str, output: Path
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
        edits += addressed(built, lambda link: self._led(post, link, own, names, output))
        if recipe is not None and recipe.post_tag:
            edits = [*(one for one in edits if not _in_tag(text, one)), *self._tags(post, text)]
            edits += asset_edits(self.addresses, post, text)
        messages = self._dead(post, before, reader, source) if recipe is not None else ()
        return edited(text, edits), messages

    def _led(
        self,
        post: Path,
        link: Link,
        own: Mapping[str, str],
        names: Mapping[str, str],
        output: Path | None = None,
    ) -> str | None:
        """Where an address leads in English; None where it is to stay as it is.

        `own` are the English ids of the page's headings by the Chinese ones, `names` their texts;
        `output` is where the page is built.
        """
        address = link.address
        if link.way is Way.NAME and address.startswith("#"):
            return "#".join(names.get(name, name) for name in address.split("#"))
        if address.startswith("#"):
            return with_fragment(address, own)
        other = self.addresses.post(post, address)
        if other is None:
            return led_to_file(self._project, self.addresses, self.recipe, post, output, link)
        self.asked[post].add(other)
        if link.way is Way.TAG and self.recipe is not None and not self.recipe.post_tag:
            return None  # the generator finds the page in the reader's language by its file
        if not self.has_english(other):
            return self._to_chinese(post, other, link, output)
        return self._with_heading(self.addresses.english(post, other, address), other)

    def _to_chinese(self, post: Path, other: Path, link: Link, output: Path | None) -> str | None:
        """The address of a Chinese page, where the one in `post` counts from its own page."""
        if self.recipe is not None and self.recipe.files == "by path" and output is not None:
            return led_to_post(self._project, self.recipe, other, output, link)
        if link.way is not Way.ADDRESS or not self.addresses.is_by_page(post, link.address, other):
            return None
        return self.addresses.chinese(post, link.address)

    def _with_heading(self, address: str, other: Path) -> str:
        """The address of another post, with the id that its heading has in English."""
        is_led = self.recipe is not None and self.recipe.heading == "link" and "#" in address
        page = self.page(other) if is_led else None
        return (with_fragment(address, page.moved()) or address) if page else address

    def _tags(self, post: Path, text: str) -> Iterator[Edit]:
        """Template tags that name a post by its file, as links to its English page."""
        own = self.recipe.post_tag if self.recipe is not None else ""
        for found in _POST_TAG.finditer(text):
            # `link` names any file in Jekyll, and in Hexo anything but a post.
            if (found["tag"] in {"post_url", "link"}) != (own == "post_url"):
                continue
            name, _, rest = found["name"].partition("#")
            is_link = found["tag"] == "post_link"  # what follows it belongs to no address
            fragment = f"#{rest}" if rest else "" if is_link else found["after"] or ""
            other = self.addresses.post(self._posts[0], name)
            if other is None:
                continue
            self.asked[post].add(other)
            if not self.has_english(other):
                continue
            if address := self.addresses.of_tag(other):
                # The English page is no post to the generator, and its tag would not find it.
                if "baseurl" in found["site"]:
                    address = self.addresses.pages(other).english
                page = found["site"] + self._with_heading(f"{address}{fragment}", other)
                title = (found["title"] or "").strip()
                if is_link:
                    page = f"[{title or self._title(other)}]({page}){found['after'] or ''}"
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


def _in_tag(text: str, edit: Edit) -> bool:
    return any(found.start() <= edit.span.start < found.end() for found in _POST_TAG.finditer(text))

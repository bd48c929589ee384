"""What is to be known of a site generator: how its folders are recognised, and its recipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from translit.sites.slugs import Rule

__all__ = ["Files", "Generator", "Recipe", "Recognised"]

_SPAN = '<span lang="zh" class="unreviewed">{text}</span>'


@dataclass(frozen=True, slots=True)
class Files:
    """What can be asked of a folder."""

    read: Callable[[str], str | None]
    """The text of a file; None where there is none."""
    has: Callable[[str], bool]
    """Whether there is a file or a folder of this name."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A site: what is to be said of it in `translit.toml`, and what in its own configuration."""

    generator: str
    settings: Mapping[str, object]
    """Keys of the configuration, in their order; a mapping is a table."""
    advice: str = ""
    """What is to be added to the site's own configuration; empty where it is complete."""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a generator does with a page."""

    rule: Rule
    """How it makes ids of headings."""
    heading: Literal["id", "link"]
    """How a link finds its English heading: that keeps the Chinese id, or the link takes the
    English one, where the generator's Markdown can give no id to a heading."""
    draft: Mapping[str, object] = field(default_factory=lambda: {"draft": True})
    """What a draft says in its front matter, as the generator heeds it."""
    unreviewed: str = _SPAN
    """What is put around Chinese in an English page; empty where its Markdown takes no HTML."""
    post_tag: str = ""
    """The template tag that names a post by its file, relative to the folder of posts."""
    follows: bool = False
    """Whether it leads links to files to the page in the reader's language by itself."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """Keys of the front matter that it reads as lists, each with the key for a list of one. A text
    is divided at its blanks, and that of the other key is not."""
    files: Literal["shared", "by path", "by address"] = "by address"
    """How a file beside a Chinese post is found from its English page: the generator shares it,
    it looks for it by the path of what is built, or a browser does by the address of the page."""
    permalink: str = ""
    """The key of the front matter with which a post says the address of its page."""
    codes: bool = False
    """Whether the address of a page is %-coded where a theme compares it."""
    names: Callable[[Mapping[str, object], str], Mapping[str, str]] | None = None
    """What addresses may name of a post beside what any post has: of its front matter and of the
    name of its file without the date."""


class Generator(NamedTuple):
    """A site generator."""

    name: str
    recipe: Recipe
    recognised: Callable[[Files, str], Recognised | None]
    """The site in a folder, for a target's locale; None where another generator builds it."""

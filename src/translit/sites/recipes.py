"""The generators that are known, and what each of them does with a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from translit.sites.slugs import RULES, Rule

__all__ = ["RECIPES", "Recipe"]

_SPAN = '<span lang="zh" class="unreviewed">{text}</span>'


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is to be known of a generator."""

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


RECIPES = {
    "hugo": Recipe(RULES["hugo"], "id", unreviewed="", follows=True),
    "hexo": Recipe(RULES["hexo"], "link", {"published": False}, post_tag="post_link"),
    "jekyll": Recipe(RULES["kramdown"], "link", {"published": False}, post_tag="post_url"),
    "mkdocs": Recipe(RULES["python-markdown"], "id", follows=True),
    "astro": Recipe(RULES["github"], "link"),
    "vitepress": Recipe(RULES["vitepress"], "id"),
    "docusaurus": Recipe(RULES["github"], "id", follows=True),
}

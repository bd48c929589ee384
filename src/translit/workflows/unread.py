"""What the configuration names, and the posts -> the names that nothing in any post has.

A name with a slip of the pen would leave Chinese in the page, and nobody would be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from translit.formats import DEFAULT_ATTRIBUTES, DEFAULT_FRONT_MATTER
from translit.patterns import lazy
from translit.project import CONFIGURATION, Project
from translit.sites.settings import WORD_KEYS

__all__ = ["unread"]

_MATTER = lazy(
    r"\A\ufeff?\s*(?:(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\+\+\+|\.\.\.)[ \t]*$|;;;.*?^;;;|\{.*?^\}"
    r"|(?:[^\n]*\n){0,60}?(?=^---[ \t]*$|\r?\n))",
    re.DOTALL | re.MULTILINE,
)
"""The front matter of a post in any of its languages, or the lines where it would be."""

_USUAL = frozenset((*DEFAULT_FRONT_MATTER, *WORD_KEYS, "sidebar_label", "linkTitle"))
"""Keys that `init` names for every blog of a generator, whether its posts have them by now."""

_USUAL_TAGS = frozenset(("figure", "post_link", "asset_link", "asset_img"))
"""Tags of which the same is true."""

_PLACE = lazy(r"\d+-?")


def unread(project: Project, posts: Sequence[Path]) -> Iterator[str]:
    """One sentence for each name of the configuration that no post has."""
    config = project.config
    wanted = [key for key in config.front_matter.translate if key not in _USUAL]
    attributes = [name for name in config.attributes if name not in DEFAULT_ATTRIBUTES]
    if not posts or not (wanted or attributes or config.shortcodes):
        return
    texts = [(project.read(post) or b"").decode("utf-8", "replace") for post in posts]
    matters = [found[0] for text in texts if (found := _MATTER.match(text))]
    for key in wanted:
        if not any(_has_key(matter, key) for matter in matters):
            yield f"{CONFIGURATION}: front_matter names {key}, and no post has such a key"
    for name in attributes:
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}\s*=")
        if not any(pattern.search(text) for text in texts):
            yield f"{CONFIGURATION}: attributes names {name}, and no tag of any post has it"
    for tag, names in config.shortcodes.items():
        if tag in _USUAL_TAGS:
            continue
        yield from _of_tag(tag, names, texts)


def _has_key(matter: str, key: str) -> bool:
    """Whether front matter has a key; of one in tables, all its parts."""
    parts = map(re.escape, key.split("."))
    return all(
        re.search(rf"(?:^|[\s{{,.\[\"'-]){part}[\"'\]]*\s*(?:[:=：.\]]|$)", matter, re.MULTILINE)
        for part in parts
    )


def _of_tag(tag: str, names: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    begun = rf"\{{(?:%-?|\{{[<%-]?)\s*{re.escape(tag)}(?![\w-])"
    opening = re.compile(rf"{begun}[^\n}}]*(?:\n[^\n}}]*){{0,9}}")
    found = [one[0] for text in texts if tag in text for one in opening.finditer(text)]
    if not found:
        yield f"{CONFIGURATION}: shortcodes names {tag}, and no post has such a tag"
        return
    for name in names:
        known = re.compile(rf"(?<![\w-]){re.escape(name)}\s*=")
        if not _PLACE.fullmatch(name) and not any(known.search(one) for one in found):
            what = f"shortcodes names {name} of {tag}, and no {tag} of any post has it"
            yield f"{CONFIGURATION}: {what}"

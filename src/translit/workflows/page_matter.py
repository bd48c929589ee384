"""The English text of a post -> the same with the front matter that its page is to have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from translit.formats import Format, Linked, Reparsing, Worded
from translit.project.config import Config
from translit.project.matter import FrontMatter
from translit.sites import Recipe
from translit.sites.addresses import lacks

__all__ = ["drafted", "english_lists", "with_matter"]


def english_lists(
    config: Config, recipe: Recipe | None, reader: Linked, source: str, words: Mapping[str, str]
) -> dict[str, list[str]]:
    """The lists that the generator makes of texts in a Chinese post, in English.

    It makes none in a page that is no post to it; and in English a word may have blanks.
    """
    lists = recipe.lists if recipe is not None else {}
    translated = config.front_matter.translate
    keys = {key: one for key, one in lists.items() if key in translated}
    said = reader.matter(source, (*keys, *keys.values())) if keys else {}
    found = {}
    for key, one in keys.items():
        if key in said and isinstance(reader, Worded):
            found[key] = reader.list_of(said[key])
        elif one in said:
            found[key] = [said[one]]
    return {key: [words.get(one, one) for one in some] for key, some in found.items()}


def with_matter(
    rules: FrontMatter,
    reader: Linked,
    text: str,
    named: Callable[[], Mapping[str, str]],
    lists: Mapping[str, list[str]],
) -> str:
    """The page with the front matter that the configuration asks for.

    `named` answers what a text of it may name of the post.
    """
    if not (rules.set or rules.add or rules.drop or rules.map or lists):
        return text
    names = named()

    def filled(pattern: str, value: str = "") -> str:
        if "}{value}" in pattern and not value.startswith("/"):
            return value  # an address of a host, or one that counts from elsewhere
        known = {**names, "value": value}
        text = re.sub(r"\{([\w.-]+)\}", lambda one: known.get(one[1], ""), pattern)
        return re.sub("/{2,}", "/", text) if pattern.startswith("/") else text

    def valued(rules: Mapping[str, object]) -> dict[str, object]:
        return {
            key: _each(value, filled)
            for key, value in rules.items()
            if not lacks(str(value), names)
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


def drafted(recipe: Recipe | None, reader: Format, text: str) -> str:
    """The page with the mark of a draft that its generator heeds."""
    marks = recipe.draft if recipe is not None else {"draft": True}
    if dict(marks) == {"draft": True} and isinstance(reader, Reparsing):
        return reader.draft(text)
    if isinstance(reader, Linked):
        return reader.with_matter(text, set_=marks, drop=(), map_={})
    return text


def _each(value: object, filled: Callable[[str], str]) -> object:
    if isinstance(value, list):
        return [_each(one, filled) for one in value]
    return filled(value) if isinstance(value, str) else value

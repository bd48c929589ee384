"""The files of a site -> those that say words of it in Chinese, and where their English goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from translit.languages import has_han
from translit.sites.pasting import is_configuration, pasted

__all__ = ["FOLDERS", "word_files"]

FOLDERS = ("config/_default", "i18n", "data", "_data", "src/content/i18n")
"""Where files of words may stand, besides the folder of the site itself."""

_ZH = r"(?:zh|cn)(?:[-_][A-Za-z]+)?"

_TO_PASTE = "build/site/{locale}/"


class _Row(NamedTuple):
    """Files of a generator, and what is built of them."""

    pattern: str
    """Of their paths, as a regular expression."""
    place: str
    """Where the English goes, with the groups of the pattern."""


_TABLE = {
    "hugo": (
        _Row(r"((?:hugo|config)\.(?:toml|ya?ml|json))", rf"{_TO_PASTE}\1"),
        _Row(r"config/_default/((?:hugo|config)\.(?:toml|ya?ml|json))", rf"{_TO_PASTE}\1"),
        _Row(rf"(config/_default/(?:menus|params))(?:\.{_ZH})?(\.\w+)", r"\1.{locale}\2"),
        _Row(rf"i18n/{_ZH}(\.\w+)", r"i18n/{locale}\1"),
        _Row(r"data/(.+)", r"data/{locale}/\1"),
    ),
    "mkdocs": (_Row(r"(mkdocs\.ya?ml)", rf"{_TO_PASTE}\1"),),
    "hexo": (
        _Row(r"_config\.yml", "source/_data/{locale}.yml"),
        _Row(r"_config\.([\w-]+)\.yml", r"source/_data/{locale}-\1.yml"),
    ),
    "jekyll": (
        _Row(r"_config\.ya?ml", "_data/{locale}/site.yml"),
        _Row(r"_data/(.+\.(?:ya?ml|json|toml))", r"_data/{locale}/\1"),
    ),
    "docusaurus": (_Row(rf"i18n/{_ZH}/(.+\.json)", r"i18n/{locale}/\1"),),
    "astro": (_Row(rf"src/content/i18n/{_ZH}(\.json)", r"src/content/i18n/{locale}\1"),),
}


def word_files(
    generator: str, names: Iterable[str], read: Callable[[str], str | None], locale: str
) -> dict[str, str]:
    """The files of a site with Chinese in them that readers see, and the places of their English.

    One whose English stands there already, in no Chinese, is left out.
    """
    found: dict[str, str] = {}
    for name in sorted(names):
        for row in _TABLE.get(generator, ()):
            match = re.fullmatch(row.pattern, name)
            if match is None:
                continue
            place = match.expand(row.place)
            here = place.replace("{locale}", locale)
            is_done = (standing := read(here)) is not None and not has_han(standing)
            is_english = f"/{locale}/" in f"/{name}" or f".{locale}." in name
            if not is_done and not is_english and _says(generator, name, read(name) or "", locale):
                found[name] = place
            break
    return found


def _says(generator: str, name: str, text: str, locale: str) -> bool:
    if not is_configuration(generator, name):
        return has_han(text)
    try:
        return bool(pasted(generator, name, text, lambda word: word, locale))
    except ValueError:
        return False

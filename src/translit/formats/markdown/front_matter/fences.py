"""A post -> where its front matter stands, whether it has fences or not."""

from __future__ import annotations

import re
from typing import NamedTuple

from translit import metadata_keys
from translit.formats.markdown.front_matter import json, metadata
from translit.model import Span
from translit.patterns import lazy

__all__ = ["Matter", "find"]

_FENCES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_YAML_END = lazy(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = lazy(r"^\+\+\+[ \t]*$", re.MULTILINE)
_JSON_END = lazy(r"^;;;[ \t]*$", re.MULTILINE)
_BARE = metadata_keys.HEXO + r"[ \t]*(?::(?:[ \t]|$)|：)"
_BARE_YAML = lazy(_BARE, re.MULTILINE)
"""Hexo allows the first `---` to be left out."""

_BARE_END = lazy(r"^-{3,}[ \t]*$", re.MULTILINE)
_BARE_LINES = lazy(
    r"(?:(?:[\w-]+[ \t]*(?::(?:[ \t][^\n]*)?|：[^\n]*)|[ \t]+[^\n]*|[#-][^\n]*|)\n)*+"
)
"""Keys, what belongs to one, comments, or nothing: with an empty line among them, there must be
no other line before the `---`, or it underlines a heading."""

_EMPTY = lazy(
    rf"(?:[ \t]*\n)+(?=(?:---|\+\+\+|;;;)[ \t]*\n[ \t]*[\w\"'-]+[ \t]*[:=：]|{_BARE})",
    re.MULTILINE,
)
"""Empty lines before front matter; before MultiMarkdown's there are none."""


class Matter(NamedTuple):
    """What stands before the body of a post."""

    kind: str
    span: Span
    """Of what stands between the fences, in the normal text."""
    end: int
    """Where the body begins."""


def find(text: str) -> Matter | None:
    """The front matter of a post, if it has any."""
    below = find(text[empty.end() :]) if (empty := _EMPTY.match(text)) else None
    if empty and below and below.kind != "metadata":
        by = empty.end()
        return Matter(below.kind, Span(below.span.start + by, below.span.end + by), below.end + by)
    first = text[: text.find("\n")] if "\n" in text else text
    if kind := _FENCES.get(first.rstrip(" \t")):
        ends = {"yaml": _YAML_END, "toml": _TOML_END, "json": _JSON_END}[kind]
        return _ended(text, kind, len(first) + 1, ends.search(text, len(first) + 1))
    if _BARE_YAML.match(text) and (found := _ended(text, "yaml", 0, _bare_end(text))):
        return found
    if end := metadata.end(text):
        return Matter("metadata", Span(0, end), end)
    return _bare_json(text)


def _ended(text: str, kind: str, start: int, found: re.Match[str] | None) -> Matter | None:
    if found is None:
        return None
    return Matter(kind, Span(start, found.start()), text.find("\n", found.end()) + 1 or len(text))


def _bare_json(text: str) -> Matter | None:
    end = json.end(text)
    after = text.find("\n", end) + 1 or len(text)
    return None if not end or text[end:after].strip() else Matter("json", Span(0, end), after)


def _bare_end(text: str) -> re.Match[str] | None:
    """The `---` that ends front matter whose first `---` was left out."""
    found = _BARE_END.search(text)
    if found is None or (len(found[0].rstrip()) > 3 and text.count("\n", 0, found.start()) < 2):  # noqa: PLR2004
        return None  # a heading underlined by dashes
    return found if _BARE_LINES.fullmatch(text, 0, found.start()) else None

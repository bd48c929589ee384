"""The posts of a site -> the parameters of its own shortcodes and tags that say Chinese."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from translit.formats.markdown.rules.tag_parameters import said_by, tag_name
from translit.languages import has_han
from translit.patterns import lazy

__all__ = ["captions"]

_TAG = {
    "hugo": lazy(r"\{\{[<%](?![</%])(?:[^{}\"`]|\"(?:[^\"\\]|\\.)*\"|`[^`]*`)*?[>%]\}\}"),
    "hexo": lazy(r"\{%-?[^%{}\n]*%\}"),
    "jekyll": lazy(r"\{%-?[ \t]*include\b[^%{}]*%\}"),
}

_OF_FILES = frozenset(
    ("ref", "relref", "post_link", "post_path", "include_code", "raw", "include", "tabs")
)
"""Tags whose arguments without a name are files or names of their own."""

_NAMES = frozenset(("src", "href", "link", "url", "id", "class", "file", "path", "lang", "icon"))
"""Parameters that no reader sees, whatever they say."""

_FILE = lazy(r"^(?:[\w.+-]+:|/|\.)|/|\.\w{2,5}$|^[a-z]+@")
"""Addresses, files, kinds: in them, Chinese is a name, or not all that they say."""


def captions(
    generator: str, texts: Iterable[str], known: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """What is to be said of shortcodes in the configuration, beside what is `known`."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    pattern = _TAG.get(generator)
    for text in texts if pattern is not None else ():
        for tag in pattern.findall(text) if pattern is not None and has_han(text) else ():
            name = tag_name(tag)
            if not has_han(tag) or not name or name in known:
                continue
            for place, value in said_by(tag):
                is_place = place[0].isdigit()
                hidden = place.lower() in _NAMES or (is_place and name in _OF_FILES)
                if has_han(value) and not hidden and not _FILE.search(value.strip()):
                    found[name][place] = None
    whole = {name: [*places] for name, places in sorted(found.items())}
    return {
        name: [one for one in places if f"{one}-" not in places] for name, places in whole.items()
    }

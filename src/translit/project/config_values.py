"""The values in a configuration -> what their keys take, or a sentence that says what that is."""

from __future__ import annotations

import difflib
import os.path
import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath
from typing import Any

from translit.patterns import lazy
from translit.project.matter import FrontMatter, front_matter
from translit.project.wording import Words, words
from translit.sites.page_names import NAMES

__all__ = ["FIELDS", "READERS", "Checks", "Wrong", "check_texts"]


@dataclass(frozen=True, slots=True)
class Checks:
    """Which checks run, by their ids, and how severe their findings are."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


class Wrong(Exception):  # noqa: N818  # told with the key and its line, as a ConfigError
    """A value that is not what its key takes; says what that is."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Wrong('takes a text in quotes: "…"')
    return value


def _filled(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong('takes a text in quotes that is not empty: "…"')
    return value


def _inside(value: object) -> str:
    """A folder that is written to."""
    folder = _filled(value)
    leads = PurePath(os.path.normpath(folder))
    if leads.is_absolute() or leads.parts[:1] in {("..",), ("~",)}:
        raise Wrong(f"leads out of the project: {folder}; name a folder in it")
    return folder


_LOCALE = lazy(r"[A-Za-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|\d{3}))?(@\w+)?")


def _locale(value: object) -> str:
    if not isinstance(value, str) or not _LOCALE.fullmatch(value):
        raise Wrong('is the name of a language, such as "en", "en_GB" or "zh_CN"')
    return value


FIELDS = {
    "path": "the post's path below the folder of posts: `2025/code-red.md`",
    "dir": "its folder there, empty at the top: `2025`",
    "stem": "its name without the suffix, and without the source's language: `code-red`",
    "suffix": "its suffix: `.md`",
    "locale": "the language that is built: `en`",
}
"""What a `build` pattern may name in braces. Empty folders in the result fall out."""


def _pattern(value: object) -> str:
    pattern = _filled(value)
    try:
        parts = [part for part in string.Formatter().parse(pattern) if part[1] is not None]
        names = [name for _, name, _, _ in parts]
        known = dict.fromkeys(FIELDS, "x")
        for _, name, width, conversion in parts:
            if name not in known:
                raise Wrong(f"has {{{name}}}; it may name {', '.join(FIELDS)}")
            if width or conversion:
                # Widths of Python's make names of any length, and dots where there were none.
                raise Wrong(f"is no pattern: write {{{name}}}, no width or conversion in it")
        pattern.format_map(known)
    except ValueError as error:
        raise Wrong(f"is no pattern ({error}): {pattern}") from None
    if not {"path", "stem"} & set(names):
        raise Wrong("gives every post one name; write {path} or {stem} in it")
    if ".." in PurePosixPath(pattern).parts:
        raise Wrong(f"leads out of the project: {pattern}")
    return pattern


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Wrong('takes a list of texts: ["…", "…"]')
    return tuple(value)


def _tables(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Wrong("is a table: write its keys under a header in square brackets")
    return value


def _engine_names(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ",".join(filter(None, (one.strip() for one in value))) or _filled("")
    try:
        return _filled(value)
    except Wrong:
        raise Wrong('takes the name of an engine, or a list of them: ["llm", "argos"]') from None


def _shortcodes(value: object) -> dict[str, tuple[str, ...]]:
    return {name: _texts(names) for name, names in _tables(value).items()}


def _constructs(value: object) -> dict[str, bool]:
    from translit.formats.markdown.rules.dialects import CONSTRUCTS  # the parser, for its names

    names = [one.name for one in CONSTRUCTS]
    read = {}
    for name, on in _tables(value).items():
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1)
            advice = f"did you mean {close[0]}?" if close else f"it may have {', '.join(names)}"
            raise Wrong(f"has {name}, which is no construct that is read; {advice}")
        if not isinstance(on, bool):
            raise Wrong(f"takes true or false for {name}")
        read[name] = on
    return read


def _engines(value: object) -> dict[str, dict[str, str]]:
    return {
        name: {key: _option(option) for key, option in _tables(options).items()}
        for name, options in _tables(value).items()
    }


def _checks(value: object) -> Checks:
    table = _tables(value)
    for key in table:
        if key not in ("select", "ignore", "severity"):
            raise Wrong(f"has {key}; its keys are select, ignore and severity")
    levels = _tables(table.get("severity", {}))
    for check, level in levels.items():
        if level not in ("error", "warning", "hint"):
            raise Wrong(f"says {level!r} for {check}; that is one of error, warning, hint")
    return Checks(_texts(table.get("select", [])), _texts(table.get("ignore", [])), levels)


def _option(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        raise Wrong("takes options that are texts or numbers")
    try:
        return str(value)
    except ValueError:  # written in hexadecimal, where any length is read
        raise Wrong("takes no number of that many digits") from None


def _front_matter(value: object) -> FrontMatter:
    return front_matter(value, Wrong)


def _words(value: object) -> Words:
    return words(value, Wrong)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong("is true or false")
    return value


def _around(value: object) -> str:
    text = _text(value)
    if text and text.count("{text}") != 1:
        raise Wrong('takes a text in which {text} stands once, or ""')
    return text


def _generator(value: object) -> str:
    from translit.sites import RECIPES  # what generators make of headings, for their names

    return _one_of("", *RECIPES)(value)


def _slugs(value: object) -> str:
    from translit.sites.slugs import RULES

    return _one_of("", *RULES)(value)


def _links(value: object) -> dict[str, str]:
    return {_address(page): _address(english) for page, english in _tables(value).items()}


def _address(value: object) -> str:
    pattern = _filled(value)
    for name in re.findall(r"\{([^{}]*)\}", pattern):
        if name not in {*NAMES, *FIELDS} and not name.startswith("matter."):
            known = ", ".join(dict.fromkeys((*FIELDS, *NAMES)))
            raise Wrong(f"names {{{name}}} in {pattern}; it may name {known}, matter.KEY")
    return pattern


def _url(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"|(?:https?://[^/\s]+)?(?:/\S*)?", value):
        raise Wrong('is where the site is on the web: "https://me.github.io/blog", or "/blog"')
    return value


def _one_of(*names: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in names:
            raise Wrong(f"is one of {', '.join(names)}")
        return str(value)

    return read


READERS: Mapping[str, Callable[[object], object]] = {
    "name": _text,
    "translator": _text,
    "source": _locale,
    "target": _locale,
    "posts": _filled,
    "locales": _inside,
    "glossary": _filled,
    "build": _pattern,
    "draft": _pattern,
    "exclude": _texts,
    "generator": _generator,
    "links": _links,
    "slugs": _slugs,
    "url": _url,
    "site": _text,
    "unreviewed": _around,
    "accept_memory": _flag,
    "segmentation": _one_of("sentence", "paragraph"),
    "line_breaks": _one_of("soft", "hard"),
    "references": _one_of("file", "line", "none"),
    "front_matter": _front_matter,
    "shortcodes": _shortcodes,
    "words": _words,
    "attributes": _texts,
    "markdown": _constructs,
    "title_case": _one_of("sentence", "title", "as-is"),
    "memory": _texts,
    "obsolete_memory": _flag,
    "checks": _checks,
    "engine": _engine_names,
    "engines": _engines,
}
"""What reads the value of each key."""


def check_texts(value: object) -> None:
    """Refuse what no name and no text of ours can hold, wherever it stands in a value."""
    if isinstance(value, str) and "\0" in value:
        raise Wrong("has a NUL character (\\u0000) in it; take that out")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    for one in value if isinstance(value, list) else ():
        check_texts(one)

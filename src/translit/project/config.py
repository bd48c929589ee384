"""`translit.toml`, or `[tool.translit]` in `pyproject.toml` -> the configuration of a project."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from translit import toml
from translit.errors import ConfigError
from translit.formats import DEFAULT_ATTRIBUTES
from translit.project.matter import FrontMatter, front_matter

__all__ = ["FIELDS", "FILES", "GENERATORS", "Config", "keys", "loads"]


@dataclass(frozen=True, slots=True)
class Checks:
    """Which checks run, by their ids, and how severe their findings are."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What a project says of itself; every field has a default, so that none need be said."""

    name: str = ""
    """The project's name in the headers of new catalogs; empty: that of its folder."""
    translator: str = ""
    """`Name <address>` in the headers of new catalogs; Poedit writes its user there."""
    source: str = "zh_CN"
    target: str = "en"
    posts: str = "posts"
    locales: str = "locales"
    glossary: str = "glossary.csv"
    build: str = "build/{locale}/{path}"
    """Where a built post goes; see `translit.project.layout`."""
    draft: str = "build/draft/{locale}/{path}"
    """Where a draft goes: never where a finished post stands."""
    exclude: tuple[str, ...] = ()
    """Patterns of files below the folder of posts that are no posts."""
    generator: str = ""
    """Which site generator reads the built posts; empty: none that is known."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Addresses of Chinese pages, by patterns, and those of their English ones."""
    site: str = ""
    """Where the generator writes the site; its links are checked there."""
    unreviewed: str = ""
    """What is put around Chinese that `--keep` leaves in a built post, where `{text}` stands."""
    accept_memory: bool = False
    """Whether exact matches of reviewed entries count as reviewed."""
    segmentation: Literal["sentence", "paragraph"] = "sentence"
    line_breaks: Literal["soft", "hard"] = "soft"
    references: str = "file"
    front_matter: FrontMatter = FrontMatter()
    shortcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attributes: tuple[str, ...] = DEFAULT_ATTRIBUTES
    markdown: Mapping[str, bool] = field(default_factory=dict)
    """Which constructs of dialects are read, where that is not as usual."""
    title_case: Literal["sentence", "title", "as-is"] = "sentence"
    memory: tuple[str, ...] = ()
    obsolete_memory: bool = False
    """Whether the obsolete entries of PO files that others made are a part of the memory."""
    """TMX files."""
    checks: Checks = Checks()  # frozen
    engine: str = "argos"
    """Its name; of several, divided by commas, the next is asked for what one leaves."""
    engines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Options by engine; what they mean is the engine's to say."""


class _Wrong(Exception):  # noqa: N818  # a value that is not what its key takes
    """Says what a key takes."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong('takes a text in quotes: "…"')
    return value


def _filled(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong('takes a text in quotes that is not empty: "…"')
    return value


_LOCALE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|\d{3}))?(@\w+)?")


def _locale(value: object) -> str:
    if not isinstance(value, str) or not _LOCALE.fullmatch(value):
        raise _Wrong('is the name of a language, such as "en", "en_GB" or "zh_CN"')
    return value


FILES = ("translit.toml", "pyproject.toml")
"""Where a configuration is looked for, in this order."""

GENERATORS = ("hugo", "hexo", "jekyll", "mkdocs", "astro", "vitepress", "docusaurus")

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
                raise _Wrong(f"has {{{name}}}; it may name {', '.join(FIELDS)}")
            if width or conversion:
                # Widths of Python's make names of any length, and dots where there were none.
                raise _Wrong(f"is no pattern: write {{{name}}}, no width or conversion in it")
        pattern.format_map(known)
    except ValueError as error:
        raise _Wrong(f"is no pattern ({error}): {pattern}") from None
    if not {"path", "stem"} & set(names):
        raise _Wrong("gives every post one name; write {path} or {stem} in it")
    if ".." in PurePosixPath(pattern).parts:
        raise _Wrong(f"leads out of the project: {pattern}")
    return pattern


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Wrong('takes a list of texts: ["…", "…"]')
    return tuple(value)


def _tables(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong("is a table: write its keys under a header in square brackets")
    return value


def _engine_names(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ",".join(filter(None, (one.strip() for one in value))) or _filled("")
    try:
        return _filled(value)
    except _Wrong:
        raise _Wrong('takes the name of an engine, or a list of them: ["llm", "argos"]') from None


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
            raise _Wrong(f"has {name}, which is no construct that is read; {advice}")
        if not isinstance(on, bool):
            raise _Wrong(f"takes true or false for {name}")
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
            raise _Wrong(f"has {key}; its keys are select, ignore and severity")
    levels = _tables(table.get("severity", {}))
    for check, level in levels.items():
        if level not in ("error", "warning", "hint"):
            raise _Wrong(f"says {level!r} for {check}; that is one of error, warning, hint")
    return Checks(_texts(table.get("select", [])), _texts(table.get("ignore", [])), levels)


def _option(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        raise _Wrong("takes options that are texts or numbers")
    try:
        return str(value)
    except ValueError:  # written in hexadecimal, where any length is read
        raise _Wrong("takes no number of that many digits") from None


def _front_matter(value: object) -> FrontMatter:
    return front_matter(value, _Wrong)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("is true or false")
    return value


def _around(value: object) -> str:
    text = _text(value)
    if text and text.count("{text}") != 1:
        raise _Wrong('takes a text in which {text} stands once, or ""')
    return text


def _links(value: object) -> dict[str, str]:
    return {_filled(page): _filled(english) for page, english in _tables(value).items()}


def _one_of(*names: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in names:
            raise _Wrong(f"is one of {', '.join(names)}")
        return str(value)

    return read


_READERS: Mapping[str, Callable[[object], object]] = {
    "name": _text,
    "translator": _text,
    "source": _locale,
    "target": _locale,
    "posts": _filled,
    "locales": _filled,
    "glossary": _filled,
    "build": _pattern,
    "draft": _pattern,
    "exclude": _texts,
    "generator": _one_of("", *GENERATORS),
    "links": _links,
    "site": _text,
    "unreviewed": _around,
    "accept_memory": _flag,
    "segmentation": _one_of("sentence", "paragraph"),
    "line_breaks": _one_of("soft", "hard"),
    "references": _one_of("file", "line", "none"),
    "front_matter": _front_matter,
    "shortcodes": _shortcodes,
    "attributes": _texts,
    "markdown": _constructs,
    "title_case": _one_of("sentence", "title", "as-is"),
    "memory": _texts,
    "obsolete_memory": _flag,
    "checks": _checks,
    "engine": _engine_names,
    "engines": _engines,
}


def _check_texts(value: object) -> None:
    """Refuse what no name and no text of ours can hold, wherever it stands in a value."""
    if isinstance(value, str) and "\0" in value:
        raise _Wrong("has a NUL character (\\u0000) in it; take that out")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    for one in value if isinstance(value, list) else ():
        _check_texts(one)


def keys() -> tuple[str, ...]:
    """Every key that a configuration may have."""
    return tuple(one.name for one in fields(Config))


class _Source(NamedTuple):
    """A configuration as it was written, for the lines of errors."""

    path: object
    text: str

    def error(self, key: str, what: str) -> ConfigError:
        """An error at the line of a key or a table, if it can be found."""
        found = re.search(rf"^[ \t]*(?:\[.*)?\b{re.escape(key)}\b", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.end()) + 1 if found else None
        return ConfigError(what, path=self.path, line=line)


def loads(data: bytes, *, path: object, table: tuple[str, ...] = ()) -> Config | None:
    """The configuration in a TOML file, or in a table of it; None where it has no such table.

    Raises ConfigError, with the line, for TOML that is none, a key that is not known, and a value
    that the key does not take.
    """
    try:
        text = data.decode("utf-8-sig")
        values: Any = toml.loads(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8; save it as UTF-8", path=path, line=line) from None
    except toml.TomlError as error:
        raise ConfigError(f"is not valid TOML ({error})", path=path, line=error.line) from None
    for name in table:
        if name not in values:
            return None
        values = values[name]
    return _config(values, _Source(path, text))


def _config(values: object, source: _Source) -> Config:
    if not isinstance(values, dict):
        raise ConfigError("the configuration is not a table", path=source.path)
    read = {}
    for key, value in values.items():
        reader = _READERS.get(key)
        if reader is None:
            close = difflib.get_close_matches(key, _READERS, n=1)
            advice = f"did you mean {close[0]}?" if close else f"the keys are {', '.join(keys())}"
            raise source.error(key, f"unknown key {key}; {advice}")
        try:
            _check_texts(value)
            read[key] = reader(value)
        except _Wrong as wrong:
            raise source.error(key, f"{key} {wrong}") from None
    config = Config(**read)  # type: ignore[arg-type]  # each read by its reader
    if config.source == config.target:
        raise source.error("target", "target is the source's language; name the one that is built")
    if config.draft == config.build:
        raise source.error("draft", "draft is the place of finished posts; name one of its own")
    return config

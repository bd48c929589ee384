"""`translit.toml`, or `[tool.translit]` in `pyproject.toml` -> the configuration of a project."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

from translit import toml_values
from translit.errors import ConfigError
from translit.formats import DEFAULT_ATTRIBUTES
from translit.project.config_values import READERS, Checks, Wrong, check_texts
from translit.project.matter import FrontMatter
from translit.project.wording import Words

__all__ = ["FILES", "Config", "keys", "loads"]


FILES = ("translit.toml", "pyproject.toml")
"""Where a configuration is looked for, in this order."""


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
    url: str = ""
    """Where the site is on the web: `https://me.github.io/blog`."""
    slugs: str = ""
    """By which rule it makes ids of headings; empty: as it does where nobody says otherwise."""
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
    words: Words = Words()
    attributes: tuple[str, ...] = DEFAULT_ATTRIBUTES
    markdown: Mapping[str, bool] = field(default_factory=dict)
    """Which constructs of dialects are read, where that is not as usual."""
    title_case: Literal["sentence", "title", "as-is"] = "sentence"
    memory: tuple[str, ...] = ()
    """TMX and PO files that others made."""
    obsolete_memory: bool = False
    """Whether the obsolete entries of such PO files are a part of the memory."""
    checks: Checks = Checks()  # frozen
    engine: str = "argos"
    """Its name; of several, divided by commas, the next is asked for what one leaves."""
    engines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Options by engine; what they mean is the engine's to say."""


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
        values: Any = toml_values.loads(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8; save it as UTF-8", path=path, line=line) from None
    except toml_values.TomlError as error:
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
        reader = READERS.get(key)
        if reader is None:
            close = difflib.get_close_matches(key, READERS, n=1)
            advice = f"did you mean {close[0]}?" if close else f"the keys are {', '.join(keys())}"
            raise source.error(key, f"unknown key {key}; {advice}")
        try:
            check_texts(value)
            read[key] = reader(value)
        except Wrong as wrong:
            raise source.error(key, f"{key} {wrong}") from None
    config = Config(**read)  # type: ignore[arg-type]  # each read by its reader
    if config.source == config.target:
        raise source.error("target", "target is the source's language; name the one that is built")
    if config.draft == config.build:
        raise source.error("draft", "draft is the place of finished posts; name one of its own")
    return config

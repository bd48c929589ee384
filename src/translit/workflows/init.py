"""An empty folder -> a project: a commented configuration, a glossary with its header, folders."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from translit.errors import ProjectError
from translit.formats.data import SUFFIXES
from translit.glossary import header
from translit.project import CONFIGURATION, configuration
from translit.project.config import loads
from translit.project.writing import write
from translit.sites.recognition import Files, Recognised, recognised
from translit.sites.visible_parameters import captions
from translit.sites.word_files import FOLDERS, word_files

__all__ = ["TEMPLATE", "Begun", "init"]

TEMPLATE = """\
# translit.toml: how this project's posts become English ones.
# Every line that is commented out shows the default.

# Folders, from here.
# posts = "posts"
# locales = "locales"
# glossary = "glossary.csv"

# Languages: what the posts are written in, and what they become.
# source = "zh_CN"
# target = "en"

# Where a built post goes. In braces: path, dir, stem, suffix, locale.
#   Hugo, by file name:  build = "content/posts/{dir}/{stem}.{locale}{suffix}"
#   Hugo, by folder:     build = "content/{locale}/posts/{path}"
#   Hexo:                build = "source/{locale}/{path}"
#   Jekyll:              build = "{locale}/{stem}{suffix}"
# build = "build/{locale}/{path}"

# Where a draft goes: never where a finished post stands.
# draft = "build/draft/{locale}/{path}"

# Files below posts that are no posts.
# exclude = ["about.md"]

# hugo, hexo, jekyll, mkdocs, mkdocs-blog, astro, vitepress or docusaurus; and where its site is.
# generator = "hugo"
# site = "public"

# "sentence", or "paragraph" for one entry a block.
# segmentation = "sentence"

# "hard" where the site shows the line ends of a paragraph: Hexo, Obsidian, nl2br, hardWraps.
# line_breaks = "soft"

# What an entry says of its place: "file", "line" or "none". Lines change with every edit.
# references = "file"

# Keys of the front matter that are translated.
# front_matter = ["title", "description", "summary", "subtitle", "excerpt"]

# Attributes of tags, in HTML and of components, that a reader sees.
# attributes = ["alt", "title", "placeholder", "label", "aria-label"]

# For the headers of new PO files.
# name = "My blog"
# translator = "Name <name@example.org>"

# Titles and headings of machine translations: "sentence", "title" or "as-is".
# title_case = "sentence"

# Translations from elsewhere, as TMX or PO files.
# memory = ["earlier.tmx"]

# Which engine translates, and how.
# engine = "argos"

# Captions in shortcodes and template tags that a reader sees.
# [shortcodes]
# figure = ["caption", "alt", "title"]

# What of the dialects of Markdown this site does not have, or has though few do.
# [markdown]
# math = true

# [engines.argos]
# beam = 4
# device = "auto"
"""


class Begun(NamedTuple):
    """What was made, and what stood there already and was left alone."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    generator: str = ""
    """What builds the site, where that is known."""
    advice: str = ""
    """What the site's own configuration lacks."""


def init(folder: Path) -> Begun:
    """Make what a project needs in `folder`; never touches what is there.

    Where it has a configuration, that is left alone, and what it names is made.
    """
    made: list[str] = []
    kept: list[str] = []
    _make(folder)
    config, where = configuration(folder)
    site = None if where else recognised(_files(folder))
    site = site and _with_captions(_with_words(site, folder, config.target), folder)
    if site is not None:
        text = _site(site)
        config = loads(text.encode(), path=CONFIGURATION) or config
    else:
        text = TEMPLATE
    for name in (config.posts, config.locales):
        path = folder / name
        (kept if path.is_dir() else made).append(f"{name}/")
        _make(path)
    files = {where or CONFIGURATION: text, config.glossary: header()}
    for name, text in files.items():
        path = folder / name
        if name == where or path.exists() or path.is_symlink():
            kept.append(name)
        else:
            write(path, text.encode(), expected=None, shown=str(path), durable=False)
            made.append(name)
    if site is None:
        return Begun(tuple(made), tuple(kept))
    return Begun(tuple(made), tuple(kept), site.generator, site.advice)


def _with_words(site: Recognised, folder: Path, locale: str) -> Recognised:
    """The site with the files that have words of it."""
    names = (
        path.relative_to(folder).as_posix()
        for pattern in ("*.*", *(f"{one}/**/*.*" for one in FOLDERS))
        for path in folder.glob(pattern)
        if path.suffix.lower() in SUFFIXES and path.is_file()
    )
    found = word_files(site.generator, names, _files(folder).read, locale)
    return replace(site, tables={**site.tables, "words.files": found})


def _with_captions(site: Recognised, folder: Path) -> Recognised:
    """The site with what its own shortcodes show to a reader."""
    posts = sorted((folder / str(site.settings["posts"])).rglob("*.m*d*"))
    texts = (path.read_text("utf-8", errors="replace") for path in posts if path.is_file())
    known = {name: list(one) for name, one in site.tables.get("shortcodes", {}).items()}  # type: ignore[call-overload]
    found = {**known, **captions(site.generator, texts, known)}
    return replace(site, tables={**site.tables, "shortcodes": found})


def _files(folder: Path) -> Files:
    def read(name: str) -> str | None:
        path = folder / name
        return path.read_text("utf-8", errors="replace") if path.is_file() else None

    return Files(read, lambda name: (folder / name).exists())


def _site(site: Recognised) -> str:
    """The configuration of a site, and below it what else can be said, as comments."""
    lines = [f"# translit.toml: how the posts of this {site.generator} site become English ones."]
    lines += [f"{key} = {_toml(value)}" for key, value in site.settings.items() if value]
    lines.insert(1, f'generator = "{site.generator}"')
    said = {*site.settings, *site.tables}
    more = TEMPLATE.split("\n", 2)[2].replace("\n# [", "\n#\n# [")
    kept = [
        line
        for line in more.splitlines()
        if not re.match(rf"# (?:{'|'.join(said)}) = ", line) and not line.startswith("#   ")
    ]
    tables = [
        "\n".join([f"[{name}]", *(f"{_key(key)} = {_toml(one)}" for key, one in table.items())])
        for name, table in site.tables.items()
        if table
    ]
    return "\n\n".join(["\n".join(lines), "\n".join(kept).strip(), *tables]) + "\n"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else json.dumps(key, ensure_ascii=False)


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "a file of this name is there" if folder.is_file() else error.strerror
        raise ProjectError(f"cannot be made ({reason})", path=folder) from None

"""An empty folder -> a project: a commented configuration, a glossary with its header, folders."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from translit.errors import ProjectError
from translit.glossary import header
from translit.project import CONFIGURATION, configuration
from translit.project.writing import write

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
#   Hexo:                build = "source/_posts/{locale}/{path}"
#   Jekyll:              build = "{locale}/_posts/{path}"
# build = "build/{locale}/{path}"

# "sentence", or "paragraph" for one entry a block.
# segmentation = "sentence"

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

# Translations from elsewhere, as TMX files.
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


def init(folder: Path) -> Begun:
    """Make what a project needs in `folder`; never touches what is there.

    Where it has a configuration, that is left alone, and what it names is made.
    """
    made: list[str] = []
    kept: list[str] = []
    _make(folder)
    config, where = configuration(folder)
    for name in (config.posts, config.locales):
        path = folder / name
        (kept if path.is_dir() else made).append(f"{name}/")
        _make(path)
    files = {where or CONFIGURATION: TEMPLATE, config.glossary: header()}
    for name, text in files.items():
        path = folder / name
        if name == where or path.exists() or path.is_symlink():
            kept.append(name)
        else:
            write(path, text.encode(), expected=None, shown=str(path), durable=False)
            made.append(name)
    return Begun(tuple(made), tuple(kept))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "a file of this name is there" if folder.is_file() else error.strerror
        raise ProjectError(f"cannot be made ({reason})", path=folder) from None

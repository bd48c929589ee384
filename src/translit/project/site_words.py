"""The words of a site -> one document: tags, titles and menus, wherever they stand, each once.

They stand in the front matter of posts and in the files that the configuration names. What a post
has is remembered with its bytes, so that a run does not read every post for its tags.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from translit.errors import ConfigError, PostError
from translit.formats import Reparsing, Worded
from translit.formats.data import SUFFIXES, document
from translit.formats.words import DIVIDER, Words
from translit.model import Role, UnitKey
from translit.project.files import read_text
from translit.project.stamps import digest
from translit.sites.pasting import is_configuration, pasted
from translit.splice import translate

if TYPE_CHECKING:
    from translit.project import Project

__all__ = ["SiteWords", "WordFile"]

_MOST_PLACES = 3
"""How many of a word's places its entry names: a tag may stand in every post."""


class WordFile(NamedTuple):
    """A file of the site with words in it, and where it is built in English."""

    path: Path
    output: Path
    text: str
    generator: str
    """Whose configuration it is, of which a part is built to be pasted; empty: it is data."""

    def words(self) -> list[str]:
        """Each Chinese text in it, in order."""
        found: dict[str, None] = {}
        self._said(lambda word: found.setdefault(word) or word)
        return list(found)

    def english(self, targets: Mapping[str, str], locale: str) -> str:
        """What it is in English; a word without a target stays as it is."""
        return self._said(lambda word: targets.get(word, word), targets, locale)

    def _said(
        self,
        english: Callable[[str], str],
        targets: Mapping[str, str] | None = None,
        locale: str = "en",
    ) -> str:
        if self.generator:
            return pasted(self.generator, _inside(self), self.text, english, locale)
        read = document(self.text, self.path.suffix.lower())
        for unit in read.words:
            english(unit.source)
        known = {UnitKey(Role.WORD, word): target for word, target in (targets or {}).items()}
        return translate(read, known)


def _inside(file: WordFile) -> str:
    return file.path.name


class SiteWords:
    """Every word of the site, and where it stands."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def are_kept(self) -> bool:
        """Whether this project has any, by its configuration."""
        return bool(self._keys or self._project.config.words.files)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        config = self._project.config
        return config.words.among(config.front_matter.translate)

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """Where each word stands: posts and files, by their paths from the project."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        shown = self._project.layout.shown
        for file in self.files:
            for word in file.words():
                found[word].append(shown(file.path))
        for post in self._project.layout.posts() if self._keys else ():
            for word in self.of(post):
                found[word].append(shown(post))
        return dict(found)

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """A word and a place of it for each unit of the document."""
        return [
            (word, place)
            for word, places in sorted(self.places.items())
            for place in dict.fromkeys(places[:_MOST_PLACES])
        ]

    @property
    def text(self) -> str:
        """The document: each word as often as its places are named."""
        return DIVIDER.join(word for word, _ in self.units)

    @property
    def reader(self) -> Words:
        """What reads it."""
        return Words(next(one for one in self._project.formats if isinstance(one, Reparsing)))

    def of(self, post: Path) -> list[str]:
        """The words of a post, each once."""
        if not self._keys:
            return []
        project = self._project
        name = f"words {project.layout.shown(post)}"
        data = project.read(post)
        mark = digest((" ".join(self._keys).encode(), data))
        noted = (project.stamps.last(name) or "").partition(" ")
        if noted[0] == mark:
            return list(json.loads(noted[2]))
        reader = project.format_of(post)
        text = (data or b"").decode("utf-8", "replace")
        found = reader.words(text) if isinstance(reader, Worded) else ()
        words = list(dict.fromkeys(unit.source for unit in found))
        project.stamps.note(name, f"{mark} {json.dumps(words, ensure_ascii=False)}")
        return words

    @cached_property
    def files(self) -> list[WordFile]:
        """The files that the configuration names. Raises PostError where one cannot be read."""
        return [self._file(path, output) for path, output in self.named.items()]

    @cached_property
    def named(self) -> dict[Path, Path]:
        """The same files, and where they are built. Raises ConfigError where two are one."""
        project, shown = self._project, self._project.layout.shown
        found: dict[Path, Path] = {}
        taken: dict[Path, Path] = {}
        for pattern, place in project.config.words.files.items():
            for path in sorted(project.root.glob(pattern)):
                name = path.relative_to(project.root).as_posix()
                output = project.root / _place(pattern, name, place, project.config.target)
                if not path.is_file() or path == output or path.suffix.lower() not in SUFFIXES:
                    continue
                if taken.setdefault(output, path) != path:
                    what = f"words has one place for two files: {shown(taken[output])} and {name}"
                    raise ConfigError(f"{what} would both be {shown(output)}")
                found[path] = output
        built = set(found.values())
        return {path: output for path, output in found.items() if path not in built}

    def _file(self, path: Path, output: Path) -> WordFile:
        project = self._project
        name = project.layout.shown(path)
        text = read_text(project.read(path) or b"", shown=name)
        generator = project.config.generator
        own = generator if is_configuration(generator, name) else ""
        file = WordFile(path, output, text, own)
        problems = () if own else document(text, path.suffix.lower()).problems
        if problems:
            raise PostError(problems[0].message, path=name, line=problems[0].line)
        try:
            file.words()
        except ValueError as error:
            raise PostError(f"cannot be read ({error})", path=name) from None
        return file


def _place(pattern: str, name: str, place: str, locale: str) -> str:
    """Where a file is built: `{path}` is its path below the folder that the pattern names."""
    fixed = []
    for part in PurePosixPath(pattern).parts[:-1]:
        if set("*?[") & set(part):
            break
        fixed.append(part)
    inside = PurePosixPath(name).relative_to(PurePosixPath(*fixed))
    folder = inside.parent.as_posix()
    return place.format(
        locale=locale,
        path=inside.as_posix(),
        dir="" if folder == "." else folder,
        stem=inside.stem,
        suffix=inside.suffix,
    ).replace("//", "/")

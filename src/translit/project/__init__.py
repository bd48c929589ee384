"""A folder with posts -> a project: its configuration, its places, and its files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.errors import CatalogError, ConfigError, ProjectError
from translit.formats import Format, FormatOptions
from translit.glossary import EMPTY, Glossary
from translit.glossary import loads as read_glossary
from translit.model import Document
from translit.project import config, files, temporary, writing
from translit.project.built import RECORD, BuiltFiles
from translit.project.config import Config
from translit.project.installed import formats
from translit.project.layout import Layout
from translit.project.outputs import Outputs
from translit.project.site_words import SiteWords
from translit.project.stamps import FOLDER, Stamps, check_inside, check_own, digest, prepare
from translit.sites import RECIPES
from translit.traditional import region_of

__all__ = [
    "CONFIGURATION",
    "Project",
    "StoredCatalog",
    "StoredPost",
    "configuration",
    "open_project",
]

CONFIGURATION = config.FILES[0]


@dataclass(frozen=True)
class StoredPost:
    """A post as it stands in its file."""

    reader: Format
    text: str
    data: bytes

    @cached_property
    def document(self) -> Document:
        """The post as its reader sees it."""
        return self.reader.parse(self.text)


class StoredCatalog(NamedTuple):
    """A catalog as it stands in its file."""

    catalog: po.Catalog | None
    """None where there is no such file."""
    data: bytes | None


@dataclass(frozen=True)
class Project:
    """A folder with posts, and what its configuration says of it."""

    root: Path
    config: Config
    settings: bytes = b""
    """The bytes of the configuration: with others, all work is done anew."""
    unwritten: list[tuple[str, bytes | None, bytes]] | None = None
    """Where there is a list, files go there instead: their paths, what stands there, what would."""

    @cached_property
    def formats(self) -> tuple[Format, ...]:
        """The readers of posts that are installed, set up as the project wants them."""
        recipe = RECIPES.get(self.config.generator)
        options = FormatOptions(
            segmentation=self.config.segmentation,
            line_breaks=self.config.line_breaks,
            front_matter=self.config.front_matter.translate,
            words=self.config.words.among(self.config.front_matter.translate),
            lists=tuple(recipe.lists) if recipe else (),
            shortcodes=self.config.shortcodes,
            attributes=self.config.attributes,
            constructs=self.config.markdown,
        )
        return formats(options)

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        suffixes = tuple(suffix for one in self.formats for suffix in one.suffixes)
        return Layout(self.root, self.config, suffixes)

    def outputs(self, posts: Sequence[Path], *, draft: bool = False) -> Outputs:
        """Where all posts are built. Raises ConfigError where two of them would be one file."""
        return Outputs(self.layout, posts, draft=draft)

    @cached_property
    def built(self) -> BuiltFiles:
        """Which files this project has built."""
        return BuiltFiles(self.layout.catalogs_folder / RECORD, self.root)

    @cached_property
    def words(self) -> SiteWords:
        """The words of the site."""
        return SiteWords(self)

    @cached_property
    def stamps(self) -> Stamps:
        """What need not be done again."""
        return Stamps(self.root / FOLDER)

    @cached_property
    def _last(self) -> dict[Path, StoredCatalog]:
        """The PO file that was read last: a post's is asked for by one after the other."""
        return {}

    @cached_property
    def _last_post(self) -> dict[Path, StoredPost]:
        """The post that was read last, for the same reason: its document is worked out once."""
        return {}

    @cached_property
    def _wrote(self) -> dict[Path, str]:
        """What this run has written: the digest of each file; of one that was deleted, of none."""
        return {}

    @cached_property
    def glossary(self) -> Glossary:
        """The project's terms; none where it has no glossary.

        Raises GlossaryError, and ConfigError where one is named and not there.
        """
        data = self.glossary_data
        name = self.config.glossary
        if data is None and name != Config().glossary:
            raise ConfigError(f"glossary names {name}, and there is no such file; make it")
        region = region_of(self.config.source)
        return EMPTY if data is None else read_glossary(data, path=name, region=region)

    @cached_property
    def glossary_data(self) -> bytes | None:
        """The bytes of the glossary."""
        return files.read(self.root / self.config.glossary, shown=self.config.glossary)

    def format_of(self, post: Path) -> Format:
        """The reader of a post, by its suffix."""
        if post == self.layout.words:
            return self.words.reader
        name = post.name.lower()
        return next(one for one in self.formats if name.endswith(one.suffixes))

    def post(self, path: Path) -> StoredPost:
        """A post. Raises PostError where it is not UTF-8, and ProjectError where it is gone."""
        shown = self.layout.shown(path)
        if path == self.layout.words:
            text = self.words.text
            return StoredPost(self.words.reader, text, text.encode())
        data = files.read(path, shown=shown)
        if data is None:
            raise ProjectError("is gone; run the command again", path=shown)
        last = self._last_post.get(path)
        if last is None or last.data != data:
            last = StoredPost(self.format_of(path), files.read_text(data, shown=shown), data)
            self._last_post.clear()
            self._last_post[path] = last
        return last

    def catalog(self, path: Path, data: bytes | None = None) -> StoredCatalog:
        """A PO file. Raises CatalogError, with the line, where it is none."""
        shown = self.layout.shown(path)
        if data is None:
            data = files.read(path, shown=shown)
        if data is None:
            return StoredCatalog(None, None)
        last = self._last.get(path)
        if last is None or last.data != data:
            text = files.read_text(data, shown=shown, kind=CatalogError)
            last = StoredCatalog(po.loads(text, path=shown), data)
            self.know(path, last)
        return last

    def know(self, path: Path, stored: StoredCatalog) -> None:
        """Remember what a PO file reads as while its bytes are these: it is asked for next."""
        self._last.clear()
        self._last[path] = stored

    def write(self, path: Path, data: bytes, *, expected: bytes | None, durable: bool) -> bool:
        """Write a file whole, or not at all; False where it says this already."""
        if self.unwritten is not None:
            self.unwritten.append((self.layout.shown(path), expected, data))
            return expected != data
        changed = writing.write(
            path, data, expected=expected, shown=self.layout.shown(path), durable=durable
        )
        if changed:
            self._wrote[path] = digest((data,))
        return changed

    def clear(self, paths: Iterable[Path]) -> None:
        """Clear away what processes that were killed have left where `paths` are written."""
        temporary.clear({self.root / FOLDER, *(path.parent for path in paths)})

    def remove(self, path: Path, *, expected: bytes | None) -> None:
        """Delete a file that says what was read. Raises ProjectError where it says another."""
        writing.remove(path, expected=expected, shown=self.layout.shown(path))
        self._wrote[path] = digest((None,))

    def has_written(self, path: Path) -> bool:
        """Whether what stands there, or that nothing does, is our own doing in this run."""
        wrote = self._wrote.get(path)
        return wrote is not None and wrote == digest((self.read(path),))

    def keep_copy(self, path: Path, data: bytes) -> str:
        """Where a copy of what is about to be replaced is kept. Raises ProjectError if nowhere."""
        shown = self.layout.shown(path)
        place = self.root / FOLDER / "replaced" / shown
        try:
            prepare(self.root / FOLDER)
            check_inside(place, self.root / FOLDER)
            return self.layout.shown(writing.keep_copy(place, data, shown=self.layout.shown(place)))
        except ProjectError as error:
            what = f"was not as it had been built, and no copy of it can be kept ({error})"
            raise ProjectError(f"{what}; it is as it was", path=shown) from None

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file of the project; None where there is none."""
        return files.read(path, shown=self.layout.shown(path))


def open_project(start: Path, *, chosen: Path | None = None) -> Project:
    """The project that a folder belongs to: the first one upwards with a configuration.

    Without any, the folder itself with every setting at its default. `chosen` names the folder
    outright. Raises ConfigError for a configuration that cannot be used, and ProjectError where
    `.translit` is a link.
    """
    project = _found(start, chosen)
    check_own(project.root / FOLDER)
    return project


def _found(start: Path, chosen: Path | None) -> Project:
    if chosen is not None:
        if not chosen.is_dir():
            raise ConfigError("is not a folder; name the project's folder", path=chosen)
        return _configured(chosen.absolute()) or Project(chosen.absolute(), Config())
    folder = start.absolute()
    for candidate in (folder, *folder.parents):
        if project := _configured(candidate):
            return project
    return Project(_unconfigured(folder), Config())


def _unconfigured(folder: Path) -> Path:
    """The folder upwards that looks like a project at its defaults: with posts, or their PO files.

    The search ends at the root of a repository. Where there is none, it is the folder itself.
    """
    usual = Config()
    names = (usual.posts, f"{usual.locales}/{usual.target}")
    for candidate in (folder, *folder.parents):
        if any((candidate / name).is_dir() for name in names):
            return candidate
        if (candidate / ".git").exists():
            break
    return folder


def configuration(folder: Path) -> tuple[Config, str]:
    """The configuration of a folder, and the file that it is in; the defaults where there is none.

    Raises ConfigError for one that cannot be used.
    """
    config, name, _ = _read(folder) or (Config(), "", b"")
    return config, name


def _configured(folder: Path) -> Project | None:
    found = _read(folder)
    return Project(folder, found[0], found[2]) if found else None


def _read(folder: Path) -> tuple[Config, str, bytes] | None:
    for name, table in zip(config.FILES, ((), ("tool", "translit")), strict=True):
        data = files.read(folder / name, shown=name) if (folder / name).is_file() else None
        if data is not None and (table == () or b"translit" in data):
            found = config.loads(data, path=name, table=table)
            if found is not None:
                return found, name, data
    return None

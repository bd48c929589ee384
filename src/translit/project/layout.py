"""A post's path -> where its catalog and its built post stand, by the project's configuration."""

from __future__ import annotations

import difflib
import os
import re
import string
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePosixPath

from translit.errors import ConfigError, ProjectError
from translit.patterns import lazy
from translit.project.config import Config
from translit.project.files import exists

__all__ = ["SITE", "WORDS", "Layout"]

SITE = "_site.po"
"""The catalog of the words of the site."""

WORDS = "words of the site"
"""How messages call them."""

_CHINESE = {"zh": ("zh-cn", "zh-hans", "zh-hant", "zh-tw", "zh-hk", "zh-sg", "cn", "zh")}
"""How names of files say that a post is Chinese, whatever the configuration calls it."""

_CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a project."""

    root: Path
    config: Config
    suffixes: tuple[str, ...]
    """Of the files that are posts, in lower case."""

    @cached_property
    def posts_folder(self) -> Path:
        """Where the posts are."""
        return self.root / self.config.posts

    @cached_property
    def words(self) -> Path:
        """What stands for the words of the site where a post is named; there is no such file."""
        return self.root / WORDS

    @cached_property
    def catalogs_folder(self) -> Path:
        """Where the catalogs of the target language are."""
        return self.root / self.config.locales / self.config.target

    def inside(self, post: Path) -> PurePosixPath:
        """A post's path below the folder of posts."""
        return PurePosixPath(post.relative_to(self.posts_folder).as_posix())

    def shown(self, path: Path) -> str:
        """A path as messages and references name it: from the project's folder.

        Bytes that are no UTF-8 and control characters, which no message and no PO file can hold,
        are escaped.
        """
        known = self._shown.get(path)
        if known is None:
            known = self._shown[path] = self._as_shown(path)
        return known

    @cached_property
    def _shown(self) -> dict[Path, str]:
        """Names that were asked for: each is, many times."""
        return {}

    def _as_shown(self, path: Path) -> str:
        inside = path.is_relative_to(self.root)
        name = path.relative_to(self.root).as_posix() if inside else str(path)
        plain = name.encode(errors="backslashreplace").decode()
        return _CONTROL.sub(lambda found: repr(found[0])[1:-1], plain)

    def catalog(self, post: Path) -> Path:
        """Where the catalog of a post is: `locales/en/2025/code-red.md.po`.

        One that was begun without the post's suffix (`code-red.po`) is taken where it stands,
        unless two posts could claim it.
        """
        known = self._catalogs.get(post)
        if known is None:
            known = self._catalogs[post] = self._catalogs_of(post)
        full, short = known
        if short == full or exists(full) or not exists(short):
            return full
        namesakes = (post.with_suffix(suffix) for suffix in self.suffixes)
        return full if any(one != post and exists(one) for one in namesakes) else short

    @cached_property
    def _catalogs(self) -> dict[Path, tuple[Path, Path]]:
        """Places of catalogs that were asked for: each is, many times."""
        return {}

    def _catalogs_of(self, post: Path) -> tuple[Path, Path]:
        """The place of a post's catalog, and the one without its suffix, where that is another."""
        site = self.catalogs_folder / SITE
        if post == self.words:
            return site, site
        inside = self.inside(post)
        full = self.catalogs_folder / f"{inside}.po"
        short = self.catalogs_folder / inside.with_suffix(".po")
        return full, full if short == site else short

    def post_of(self, catalog: Path) -> Path | None:
        """The post that a catalog is named after; None for a file that is named after none."""
        inside = catalog.relative_to(self.catalogs_folder).with_suffix("")
        named = inside.name.lower().endswith(self.suffixes)
        return self.posts_folder / inside if named else None

    def output(self, post: Path, *, draft: bool = False) -> Path:
        """Where the built post goes, by its name; `outputs` looks at what that leads to.

        Raises ConfigError where it is the post itself, or out of the project. The words of the
        site are built into the posts: they have their catalog and nothing else.
        """
        known = self._outputs.get((post, draft))
        if known is None:
            known = self._outputs[post, draft] = self._output(post, draft=draft)
        return known

    @cached_property
    def _outputs(self) -> dict[tuple[Path, bool], Path]:
        """Places that were asked for: each is, many times."""
        return {}

    def _output(self, post: Path, *, draft: bool) -> Path:
        if post == self.words:
            return self.catalog(post)
        pattern = self.config.draft if draft else self.config.build
        key = "draft" if draft else "build"
        place = PurePosixPath(pattern.format_map(self.names(post)).lstrip("/"))
        if ".." in place.parts:
            raise ConfigError(
                f"{key} leads out of the project: {self.shown(post)} would be {place}; "
                "write {path}, or {dir}/{stem}{suffix}, behind a folder's name"
            )
        if os.path.normpath(self.root / place) == os.path.normpath(post):
            raise ConfigError(
                f"{key} would write over the post {self.shown(post)}; "
                "name the language in it: {dir}/{stem}.{locale}{suffix}"
            )
        return self.root / place

    def names(self, post: Path) -> dict[str, str]:
        """What patterns may name of a post."""
        inside = self.inside(post)
        folder = inside.parent.as_posix()
        return {
            "path": inside.as_posix(),
            "dir": "" if folder == "." else folder,
            "stem": self._stem(inside),
            "suffix": inside.suffix,
            "locale": self.config.target,
        }

    def _stem(self, inside: PurePosixPath) -> str:
        """A post's name without its suffix and its language: `index.zh-cn.md` is `index`."""
        stem, _, language = inside.stem.rpartition(".")
        own = self.config.source.lower().replace("_", "-")
        said = language.lower().replace("_", "-")
        is_own = said in {own, own.partition("-")[0]} or said in _CHINESE.get(own[:2], ())
        return stem if stem and is_own else inside.stem

    def posts(self) -> list[Path]:
        """Every post, sorted; built posts that stand among them are none."""
        if not self.posts_folder.is_dir():
            raise ProjectError(
                "there is no such folder of posts; make it, name another one as posts in "
                "translit.toml, or run translit init",
                path=self.shown(self.posts_folder),
            )
        found = sorted(self._files(self.posts_folder, self.suffixes))
        found = [post for post in found if not self._is_excluded(post)]
        built = {self.output(post, draft=draft) for post in found for draft in (False, True)}
        return [post for post in found if post not in built and not self.is_page(post)]

    def excluded(self) -> list[Path]:
        """What the configuration says is no post, though it would be one."""
        found = self._files(self.posts_folder, self.suffixes)
        return sorted(path for path in found if not self.is_page(path) and self._is_excluded(path))

    def is_page(self, path: Path) -> bool:
        """Whether a file is named as built posts and drafts are, by their language.

        Of a built post whose source is gone only this tells that it is none to be translated.
        """
        name = Path(os.path.relpath(path, self.root)).as_posix()
        patterns = (self.config.build, self.config.draft)
        return any(self._looks_of(pattern).fullmatch(name) for pattern in patterns)

    def pages(self) -> list[Path]:
        """What is named as built posts are, and stands among the posts, sorted."""
        found = self._files(self.posts_folder, self.suffixes)
        return sorted(path for path in found if self.is_page(path))

    def _is_excluded(self, post: Path) -> bool:
        """Whether the configuration says that it is no post: `drafts/`, `*.en.md`, `about.md`."""
        inside = self.inside(post)
        parts = [inside.as_posix(), *(one.as_posix() for one in inside.parents)][:-1]
        for pattern in self.config.exclude:
            name = pattern.strip("/").removeprefix(f"{self.config.posts.strip('/')}/")
            if any(fnmatchcase(one, name) for one in parts):
                return True
            if "/" not in name and any(fnmatchcase(one, name) for one in inside.parts):
                return True
        return False

    def _looks_of(self, pattern: str) -> re.Pattern[str]:
        pattern = pattern.lstrip("/")
        if "{locale}" not in pattern:
            return re.compile(r"(?!)")
        parts = string.Formatter().parse(pattern)
        looks = {"locale": re.escape(self.config.target), "suffix": r"\.[^/]+", "stem": "[^/]+"}
        text = "".join(
            re.escape(literal) + (looks.get(name, ".*") if name is not None else "")
            for literal, name, _, _ in parts
        )
        return re.compile(text.replace("/.*/", "/(?:.*/)?"))

    def catalogs(self) -> list[Path]:
        """Every catalog of the target language, sorted."""
        return sorted(self._files(self.catalogs_folder, (".po",)))

    def _files(self, folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
        seen: set[str] = set()
        if not folder.is_dir():
            return
        for where, folders, files in os.walk(folder, followlinks=True, onerror=_unreadable):
            real = os.path.realpath(where)
            if real in seen:  # a link that leads back
                folders.clear()
                continue
            seen.add(real)
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                if name.lower().endswith(suffixes) and not name.startswith("."):
                    yield Path(where, name)

    def chosen(self, names: tuple[str, ...], here: Path) -> list[Path]:
        """The posts that were named on the command line, or all of them where none was.

        A name is a path from the working directory, from the project, or from the folder of
        posts; that of a folder stands for the posts in it.
        """
        posts = self.posts()
        if not names:
            return posts
        meant: defaultdict[str, list[Path]] = defaultdict(list)
        for post in posts:
            built = (self.output(post, draft=draft) for draft in (False, True))
            for place in (post, *built, self.catalog(post), *post.parents):
                meant[str(place)].append(post)
        chosen: dict[Path, None] = {}
        for place in (self.words, self.catalog(self.words), self.root / Path(SITE).stem):
            meant[str(place)].append(self.words)
        for name in names:
            places = (start / name for start in (here, self.root, self.posts_folder))
            found = [post for place in places for post in meant[os.path.normpath(place)]]
            if not found:
                raise ProjectError(self._no_post(name, posts))
            chosen.update(dict.fromkeys(found))
        return list(chosen)

    def _no_post(self, name: str, posts: list[Path]) -> str:
        stem = Path(name).stem
        alike = difflib.get_close_matches(stem, [post.stem for post in posts], n=1)
        close = [self.shown(post) for post in posts if stem in post.stem or post.stem in alike]
        advice = f"; did you mean {close[0]}?" if close else ""
        return f"{name} is no post below {self.shown(self.posts_folder)}{advice}"


def _unreadable(error: OSError) -> None:
    raise ProjectError(f"cannot be read ({error.strerror})", path=error.filename)

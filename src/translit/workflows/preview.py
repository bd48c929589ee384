"""Posts and their catalogs -> pages in which each post stands beside its translation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from translit.checks.running import Choice
from translit.errors import TranslitError
from translit.model import Entry, Finding, State, UnitKey
from translit.page.viewing import Seen, page
from translit.page.views import Page, PostLine
from translit.project import Project
from translit.project.pages import PageFolder
from translit.project.stamps import digest
from translit.workflows.check import Located, Options, check
from translit.workflows.failures import apart
from translit.workflows.pictures import picture_of

__all__ = ["Previewed", "Wanted", "folder_of", "located", "page_of", "preview", "seen_of"]

_FOLDER = "build/preview/{locale}"
_INDEX = "index.html"
_PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How pages are made."""

    language: str = "en"
    """Of the page's own words: `en` or `zh`."""
    choice: Choice = Choice()
    """Which checks run."""
    remote_images: bool = False
    """Whether pictures of other sites are loaded when a page is looked at."""
    index: bool = True
    """Whether the posts are all of the project, and the index is written."""


class Previewed(NamedTuple):
    """What was written."""

    folder: Path
    pages: tuple[Path, ...]
    """Of the posts, in their order; a post that cannot be read has none."""
    overview: Path | None
    """The index of all pages, where it was asked for."""
    written: tuple[str, ...]
    """The files that were written, or written anew: what is there already is left."""
    failures: tuple[TranslitError, ...]


def folder_of(project: Project, chosen: Path | None) -> Path:
    """Where pages go: the folder that was named, or `build/preview/en`."""
    if chosen is not None:
        return Path(os.path.normpath(chosen))
    return project.root / _FOLDER.format(locale=project.config.target)


def preview(
    project: Project,
    posts: Sequence[Path],
    wanted: Wanted,
    *,
    folder: Path,
    done: Callable[[], None] = lambda: None,
) -> Previewed:
    """Write a page for each post, and the index of them where they are all there are.

    A post that cannot be read is a failure, and a line of the index that says so.
    """
    from translit.page.html_file import index_html, page_html

    work = _Work(project, PageFolder(project, folder), wanted)
    found = located(check(project, posts, Options(choice=wanted.choice)).findings)
    has_index = wanted.index or (folder / _INDEX).is_file()
    for post in posts:
        shown, before = project.layout.shown(post), len(work.failures)
        with apart(shown, work.failures.append):
            name = _name(project, post)
            made = page_of(project, post, found, image=work.image(post, name))
            up = "../" * name.count("/")
            html = page_html(
                made,
                language=wanted.language,
                index=f"{up}{_INDEX}" if has_index else "",
                remote_images=wanted.remote_images,
            )
            work.put(name, html)
            work.lines.append(_line(made, name))
        if len(work.failures) > before:
            work.lines.append(_failed(shown, work.failures[-1]))
        done()
    overview = None
    if wanted.index:
        name = project.config.name or project.root.name
        work.put(_INDEX, index_html(work.lines, language=wanted.language, name=name))
        overview = work.pages.pop()
    return Previewed(folder, tuple(work.pages), overview, tuple(work.written), tuple(work.failures))


def _name(project: Project, post: Path) -> str:
    """The file of a post's page; no post's is that of the words of the site."""
    is_words = post == project.layout.words
    return "words-of-the-site.html" if is_words else f"{project.layout.inside(post)}.html"


@dataclass(slots=True)
class _Work:
    project: Project
    place: PageFolder
    wanted: Wanted
    pages: list[Path] = field(default_factory=list)
    lines: list[PostLine] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    failures: list[TranslitError] = field(default_factory=list)

    def put(self, name: str, html: str) -> None:
        path = self.place.folder / name
        if self.place.write_page(name, html):
            self.written.append(self.project.layout.shown(path))
        self.pages.append(path)

    def image(self, post: Path, name: str) -> Callable[[str], str | None]:
        """What shows the pictures of a post: those of the project, copied beside the pages."""
        up = "../" * name.count("/")

        def address(written: str) -> str | None:
            path = picture_of(self.project, post, written)
            if path is None:
                far = written.strip().lower().startswith(("https://", "http://"))
                return written.strip() if far and self.wanted.remote_images else None
            data = self.project.read(path)
            if data is None:
                return None
            copy = f"{_PICTURES}/{digest((data,))}{path.suffix.lower()}"
            self.place.write_picture(copy, data)
            return up + copy

        return address


def located(findings: Iterable[Located]) -> Mapping[str, Sequence[Located]]:
    """Findings by the catalog, or by the built post, that they belong to."""
    found: dict[str, list[Located]] = {}
    for one in findings:
        found.setdefault(one.post if not one.source else one.catalog, []).append(one)
    return found


def page_of(
    project: Project,
    post: Path,
    findings: Mapping[str, Sequence[Located]],
    *,
    image: Callable[[str], str | None] = lambda _: None,
) -> Page:
    """The page of a post as its files are now. `findings` are those of `located`."""
    return page(seen_of(project, post, findings, image=image))


def seen_of(
    project: Project,
    post: Path,
    findings: Mapping[str, Sequence[Located]],
    *,
    image: Callable[[str], str | None] = lambda _: None,
) -> Seen:
    """What a page of a post is made of, read from its files."""
    layout = project.layout
    path, shown = layout.catalog(post), layout.shown(post)
    stored, catalog = project.post(post), project.catalog(path).catalog
    entries = {entry.key: entry for entry in catalog.active} if catalog else {}
    return Seen(
        post=shown,
        catalog=layout.shown(path),
        document=stored.document,
        reader=stored.reader,
        entries=entries,
        findings=_by_key(entries.values(), findings.get(layout.shown(path), ())),
        whole=tuple(one.finding.message for one in findings.get(shown, ()) if not one.source),
        glossary=project.glossary,
        source_locale=project.config.source,
        target_locale=project.config.target,
        image=image,
    )


def _by_key(entries: Iterable[Entry], findings: Sequence[Located]) -> dict[UnitKey, list[Finding]]:
    """The findings by the entry that stands where they were found, if it still does."""
    lines = {entry.line: entry for entry in entries}
    found: dict[UnitKey, list[Finding]] = {}
    for one in findings:
        entry = lines.get(one.line)
        if entry is not None and (entry.source, entry.target) == (one.source, one.target):
            found.setdefault(entry.key, []).append(one.finding)
    return found


def _line(made: Page, name: str) -> PostLine:
    return PostLine(
        post=made.post,
        href=quote(name),
        title=made.title,
        target_title=made.target_title,
        translated=made.count(State.TRANSLATED),
        fuzzy=made.count(State.FUZZY),
        untranslated=made.count(State.UNTRANSLATED),
        findings=made.marked("findings"),
        stale=made.stale,
    )


def _failed(shown: str, error: TranslitError) -> PostLine:
    return PostLine(shown, "", "", "", 0, 0, 0, 0, error=str(error))

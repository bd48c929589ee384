"""A post and its catalog -> its English text, read again before anybody sees it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.checks.markup import amiss
from translit.formats import Format, Reparsing
from translit.model import Document, Role, State, Syntax, UnitKey
from translit.project import Project
from translit.splice import difference, signature, translate
from translit.workflows.moved_words import Words
from translit.workflows.status import counted

__all__ = ["Work", "english_page", "is_ready", "rendered"]


class Work(NamedTuple):
    """What a built post is made of."""

    reader: Format
    document: Document
    catalog: po.Catalog | None
    shown: str
    """The catalog's path."""
    output: str
    """The built post's path."""
    words: Mapping[UnitKey, str] = {}
    """The words of the site in English, as the document has them."""


def rendered(work: Work, *, draft: bool, around: str = "") -> tuple[str | None, tuple[str, ...]]:
    """The built post, or None, and what is wrong with it, each with its place.

    `around` is put around what stays Chinese, where `{text}` stands in it.
    """
    reader, document = work.reader, work.document
    targets: Mapping[UnitKey, str] = work.catalog.targets(fuzzy=draft) if work.catalog else {}
    targets = {**work.words, **targets}
    text = translate(document, targets)
    problem = None
    messages: tuple[str, ...] = ()
    read = reader.outlined if isinstance(reader, Reparsing) else reader.parse
    if text != document.text:
        problem = difference(document, read(text))
    if problem and isinstance(reader, Reparsing):
        # Most posts are read as their source at once. Only where one is not, each of its targets
        # is looked at: it may need a blank or a backslash, or have lost an inline code.
        targets, messages = _mended(work, reader, targets)
        if messages and not draft:
            return None, messages
        text = translate(document, targets)
        problem = difference(document, read(text))
    if problem:
        return None, (*messages, f"{work.output}:{problem.line}: {problem.message}")
    if around:
        text = translate(document, {**_marked(document, targets, around), **targets})
    return text, messages


def is_ready(reviewed: int, total: int, keep: float = 100) -> bool:
    """Whether a post is finished; one of which nothing is reviewed is Chinese, and never is."""
    return (reviewed > 0 or total == 0) and reviewed * 100 >= keep * total


def english_page(project: Project, post: Path, *, words: Words, keep: float = 100) -> str | None:
    """The English page of a post as it stands after a build; None where there is none."""
    layout = project.layout
    output = layout.output(post)
    stored, path = project.post(post), layout.catalog(post)
    catalog = project.catalog(path).catalog
    shown = layout.shown(output)
    said = words.of(post)
    work = Work(stored.reader, stored.document, catalog, layout.shown(path), shown, said)
    keys = {unit.key for unit in work.document.units}
    known, all_ = words.counts(post)
    if is_ready(counted(catalog, keys)[State.TRANSLATED] + known, len(keys) + all_, keep):
        text, _ = rendered(work, draft=False)
        if text is not None:
            return text
    standing = project.read(output)
    return standing.decode("utf-8", "replace") if standing is not None else None


def _marked(document: Document, targets: Mapping[UnitKey, str], around: str) -> dict[UnitKey, str]:
    """What stays Chinese in running text, with a mark around it. A heading keeps its id."""
    return {
        unit.key: around.replace("{text}", unit.source)
        for unit in document.units
        if unit.syntax in _RUNNING
        and unit.role is not Role.HEADING
        and not targets.get(unit.key, "").strip()
    }


_RUNNING = frozenset((Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML))


def _mended(
    work: Work, reader: Reparsing, targets: Mapping[UnitKey, str]
) -> tuple[dict[UnitKey, str], tuple[str, ...]]:
    """The targets as Markdown must have them written, without those that cannot be used."""
    labels = work.document.labels
    entries = {entry.key: entry for entry in work.catalog.active} if work.catalog else {}
    good: dict[UnitKey, str] = dict(work.words)
    messages = []
    for unit in work.document.units:
        target = targets.get(unit.key)
        if target is None or unit.key in good:
            continue
        mended = reader.readable(target, unit, labels)
        codes = reader.codes(mended, syntax=unit.syntax, labels=labels)
        if what := amiss(unit, signature(codes)):
            messages.append(f"{work.shown}:{entries[unit.key].line}: the translation {what}")
        else:
            good[unit.key] = mended
    return good, tuple(dict.fromkeys(messages))

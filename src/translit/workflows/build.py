"""Posts and their catalogs -> English posts, each of them read again before it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.checks.markup import amiss
from translit.errors import TranslitError
from translit.formats import Format, Reparsing
from translit.model import Document, State, UnitKey
from translit.project import Project
from translit.project.stamps import digest
from translit.splice import difference, signature, translate
from translit.workflows.failures import apart
from translit.workflows.status import counted

__all__ = ["Built", "Options", "Outcome", "build"]


class Outcome(StrEnum):
    """What became of one post."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    WAITING = "waiting for review"
    REFUSED = "refused"
    FAILED = "failed"
    """The post, its catalog or the earlier build could not be read or written."""


class Built(NamedTuple):
    """One post, and what became of it."""

    post: str
    output: str
    outcome: Outcome
    reviewed: int
    """How many of its units are reviewed."""
    total: int
    messages: tuple[str, ...] = ()
    """`path:line: what is wrong; what to do`: why it was refused or failed, what of it is Chinese
    still, or where the text is kept that stood there and was none of our building."""


@dataclass(frozen=True, slots=True)
class Options:
    """How posts are built."""

    draft: bool = False
    """Every post, from whatever there is, marked as a draft."""
    keep: float = 100
    """The least percentage of reviewed units with which a post is written."""
    write: bool = True


def build(
    project: Project,
    posts: Sequence[Path],
    options: Options = Options(),  # frozen
    *,
    done: Callable[[Built], None] = lambda _: None,
) -> list[Built]:
    """Build each post whose units are reviewed; what is built already is not written again.

    Raises ConfigError, before anything is written, where two posts would be one file.
    """
    results = []
    outputs = project.outputs
    if options.write:
        project.clear(map(project.layout.output, posts))
    try:
        for post in posts:
            shown = project.layout.shown(post)
            one = Built(shown, "", Outcome.FAILED, 0, 0)
            failures: list[TranslitError] = []
            with apart(shown, failures.append):
                one = _built(project, post, outputs.of(post), options)
            results.append(one._replace(messages=(*one.messages, *map(str, failures))))
            done(results[-1])
    finally:
        if options.write:
            project.stamps.save()
    return results


def _built(project: Project, post: Path, output: Path, options: Options) -> Built:
    layout = project.layout
    stored = project.post(post)
    document = stored.document
    path = layout.catalog(post)
    catalog = project.catalog(path).catalog
    keys = {unit.key for unit in document.units}
    reviewed = counted(catalog, keys)[State.TRANSLATED]
    result = Built(layout.shown(post), layout.shown(output), Outcome.WAITING, reviewed, len(keys))
    if not options.draft and reviewed * 100 < options.keep * len(keys):
        return result
    work = _Work(stored.reader, document, catalog, layout.shown(path), result.output)
    text, messages = _text(work, options)
    if text is None:
        return result._replace(outcome=Outcome.REFUSED, messages=messages)
    outcome, kept = _placed(project, output, text.encode(), write=options.write)
    return result._replace(outcome=outcome, messages=(*messages, *kept))


class _Work(NamedTuple):
    reader: Format
    document: Document
    catalog: po.Catalog | None
    shown: str
    """The catalog's path."""
    output: str
    """The built post's path."""


def _text(work: _Work, options: Options) -> tuple[str | None, tuple[str, ...]]:
    """The built post, or None, and what is wrong with it, each with its place."""
    reader, document = work.reader, work.document
    targets = work.catalog.targets(fuzzy=options.draft) if work.catalog else {}
    text = translate(document, targets)
    problem = None
    messages: tuple[str, ...] = ()
    if text != document.text:
        problem = difference(document, reader.parse(text))
    if problem and isinstance(reader, Reparsing):
        # Most posts are read as their source at once. Only where one is not, each of its targets
        # is looked at: it may need a blank or a backslash, or have lost an inline code.
        targets, messages = _mended(work, reader, targets)
        if messages and not options.draft:
            return None, messages
        text = translate(document, targets)
        problem = difference(document, reader.parse(text))
    if problem:
        return None, (*messages, f"{work.output}:{problem.line}: {problem.message}")
    if options.draft and isinstance(reader, Reparsing):
        text = reader.draft(text)
    return text, messages


def _mended(
    work: _Work, reader: Reparsing, targets: Mapping[UnitKey, str]
) -> tuple[dict[UnitKey, str], tuple[str, ...]]:
    """The targets as Markdown must have them written, without those that cannot be used."""
    labels = work.document.labels
    entries = {entry.key: entry for entry in work.catalog.active} if work.catalog else {}
    good: dict[UnitKey, str] = {}
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


def _placed(
    project: Project, output: Path, data: bytes, *, write: bool
) -> tuple[Outcome, tuple[str, ...]]:
    """Write a built post, if it is not there already, and a copy of what was no work of ours."""
    old = project.read(output)
    shown = project.layout.shown(output)
    name = f"built {shown}"
    kept: tuple[str, ...] = ()
    if old == data:
        if write:
            project.stamps.note(name, digest((data,)))
        return Outcome.UNCHANGED, ()
    if not write:
        return Outcome.WRITTEN, ()
    if old is not None and not project.stamps.done(name, digest((old,))):
        known = project.stamps.last(name) is not None
        why = "was not as it had been built" if known else "was not known to be of our building"
        kept = (f"{shown} {why}; what stood there is in {project.keep_copy(output, old)}",)
    project.write(output, data, expected=old, durable=False)
    project.stamps.note(name, digest((data,)))
    return Outcome.WRITTEN, kept

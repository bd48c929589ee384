"""A post with all its translations -> what is wrong with it as a whole, and with no sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from translit.checks.links import LINKS
from translit.checks.markup import MARKUP
from translit.checks.running import Choice
from translit.formats import Reparsing
from translit.model import Document, Finding, Severity, UnitKey
from translit.project import Project, StoredPost
from translit.splice import difference, translate
from translit.workflows.arrival import View

__all__ = ["Located", "of_the_whole"]


class Located(NamedTuple):
    """A finding and where it stands."""

    post: str
    catalog: str
    line: int
    """Of the entry in the catalog; of the built post, where the finding belongs to no entry."""
    source: str
    target: str
    finding: Finding
    reviewed: bool


def of_the_whole(  # noqa: PLR0913, PLR0917  # a post, and how it is looked at
    project: Project,
    post: Path,
    stored: StoredPost,
    targets: Mapping[UnitKey, str],
    choice: Choice,
    view: View | None,
    *,
    markup: bool,
) -> Iterator[Located]:
    """What is found in a post as a whole. `markup`: whether that of each sentence is in order."""
    if not isinstance(stored.reader, Reparsing):
        return
    if choice.wants(MARKUP) and markup:
        yield from _of_the_post(project, post, stored.reader, stored.document, targets)
    if view is not None and targets:
        yield from _outside(project, post, view, stored.document, choice)


def _of_the_post(
    project: Project,
    post: Path,
    reader: Reparsing,
    document: Document,
    targets: Mapping[UnitKey, str],
) -> Iterator[Located]:
    """What is seen only where all sentences of a post stand together: a block that is another."""
    if len(targets) < len({unit.key for unit in document.units}) or not document.units:
        return
    parse = reader.outlined
    problem = difference(document, parse(translate(document, targets)))
    if problem is not None:
        mended = {
            unit.key: reader.readable(targets[unit.key], unit, document.labels)
            for unit in document.units
        }
        problem = difference(document, parse(translate(document, mended)))
    if problem is not None:
        finding = Finding(MARKUP.id, Severity.ERROR, f"the built post {problem.message}")
        shown = project.layout.shown(post)
        output = project.layout.shown(project.layout.output(post))
        yield Located(shown, output, problem.line, "", "", finding, reviewed=False)


def _outside(
    project: Project, post: Path, view: View, document: Document, choice: Choice
) -> Iterator[Located]:
    """What leads nowhere and stands in no unit, by its line in the post."""
    shown = project.layout.shown(post)
    for line, what in view.dead_outside(document):
        finding = choice.judged(LINKS, Finding(LINKS.id, LINKS.severity, what))
        yield Located(shown, shown, line, "", "", finding, reviewed=False)

"""A project's glossary and posts -> what is wrong with its rows, and rows that it lacks."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from translit.errors import ConfigError
from translit.glossary import EMPTY, uses
from translit.glossary.candidates import Candidate, Sentence, called, candidates
from translit.glossary.row_findings import RowFinding, review
from translit.glossary.terms import COLUMNS
from translit.model import State, Term
from translit.project import Project

__all__ = ["Overruled", "Suggested", "check_glossary", "suggest"]


class Overruled(NamedTuple):
    """A term that reviewers keep writing otherwise."""

    term: Term
    kept: int
    """Reviewed sentences that have its target."""
    changed: int
    """Reviewed sentences that do not."""
    instead: str
    """What most of these write for it; empty if nothing is shared."""


class Suggested(NamedTuple):
    """What a glossary lacks."""

    candidates: tuple[Candidate, ...]
    overruled: tuple[Overruled, ...]

    def rows(self) -> str:
        """The candidates as rows of a glossary, ready to be pasted below its header."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        for one in self.candidates:
            target = one.rendered[0][0] if one.rendered else ""
            note = f"{one.times} times; {', '.join(one.places)}"
            row = {"source": one.source, "target": target, "note": note}
            writer.writerow([row.get(column, "") for column in COLUMNS])
        return text.getvalue()


def check_glossary(project: Project, posts: Sequence[Path]) -> list[RowFinding]:
    """What is wrong with the glossary. Raises ConfigError where there is none."""
    data = project.glossary_data
    if data is None:
        raise ConfigError(f"there is no {project.config.glossary}; translit init makes one")
    sources = (one.source for one in _sentences(project, posts))
    return review(data, sources, path=project.config.glossary)


def suggest(
    project: Project, posts: Sequence[Path], *, least: int = 3, limit: int = 30
) -> Suggested:
    """Frequent words that the glossary lacks, and terms that reviewers write otherwise."""
    glossary = project.glossary if project.glossary_data is not None else EMPTY
    sentences = list(_sentences(project, posts))
    known = [source for term in glossary.terms for source in term.sources]
    found = candidates(sentences, known, least=least, limit=limit)
    return Suggested(tuple(found), tuple(_overruled(project, posts)))


def _sentences(project: Project, posts: Sequence[Path]) -> Iterator[Sentence]:
    for post in posts:
        catalog = project.catalog(project.layout.catalog(post)).catalog
        targets = catalog.targets(fuzzy=True) if catalog else {}
        shown = project.layout.shown(post)
        for unit in project.post(post).document.units:
            yield Sentence(unit.source, targets.get(unit.key, ""), f"{shown}:{unit.line}")


def _overruled(project: Project, posts: Sequence[Path]) -> Iterator[Overruled]:
    kept: Counter[Term] = Counter()
    changed: defaultdict[Term, list[Sentence]] = defaultdict(list)
    if project.glossary_data is None:
        return
    for post in posts:
        catalog = project.catalog(project.layout.catalog(post)).catalog
        for entry in catalog.active if catalog else ():
            if entry.state is not State.TRANSLATED:
                continue
            for term in {match.term for match in project.glossary.find(entry.source)}:
                if uses(entry.target, term):
                    kept[term] += 1
                else:
                    changed[term].append(Sentence(entry.source, entry.target, ""))
    for term, some in changed.items():
        if len(some) > 1 and len(some) > kept[term]:
            shared = called(some, term.sources[0])
            instead = shared[0][0] if shared and shared[0][1] > 1 else ""
            yield Overruled(term, kept[term], len(some), instead)

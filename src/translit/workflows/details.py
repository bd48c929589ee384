"""Posts, catalogs and earlier drafts -> how much there is, what is wrong, and what was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from translit.catalog.origin import Origin, origin_of
from translit.checks.running import Choice
from translit.errors import TranslitError
from translit.languages import HAN
from translit.model import Document, Severity, State
from translit.patterns import lazy
from translit.project import Project
from translit.project.cache import open_cache
from translit.project.drafts import draft_of
from translit.workflows.check import Options, check
from translit.workflows.failures import apart

__all__ = ["Details", "Edited", "PostDetails", "details"]

_WORD = lazy(r"[^\W_\u3400-\u9fff]+(?:['’-][^\W_]+)*")


class PostDetails(NamedTuple):
    """What there is of one post."""

    post: str
    characters: int
    """Han characters of its units."""
    words: int
    """Words of its translations."""
    machine: int
    """Entries that a machine has filled, and nobody has reviewed."""
    changed: int
    """Entries whose source has changed since it was translated."""
    findings: Mapping[str, int]
    """How many by severity."""
    outside: tuple[tuple[int, str], ...]
    """Lines with Chinese that stands in no unit, and what stands there."""
    reviewer: str
    """Who saved the catalog last."""

    @property
    def untouched(self) -> int:
        """Han characters that stand in no unit: no translation reaches them."""
        return sum(len(HAN.findall(text)) for _, text in self.outside)


class Edited(NamedTuple):
    """How far reviewed translations are from what a machine drafted."""

    engine: str
    level: str
    entries: int
    kept: int
    """Those that were accepted as they were."""
    rate: float
    """The share of characters that was changed, 0 to 1, on average."""


class Details(NamedTuple):
    """What `status --details` tells."""

    posts: tuple[PostDetails, ...]
    edited: tuple[Edited, ...]
    failures: tuple[TranslitError, ...]


def details(project: Project, posts: Sequence[Path], choice: Choice) -> Details:
    """Count what there is of each post, and compare what is reviewed with its drafts."""
    checked = check(project, posts, Options(choice=choice))
    by_post: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in checked.findings:
        by_post[one.post][one.finding.severity] += 1
    rows: list[PostDetails] = []
    failures: list[TranslitError] = []
    rates: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    with open_cache(project.root / ".translit") as cache:
        for post in posts:
            with apart(project.layout.shown(post), failures.append):
                path = project.layout.catalog(post)
                shown = project.layout.shown(path)
                rows.append(_post(project, post, by_post[project.layout.shown(post)]))
                catalog = project.catalog(path).catalog
                for entry in catalog.active if catalog else ():
                    draft = draft_of(cache, shown, entry.key)
                    if draft is not None and entry.state is State.TRANSLATED:
                        rates[draft.engine, draft.level].append(
                            _distance(draft.target, entry.target)
                        )
    edited = (
        Edited(engine, level, len(some), some.count(0.0), sum(some) / len(some))
        for (engine, level), some in sorted(rates.items())
    )
    return Details(tuple(rows), tuple(edited), tuple(failures))


def _post(project: Project, post: Path, findings: Mapping[str, int]) -> PostDetails:
    document = project.post(post).document
    catalog = project.catalog(project.layout.catalog(post)).catalog
    keys = {unit.key for unit in document.units}
    entries = [one for one in catalog.active if one.key in keys] if catalog else []
    return PostDetails(
        project.layout.shown(post),
        sum(len(HAN.findall(key.source)) for key in keys),
        sum(len(_WORD.findall(entry.target)) for entry in entries),
        sum(
            entry.state is State.FUZZY and origin_of(entry) in (Origin.ENGINE, Origin.MEMORY)
            for entry in entries
        ),
        sum(entry.state is State.FUZZY and entry.previous is not None for entry in entries),
        {str(level): findings.get(level, 0) for level in Severity},
        tuple(_outside(document)),
        catalog.header.field("Last-Translator") if catalog else "",
    )


def _outside(document: Document) -> list[tuple[int, str]]:
    """The lines of a post with Chinese that no unit covers: code, addresses, keys."""
    text = list(document.text)
    for unit in (*document.units, *document.words):
        for span in unit.spans:
            text[span.start : span.end] = " " * (span.end - span.start)
    lines = "".join(text).split("\n")
    return [(number, line.strip()) for number, line in enumerate(lines, 1) if HAN.search(line)]


def _distance(draft: str, target: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_distance(draft, target)

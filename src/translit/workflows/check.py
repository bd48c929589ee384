"""Posts and their catalogs -> what is wrong with the translations; on demand, mended ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from translit.catalog import po
from translit.catalog.remarks import remark, remarked
from translit.checks import Pair
from translit.checks.links import LINKS
from translit.checks.markup import MARKUP
from translit.checks.running import Choice, across, found
from translit.errors import TranslitError
from translit.formats import Reparsing
from translit.model import Entry, Finding, State
from translit.project import Project, StoredPost
from translit.splice import translate
from translit.workflows.arrival import Arrivals, View
from translit.workflows.failures import apart
from translit.workflows.found_in_whole import Located, of_the_whole
from translit.workflows.spreading import spread

__all__ = ["Checked", "Located", "Options", "check"]

_MOST_MENDS = 20
"""How often one target is mended: each mending may uncover the next."""


@dataclass(frozen=True, slots=True)
class Options:
    """How posts are checked."""

    choice: Choice = Choice()
    reviewed_only: bool = False
    """Leave out what a person has yet to look at."""
    fix: bool = False
    """Write what can be mended mechanically; the state stays as it was."""
    annotate: bool = False
    """Write findings into the notes of the entries, and remove those that are mended."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found."""

    findings: tuple[Located, ...]
    entries: int
    """How many were looked at."""
    fixed: int
    """Targets that were mended and written."""
    written: tuple[str, ...]
    failures: tuple[TranslitError, ...] = ()


class _Looked(NamedTuple):
    """One post's part."""

    post: str
    """Its path, for a person."""
    path: Path
    data: bytes | None
    catalog: po.Catalog
    pairs: list[Pair]
    findings: list[list[Finding]]
    """Of each pair."""
    whole: list[Located]
    fixed: int


def check(
    project: Project,
    posts: Sequence[Path],
    options: Options = Options(),  # frozen
    *,
    done: Callable[[], None] = lambda: None,
) -> Checked:
    """Look at every target of the posts, and then at all of them together."""
    looked: list[_Looked] = []
    failures: list[TranslitError] = []
    for post, part in zip(posts, spread(project, posts, _look, options, _prepared), strict=True):
        looked += (_read_here(project, post, one) for one in part.looked)
        failures += part.failures
        done()
    pairs = [pair for one in looked for pair in one.pairs]
    posts_of = [one.post for one in looked for _ in one.pairs]
    findings = [some for one in looked for some in one.findings]
    for number, finding in across(pairs, options.choice):
        findings[number].append(finding)
    written: list[str] = []
    for one in looked:
        with apart(project.layout.shown(one.path), failures.append):
            written += _written(project, one, options)
    located = [
        *(
            _located(post, pair, one)
            for post, pair, some in zip(posts_of, pairs, findings, strict=True)
            for one in some
        ),
        *(whole for one in looked for whole in one.whole),
    ]
    located.sort(key=lambda one: (one.catalog, one.line))
    fixed = sum(one.fixed for one in looked)
    return Checked(tuple(located), len(pairs), fixed, tuple(written), tuple(failures))


class _Part(NamedTuple):
    looked: list[_Looked]
    failures: list[TranslitError]


class _Prepared(NamedTuple):
    options: Options
    arrivals: Arrivals | None
    """None where nobody asks where addresses lead."""


def _prepared(project: Project, options: Options) -> _Prepared:
    return _Prepared(options, Arrivals(project) if options.choice.wants(LINKS) else None)


def _look(project: Project, post: Path, prepared: _Prepared) -> _Part:
    """One post's part, or why there is none."""
    part = _Part([], [])
    with apart(project.layout.shown(post), part.failures.append):
        part.looked.extend(_looked(project, post, *prepared))
    return part


def _read_here(project: Project, post: Path, one: _Looked) -> _Looked:
    """The part with its pairs as this process has them; what was worked out is let go."""
    reader = project.format_of(post)
    assert isinstance(reader, Reparsing)  # noqa: S101  # or there would be no pairs
    pairs = [
        Pair(
            pair.unit,
            pair.target,
            reader,
            pair.labels,
            project.glossary,
            pair.locale,
            pair.entry,
            pair.place,
            source_locale=pair.source_locale,
        )
        for pair in one.pairs
    ]
    return one._replace(pairs=pairs)


def _looked(
    project: Project, post: Path, options: Options, arrivals: Arrivals | None
) -> Iterator[_Looked]:
    path = project.layout.catalog(post)
    catalog, data = project.catalog(path)
    stored = project.post(post)
    if catalog is None or not isinstance(stored.reader, Reparsing):
        return
    document = stored.document
    units = {unit.key: unit for unit in reversed(document.units)}
    shown, fixed = project.layout.shown(path), 0
    pairs, findings = [], []
    wanted = [entry for entry in catalog.active if entry.key in units and _wanted(entry, options)]
    targets = {entry.key: entry.target for entry in wanted}
    english = partial(translate, document, targets)
    view = (
        None
        if arrivals is None or post == project.layout.words
        else _seen(arrivals, post, stored, english)
    )
    paired = partial(
        Pair,
        reader=stored.reader,
        labels=document.labels,
        glossary=project.glossary,
        locale=project.config.target,
        place=shown,
        leads_nowhere=view.amiss if view is not None else None,
        source_locale=project.config.source,
    )
    for entry in wanted:
        pair = paired(units[entry.key], entry.target, entry=entry)
        some = found(pair, options.choice)
        if options.fix and any(one.mended is not None for one in some):
            pair, some = _mended(pair, some, options.choice)
            fixed += pair.target != entry.target
        pairs.append(pair)
        findings.append(some)
    told = any(one.check == MARKUP.id for some in findings for one in some)
    now = {pair.unit.key: pair.target for pair in pairs}
    whole = [*of_the_whole(project, post, stored, now, options.choice, view, markup=not told)]
    yield _Looked(project.layout.shown(post), path, data, catalog, pairs, findings, whole, fixed)


def _seen(arrivals: Arrivals, post: Path, stored: StoredPost, english: Callable[[], str]) -> View:
    return arrivals.seen_from(post, stored.reader, stored.text, english)


def _wanted(entry: Entry, options: Options) -> bool:
    if not entry.target.strip():
        return False
    return entry.state is State.TRANSLATED or not options.reviewed_only


def _mended(pair: Pair, some: list[Finding], choice: Choice) -> tuple[Pair, list[Finding]]:
    """The pair with every target that can be had mechanically, one finding after the other."""
    for _ in range(_MOST_MENDS):
        mended = next((one.mended for one in some if one.mended is not None), None)
        if mended is None or not mended.strip() or mended == pair.target:
            break
        better = replace(pair, target=mended)
        rest = found(better, choice)
        if len(rest) >= len(some):
            break  # never the worse
        pair, some = better, rest
    return pair, some


def _written(project: Project, one: _Looked, options: Options) -> Iterator[str]:
    if not (options.fix or options.annotate):
        return
    new = {}
    for pair, some in zip(one.pairs, one.findings, strict=True):
        entry = pair.entry
        if entry is None:
            continue
        better = replace(entry, target=pair.target) if options.fix else entry
        if options.annotate:
            better = remarked(
                better, [remark(each.severity, each.check, each.message) for each in some]
            )
        if better != entry:
            new[entry.key] = better
    if new:
        entries = [
            entry if entry.obsolete else new.get(entry.key, entry) for entry in one.catalog.entries
        ]
        text = po.dumps(one.catalog.with_entries(entries))
        if project.write(one.path, text.encode(), expected=one.data, durable=True):
            yield project.layout.shown(one.path)


def _located(post: str, pair: Pair, finding: Finding) -> Located:
    line = pair.entry.line if pair.entry else 0
    return Located(post, pair.place, line, pair.source, pair.target, finding, pair.reviewed)

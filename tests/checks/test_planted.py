"""Faults that are planted in the sample posts' reviewed English are found by the right check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from translit.checks import Pair
from translit.checks.running import Choice, found
from translit.formats import Reparsing
from translit.model import State
from translit.project import open_project

ROOT = Path(__file__).parents[2]

_EACH = 12
"""Faults of a kind, at most."""


def sample() -> Iterator[Pair]:
    project = open_project(ROOT, chosen=ROOT)
    for post in project.layout.posts():
        catalog = project.catalog(project.layout.catalog(post)).catalog
        stored = project.post(post)
        reader, document = stored.reader, stored.document
        assert catalog is not None
        assert isinstance(reader, Reparsing)
        units = {unit.key: unit for unit in document.units}
        for entry in catalog.active:
            if entry.state is State.TRANSLATED and entry.key in units:
                yield Pair(
                    units[entry.key],
                    entry.target,
                    reader,
                    document.labels,
                    project.glossary,
                    "en",
                    entry,
                    project.layout.shown(post),
                )


SAMPLE = list(sample())


def put(pattern: str, instead: str | Callable[[re.Match[str]], str]) -> Callable[[Pair], str]:
    """Write something else where a pattern is found first."""
    return lambda pair: re.sub(pattern, instead, pair.target, count=1)


def without_a_term(pair: Pair) -> str:
    if len({match.term for match in pair.terms}) != 1 or pair.codes:
        return pair.target
    return re.sub(re.escape(pair.terms[0].term.target), "gadget", pair.target, flags=re.IGNORECASE)


def truncated(pair: Pair) -> str:
    words = pair.target.split()
    return (
        " ".join(words[: len(words) // 4])
        if len(pair.source) > 30 and not pair.codes
        else pair.target
    )


def without_a_name(pair: Pair) -> str:
    if pair.terms:
        return pair.target
    names = re.findall(
        r"(?<![\w`/.-])(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{3,})(?![\w`/.-])", pair.source_text
    )
    return pair.target.replace(names[0], "it") if names else pair.target


PLANTED: dict[str, tuple[str, Callable[[Pair], str]]] = {
    "a figure is another": ("numbers", put(r"(?<![\w.,$-])[2-9](?=\d* [a-z])", "1")),
    "a scale is another": ("numbers", put(r"\b(?:million|billion)\b", "trillion")),
    "a percentage is another": ("numbers", put(r"\b\d+(?=( percent|%))", "77")),
    "a term is another word": ("terminology", without_a_term),
    "emphasis is lost": ("markup", put(r"\*\*([^*]+)\*\*", r"\1")),
    "an address is another": ("markup", put(r"\]\(h[^)]+\)", "](https://example.com/other)")),
    "code is another": ("markup", put(r"`[^`]+`", "`other`")),
    "a link is lost": ("markup", put(r"\[([^\]]+)\]\([^)]+\)", r"\1")),
    "Chinese is left": ("untranslated", put(r"(?<= )[a-z]{4,}(?= )", "东西")),
    "nothing is translated": ("untranslated", lambda pair: pair.source),
    "a comma is full-width": ("punctuation", put(r", ", "，")),
    "the full stop is lost": ("punctuation", put(r"(?<=[a-z])\.\Z", "")),
    "a bracket is lost": ("punctuation", put(r"\((?=\w)", "")),
    "a quotation has no end": ("punctuation", put("”", "")),
    "a comma is doubled": ("punctuation", put(r",(?= [a-z])", ",,")),
    "a blank is doubled": ("whitespace", put(r"(?<=[a-z]) (?=[a-z])", "  ")),
    "a blank stands before a comma": ("whitespace", put(r"(?<=[a-z]), ", " , ")),
    "a word is doubled": ("doubled-word", put(r"\b(the|a|of|to)\b (?=[a-z])", r"\1 \1 ")),
    "most of it is lost": ("length", truncated),
    "an entity is escaped twice": ("escapes", put(r" and ", " &amp;amp; ")),
    "an engine leads in": ("engine-talk", lambda pair: f"Here is the translation: {pair.target}"),
    "an engine adds a note": (
        "engine-talk",
        lambda pair: f"{pair.target} (Note: I kept the names.)",
    ),
    "a name is lost": ("names", without_a_name),
    "a colour is another": ("closed-words", put(r"\b(?i:red|yellow|green|orange)\b", "violet")),
    "a company is another": ("closed-words", put(r"\b(?:Google|Microsoft|Nvidia)\b", "Zenith")),
}

_ASKED = {"a colour is another": "[红黄绿橙]色", "a company is another": "谷歌|微软|英伟达"}
"""What a source must have for the fault to be one."""


def faults(kind: str) -> Iterator[tuple[Pair, set[str]]]:
    """Pairs with the fault, and the checks that find something in them that was not there."""
    _, spoil = PLANTED[kind]
    count = 0
    for pair in SAMPLE:
        spoilt = spoil(pair)
        if spoilt == pair.target or not re.search(_ASKED.get(kind, ""), pair.source_text):
            continue
        if kind in _ASKED and pair.terms:
            continue  # a term of the glossary is looked after by another check
        assert pair.entry
        planted = replace(pair, target=spoilt, entry=replace(pair.entry, target=spoilt))
        yield planted, {one.check for one in found(planted, Choice())}
        count += 1
        if count == _EACH:
            return


@pytest.fixture(scope="module")
def results() -> dict[str, list[tuple[Pair, bool]]]:
    kinds: defaultdict[str, list[tuple[Pair, bool]]] = defaultdict(list)
    for kind, (check, _) in PLANTED.items():
        for pair, checks in faults(kind):
            kinds[kind].append((pair, check in checks))
    return kinds


def test_nothing_is_found_before_anything_is_planted() -> None:
    assert {pair.target: found(pair) for pair in SAMPLE if found(pair)} == {}


def test_enough_is_planted(results: dict[str, list[tuple[Pair, bool]]]) -> None:
    assert sum(map(len, results.values())) >= 120
    assert sum(1 for some in results.values() if some) >= 20


def test_nearly_all_of_it_is_found_by_the_right_check(
    results: dict[str, list[tuple[Pair, bool]]],
) -> None:
    missed = [
        f"{kind}: {pair.source} | {pair.target}"
        for kind, some in results.items()
        for pair, hit in some
        if not hit
    ]
    total = sum(map(len, results.values()))
    assert len(missed) <= total * 0.03, "\n".join(missed)

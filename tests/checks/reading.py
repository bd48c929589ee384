"""Case files of checks: a source and a target -> what one check finds.

Given: the source, the target, then lines `glossary: source,target,when,unless,forbidden,note`,
`role: heading`, `previous: …`, `comment: …`, `missing: a.png` (a file that is not there). `⏎` is a
line break. Expected: a line `message [place in source] [place in target]` for each finding, below
it `= mended`, where there is one; or `nothing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases_reader import Case
from translit.checks import Pair
from translit.checks.all_checks import CHECKS
from translit.checks.running import Choice, found
from translit.formats import FormatOptions, Link
from translit.formats.markdown import open_format
from translit.glossary import EMPTY, Glossary, loads
from translit.model import Entry, Finding, Role, Span, State, Syntax, Unit

READER = open_format(FormatOptions())


def pair(source: str, target: str, **more: list[str]) -> Pair:
    """The pair of a case."""
    role = Role(more["role"][0]) if "role" in more else Role.PARAGRAPH
    syntax = Syntax.YAML_PLAIN if role is Role.FRONT_MATTER else Syntax.MARKDOWN
    codes = READER.codes(source, syntax=syntax)
    unit = Unit(source, role, syntax, (Span(0, len(source)),), 1, codes)
    previous = more.get("previous", [None])[0]
    entry = Entry(
        source,
        target,
        State.TRANSLATED if previous is None else State.FUZZY,
        previous=previous,
        comment="\n".join(more.get("comment", [])),
    )
    missing = more.get("missing", [])

    def amiss(link: Link) -> str:
        return "leads nowhere" if link.address in missing else ""

    return Pair(unit, target, READER, glossary=_glossary(more), entry=entry, leads_nowhere=amiss)


def _glossary(more: dict[str, list[str]]) -> Glossary:
    rows = more.get("glossary", [])
    header = "source,target,when,unless,forbidden,note"
    return loads("\n".join((header, *rows)).encode(), path="g.csv") if rows else EMPTY


def given(case: Case) -> Pair:
    source, target, *rest = case.given.replace("␤", "").split("\n")
    more: dict[str, list[str]] = {}
    for line in rest:
        key, _, value = line.partition(": ")
        more.setdefault(key, []).append(value)
    return pair(source.replace("⏎", "\n"), target.replace("⏎", "\n"), **more)


def told(one: Pair, check: str) -> str:
    """What one check finds, as a case file has it."""
    choice = Choice(checks=CHECKS, selected=frozenset((check,)))
    return "\n".join(line for each in found(one, choice) for line in _lines(one, each)) or "nothing"


def _lines(one: Pair, each: Finding) -> Iterator[str]:
    places = (
        f" [{span.of(text)}]".replace("\n", "⏎")
        for span, text in ((each.source, one.source), (each.target, one.target))
        if span is not None
    )
    yield each.message.replace("\n", "⏎") + "".join(places)
    if each.mended is not None:
        yield f"= {each.mended}".replace("\n", "⏎")

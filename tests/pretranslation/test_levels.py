"""At which level a sentence is answered, by an engine that says what a case tells: a file a level.

A case has a post and what the engine answers (`asked => answer`; `*` is all else); where it can do
more, its `other:` answers, what it makes of what it is `led:` to begin with, its `attention:`, and
what it answers each time that it is `told:` what must be in it, or is `held:` to it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from importlib import import_module

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit import glossary
from translit.engines import Told
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Span
from translit.pretranslation import Request, pretranslate
from translit.pretranslation.levels import steps
from translit.pretranslation.levels.means import Step
from translit.pretranslation.levels.order import STEPS
from translit.rooms import rows

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads(
    "source,target,forbidden\n葱片,Shallotpeat,scallion slice\n".encode(), path="g.csv"
)

FILES = {path.stem: path for path in sorted((CASES / "levels").glob("*.txt"))}


class Answering:
    """An engine that answers what the lines of a case say, and offers what they speak of."""

    window, takes_terms, takes_reasons, failure = 8, True, True, ""

    def __init__(self, lines: Sequence[str]) -> None:
        self.answers = dict(line.split(" => ") for line in lines if " => " in line)
        told = {
            key: [line.removeprefix(f"{key}: ") for line in lines if line.startswith(f"{key}: ")]
            for key in ("other", "led", "attention", "told", "held")
        }
        if others := told["other"]:
            self.hypotheses = lambda segments, count: [others[:count] for _ in segments]
        if led := told["led"]:
            pairs = [pair.split(" of ") for pair in told["attention"][0].split(", ")]
            self.complete = lambda _, prefixes: [led[0].replace("…", one) for one in prefixes]
            self.alignments = lambda segments, targets: [
                [(_place(target, word), _place(segment, source)) for word, source in pairs]
                for segment, target in zip(segments, targets, strict=True)
            ]
        if told["told"] or told["held"]:
            self._left = told["told"] or told["held"]
            self.told = self._told
        if told["held"]:
            self.holds, self.takes_reasons, self.takes_terms = True, False, False

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [self.answers.get(one, self.answers.get("*", "")) for one in segments]

    def _told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        answers = [self._left.pop(0) if self._left else "" for _ in asks]
        for number, answer in enumerate(answers):
            done(number, answer)
        return answers


def _place(text: str, part: str) -> Span:
    at = text.find(part)
    return Span(at, at + len(part))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{name}-{case}")
        for name, path in FILES.items()
        for case in read_cases(path)
    ],
)
def test_a_level_answers(case: Case) -> None:
    post, *lines = case.given.splitlines()
    (unit,) = MARKDOWN.parse(post).units
    (found,) = pretranslate([Request(unit, MARKDOWN)], engine=Answering(lines), glossary=GLOSSARY)
    assert f"{found.level} | {found.target}" == case.expected


def test_every_level_has_its_cases() -> None:
    names = {module.name for module in pkgutil.iter_modules(steps.__path__)}
    assert set(FILES) == names
    for name, path in FILES.items():
        step = import_module(f"{steps.__name__}.{name}").STEP
        levels = {case.expected.partition(" | ")[0] for case in read_cases(path)}
        assert step.level.word in levels, name


def test_no_two_levels_are_one() -> None:
    found = rows(steps.__name__, "STEP", Step)
    assert len(STEPS) == len(found) == len({step.level.doubt for step in found})
    assert len({step.level.word for step in found}) == len(found)

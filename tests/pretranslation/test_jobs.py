"""What the levels do with the jobs that they are given, each by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.pretranslation.levels import FORCED
from tests.pretranslation.test_chain import Scripted
from translit.model import Span
from translit.placeholders import Lock, LockKind
from translit.pretranslation.levels import Asked, Chain
from translit.pretranslation.levels.answers import read
from translit.pretranslation.levels.means import switched
from translit.pretranslation.values import Job


class Leading(Scripted):
    """Is led wherever it is said to attend to the term; notes to what."""

    def __init__(self, answers: dict[str, str], places: dict[str, Span]) -> None:
        super().__init__(answers)
        self.places, self.aligned, self.led = places, list[str](), list[str]()

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        self.led += prefixes
        return [f"{prefix} is small." for prefix in prefixes]

    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        self.aligned += targets
        found = [self.places.get(one) for one in targets]
        return [[(place, Span(0, 99))] if place else [] for place in found]


def _job(text: str, *terms: str) -> Job:
    """A sentence in which each ＊ is one of the terms."""
    places = [at for at, sign in enumerate(text) if sign == "＊"]
    pairs = zip(places, terms, strict=True)
    return Job(
        text,
        tuple(Lock(Span(at, at + 1), one, LockKind.TERM, shown=one) for at, one in pairs),
    )


def test_a_term_that_begins_with_one_letter_belongs_where_it_is_misspelt() -> None:
    engine = Leading({"这是A Star搜索。": "It is a sttar search"}, {})
    Chain(Asked(engine), {}, order=(FORCED,)).solve([_job("这是＊搜索。", "A Star")])
    assert engine.led == ["It is A Star"]


def test_an_amount_belongs_nowhere_in_an_answer_without_a_figure() -> None:
    engine = Leading({"这个$300 million。": "It cost a lot"}, {})
    job = _job("这个＊。", "$300 million")
    assert Chain(Asked(engine), {}, order=(FORCED,)).solve([job])[job].parts == ()
    assert engine.led == []


def test_an_answer_that_lacks_nothing_keeps_no_other_from_being_led() -> None:
    engine = Leading({"Garlic很小。": "Garlic 葱", "Leek很小。": "It is small"}, {})
    jobs = [_job("＊很小。", "Garlic"), _job("＊很小。", "Leek")]
    Chain(Asked(engine), {}, order=(FORCED,)).solve(jobs)
    assert engine.led == ["Leek"]


def test_who_could_not_be_led_once_is_not_led_with_the_others() -> None:
    engine = Leading({"这个Garlic很小。": "It is so", "Leek和Chive很小。": "They are so"}, {})
    jobs = [_job("这个＊很小。", "Garlic"), _job("＊和＊很小。", "Leek", "Chive")]
    Chain(Asked(engine), {}, order=(FORCED,)).solve(jobs)
    assert engine.led == ["Leek"]
    assert engine.aligned == ["It is so", "They are so", "Leek is small."]


@pytest.mark.parametrize(("longer", "parts"), [(0, 3), (1, 1)])
def test_an_answer_is_read_to_twenty_times_its_sentence(longer: int, parts: int) -> None:
    job = _job("＊。", "Garlic")
    answer = "Garlic" + "!" * (20 * len("Garlic。") + 200 - len("Garlic") + longer)
    ((_, found),) = read(job, switched(job, "capitals"), answer)
    assert len(found) == parts
    assert sum(len(one) for one in found if isinstance(one, str)) >= len(answer) - len("Garlic") - 1

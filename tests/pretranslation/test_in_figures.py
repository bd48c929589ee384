"""Numbers in words are written as figures into what a model is sent that copies them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.cases_reader import CASES
from translit.engines import Told
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import loads
from translit.model import Span
from translit.pretranslation import Request, pretranslate
from translit.pretranslation.demands import locked
from translit.pretranslation.levels.in_figures import in_figures
from translit.pretranslation.values import Job

MARKDOWN = open_format(FormatOptions())
GLOSSARY = loads("source,target\n葱片,Shallotpeat\n".encode(), path="g.csv")
LINES = (CASES / "pretranslation" / "figures.tsv").read_text("utf-8").splitlines()


def job(text: str) -> Job:
    (unit,) = MARKDOWN.parse(text).units
    return Job(text, locked(unit, GLOSSARY, locale="en").locks)


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_numbers_in_words_become_figures(line: str) -> None:
    source, _, sent = line.partition("\t")
    assert in_figures(job(source), "en").text == sent


def test_locks_stand_where_they_stood() -> None:
    before = job("二十个人用葱片写了四百条评论，花了3亿美元，又有三百二十葱片。")
    after = in_figures(before, "en")
    assert after.text == "20个人用葱片写了400条评论，花了3亿美元，又有320葱片。"
    assert [lock.span.of(after.text) for lock in after.locks] == [
        lock.span.of(before.text) for lock in before.locks
    ]
    assert [lock.target for lock in after.locks] == ["Shallotpeat", "$300 million", "Shallotpeat"]
    assert after.marks == ()


def test_what_is_forbidden_stays_so_and_marks_are_left_out() -> None:
    before = Job("二十个人来了。", marks=(Span(0, 2),), forbidden=("a score",))
    assert in_figures(before, "en") == Job("20个人来了。", forbidden=("a score",))


class Copying:
    """A model that takes no terms: kept to what is demanded, it copies what it finds."""

    window, takes_terms, takes_reasons, failure, holds = 8, False, False, "", True

    def __init__(self) -> None:
        self.asks: list[Told] = []

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [""] * len(segments)

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        del done
        self.asks += asks
        return ["Shallotpeat was twenty minutes late." for _ in asks]


def test_a_large_number_is_sent_as_the_language_of_the_answer_has_it() -> None:
    engine = Copying()
    document = MARKDOWN.parse("给十万也不干。")
    for locale in ("en", "de"):
        list(pretranslate([Request(document.units[0], MARKDOWN)], engine=engine, locale=locale))
    sent = [ask.segment for ask in engine.asks]
    assert "给100,000也不干。" in sent
    assert "给100000也不干。" in sent


def test_a_model_that_is_held_is_sent_months_as_they_come_out() -> None:
    engine = Copying()
    document = MARKDOWN.parse("葱片12月份上线。")
    list(pretranslate([Request(document.units[0], MARKDOWN)], engine=engine, glossary=GLOSSARY))
    assert engine.asks[0].segment == "Shallotpeat December上线。"
    engine.holds = False
    engine.asks.clear()
    list(pretranslate([Request(document.units[0], MARKDOWN)], engine=engine, glossary=GLOSSARY))
    assert engine.asks[0].segment == "Shallotpeat 12月份上线。"


def test_a_model_that_is_held_is_asked_for_another_answer_once() -> None:
    engine = Copying()
    document = MARKDOWN.parse("大蒜很小很小。")
    list(pretranslate([Request(document.units[0], MARKDOWN)], engine=engine))
    asks = [ask.variant for ask in engine.asks if ask.segment == "大蒜很小很小。"]
    assert asks == [0, 1]


def test_a_model_is_sent_figures_and_its_answer_is_read_beside_the_words() -> None:
    engine = Copying()
    document = MARKDOWN.parse("葱片迟到了二十分钟。")
    requests = [Request(unit, MARKDOWN, document.labels) for unit in document.units]
    (found,) = pretranslate(requests, engine=engine, glossary=GLOSSARY)
    assert found.target == "Shallotpeat was twenty minutes late."
    (ask,) = engine.asks
    assert ask.segment == "Shallotpeat迟到了20分钟。"
    assert ask.held is not None
    assert ask.held.words == (("Shallotpeat", True), ("20", False))

"""An engine that understands is told what must be in its answer, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.pretranslation.levels import AGAIN, CODE_SWITCHED, TOLD
from translit import glossary
from translit.engines import Surroundings, Told
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Outcome, Request, pretranslate
from translit.pretranslation.values import PLAIN

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads("source,target\n葱片,Shallotpeat\n大蒜,Garlic\n".encode(), path="g.csv")


class Understanding:
    """Answers what a function makes of what it is told."""

    window, takes_terms, failure = 8, True, ""  # `takes_reasons` may be missing

    def __init__(self, answer: Callable[[Told], str], identity: str = "") -> None:
        self.answer = answer
        self.asks: list[Told] = []
        self.identity = identity

    def translate(self, segments: Sequence[str]) -> list[str]:
        return self.told([Told(one) for one in segments], lambda _number, _answer: None)

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        self.asks += asks
        answers = [self.answer(ask) for ask in asks]
        for number, answer in enumerate(answers):
            done(number, answer)
        return answers


def outcomes(post: str, engine: Understanding, **options: object) -> list[Outcome]:
    document = MARKDOWN.parse(post)
    around = Surroundings("题目", (), (), "", "paragraph")
    requests = [Request(unit, MARKDOWN, document.labels, around) for unit in document.units]
    return list(pretranslate(requests, engine=engine, glossary=GLOSSARY, **options))  # type: ignore[arg-type]


def test_it_sees_the_chinese_and_is_told_the_terms_and_amounts() -> None:
    engine = Understanding(lambda _: "Shallotpeat cost $300 million.")
    (found,) = outcomes("葱片花了3亿美元。", engine)
    assert (found.target, found.level) == ("Shallotpeat cost $300 million.", TOLD)
    (ask,) = engine.asks
    assert ask.segment.startswith("葱片花了3亿美元")
    assert ask.terms == (("葱片", "Shallotpeat", ""), ("3亿美元", "$300 million", ""))
    assert ask.around.title == "题目"


def test_a_sentence_without_demands_is_as_it_is() -> None:
    (found,) = outcomes("今天下雨。", Understanding(lambda _: "It is raining today."))
    assert (found.target, found.level) == ("It is raining today.", PLAIN)


def test_it_is_asked_again_with_the_reason() -> None:
    engine = Understanding(
        lambda ask: "Shallotpeat is small." if ask.refused else "The onion is small."
    )
    (found,) = outcomes("葱片很小。", engine)
    assert (found.target, found.level) == ("Shallotpeat is small.", AGAIN)
    assert engine.asks[1].refused == (("The onion is small.", "“Shallotpeat” must stand in it"),)
    assert len(engine.asks) == 2


def test_it_is_asked_again_twice_at_most_before_the_other_levels() -> None:
    engine = Understanding(
        lambda ask: "Shallotpeat is small." if "Shallotpeat" in ask.segment else "An onion."
    )
    (found,) = outcomes("葱片很小。", engine)
    assert (found.target, found.level) == ("Shallotpeat is small.", CODE_SWITCHED)
    # The third time it would be told the same as the second: that answer is known.
    assert len(engine.asks) == 3


@pytest.mark.parametrize(
    "answer",
    ["I'm sorry, but I can't assist.", "", "今天下雨。", "Il pleut et il est tard dans la rue."],
)
def test_what_is_no_translation_is_never_stored(answer: str) -> None:
    (found,) = outcomes("今天雨下得很大很大。", Understanding(lambda _: answer))
    assert found.target == ""
    assert found.reason


def test_a_change_of_what_stands_around_asks_nothing_again() -> None:
    cache: dict[str, str] = {}
    engine = Understanding(lambda _: "It is raining today.", "model 1")
    document = MARKDOWN.parse("今天下雨。")
    for title in ("一", "二"):
        around = Surroundings(title)
        requests = [Request(document.units[0], MARKDOWN, document.labels, around)]
        list(pretranslate(requests, engine=engine, cache=cache))
    assert len(engine.asks) == 1


def test_it_is_led_to_a_term_where_it_can_be() -> None:
    class Led(Understanding):
        def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
            self.led = list(prefixes)
            return [f"{prefix} is small." for prefix in prefixes]

    engine = Led(lambda ask: "The shalotpeat is small." if "小" in ask.segment else "An onion.")
    (found,) = outcomes("它的葱片很小。", engine)
    assert (found.target, found.level.word) == (
        "The Shallotpeat is small.",
        "led from term to term",
    )
    assert engine.led == ["The Shallotpeat"]


def test_talk_in_place_of_an_answer_is_asked_again() -> None:
    engine = Understanding(
        lambda ask: "It is small." if ask.refused else "1. It is small.\n2. It is tiny."
    )
    (found,) = outcomes("它很小很小。", engine)
    assert (found.target, found.level.word) == ("It is small.", "asked again")

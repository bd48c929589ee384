"""An engine that understands is told what must be in its answer, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from tests.pretranslation.levels import AGAIN, CODE_SWITCHED, TOLD
from translit import glossary
from translit.engines import Surroundings, Told
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Outcome, Request, pretranslate
from translit.pretranslation.levels import Asked
from translit.pretranslation.levels.means import switched
from translit.pretranslation.levels.telling import Conversation
from translit.pretranslation.values import PLAIN, Job

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
    assert ask.held is None
    outcomes("葱片等了二十个人。", engine)
    assert engine.asks[1].segment == "葱片等了二十个人。"


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


def test_it_is_told_what_was_wrong_with_its_last_answer_alone() -> None:
    answers = iter(["An onion.", "A leek.", "A bulb."])
    engine = Understanding(lambda _: next(answers, ""))
    outcomes("葱片很小。", engine)
    reason = "“Shallotpeat” must stand in it"
    assert [ask.refused for ask in engine.asks[:3]] == [
        (), (("An onion.", reason),), (("A leek.", reason),),
    ]  # fmt: skip


def test_the_reason_is_that_of_its_own_answer_whatever_came_of_other_ways() -> None:
    engine = Understanding(
        lambda ask: "Shallotpeat 很 is small." if "Shallotpeat" in ask.segment else "An onion."
    )
    engine.takes_reasons = engine.holds = True  # type: ignore[attr-defined]
    outcomes("葱片很小。", engine)
    (last,) = [ask for ask in engine.asks if ask.variant == 1 and "葱片" in ask.segment]
    assert last.refused == (("An onion.", "“Shallotpeat” must stand in it"),)


def test_who_takes_no_reasons_is_told_the_terms_once() -> None:
    engine = Understanding(lambda ask: "Shallotpeat is small." if ask.terms else "An onion.")
    engine.takes_reasons = False  # type: ignore[attr-defined]
    (found,) = outcomes("葱片很小。", engine)
    assert (found.target, found.level) == ("Shallotpeat is small.", TOLD)


def test_what_it_saw_as_it_must_come_out_it_is_sent_with_names_next() -> None:
    class Noting(Understanding):
        def translate(self, segments: Sequence[str]) -> list[str]:
            self.sent = [*getattr(self, "sent", ()), *segments]
            return super().translate(segments)

    engine = Noting(lambda _: "An onion.")
    outcomes("看`x9`的说明。", engine)
    assert engine.sent[0] == "看QZX的说明。"
    engine.sent = []
    outcomes("看葱片的说明。", engine)
    assert engine.sent[0] == "看Shallotpeat的说明。"


def test_talk_in_place_of_an_answer_is_asked_again() -> None:
    engine = Understanding(
        lambda ask: "It is small." if ask.refused else "1. It is small.\n2. It is tiny."
    )
    (found,) = outcomes("它很小很小。", engine)
    assert (found.target, found.level.word) == ("It is small.", "asked again")


def test_a_sentence_without_demands_is_not_asked_again_for_nothing() -> None:
    engine = Understanding(lambda _: "Il pleut.")
    (found,) = outcomes("今天雨下得很大很大。", engine)
    assert found.target == ""
    # As it is, and with the reason why not; without its full stop, and in two.
    assert [(ask.segment, len(ask.refused)) for ask in engine.asks] == [
        ("今天雨下得很大很大。", 0),
        ("今天雨下得很大很大。", 1),
        ("今天雨下得很大很大", 0),
        ("今天雨下", 0),
        ("得很大很大", 0),
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Onions beat leeks.", "“Shallotpeat”, “Garlic” must stand in it"),
        ("Onions beat garlic.", "“Shallotpeat” must stand in it"),
        ("See it, Shallotpeat and Garlic.", "“x9” must stand in it"),
        (
            "See x9 and x9, Shallotpeat and Garlic.",
            "a demanded text stands in it too often, or in another form",
        ),
        ("See x9, Shallotpeat and Garlic 葱.", "Chinese is left in the engine's answer"),
    ],
)
def test_it_is_told_what_was_wrong(answer: str, reason: str) -> None:
    post = "葱片比大蒜好。" if "Onions" in answer else "看`x9`的葱片和大蒜。"
    engine = Understanding(lambda _: answer)
    outcomes(post, engine)
    assert engine.asks[0].refused == ()
    assert engine.asks[1].refused == ((answer, reason),)


_TWO = "1. It is small.\n2. It is tiny."


def test_it_is_told_that_talk_was_no_translation() -> None:
    engine = Understanding(lambda ask: "It is small." if ask.refused else _TWO)
    outcomes("它很小很小。", engine)
    assert engine.asks[1].refused == (("", "it was no translation"),)


def test_it_is_told_so_whoever_looks_at_its_answers() -> None:
    engine, job = Understanding(lambda _: _TWO), Job("它很小很小。")
    sent = partial(switched, alphabet="capitals")
    conversation = Conversation(Asked(engine), {}, sent, sent, "en")
    for _ in range(2):
        assert list(conversation.candidates([job])) == [(job, ())]
    assert engine.asks[1].refused == (("", "it was no translation"),)


def test_an_engine_that_takes_no_terms_sees_them_in_the_sentence() -> None:
    engine = Understanding(lambda _: "Shallotpeat cost $300 million on a.b/c.")
    engine.takes_terms = False
    outcomes("葱片花了3亿美元。", engine)
    assert (engine.asks[0].segment, engine.asks[0].terms) == (
        "Shallotpeat花了$300 million。",
        (),
    )


def test_a_note_of_the_glossary_is_told() -> None:
    noted = glossary.loads("source,target,note\n葱片,Shallotpeat,tool\n".encode(), path="g.csv")
    engine = Understanding(lambda _: "Shallotpeat is small.")
    document = MARKDOWN.parse("葱片很小，见`c`。")
    requests = [Request(unit, MARKDOWN, document.labels) for unit in document.units]
    list(pretranslate(requests, engine=engine, glossary=noted))
    assert engine.asks[0].segment == "葱片很小，见c。"
    assert engine.asks[0].terms == (("葱片", "Shallotpeat", "tool"),)
    assert engine.asks[0].around == Surroundings()


@pytest.mark.parametrize(("count", "told"), [(24, True), (25, False)])
def test_a_sentence_of_terms_is_told_of_up_to_twenty_four(count: int, told: bool) -> None:  # noqa: FBT001
    engine = Understanding(lambda _: "It is small.")
    outcomes(f"{'、'.join(['葱片'] * count)}很小。", engine)
    assert any(ask.terms for ask in engine.asks) is told


def test_what_it_is_told_is_of_the_mainland() -> None:
    engine = Understanding(lambda _: "The software costs NT$8.")
    (found,) = outcomes("軟體要8元。", engine, source="zh_TW")
    assert found.target == "The software costs NT$8."
    assert engine.asks[0].segment == "软件要8元。"


def test_what_stands_in_words_in_the_chinese_stays_there_where_terms_are_told() -> None:
    engine = Understanding(lambda _: "In December, twenty-eight people took Shallotpeat apart.")
    (found,) = outcomes("到12月份才有二十八个人拆了葱片。", engine)
    assert (found.target, found.level) == (
        "In December, twenty-eight people took Shallotpeat apart.",
        TOLD,
    )
    (ask,) = engine.asks
    assert ask.segment == "到12月份才有二十八个人拆了葱片。"
    assert ask.terms == (("葱片", "Shallotpeat", ""),)
    assert (ask.held, ask.variant) == (None, 0)


def test_there_is_no_reason_against_an_answer_that_did_not_come() -> None:
    engine = Understanding(lambda _: "")
    outcomes("它很小。", engine)
    assert {ask.refused for ask in engine.asks} == {()}


def test_one_that_takes_no_reasons_is_told_none_where_it_talked() -> None:
    engine = Understanding(lambda _: "1. It is small.\n2. It is tiny.")
    engine.takes_reasons = False  # type: ignore[attr-defined]
    outcomes("它很小很小。", engine)
    assert {ask.refused for ask in engine.asks} == {()}
    assert [ask.segment for ask in engine.asks].count("它很小很小。") == 1


class Holding(Understanding):
    """Can be kept to what is demanded; what it answers is told by what it is asked."""

    holds, takes_reasons = True, True


def test_one_that_is_held_is_asked_for_another_answer() -> None:
    engine = Holding(lambda ask: f"{ask.variant} days")
    engine.takes_terms = engine.takes_reasons = False
    outcomes("它要到12月份才能上线。", engine)
    asks = [ask for ask in engine.asks if ask.held]
    assert [(ask.segment, ask.variant) for ask in asks[:2]] == [
        ("它要到December才能上线。", 0),
        ("它要到December才能上线。", 1),
    ]
    assert (asks[0].around.title, asks[-1].around) == ("题目", Surroundings())  # that of a piece


def test_there_is_no_reason_against_an_answer_that_holds_a_term_only_because_it_must() -> None:
    strained = "We think that it is much better, Shallotpeat."
    engine = Holding(lambda ask: strained if ask.held else "It is better.")
    outcomes("我们觉得葱片比以前的模型好用多了。", engine)
    again = next(ask for ask in engine.asks if ask.variant)
    assert again.refused == (("It is better.", "“Shallotpeat” must stand in it"),)

"""An engine is anybody's module: whatever it does, there are answers, or a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.pretranslation.engines import Glossing, gloss
from translit.model import Span
from translit.pretranslation.levels import Asked, identity_of


class Failing:
    """Fails where one of its segments is bad, by what it is made with."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.calls = 0

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.calls += 1
        if any("坏" in segment for segment in segments):
            raise self.error
        return [gloss(segment) for segment in segments]


class UnprintableError(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("too wet"), "the engine failed (ValueError: too wet)"),
        (RecursionError(), "the engine failed (RecursionError)"),
        (MemoryError(), "the engine failed (MemoryError)"),
        (SystemExit(3), "the engine failed (SystemExit: 3)"),
        (GeneratorExit(), "the engine failed (GeneratorExit)"),
        (UnprintableError(), "the engine failed (UnprintableError)"),
        (ValueError("a\nb\x07 \ud800"), "the engine failed (ValueError: a b? ?)"),
        (ValueError("x" * 900), f"the engine failed (ValueError: {'x' * 188})"),
    ],
)
def test_whatever_is_raised_is_a_reason(error: BaseException, said: str) -> None:
    asked = Asked(Failing(error))
    assert asked.translate(["坏"]) == [""]
    assert asked.failure == said


def test_a_segment_that_an_engine_fails_at_costs_the_others_nothing() -> None:
    segments = [f"第{number}句" for number in range(200)]
    segments[77] = "坏"
    answers = Asked(Failing(ValueError())).translate(segments)
    assert [number for number, answer in enumerate(answers) if not answer] == [77]


def test_an_engine_that_always_fails_is_not_asked_for_ever() -> None:
    engine = Failing(ValueError())
    assert set(Asked(engine).translate([f"坏{number}" for number in range(500)])) == {""}
    assert engine.calls < 40


def test_an_interruption_comes_through() -> None:
    with pytest.raises(KeyboardInterrupt):
        Asked(Failing(KeyboardInterrupt())).translate(["坏"])


class Generating:
    def translate(self, segments: Sequence[str]) -> Iterator[str]:
        yield from map(gloss, segments)


class Endless:
    def translate(self, segments: Sequence[str]) -> Iterator[str]:
        while True:
            yield "word"


def test_an_engine_may_be_a_generator_that_comes_to_an_end() -> None:
    assert Asked(Generating()).translate(["今天", "明天"]) == [gloss("今天"), gloss("明天")]
    asked = Asked(Endless())
    assert asked.translate(["今天", "明天"]) == ["", ""]
    assert asked.failure == "the engine gave 2 answers to 1 segments"


def test_what_an_engine_prints_is_kept_from_our_output(capsys: pytest.CaptureFixture[str]) -> None:
    class Printing(Glossing):
        def translate(self, segments: Sequence[str]) -> list[str]:
            print("loading…")  # noqa: T201  that is what it must not do
            return super().translate(segments)

    Asked(Printing()).translate(["今天"])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "loading…\n")


def test_an_engine_that_cannot_say_what_it_is_has_no_identity() -> None:
    class Unsure(Glossing):
        @property
        def identity(self) -> str:
            raise RuntimeError

        @identity.setter
        def identity(self, _: str) -> None:
            pass

    assert identity_of(Unsure()) == ""
    assert identity_of(Glossing("gloss")) == "gloss"


def test_json_around_all_answers_is_no_lead_in() -> None:
    class Engine:
        def translate(self, segments: Sequence[str]) -> list[str]:
            return [f'{{"translation": "Sentence {segment} of a post."}}' for segment in segments]

    segments = ["甲一二三", "乙四五六", "丙七八九", "丁十百千", "戊万亿兆"]
    assert Asked(Engine()).translate(segments) == [f"Sentence {one} of a post." for one in segments]


def test_an_engine_that_takes_one_at_a_time_is_asked_so() -> None:
    class Single(Glossing):
        portion = 1

        def translate(self, segments: Sequence[str]) -> list[str]:
            assert len(segments) == 1
            return super().translate(segments)

    segments = ["今天", "明天", "后天"]
    assert Asked(Single()).translate(segments) == [gloss(one) for one in segments]


def test_an_engine_that_is_given_up_is_said_to_be() -> None:
    asked = Asked(Failing(ValueError("too wet")))
    asked.translate([f"坏{number}" for number in range(500)])
    asked.translate(["坏", "好"])
    given_up = "the engine was given up, as it failed again and again; the last time"
    assert asked.failure == f"{given_up}: the engine failed (ValueError: too wet)"


class Able(Glossing):
    """An engine that can do all that is asked of one, and answers badly where it is told."""

    portion = 2

    def retranslate(self, segments: Sequence[str]) -> list[object]:
        return [None if "坏" in one else f"  again\n{gloss(one)} " for one in segments]

    def hypotheses(self, segments: Sequence[str], count: int) -> list[object]:
        return [7 if "坏" in one else ["", "a  b", "c", 3, "d"][: count + 1] for one in segments]

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        return [
            f"{'' if '坏' in one else prefix}more"
            for one, prefix in zip(segments, prefixes, strict=True)
        ]

    def alignments(self, segments: Sequence[str], targets: Sequence[str]) -> list[object]:
        return [
            [((0, 1), (2, 4))] if one == target else 5
            for one, target in zip(segments, targets, strict=True)
        ]


def test_whatever_an_engine_can_do_is_read_as_text() -> None:
    asked = Asked(Able())
    segments = ["今天", "坏", "后天"]
    assert asked.retranslate(segments) == [f"again {gloss('今天')}", "", f"again {gloss('后天')}"]
    assert asked.hypotheses(segments, 3) == [["a b", "c"], [], ["a b", "c"]]
    assert asked.complete(segments, ["A ", "B ", "C "]) == ["A more", "", "C more"]
    assert asked.alignments(segments, ["今天", "x", "y"]) == [[(Span(0, 1), Span(2, 4))], [], []]


def test_what_an_engine_cannot_do_has_no_answers() -> None:
    asked = Asked(Generating())
    assert asked.retranslate(["今天", "明天"]) == ["", ""]
    assert asked.hypotheses(["今天", "明天"], 3) == [[], []]
    assert asked.complete(["今天", "明天"], ["a", "b"]) == ["", ""]
    assert asked.alignments(["今天", "明天"], ["a", "b"]) == [[], []]

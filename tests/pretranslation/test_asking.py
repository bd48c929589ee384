"""An engine is anybody's module: whatever it does, there are answers, or a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.pretranslation.engines import Faulty, Glossing, gloss
from translit.engines import Told
from translit.model import Span
from translit.pretranslation.levels import Asked, identity_of
from translit.traditional import region_of


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
        (ValueError("no drive X"), "the engine failed (ValueError: no drive X)"),
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


def test_attention_to_a_word_of_another_length_is_none() -> None:
    class Aligning(Glossing):
        def alignments(self, segments: Sequence[str], targets: Sequence[str]) -> list[object]:
            return [[((0, 1), (0, 2))] for _ in segments]

    asked = Asked(Aligning(), region=region_of("zh_TW"))
    assert asked.alignments(["軟體", "馬鈴薯"], ["a", "b"]) == [[(Span(0, 1), Span(0, 2))], []]


def test_an_answer_may_go_on_with_a_sign_where_a_blank_was_led_to() -> None:
    class Led(Glossing):
        def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
            return [f"{prefix.rstrip()}, and more" for prefix in prefixes]

    assert Asked(Led()).complete(["今天"], ["A "]) == ["A, and more"]


def test_what_an_engine_cannot_do_has_no_answers() -> None:
    asked = Asked(Generating())
    assert asked.retranslate(["今天", "明天"]) == ["", ""]
    assert asked.hypotheses(["今天", "明天"], 3) == [[], []]
    assert asked.complete(["今天", "明天"], ["a", "b"]) == ["", ""]
    assert asked.alignments(["今天", "明天"], ["a", "b"]) == [[], []]
    assert asked.told([Told("今天"), Told("明天")]) == ["", ""]


@pytest.mark.parametrize(
    ("portion", "sizes"), [("many", [8, 4]), (0, [1] * 12), (-3, [1] * 12), (5, [5, 5, 2])]
)
def test_an_engine_is_asked_in_portions(portion: object, sizes: list[int]) -> None:
    class Counting(Glossing):
        def __init__(self) -> None:
            super().__init__()
            self.portion, self.sizes = portion, list[int]()

        def translate(self, segments: Sequence[str]) -> list[str]:
            self.sizes.append(len(segments))
            return super().translate(segments)

        def retranslate(self, segments: Sequence[str]) -> list[str]:
            return self.translate(segments)

    segments = [f"第{number}句" for number in range(12)]
    for way in ("translate", "verbatim", "retranslate"):
        engine = Counting()
        assert len(getattr(Asked(engine), way)(segments)) == 12
        assert engine.sizes == sizes, way


def test_what_is_no_text_is_no_answer() -> None:
    kept: dict[str, str] = {}
    assert Asked(Faulty(lambda _: 7), kept).translate(["今天"]) == [""]
    assert kept == {}


def test_what_is_no_list_is_no_answer() -> None:
    class Engine:
        def translate(self, segments: Sequence[str]) -> str:
            return "It rains." * len(segments)

    asked = Asked(Engine())  # type: ignore[arg-type]
    assert asked.translate(["今天", "明天"]) == ["", ""]
    assert asked.failure == "the engine gave no list of answers to 1 segments"


def test_a_way_of_asking_that_always_fails_is_given_up_alone() -> None:
    class Half(Glossing):
        portion = 1

        def __init__(self) -> None:
            super().__init__()
            self.calls = 0

        def retranslate(self, segments: Sequence[str]) -> list[str]:
            self.calls += 1
            raise ValueError

        def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
            return [[gloss(one)] * count for one in segments]

    engine = Half()
    asked = Asked(engine)
    segments = [f"第{number}句" for number in range(20)]
    assert asked.retranslate(segments) == [""] * 20
    assert engine.calls == 16
    assert not asked.is_given_up
    assert asked.hypotheses(segments, 1) == [[gloss(one)] for one in segments]
    assert asked.translate(segments) == [gloss(one) for one in segments]


def test_an_engine_that_fails_now_and_then_is_not_given_up() -> None:
    engine = Failing(ValueError())
    asked = Asked(engine)
    for number in range(30):
        assert asked.translate([f"坏{number}"]) == [""]
        assert asked.translate([f"好{number}"]) == [gloss(f"好{number}")]
    assert engine.calls == 60


def test_failures_are_counted_from_the_last_answer_on() -> None:
    asked = Asked(Failing(ValueError()))
    asked.translate(["坏", "好"])
    for number in range(15):
        asked.translate([f"坏{number}"])
    assert not asked.is_given_up
    asked.translate(["坏的"])
    assert asked.is_given_up


def test_a_new_batch_begins_without_the_answers_and_the_failure_of_the_last() -> None:
    engine = Failing(ValueError())
    asked = Asked(engine)
    asked.translate(["坏", "好"])
    calls = engine.calls
    asked.translate(["坏", "好"])
    assert engine.calls == calls  # both are known
    asked.forget()
    assert asked.failure == ""
    asked.translate(["坏", "好"])
    assert engine.calls == calls + 1  # what was said is kept, and what failed is asked again
    asked.translate([f"坏{number}" for number in range(40)])
    asked.forget()
    assert asked.failure.startswith("the engine was given up")


def test_what_was_said_is_kept_for_another_run_of_the_same_model() -> None:
    kept: dict[str, str] = {}
    assert Asked(Glossing("one"), kept).translate(["今天", "明天"]) == [
        gloss("今天"),
        gloss("明天"),
    ]
    engine = Glossing("one")
    assert Asked(engine, kept).translate(["明天", "后天", "今天"])[0] == gloss("明天")
    assert engine.segments == ["后天"]
    other = Glossing("two")
    Asked(other, kept).translate(["今天"])
    assert other.segments == ["今天"]


def test_an_engine_is_asked_in_the_words_of_the_mainland() -> None:
    engine = Glossing()
    asked = Asked(engine, region=region_of("zh_TW"))
    asked.translate(["軟體"])
    asked.verbatim(["軟體"])
    assert engine.segments == ["软件", "软件"]


class Talking(Glossing):
    """Is told more than a segment; what it was told is noted, and its answers by the segment."""

    window, takes_terms, failure = 8, True, "too wet"

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__()
        self.answers, self.asks = answers, list[Told]()

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[object]:
        self.asks += asks
        answers = [self.answers.get(ask.segment, "") for ask in asks]
        for number, answer in enumerate(answers):
            if isinstance(answer, BaseException):
                raise answer
            done(number, str(answer))
        return answers


def test_each_answer_of_who_is_told_is_kept_as_it_comes() -> None:
    kept: dict[str, str] = {}
    asks = [Told("今天下雨"), Told("明天下雪"), Told("后天"), Told("大后天很好")]
    engine = Talking({"今天下雨": "It rains.", "明天下雪": "Snow comes.", "后天": ValueError("no")})
    asked = Asked(engine, kept)
    assert asked.told(asks) == ["It rains.", "Snow comes.", "", ""]
    assert asked.failure == "too wet"
    again = Talking({"后天": "Some day", "大后天很好": "A fine day"})
    asked = Asked(again, kept)
    assert asked.told(asks) == ["It rains.", "Snow comes.", "Some day", "A fine day"]
    assert asked.failure == ""
    assert [ask.segment for ask in again.asks] == ["后天", "大后天很好"]


def test_what_another_model_was_told_is_not_known() -> None:
    kept: dict[str, str] = {}
    for identity in ("one", "two"):
        engine = Talking({"今天": f"It rains, says {identity}."})
        engine.identity = identity
        assert Asked(engine, kept).told([Told("今天")]) == [f"It rains, says {identity}."]


def test_who_is_told_and_always_fails_is_given_up() -> None:
    asked = Asked(Talking({"今天": ValueError("no")}))
    for _ in range(16):
        asked.told([Told("今天")])
    assert asked.is_given_up


def test_who_is_told_is_told_in_the_words_of_the_mainland() -> None:
    engine = Talking({"软件": "Software"})
    assert Asked(engine, region=region_of("zh_TW")).told([Told("軟體")]) == ["Software"]


def test_what_is_no_text_of_who_is_told_is_no_answer() -> None:
    engine = Talking({"今天": " It  rains  today"})
    engine.answers["明天"] = 7
    engine.told = lambda asks, done: [engine.answers[ask.segment] for ask in asks]  # type: ignore[method-assign, return-value]
    assert Asked(engine).told([Told("今天"), Told("明天")]) == ["It rains today", ""]

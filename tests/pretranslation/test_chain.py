"""How far down the chain a sentence must go, with engines that can do this and that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.pretranslation.engines import Glossing
from tests.pretranslation.levels import CODE_SWITCHED, FORCED, HYPOTHESIS, PLACEHOLDERS, SPLIT
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Span
from translit.placeholders import Lock, LockKind
from translit.pretranslation import Outcome, Report, Request, pretranslate
from translit.pretranslation.levels import Asked, Chain
from translit.pretranslation.levels.cut_clauses import by_clauses
from translit.pretranslation.levels.means import simple
from translit.pretranslation.values import (
    ALIKE,
    EXACT,
    PLAIN,
    UNTRANSLATED,
    Answer,
    Job,
    Level,
)
from translit.pretranslation.verdict import fault

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads(
    "source,target,unless\n葱片,Shallotpeat,\n大蒜,Garlic,汤\n术语,term,\n".encode(), path="g.csv"
)


def outcome(post: str, engine: object, **options: object) -> Outcome:
    return outcomes(post, engine, **options)[0]


def outcomes(post: str, engine: object, **options: object) -> list[Outcome]:
    document = MARKDOWN.parse(post)
    requests = (Request(unit, MARKDOWN, document.labels) for unit in document.units)
    return list(pretranslate(requests, engine=engine, glossary=GLOSSARY, **options))


class Scripted:
    """Answers what it is told, and the same to everything else."""

    def __init__(self, answers: dict[str, str], default: str = "") -> None:
        self.answers = answers
        self.default = default
        self.asked: list[str] = []

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.asked += segments
        return [self.answers.get(segment, self.default) for segment in segments]


def test_a_sentence_without_locks_is_sent_as_it_is() -> None:
    found = outcome("今天下雨。", Scripted({"今天下雨。": "it rains today"}))
    assert found.target == "It rains today."
    assert found.level == PLAIN


def test_a_term_is_written_into_the_sentence() -> None:
    found = outcome("葱片很小。", Scripted({"Shallotpeat很小。": "shallotpeat is small."}))
    assert found.target == "Shallotpeat is small."
    assert found.level == CODE_SWITCHED
    assert found.notes == (
        "Origin: machine translation, terms placed by the model; locked: Shallotpeat",
    )


def test_a_name_that_an_engine_misspells_is_hidden_behind_another() -> None:
    engine = Scripted({"QZX很快。": "QZX is fast."}, "Deepseak is fast.")
    found = outcome("Deepseek很快。", engine)
    assert found.target == "Deepseek is fast."
    assert found.level == PLACEHOLDERS


def test_a_term_that_is_lost_is_hidden_behind_a_name() -> None:
    engine = Scripted({"QZX很小。": "The QZX is small."}, "It is really small.")
    found = outcome("葱片很小。", engine)
    assert found.target == "The Shallotpeat is small."
    assert found.level == PLACEHOLDERS


@pytest.mark.parametrize("sign", ["❤️", "👨‍👩‍👧", "ポケモン", "한글"])
def test_what_no_english_sentence_has_may_be_copied(sign: str) -> None:
    engine = Scripted({f"我爱{sign}。": f"I love {sign}."})
    assert outcome(f"我爱{sign}。", engine).target == f"I love {sign}."


@pytest.mark.parametrize("sign", ["\u202e", "\u061c", "\U000e0041", "\ue000", "かな", "\x1b"])
def test_what_no_english_sentence_has_may_not_be_made_up(sign: str) -> None:
    engine = Scripted({}, f"It rains {sign} today.")
    assert outcome("今天下雨。", engine).reason == (
        "the engine's answer has characters that are not English"
    )


class Hypothetical(Scripted):
    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        return [["No.", "Shallotpeat is tiny."][:count] for _ in segments]


def test_another_hypothesis_goes_before_a_name() -> None:
    found = outcome("葱片很小。", Hypothetical({}, "It is really small."))
    assert found.target == "Shallotpeat is tiny."
    assert found.level == HYPOTHESIS


def test_each_sentence_has_the_first_of_its_own_hypotheses_that_holds() -> None:
    class Sized(Scripted):
        def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
            sizes = ["tiny" if "小" in segment else "huge" for segment in segments]
            return [[f"Shallotpeat is {one}.", f"The Shallotpeat is {one}."] for one in sizes]

    found = outcomes("葱片很小。\n\n葱片很大。", Sized({}, "It is so."))
    assert [one.target for one in found] == ["Shallotpeat is tiny.", "Shallotpeat is huge."]


class Twice(Scripted):
    """Has another answer to each sentence, and notes of which it is asked for one."""

    identity = "model 1"

    def __init__(self, answers: dict[str, str], default: str = "") -> None:
        super().__init__(answers, default)
        self.again: list[str] = []

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        self.again += segments
        return [["Shallotpeat rains today."] for _ in segments]


def test_where_names_go_first_a_sentence_without_locks_is_sent_as_it_is() -> None:
    order = (PLACEHOLDERS, HYPOTHESIS, CODE_SWITCHED)
    rain = Job("今天下雨。")
    engine = Twice({"今天下雨。": "It rains today."})
    assert Chain(Asked(engine), {}, order=order).solve([rain])[rain].level == PLAIN
    assert engine.again == []


def test_where_names_go_first_other_answers_are_asked_for_with_them() -> None:
    engine = Twice({})
    job = Job("葱片下雨。", (Lock(Span(0, 2), "Shallotpeat", LockKind.TERM, shown="Shallotpeat"),))
    Chain(Asked(engine), {}, order=(PLACEHOLDERS, HYPOTHESIS, CODE_SWITCHED)).solve([job])
    assert "QZX下雨。" in engine.again
    engine = Twice({})
    Chain(Asked(engine), {}).solve([job])
    assert "Shallotpeat下雨。" in engine.again


def test_a_sentence_of_terms_is_asked_whole_with_up_to_sixty() -> None:
    locks = tuple(Lock(Span(at, at + 1), "Onion", LockKind.TERM) for at in range(61))
    whole, split, none = Job("葱" * 61, locks[:60]), Job("葱" * 61, locks), Job("葱")
    assert simple([whole, split, none]) == [whole, none]
    assert simple([whole, split, none], locked=True) == [whole]


class Forcing(Scripted):
    """Writes `onion` for the term, and lets itself be forced where it attends to it."""

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        return [f"{prefix} is small." for prefix in prefixes]

    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        return [
            [(Span(0, 3), Span(0, 2)), (Span(4, 9), Span(2, 5)), (Span(10, 12), Span(13, 14))]
            for _ in segments
        ]


def test_a_term_is_forced_where_attention_reaches_it() -> None:
    engine = Forcing({}, "The onion is small.")
    found = outcome("这个葱片很小。", engine)
    assert found.target == "The Shallotpeat is small."
    assert found.level == FORCED


def test_a_term_is_forced_beside_a_sentence_that_has_its_own() -> None:
    engine = Forcing({"Shallotpeat很大。": "Shallotpeat is 大."}, "The onion is small.")
    found = outcomes("葱片很大。\n\n这个葱片很小。", engine)
    assert (found[1].target, found[1].level) == ("The Shallotpeat is small.", FORCED)


def test_a_term_may_be_forced_at_the_end() -> None:
    class Late(Scripted):
        def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
            return [f"{prefix}." for prefix in prefixes]

        def alignments(
            self, segments: Sequence[str], targets: Sequence[str]
        ) -> list[list[tuple[Span, Span]]]:
            return [[(Span(len(target), len(target)), Span(5, 8))] for target in targets]

    found = outcome("我们喜欢这个葱片。", Late({}, "We like this"))
    assert (found.target, found.level) == ("We like this Shallotpeat.", FORCED)


def test_a_sentence_is_split_where_nothing_else_holds() -> None:
    engine = Scripted({"今天我们介绍": "Today we introduce", "很小的模型": "A small model."})
    found = outcome("今天我们介绍葱片，很小的模型。", engine)
    assert found.target == "Today we introduce Shallotpeat, a small model."
    assert found.level == SPLIT


def test_a_clause_has_what_is_forbidden_in_its_sentence_and_no_marks() -> None:
    asked: list[Job] = []

    def solve(jobs: Sequence[Job]) -> dict[Job, Answer]:
        asked.extend(jobs)
        return {job: Answer((), UNTRANSLATED) for job in jobs}

    text = "我们昨天看了一天，还是没有看懂它的价格。"
    lock = Lock(Span(15, 16), "its", LockKind.TERM)
    assert list(by_clauses([Job(text, (lock,), (Span(2, 4),), ("onion",))], solve)) == []
    assert asked == [
        Job(text[:9], forbidden=("onion",)),
        Job(text[9:], (lock._replace(span=Span(6, 7)),), forbidden=("onion",)),
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("我们昨天看了一天，|还是没有看懂它的价格。", "看了一天，"),
        ("我们昨天看了一天，还是没有看懂，|它的价格真的不好懂。", "一天，还是"),
        ("不，我们昨天看了一天，|还是没有看懂它的价格。", ""),
    ],
)
def test_a_comma_inside_of_a_span_or_behind_a_word_is_passed_over(text: str, mark: str) -> None:
    asked: list[str] = []

    def solve(jobs: Sequence[Job]) -> dict[Job, Answer]:
        asked.extend(job.text for job in jobs)
        return {job: Answer((), UNTRANSLATED) for job in jobs}

    whole = text.replace("|", "")
    marks = (Span(whole.index(mark), whole.index(mark) + len(mark)),) if mark else ()
    assert list(by_clauses([Job(whole, marks=marks)], solve)) == []
    assert asked == text.split("|")


def test_a_marked_up_span_is_found_by_its_own_translation() -> None:
    engine = Scripted({"我买了红苹果。": "I bought red apples.", "红苹果": "Red apples"})
    found = outcome("我买了**红苹果**。", engine)
    assert found.target == "I bought **red apples**."
    assert found.level == PLAIN


class Attending(Scripted):
    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        return [
            [(Span(0, 1), Span(0, 1)), (Span(2, 8), Span(1, 3)), (Span(9, 13), Span(3, 6))]
            for _ in segments
        ]


def test_a_marked_up_span_is_found_by_attention() -> None:
    engine = Attending({"我买了红苹果。": "I bought them.", "红苹果": "Red apples"})
    assert outcome("我买了[红苹果](/a)。", engine).target == "I bought [them](/a)."


class Aligned(Attending):
    """Notes which pairs it is asked to align."""

    identity = "model 1"

    def __init__(self, answers: dict[str, str], default: str = "") -> None:
        super().__init__(answers, default)
        self.pairs: list[tuple[str, str]] = []

    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        self.pairs += zip(segments, targets, strict=True)
        return super().alignments(segments, targets)


def test_what_attention_says_is_known_in_another_run() -> None:
    post = "我买了[红苹果](/a)。\n\n我买了[青苹果](/b)。"
    cache: dict[str, str] = {}
    engine = Aligned({
        "我买了红苹果。": "I bought them.", "红苹果": "Red apples",
        "我买了青苹果。": "I bought some.", "青苹果": "Green apples",
    })  # fmt: skip
    first = outcomes(post, engine, cache=cache)
    count = len(engine.pairs)
    again = outcomes(post, engine, cache=cache)
    assert again == first
    assert [one.target for one in again] == ["I bought [them](/a).", "I bought [some](/b)."]
    assert len(engine.pairs) == count > 0


def test_attention_is_asked_of_what_the_engine_was_sent() -> None:
    engine = Aligned({"QZX买了红苹果。": "QZX bought them.", "红苹果": "Red apples"})
    cache: dict[str, str] = {}
    outcomes("`a b`买了[红苹果](/a)。", engine, cache=cache)
    assert engine.pairs == [("QZX买了红苹果。", "QZX bought them.")]
    # In a cache that is there, it stands behind the answer's parts.
    assert any(key.endswith("0 bought them.") for key in cache)


def test_attention_is_asked_for_what_is_not_found_without_it() -> None:
    engine = Aligned(
        {
            "我买了红苹果。": "I bought them.",
            "红苹果": "Red apples",
            "我买了梨。": "I bought pears.",
        }
        | {"梨": "Pears", "我买了。": "I bought it."}
    )
    found = outcomes("我买了[红苹果](/a)。\n\n我买了**梨**。\n\n我买了。", engine)
    assert [one.target for one in found] == [
        "I bought [them](/a).",
        "I bought **pears**.",
        "I bought it.",
    ]
    assert engine.pairs == [("我买了红苹果。", "I bought them.")]


def test_attention_is_asked_for_what_is_not_found_in_the_capitals_of_a_title() -> None:
    class Titled(Scripted):
        def alignments(
            self, segments: Sequence[str], targets: Sequence[str]
        ) -> list[list[tuple[Span, Span]]]:
            the, dog = Span(16, 19), Span(20, 27)
            return [[(the, Span(3, 5)), (dog, Span(3, 5))] for _ in segments]

    engine = Titled({"大狗和大狗跑了": "The big dog and the Big Dog ran", "大狗": "Big Dog"})
    found = outcome("# 大狗和**大狗**跑了", engine, title_case="title")
    assert found.target == "The Big Dog and **the Big Dog** Ran"
    assert outcome("# 大狗和**大狗**跑了", engine).target == "The big dog and the **Big Dog** ran"


def test_a_sentence_is_split_at_a_span_that_is_not_found() -> None:
    engine = Scripted(
        {"我买了红苹果。": "Fruit was bought.", "红苹果": "Red apples", "我买了": "I bought"}
    )
    found = outcome("我买了**红苹果**。", engine)
    assert found.target == "I bought **red apples**."
    assert found.level == SPLIT


def test_a_label_is_translated_by_itself() -> None:
    engine = Scripted({"绿色：": "Green.", "正常；": "normal"})
    assert outcome("* **绿色：**正常；", engine).target == "**Green:** Normal;"


def test_alt_texts_and_titles_are_translated_by_themselves() -> None:
    engine = Scripted({"看这里": "Look here.", "图片": 'A "picture"', "标题": 'The "title"'})
    assert outcome('看这里![图片](a.png "标题")。', engine).target == (
        'Look here ![A "picture"](a.png "The \'title\'").'
    )


@pytest.mark.parametrize(("begin", "sign"), [("", "`"), ("A", "\\`")])
def test_a_sign_is_made_safe_at_once_from_two_thousand_characters_on(begin: str, sign: str) -> None:
    found = outcome(f"{begin}{'葱片、' * 665}大蒜 `", Glossing())
    assert len(found.request.unit.source) == len(begin) + 1999
    assert found.target.endswith(f"Garlic {sign}")


def test_quotes_around_a_term_are_kept() -> None:
    engine = Scripted({"他说“Shallotpeat”很小。": 'He said "Shallotpeat" is small.'})
    assert outcome("他说“葱片”很小。", engine).target == 'He said "Shallotpeat" is small.'


def test_quotes_that_an_engine_mistypes_around_a_term_are_paired() -> None:
    engine = Scripted({"他说“Shallotpeat”很小。": "He said ” Shallotpeat “ is small."})
    assert outcome("他说“葱片”很小。", engine).target == "He said “Shallotpeat” is small."


def test_an_undecided_term_is_in_the_note() -> None:
    found = outcome("喝大蒜汤。", Scripted({}, "Drink garlic soup."))
    assert found.target == "Drink garlic soup."
    assert found.notes[0].endswith("; term undecided: 大蒜")


def test_traditional_characters_are_sent_as_simplified_ones() -> None:
    engine = Scripted({}, "History changed today.")
    assert outcome("今天歷史變了。", engine).target
    assert engine.asked == ["今天历史变了。"]


def test_an_entity_inside_of_a_word_stays_inside_of_it() -> None:
    engine = Scripted({"AT QZX T卖了机房。": "AT QZX T has sold the data center."})
    assert outcome("AT&amp;T卖了机房。", engine).target == "AT&amp;T has sold the data center."


def test_pieces_are_joined_as_the_source_joins_them() -> None:
    engine = Scripted({"点击": "press", "退出": "to leave", "T卖了机房": "T has sold it"})
    found = outcomes("点击<kbd>Q</kbd>+`C`退出。\n\nAT&amp;T卖了机房。\n", engine)
    assert [one.level for one in found] == [SPLIT, SPLIT]
    assert found[0].target == "Press <kbd>Q</kbd>+`C` to leave."
    assert found[1].target == "AT&amp;T has sold it."


def test_a_figure_that_is_lost_is_held() -> None:
    engine = Scripted({"样机重": "the prototype weighs", "千克": "kilograms"}, "It is heavy.")
    found = outcome("样机重3千克。", engine)
    assert found.target == "The prototype weighs 3 kilograms."
    assert found.level == SPLIT
    engine = Scripted({"样机重3千克。": "The prototype weighs three kilograms."})
    assert outcome("样机重3千克。", engine).level == PLAIN


def test_a_sentence_is_split_at_figures_only_where_it_must_be() -> None:
    engine = Scripted({"有3个用户": "has 3 users"}, "Something else.")
    assert outcome("葱片有3个用户。", engine).target == "Shallotpeat has 3 users."


def test_a_date_alone_in_emphasis_is_written_by_us() -> None:
    engine = Scripted({"截至": "As of", "没有消息": "there is no news"}, "Nothing.")
    found = outcome("截至*2024年7月*，没有消息。", engine)
    assert found.target == "As of *July 2024*, there is no news."


def test_a_bold_term_is_told_from_another_word_of_its_letters() -> None:
    engine = Scripted({"Garlic爱吃蒜香面包。": "Garlic is fond of garlic bread."})
    found = outcome("**大蒜**爱吃蒜香面包。", engine)
    assert found.target == "**Garlic** is fond of garlic bread."
    assert found.level == CODE_SWITCHED


def test_every_distinct_sentence_is_sent_once() -> None:
    engine = Scripted({}, "It rains today.")
    assert len(outcomes("今天下雨。\n\n> 今天下雨。\n", engine)) == 2
    assert engine.asked == ["今天下雨。"]


def test_a_second_run_decodes_what_has_changed() -> None:
    cache: dict[str, str] = {}
    engine = Glossing()
    first = outcomes("今天下雨。葱片很小。**明天**很好。", engine, cache=cache)
    engine.segments.clear()
    again = outcomes("今天下雨。葱片很小。**明天**很好。昨天也好。", engine, cache=cache)
    assert engine.segments == ["昨天也好。"]
    assert [found.target for found in again[:3]] == [found.target for found in first]


def test_another_answer_of_the_model_is_known_in_another_run() -> None:
    cache: dict[str, str] = {}
    engine = Twice({}, "It is so.")
    first = outcome("葱片今天下雨。", engine, cache=cache)
    assert (first.target, first.level) == ("Shallotpeat rains today.", HYPOTHESIS)
    count = len(engine.again)
    assert outcome("葱片今天下雨。", engine, cache=cache) == first
    assert len(engine.again) == count


def test_what_has_no_answer_is_not_decoded_again_unless_the_engine_failed() -> None:
    class Silent(Scripted):
        identity = "model 1"

    cache: dict[str, str] = {}
    assert outcome("今天下雨。", Silent({}), cache=cache).target == ""
    engine = Silent({"今天下雨。": "It rains today."})
    assert outcome("今天下雨。", engine, cache=cache).target == ""
    assert engine.asked == []

    class Broken(Silent):
        def translate(self, segments: Sequence[str]) -> list[str]:
            raise ValueError

    assert outcome("明天下雨。", Broken({}), cache=cache).target == ""
    engine = Silent({"明天下雨。": "It rains tomorrow."})
    assert outcome("明天下雨。", engine, cache=cache).target == "It rains tomorrow."


def test_an_answer_for_one_place_is_none_for_another() -> None:
    job = Job("今天下雨。")
    keys = {Chain(Asked(Glossing()), {}, locale=one).key(job) for one in ("en", "en_GB", "de")}
    assert len(keys) == 3


def test_an_answer_that_was_had_in_one_way_is_none_for_another() -> None:
    job, asked = Job("今天下雨。"), Asked(Glossing())
    chains = [
        Chain(asked, {}, alphabet=alphabet, order=order)
        for alphabet in ("capitals", "names")
        for order in ((CODE_SWITCHED, SPLIT), (PLACEHOLDERS, SPLIT))
    ]
    assert len({chain.key(job) for chain in chains}) == 4
    assert len({chain.key(job, (HYPOTHESIS,)) for chain in chains}) == 2


def test_a_sentence_without_figures_is_cut_once() -> None:
    class Failing(Twice):
        def translate(self, segments: Sequence[str]) -> list[str]:
            raise ValueError

        def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
            self.again += segments
            return [[] for _ in segments]

    engine = Failing({})
    job = Job("葱片下雨。", (Lock(Span(0, 2), "Shallotpeat", LockKind.TERM, shown="Shallotpeat"),))
    assert Chain(Asked(engine), {}).solve([job])[job].parts == ()
    assert engine.again == ["Shallotpeat下雨。", "下雨"]


def test_what_a_sentence_is_as_a_piece_is_not_what_it_is_by_itself() -> None:
    job, engine = Job("今天下雨。"), Scripted({"今天下雨。": "It rains today."})
    chain = Chain(Asked(engine), {})
    assert chain.solve([job], only=(HYPOTHESIS,))[job].parts == ()
    assert chain.solve([job])[job].parts == ("It rains today.",)


def test_what_attention_says_stands_apart_from_answers() -> None:
    """Another key would have it asked for again: only a new version may change it."""
    job = Job("我买了红苹果。", marks=(Span(3, 6),))
    chain = Chain(Asked(Attending({})), {}, "model 1")
    assert chain.attended({job: Answer(("I bought them.",), PLAIN)}) == {job: ("them",)}
    assert list(chain.cache) == [chain.key(job, (Level("attention", 0),)) + "I bought them."]


def test_a_name_that_the_engine_saw_is_aligned_as_it_wrote_it() -> None:
    job = Job("iPhone买了红苹果。", (Lock(Span(0, 6), "iPhone", LockKind.NAME, always=False),))
    engine = Aligned({})
    Chain(Asked(engine), {}).attended({job: Answer((0, " bought them."), PLAIN)})
    assert engine.pairs == [("iPhone买了红苹果。", "iPhone bought them.")]


def test_another_model_or_glossary_decodes_again() -> None:
    cache: dict[str, str] = {}
    outcomes("葱片很小。", Glossing("one"), cache=cache)
    other = Glossing("two")
    outcomes("葱片很小。", other, cache=cache)
    assert "Shallotpeat很小。" in other.segments


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '["no such level", [], ""]',
        "7",
        '[["x"], 1, 2]',
        '["translated whole", ["一"], ""]',
        '["translated whole", [[]], ""]',
    ],
)
def test_a_broken_cache_is_not_believed(text: str) -> None:
    cache: dict[str, str] = {}
    outcomes("葱片很小，**明天**很好。", Glossing(), cache=cache)
    broken = dict.fromkeys(cache, text)
    found = outcome("葱片很小，**明天**很好。", Glossing(), cache=broken)
    assert not found.target or "Shallotpeat" in found.target


def test_an_interruption_comes_through() -> None:
    class Interrupted:
        def translate(self, segments: Sequence[str]) -> list[str]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outcomes("今天下雨。", Interrupted())


def test_what_was_decoded_before_an_interruption_is_not_decoded_again() -> None:
    class Stopped(Glossing):
        def translate(self, segments: Sequence[str]) -> list[str]:
            return [text.replace("Shallotpeat", "") for text in super().translate(segments)]

        def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
            raise KeyboardInterrupt

    post, cache = "今天下雨，葱片很小。\n\n明天下雪。", dict[str, str]()
    with pytest.raises(KeyboardInterrupt):
        outcomes(post, Stopped(), cache=cache)
    engine = Glossing()
    assert all(one.target for one in outcomes(post, engine, cache=cache))
    assert "明天下雪。" not in engine.segments


def test_a_failure_is_the_reason_and_the_next_batch_is_tried() -> None:
    class Tired(Scripted):
        def translate(self, segments: Sequence[str]) -> list[str]:
            if "今天下雨。" in segments:
                raise ValueError("too wet")
            return super().translate(segments)

    found = outcomes("今天下雨。\n\n明天下雪。", Tired({"明天下雪。": "Snow tomorrow."}), batch=1)
    assert found[0].reason == "the engine failed (ValueError: too wet)"
    assert found[1].target == "Snow tomorrow."


def test_outcomes_come_before_all_requests_are_read() -> None:
    document = MARKDOWN.parse("今天下雨。\n\n明天下雪。\n\n后天。")
    read = []

    def requests():
        for unit in document.units:
            read.append(unit)
            yield Request(unit, MARKDOWN)

    next(iter(pretranslate(requests(), engine=Glossing(), batch=1)))
    assert len(read) == 1


def test_a_report_counts_levels_and_reasons() -> None:
    found = outcomes("今天下雨。\n\n葱片很小。\n\n图", Scripted({"今天下雨。": "It rains today."}))
    assert Report.of(found).as_json() == {
        "levels": {"translated whole": 1, "untranslated": 2},
        "reasons": {"the engine answered nothing": 2},
    }


def test_a_report_has_the_surest_level_first() -> None:
    (unit,) = MARKDOWN.parse("今天下雨。").units
    levels = (UNTRANSLATED, PLAIN, ALIKE, EXACT)
    report = Report.of(Outcome(Request(unit, MARKDOWN), "", level) for level in levels)
    assert list(report.as_json()["levels"]) == [
        "the same sentence in memory",
        "memory, alike",
        "translated whole",
        "untranslated",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "The Code Code Red memo leaked.",
        "The Code Red Red memo leaked.",
        "The Code Red Code Red memo leaked.",
        "The Code Red (Code Red) memo leaked.",
        "The Code Red (Red) memo leaked.",
        "The Code Red, Code Red memo leaked.",
        "The code Code Red memo leaked.",
        "The Code Red [Code Red] memo leaked.",
    ],
)
def test_a_term_that_is_doubled_in_part_is_refused(answer: str) -> None:
    lock = Lock(Span(0, 4), "Code Red", LockKind.TERM, shown="Code Red")
    job = Job("红色警报备忘录泄露了。", (lock,))
    before, _, after = answer.partition("Code Red")
    alone: tuple[str | int, ...] = (before, 0, after)
    for parts in (alone, tuple(_divided(answer))):
        assert fault(job, parts) in {
            "the engine's answer says a demanded text twice",
            "the engine's answer repeats itself",
        }
    assert fault(job, ("The ", 0, " memo was leaked by the red team.")) == ""


def _divided(answer: str) -> list[str | int]:
    parts: list[str | int] = []
    for number, piece in enumerate(answer.split("Code Red")):
        parts += [piece] if number == 0 else [0, piece]
    return parts


class _Broken:
    """A reader that fails at any target."""

    def __getattr__(self, _: str) -> object:
        raise ValueError


@pytest.mark.parametrize("bad", range(3))
@pytest.mark.parametrize("count", [2, 3])
def test_a_request_that_cannot_be_worked_on_costs_no_other(
    bad: int, count: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "translit")
    units = MARKDOWN.parse("今天下雨。\n\n明天晴。\n\n后天呢？\n").units[:count]
    requests = [
        Request(unit, _Broken() if number == bad else MARKDOWN)  # type: ignore[arg-type]
        for number, unit in enumerate(units)
    ]
    outcomes = list(pretranslate(requests, engine=Glossing()))
    assert [bool(one.target) for one in outcomes] == [number != bad for number in range(count)]
    reason = "translit itself failed at it (ValueError)"
    for one in requests[bad : bad + 1]:
        assert outcomes[bad] == Outcome(one, "", UNTRANSLATED, reason=reason)
        (record,) = caplog.records
        assert record.getMessage() == one.unit.source
        assert record.exc_info is not None
        assert record.exc_info[0] is ValueError

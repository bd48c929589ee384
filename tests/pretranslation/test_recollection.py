"""Earlier translations are used where they hold what the new source demands."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.memory import Memory, Remembered, contrary
from translit.pretranslation import Outcome, Request, recall
from translit.pretranslation.values import ALIKE, EXACT, REPAIRED

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads("source,target\n葱片,Shallotpeat\n大蒜,Garlic\n".encode(), path="g.csv")


def recalled(post: str, *pairs: tuple[str, str]) -> Outcome | None:
    document = MARKDOWN.parse(post)
    memory = Memory(Remembered(source, target, "post.po") for source, target in pairs)
    return recall(Request(document.units[0], MARKDOWN, document.labels), memory, GLOSSARY)


def test_the_same_sentence_is_used_as_it_is() -> None:
    found = recalled("今天下雨。", ("今天下雨。", "It is raining."))
    assert found is not None
    assert (found.target, found.level) == ("It is raining.", EXACT)
    assert found.notes == ("Origin: memory, 100 %",)


def test_the_same_sentence_is_not_used_where_it_lacks_a_term() -> None:
    assert recalled("葱片很小。", ("葱片很小。", "Shallow pieces are small.")) is None


def test_a_number_is_repaired() -> None:
    found = recalled("今天下了7次雨。", ("今天下了5次雨。", "It rained 5 times today."))
    assert found is not None
    assert (found.target, found.level) == ("It rained 7 times today.", REPAIRED)
    assert found.notes == ("Origin: memory, 99 %, repaired",)


@pytest.mark.parametrize(
    ("source", "earlier", "its_target", "target"),
    [
        ("卖了5亿份。", "卖了3亿份。", "Sold 300 million.", "Sold 500 million."),
        ("花了2万亿美元。", "花了1.4万亿美元。", "It cost $1.4 trillion.", "It cost $2 trillion."),
        ("涨了百分之五。", "涨了百分之三。", "Up by 3%.", "Up by 5%."),
        ("五千万人用过。", "三千万人用过。", "30 million used it.", "50 million used it."),
        ("每单只要5块8。", "每单只要12块5。", "12.5 yuan each.", "5.8 yuan each."),
        (
            "他们的公司到2025年3月5日卖了5亿。",
            "他们的公司到2024年12月1日卖了3亿。",
            "On December 1, 2024, 300 million were sold.",
            "On March 5, 2025, 500 million were sold.",
        ),
        ("从3万涨到8万。", "从3万涨到5万。", "From 30,000 to 50,000.", "From 30,000 to 80,000."),
        ("用7天卖了5亿份。", "用9天卖了3亿份。", "Sold 300 million in 9 days.",
         "Sold 500 million in 7 days."),
    ],
)  # fmt: skip
def test_an_amount_is_repaired(source: str, earlier: str, its_target: str, target: str) -> None:
    found = recalled(source, (earlier, its_target))
    assert found is not None
    assert (found.target, found.level) == (target, REPAIRED)


@pytest.mark.parametrize(
    ("source", "earlier", "its_target"),
    [
        ("卖了5亿份。", "卖了3亿份。", "Sold three hundred million."),
        ("卖了5亿份。", "卖了3亿份。", "Sold 1,300 million."),
        ("从5万涨到5万。", "从3万涨到3万。", "From 30,000 to 30,000."),
        ("花了8亿。", "花了3亿。", "A 300 million bill."),
        ("用7天卖了5亿份。", "用9天卖了3亿份。", "Sold 300,000,000 in 9 days."),
    ],
)
def test_an_amount_is_not_repaired_in_doubt(source: str, earlier: str, its_target: str) -> None:
    assert recalled(source, (earlier, its_target)) is None


def test_eight_of_the_most_alike_are_looked_at() -> None:
    other = [(f"今天下了{number}次雨。", "It rained.") for number in (1, 2, 3, 4, 5, 6, 8, 9)]
    useful = "今天下了11次雨。", "It rained 11 times."
    assert recalled("今天下了7次雨。", *other, useful) is None
    found = recalled("今天下了7次雨。", *other[1:], useful)
    assert found is not None
    assert found.target == "It rained 7 times."


def test_an_amount_is_repaired_as_its_language_writes_it() -> None:
    document = MARKDOWN.parse("卖了5万份。")
    memory = Memory([Remembered("卖了3万份。", "30.000 Stück verkauft.", "post.po")])
    found = recall(Request(document.units[0], MARKDOWN, document.labels), memory, locale="de")
    assert found is not None
    assert (found.target, found.level) == ("50.000 Stück verkauft.", REPAIRED)


def test_a_term_is_repaired() -> None:
    found = recalled("我们很喜欢大蒜。", ("我们很喜欢葱片。", "We like Shallotpeat a lot."))
    assert found is not None
    assert found.target == "We like Garlic a lot."


def test_a_code_is_repaired() -> None:
    found = recalled("请看[这里](/new)。", ("请看[这里](/old)。", "See [here](/old)."))
    assert found is not None
    assert found.target == "See [here](/new)."


def test_an_alike_sentence_has_its_score_in_the_note() -> None:
    found = recalled(
        "我们今天去公园玩。", ("我们今天去公园散步。", "We go for a walk in the park.")
    )
    assert found is not None
    assert found.level == ALIKE
    assert found.notes == ("Origin: memory, 84 %; differs: 散 → 玩, − 步",)


@pytest.mark.parametrize("case", read_cases(CASES / "memory" / "contrary.txt"), ids=str)
def test_a_sentence_that_may_say_the_opposite_is_left_to_the_engine(case: Case) -> None:
    for pair in case.given.split("\n"):
        earlier, _, source = pair.partition(" / ")
        assert contrary(earlier, source) == case.expected, pair
        assert contrary(source, earlier) == case.expected, pair
        assert contrary(source, source) == ""
        if case.expected:
            found = recalled(source, (earlier, "It is so, and nobody knows why."))
            assert found is None or found.level != ALIKE


def test_an_alike_sentence_with_other_codes_is_left_to_the_engine() -> None:
    assert recalled("我们今天去**公园**玩。", ("我们今天去公园玩。", "We go to the park.")) is None


def test_an_unlike_sentence_is_not_used() -> None:
    assert recalled("今天下雨。", ("明天是星期天吗？", "Is tomorrow Sunday?")) is None

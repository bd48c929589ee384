"""What engines say besides translating is taken off or refused; what posts say stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases_reader import CASES
from translit.checks.talk import REFUSED, TAKEN_OFF, doubles, said, stripped, without_shared
from translit.checks.talk.rules import Sieve

SOURCE = "团队说这个新模型在小机器上运行良好，用户也很喜欢。"
TARGET = "The team says that this new model works well on small machines and users like it."


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / "talk" / name).read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(one, other) for one, _, other in rows]


def _plain(text: str) -> str:
    return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


@pytest.mark.parametrize(("sign", "answer"), _rows("answers.tsv"))
def test_nothing_but_a_translation_is_left(sign: str, answer: str) -> None:
    left = stripped(SOURCE, _plain(answer))
    reason = said(SOURCE, left)
    left = " ".join(left.split()).replace("it's the", "the")
    if sign == "=":
        assert (left, reason) == (TARGET, "")
    else:
        assert reason


@pytest.mark.parametrize(("source", "target"), _rows("posts.tsv"))
def test_what_a_post_says_itself_is_no_talk(source: str, target: str) -> None:
    assert stripped(source, target) == target
    assert said(source, target) == ""


@pytest.mark.parametrize("name", ["answers.tsv", "posts.tsv"])
def test_no_rule_is_left_out_that_has_something_to_say(name: str) -> None:
    off, refused = Sieve(TAKEN_OFF), Sieve(REFUSED)
    for one, other in _rows(name):
        source = SOURCE if name == "answers.tsv" else one
        answer = _plain(other)
        for text in (answer, answer.upper(), f"{TARGET} {answer}", f"{answer} {TARGET}"):
            for rule in TAKEN_OFF:
                assert rule in off(text) or rule.applied(source, text) == text
            for refusal in REFUSED:
                assert refusal in refused(text) or not refusal.holds(source, text)


@given(st.text(max_size=60), st.text(max_size=200))
def test_what_is_taken_off_leaves_something(source: str, answer: str) -> None:
    left = stripped(source, answer)
    assert bool(left) is bool(answer.strip())
    said(source, left)


_PAIRS = {
    "团队发布了新的模型。": "The team released a new model.",
    "昨天我去看了一场电影。": "Yesterday I saw a film.",
    "价格比去年低了不少。": "Prices are much lower than last year.",
    "他把书放在桌子上。": "He put the book on the table.",
    "我们明天再谈这件事。": "We will talk about it tomorrow.",
}


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Voici: ", ""), ("[EN] ", ""), ("Dear reader, as you wished: ", ""), ("", "\n-- by Bot"),
        ("", " Powered by Model X."), ("OUT> ", " </out>"), ("xyz - ", ""), ("", " [done]"),
    ],
)  # fmt: skip
def test_what_all_answers_share_is_taken_off(before: str, behind: str) -> None:
    answers = {source: f"{before}{target}{behind}" for source, target in _PAIRS.items()}
    assert without_shared(answers) == _PAIRS


def test_what_all_sources_share_stays() -> None:
    pairs = {f"注意：{source}": f"Note: {target}" for source, target in _PAIRS.items()}
    assert without_shared(pairs) == pairs
    assert without_shared(_PAIRS) == _PAIRS
    few = dict.fromkeys(list(_PAIRS)[:3], "Note: the same.")
    assert without_shared(few) == few


def test_one_answer_to_many_sentences_is_none() -> None:
    assert doubles(dict.fromkeys(_PAIRS, TARGET)) == frozenset(_PAIRS)
    assert doubles(_PAIRS) == frozenset()
    twice = {**_PAIRS, "小组公布了另外一个版本。": "The team released a new model."}
    assert doubles(twice) == frozenset()
    alike = {"我不知道这件事情。": "I do not know.", "这件事情我不知道。": "I do not know."}
    assert doubles(alike) == frozenset()
    assert doubles({"是的。": "Yes.", "对。": "Yes.", "没错。": "Yes."}) == frozenset()

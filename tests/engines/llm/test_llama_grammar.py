"""The grammar that keeps a model to its terms: what may be written under it, and what may not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.engines import Held
from translit.engines.llm.llama_grammar import grammar

_TOKEN = re.compile(
    r'"(?P<literal>(?:\\.|[^"\\])*)"|(?P<set>\[(?:\\.|[^\]\\])*\])|(?P<rule>[a-z][a-z0-9]*)'
    r"|(?P<sign>[()|*+?]|\{[\d,]+\})|\s+"
)


def pattern(held: Held) -> re.Pattern[str]:
    """The grammar as a regular expression: no rule of it stands in itself."""
    rules = dict(line.split(" ::= ") for line in grammar(held).splitlines())

    def written(rule: str) -> str:
        return "".join(map(part, _TOKEN.finditer(rules[rule])))

    def part(found: re.Match[str]) -> str:
        if found["literal"] is not None:
            return re.escape(re.sub(r"\\(.)", r"\1", found["literal"]))
        if found["rule"]:
            return f"(?:{written(found['rule'])})"
        return found["set"] or found["sign"] or ""

    return re.compile(written("root"))


TERM, SUM = ("Garlic", True), ("$300 million", False)


@pytest.mark.parametrize(
    ("held", "answer"),
    [
        (Held(), " It is raining today."),
        (Held(), " He said no. And then he said: “Well…” and left!\n"),
        (Held((TERM,)), " Garlic is small."),
        (Held((TERM,)), " They like garlics, and the U.S. likes them too."),
        (Held((TERM,)), " Nobody knows what's in Garlic's box. Really (yes, really)."),
        (Held((TERM, SUM)), " Garlic cost $300 million."),
        (Held((TERM, SUM)), " It was Garlic's price, and its users’ too: $300 million."),
        (Held((("July", False), TERM)), " We do not know July's price of Garlic’s."),
        (Held((TERM, SUM)), " We paid $300 million for Garlic."),
        (Held((TERM, TERM)), " Garlic is not garlic."),
        (Held((("open source", True),)), " It is an open-source model."),
        (Held((("Node.js", True),)), " It runs on Node.js."),
        (Held((TERM,), figures=("2030",)), " By 2030, Garlic will be gone."),
        (Held((TERM,), figures=("2030",)), " Garlic will be gone by 2030."),
        (Held((("6%", False),), figures=("6%",)), " It fell by 6%, as 6% of them said."),
        (Held((TERM,), signs='?”“"'), " “Why?” asked Garlic."),
        (Held((TERM,), counted=True), " They paid $9,000 for 400 of Garlic, or 20%."),
        (Held((TERM,), signs="🎉"), " Garlic is here 🎉"),
        (Held((("17", False),)), " He was the 17th in the queue."),
        (Held((("1990", False), TERM)), " A machine of the 1990s runs Garlic."),
        (Held((TERM,), figures=("8",)), " The 8th of them is Garlic."),
        (Held((("over $10 billion", False), TERM)), " Over $10 billion went into Garlic."),
        (Held((("the 19th century", False),)), " The 19th century was like that."),
        (Held((("10", False), TERM)), " At 10 p.m. Mr. Han came for Garlic."),
    ],
)
def test_what_holds_its_terms_may_be_written(held: Held, answer: str) -> None:
    assert pattern(held).fullmatch(answer)


@pytest.mark.parametrize(
    ("held", "answer"),
    [
        (Held(), " It is 很好."),
        (Held(), " It is very good。"),
        (Held(), " It is **very** good."),
        (Held(), " It came out in 2016."),
        (Held(), " Very good.\nVery bad."),
        (Held((TERM,)), " It is very small."),
        (Held((TERM,)), " It is very small. Garlic."),
        (Held((TERM,)), " It is very small, and… Garlic."),
        (Held((TERM,)), " It is Garlicky."),
        (Held((TERM,)), " Is it Garlic3?"),
        (Held((TERM, TERM)), " Garlic is small."),
        (Held((TERM, SUM)), " Garlic cost $300 billion."),
        (Held((SUM,)), " It cost $300 million and $20 more."),
        (Held((TERM,), figures=("2030",)), " Garlic will be gone by 2031."),
        (Held((TERM,), figures=("20",)), " Garlic will be gone by 2020."),
        (Held((TERM,)), " Is it small? Garlic is."),
        (Held(), " It is\u200b."),
        (Held(), " It is 🎉"),
        (Held((("17", False),)), " He was the 170th in the queue."),
        (Held((TERM,), figures=("8%",)), " The 8%th of them is Garlic."),
    ],
)
def test_what_does_not_cannot_be_written(held: Held, answer: str) -> None:
    assert not pattern(held).fullmatch(answer)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Garlic", "large model", "C++", "$3", 'a "b"', "é^]-\\"]), max_size=4
    ),
    st.permutations(range(4)),
)
def test_terms_may_stand_in_any_order(words: list[str], order: list[int]) -> None:
    held = Held(tuple((word, False) for word in words))
    placed = [words[place] for place in order if place < len(words)]
    assert pattern(held).fullmatch(f" We say {', and '.join(placed)} here.")
    if placed:
        assert not pattern(held).fullmatch(f" We say {', and '.join(placed[1:])} here.")


def test_too_many_terms_make_no_grammar() -> None:
    assert grammar(Held(tuple((f"term{chr(97 + number)}", True) for number in range(6))))
    assert not grammar(Held(tuple((f"term{chr(97 + number)}", True) for number in range(7))))

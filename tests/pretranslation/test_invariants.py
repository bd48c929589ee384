"""Invariant 4: whatever an engine answers, what is stored holds everything and reads as its source.

Or it stays untranslated and says why.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pretranslation import posts_and_glossaries as by_chance
from tests.pretranslation.engines import INJECTIONS, Everything, Faulty, Glossing, faults, injecting
from tests.pretranslation.verifier import faults_of
from tests.texts import posts
from translit import glossary
from translit.catalog.origin import is_origin
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.languages import HAN
from translit.model import Document, UnitKey, outside
from translit.placeholders import ALPHABETS, Lock, LockKind, disjoint, found, hide, names, restore
from translit.pretranslation import Outcome, Request, pretranslate, together
from translit.pretranslation.demands import locked
from translit.pretranslation.values import UNTRANSLATED
from translit.splice import difference, signature, translate

SENTENCES = open_format(FormatOptions())
PARAGRAPHS = open_format(FormatOptions(segmentation="paragraph"))
GLOSSARY = glossary.loads(
    """source,target,when,unless,forbidden
大蒜,Garlic,模型|代号,汤,
大蒜,garlic,汤,,
葱片|浅葱,Shallotpeat,,,shallow piece
红色警报,Code Red,,,red alert
标题,heading,,,
图,figure,,,
中文,Chinese,,,
""".encode(),
    path="glossary.csv",
)
CASES = Path(__file__).parent / "posts.md"
POST = CASES.read_text("utf-8")
POSTS = [part.strip("\n") + "\n" for part in re.split(r"^=====\n", POST, flags=re.MULTILINE)]


def outcomes(post: str, engine: object, reader=SENTENCES, *, any_post=False) -> list[Outcome]:
    """The outcomes, each of which holds; of a post made by chance, as many as it takes together.

    `{}0` on a line is a paragraph, and front matter where a sentence goes on behind it.
    """
    document = reader.parse(post)
    requests = (Request(unit, reader, document.labels) for unit in document.units)
    found = list(pretranslate(requests, engine=engine, glossary=GLOSSARY))
    if any_post:
        found = together(document, found, parse=reader.parse, standing={})
    assert [outcome.request.unit for outcome in found] == list(document.units)
    for outcome in found:
        assert_holds(outcome)
    assert_survives(document, found, reader)
    return found


def assert_holds(outcome: Outcome) -> None:
    unit, reader, labels, *_ = outcome.request
    if not outcome.target:
        assert outcome.reason
        assert outcome.level == UNTRANSLATED
        assert not outcome.notes
        return
    assert not outcome.reason
    assert len(outcome.notes) == 1
    assert is_origin(outcome.notes[0])
    assert outcome.target != unit.source
    outcome.target.encode()
    codes = reader.codes(outcome.target, syntax=unit.syntax, labels=labels)
    assert signature(codes) == signature(unit.codes)
    urls = [[code.data for code in some if code.type == "url"] for some in (codes, unit.codes)]
    assert Counter(urls[0]) == Counter(urls[1])
    for match in GLOSSARY.find(unit.source, unit.codes):
        assert glossary.used(outcome.target, match.term, codes)
    assert not HAN.search(outside(outcome.target, [code.span for code in codes]))


def assert_survives(document: Document, found: Sequence[Outcome], reader=SENTENCES) -> None:
    targets: dict[UnitKey, str] = {}
    for outcome in found:
        if outcome.target:
            targets.setdefault(outcome.request.unit.key, outcome.target)
    result = reader.parse(translate(document, targets))
    assert difference(document, result) is None


@pytest.mark.parametrize("reader", [SENTENCES, PARAGRAPHS], ids=["sentences", "paragraphs"])
@pytest.mark.parametrize("post", POSTS, ids=range(len(POSTS)))
@pytest.mark.parametrize("fault", faults())
def test_whatever_is_wrong_with_an_engine(fault: str, post: str, reader) -> None:
    outcomes(post, faults()[fault], reader)


@pytest.mark.parametrize("what", INJECTIONS)
def test_whatever_an_engine_adds(what: str) -> None:
    for post in POSTS:
        outcomes(post, Faulty(injecting(what)))


@pytest.mark.parametrize("answer", [None, [], ["a"], [["a"]], [[(0, 1)]], 7, "text", [None] * 9])
def test_whatever_an_engine_says_to_anything_else(answer: object) -> None:
    for post in POSTS:
        outcomes(post, Everything(answer))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts, st.sampled_from([*faults(), "gloss"]))
def test_whatever_post_it_is(post: str, fault: str) -> None:
    outcomes(post, Glossing() if fault == "gloss" else faults()[fault], any_post=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts, st.sampled_from(INJECTIONS))
def test_whatever_post_it_is_and_whatever_is_added(post: str, what: str) -> None:
    outcomes(post, Faulty(injecting(what)), PARAGRAPHS, any_post=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_whatever_an_engine_answers(answers: list[str]) -> None:
    state = {"at": 0}

    def answer(_: str) -> str:
        state["at"] += 1
        return answers[state["at"] % len(answers)]

    outcomes(POSTS[0], Faulty(answer))


def test_a_dictionary_translates_nearly_everything() -> None:
    found = [outcome for post in POSTS for outcome in outcomes(post, Glossing())]
    assert sum(1 for outcome in found if not outcome.target) <= len(found) / 50


@pytest.mark.parametrize("seed", range(0, 240, 20))
def test_whatever_post_glossary_and_engine_come_together(seed: int) -> None:
    for number in range(seed, seed + 20):
        rng = random.Random(number)
        terms = glossary.loads(by_chance.table(rng), path="glossary.csv")
        document = SENTENCES.parse(by_chance.post(rng))
        requests = [Request(unit, SENTENCES, document.labels) for unit in document.units]
        engine = by_chance.engine(rng)
        found = together(
            document,
            list(pretranslate(requests, engine=engine, glossary=terms)),
            parse=SENTENCES.parse,
            standing={},
        )
        for outcome in found:
            unit = outcome.request.unit
            labels = document.labels
            codes = SENTENCES.codes(outcome.target, syntax=unit.syntax, labels=labels)
            if outcome.target:
                assert list(faults_of(unit, outcome.target, codes, terms)) == [], number
            else:
                assert outcome.reason, number
        assert_survives(document, found)


@settings(max_examples=60, deadline=None)
@given(posts, st.sampled_from(sorted(ALPHABETS)))
def test_all_that_is_locked_of_a_unit_comes_back(post: str, alphabet: str) -> None:
    """Invariant 3, with the locks of a real glossary: terms, amounts, addresses, names, codes."""
    for unit in SENTENCES.parse(
        post + "\n\n葱片和大蒜模型花了1.4万亿美金，见 www.a.b、x_y。"
    ).units:
        demanded = locked(unit, GLOSSARY, locale="en")
        codes = (Lock(code.span, "", LockKind.CODE) for code in unit.codes)
        locks = disjoint((*demanded.locks, *codes))
        hidden = hide(unit.source, locks, names(unit.source, len(locks), alphabet=alphabet))
        assert restore(hidden) == unit.source
        parts = found(hidden, hidden.text)
        assert parts is not None
        assert {part for part in parts if isinstance(part, int)} == {*range(len(locks))}

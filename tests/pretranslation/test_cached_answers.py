"""An answer comes out of the cache as it went in; what somebody wrote there by hand does not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from translit.engines import Held, Surroundings, Told
from translit.model import Span
from translit.placeholders import Lock, LockKind
from translit.pretranslation.levels import cached_answers
from translit.pretranslation.values import PLAIN, UNTRANSLATED, Answer, Job

_JOB = Job("葱片很小。", (Lock(Span(0, 2), "Shallotpeat", LockKind.TERM),))
_LEVELS = {level.word: level for level in (PLAIN, UNTRANSLATED)}


@pytest.mark.parametrize(
    "answer",
    [Answer((0, " is small."), PLAIN), Answer((), UNTRANSLATED, "the engine answered nothing")],
)
def test_an_answer_comes_out_as_it_went_in(answer: Answer) -> None:
    assert cached_answers.answer(cached_answers.text(answer), _JOB, _LEVELS) == answer


@pytest.mark.parametrize(
    "written",
    [
        [PLAIN.word, [], ""],  # nothing, and no reason for it
        [UNTRANSLATED.word, [0, " is small."], ""],
        [PLAIN.word, ["It is small."], ""],  # a demanded text is forgotten
        [PLAIN.word, [1, " is small."], ""],
        [PLAIN.word, [0, " is small, as is ", 1], ""],
        [PLAIN.word, [-1, " is small."], ""],
        [PLAIN.word, [True, " is small."], ""],
        [PLAIN.word, [0.0, " is small."], ""],
        ["no level", [0, " is small."], ""],
        [PLAIN.word, [0, " is small."]],
        [PLAIN.word, None, ""],
        "text",
        None,
    ],
)
def test_what_is_no_answer_to_the_job_is_none(written: object) -> None:
    assert cached_answers.answer(json.dumps(written), _JOB, _LEVELS) is None
    assert cached_answers.answer("", _JOB, _LEVELS) is None
    assert cached_answers.answer('["cut sho', _JOB, _LEVELS) is None


def test_words_come_out_as_they_went_in() -> None:
    assert cached_answers.of_words(("café", "")) == '["café", ""]'
    assert cached_answers.words('["café", ""]', 2) == ("café", "")


@pytest.mark.parametrize("text", ["", '["a"', '["a"]', '["a", 1]', '{"a": "b", "c": "d"}', "null"])
def test_what_is_not_so_many_words_is_none(text: str) -> None:
    assert cached_answers.words(text, 2) is None


_TOLD = Told("今天", (("葱片", "Shallotpeat", ""),), refused=(("It.", "no"),))
_HELD = _TOLD._replace(held=Held((("Shallotpeat", True),)), variant=1)


@pytest.mark.parametrize(
    ("key", "begins"),
    [
        (lambda: cached_answers.key(_JOB, "model 1", "en"), "f98d29d42aa4"),
        (lambda: cached_answers.raw_key("今天", "model 1"), "47ef50cdcb20"),
        (lambda: cached_answers.told_key(_TOLD, "model 1"), "9fa7f5530c27"),
        (lambda: cached_answers.told_key(_HELD, "model 1"), "6f60d5f22307"),
    ],
)
def test_the_keys_of_a_cache_that_is_there_stay_what_they_are(
    key: Callable[[], str], begins: str
) -> None:
    """Other ones would have every sentence decoded again: only a new version may change them."""
    assert key().startswith(begins)


def test_whatever_an_answer_depends_on_is_in_its_key() -> None:
    lock = _JOB.locks[0]
    jobs = [
        _JOB,
        _JOB._replace(text="葱片很大。"),
        _JOB._replace(locks=(lock._replace(target="Scallion"),)),
        _JOB._replace(marks=(Span(2, 4),)),
        _JOB._replace(forbidden=("onion",)),
    ]
    keys = [cached_answers.key(job, "model 1") for job in jobs]
    keys += [cached_answers.key(_JOB), cached_answers.key(_JOB, "model 2")]
    keys += [cached_answers.raw_key(one, of) for one in ("今天", "明天") for of in ("1", "2")]
    asks = [
        Told("今天"),
        Told("明天"),
        _TOLD,
        _TOLD._replace(refused=()),
        _HELD,
        _HELD._replace(variant=2),
        _HELD._replace(held=Held()),
    ]
    keys += [cached_answers.told_key(ask, of) for ask in asks for of in ("1", "2")]
    assert len(set(keys)) == len(keys)
    nearby = _TOLD._replace(around=Surroundings("题目"))
    assert cached_answers.told_key(nearby, "1") == cached_answers.told_key(_TOLD, "1")

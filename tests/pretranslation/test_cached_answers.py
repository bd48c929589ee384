"""An answer comes out of the cache as it went in; what somebody wrote there by hand does not."""

from __future__ import annotations

import json

import pytest

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

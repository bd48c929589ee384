"""How far two translations agree is what chrF says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF

from translit.pretranslation.agreement import agreement

_TEXTS = st.text("abc de.", min_size=1, max_size=30).filter(lambda text: text.strip())


@given(_TEXTS, _TEXTS)
def test_it_is_what_sacrebleu_computes(one: str, other: str) -> None:
    wanted = CHRF(eps_smoothing=False).sentence_score(one, [other]).score / 100
    assert agreement(one, other) == pytest.approx(wanted, abs=1e-6)


def test_the_same_agrees_wholly_and_nothing_not_at_all() -> None:
    assert agreement("It is raining.", "It is raining.") == 1
    assert agreement("abc", "xyz") == 0
    assert agreement("", "xyz") == 0

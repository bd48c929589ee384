"""Which names a model copies, and so in what order its levels are tried."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.pretranslation.engines import gloss
from tests.pretranslation.levels import CODE_SWITCHED, PLACEHOLDERS
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.placeholders import ALPHABETS
from translit.pretranslation import Request, pretranslate, probe
from translit.pretranslation.levels import DEFAULT_ORDER, Profile

MARKDOWN = open_format(FormatOptions())


class Copying:
    """Copies one alphabet of names and nothing else."""

    identity = "copying"

    def __init__(self, kept: str) -> None:
        self.kept = kept
        self.calls = 0

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.calls += 1
        return [f"It is {self.kept}." if self.kept in one else "It is." for one in segments]


def test_a_probe_finds_the_names_that_a_model_copies() -> None:
    cache: dict[str, str] = {}
    engine = Copying("Quzex")
    found = probe(engine, cache)
    assert found.alphabet == "names"
    assert found.order[0] == PLACEHOLDERS
    calls = engine.calls
    assert probe(engine, cache) == found
    assert engine.calls == calls


class Naming(Copying):
    """Notes what it is asked, too."""

    def __init__(self, kept: str) -> None:
        super().__init__(kept)
        self.asked: list[str] = []

    def translate(self, segments: Sequence[str]) -> list[str]:
        self.asked += segments
        return super().translate(segments)


def test_a_term_is_hidden_behind_the_names_that_the_model_copies() -> None:
    (unit,) = MARKDOWN.parse("葱片很小。").units
    terms = glossary.loads("source,target\n葱片,Shallotpeat\n".encode(), path="g.csv")
    engine = Naming("Quzex")
    requests = [Request(unit, MARKDOWN)]
    (found,) = pretranslate(requests, engine=engine, glossary=terms, cache={})
    assert found.target == "It is Shallotpeat."
    assert engine.asked[-1] == "Quzex很小。"


def test_a_model_is_probed_once_for_each_language() -> None:
    engine, cache = Naming("Quzex"), dict[str, str]()
    assert list(pretranslate([], engine=engine, cache=cache, locale="de")) == []
    asked = len(engine.asked)
    probe(engine, cache, locale="de")
    assert len(engine.asked) == asked
    probe(engine, cache, locale="en")
    assert len(engine.asked) == 2 * asked


class Some:
    """Copies so many of the names of each alphabet, and of terms, that it is sent."""

    identity = "some"

    def __init__(self, kept: dict[str, int]) -> None:
        self.left = dict(kept)

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [self._answer(segment) for segment in segments]

    def _answer(self, segment: str) -> str:
        for kind, words in PROBED.items():
            word = next((one for one in words if one in segment), "")
            if word and self.left.get(kind, 0) > 0:
                self.left[kind] -= 1
                return f"It is {word}."
            if word:
                return f"It is {word} and {word}." if kind == "names" else "It is."
        return "It is."


PROBED = {name: words[:1] for name, words in ALPHABETS.items()} | {
    "terms": ("Garlic", "load balancer", "$1.4 trillion")
}


@pytest.mark.parametrize(
    ("kept", "alphabet", "swapped"),
    [
        ({"terms": 13}, "capitals", False),
        ({}, "capitals", False),
        ({"capitals": 12, "names": 13, "numbered": 12, "terms": 13}, "names", False),
        ({"capitals": 12, "names": 11, "terms": 6}, "capitals", False),
        ({"capitals": 12, "names": 11, "terms": 5}, "capitals", True),
        # Who was trained with the symbols copies them best.
        ({"symbols": 10, "terms": 13}, "symbols", True),
        ({"symbols": 9, "terms": 13}, "symbols", False),
        ({"symbols": 10, "capitals": 13, "terms": 13}, "symbols", True),
        ({"symbols": 9, "capitals": 13, "terms": 13}, "capitals", False),
        ({"symbols": 11, "capitals": 8, "names": 8, "numbered": 8, "terms": 13}, "symbols", True),
        ({"symbols": 10, "capitals": 8, "names": 8, "numbered": 8, "terms": 13}, "symbols", False),
    ],
)
def test_a_probe_finds_what_a_model_copies(
    kept: dict[str, int],
    alphabet: str,
    swapped: bool,  # noqa: FBT001
) -> None:
    order = list(DEFAULT_ORDER)
    if swapped:
        one, other = order.index(PLACEHOLDERS), order.index(CODE_SWITCHED)
        order[one], order[other] = CODE_SWITCHED, PLACEHOLDERS
    assert probe(Some(kept), {}) == Profile(tuple(order), alphabet)


def test_a_probe_is_kept_by_locale_and_model_unless_it_failed() -> None:
    cache: dict[str, str] = {}
    engine = Copying("Quzex")
    probe(engine, cache, locale="de")
    assert list(cache) == ["probe 2 de copying"]
    calls = engine.calls
    probe(engine, cache)
    assert engine.calls > calls
    assert list(cache) == ["probe 2 de copying", "probe 2 en copying"]

    class Failing:
        identity = "failing"

        def translate(self, segments: Sequence[str]) -> list[str]:
            raise ValueError

    failed: dict[str, str] = {}
    assert probe(Failing(), failed) == Profile()
    assert failed == {}


@pytest.mark.parametrize("broken", ["", "{", "[1]", '[["no level"], "names"]', '[[], "names"]'])
def test_a_broken_profile_is_not_believed(broken: str) -> None:
    engine = Copying("Quzex")
    assert probe(engine, {"probe 2 en copying": broken}).alphabet == "names"
    assert engine.calls > 0
    kept: dict[str, str] = {}
    probe(engine, kept)
    other = {key: text.replace('"names"', '"no names"') for key, text in kept.items()}
    assert probe(engine, other).alphabet == "names"


def test_a_probe_leaves_the_order_where_terms_are_kept() -> None:
    class Echo:
        identity = "echo"

        def translate(self, segments: Sequence[str]) -> list[str]:
            return [gloss(segment) for segment in segments]

    assert probe(Echo(), {}) == Profile()

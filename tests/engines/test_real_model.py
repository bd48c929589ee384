"""The engine with a real model, installed and loaded as any other."""

from __future__ import annotations

import csv
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece

from tests.conftest import MODELS
from translit.engines import LanguagePair, open_engine
from translit.engines.argos.engine import Argos
from translit.languages import has_han


def pairs() -> list[tuple[str, str]]:
    with (MODELS / "unseen.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(source, target) for source, target in rows]


SOURCES = [source for source, _ in pairs()]

TARGETS = [target for _, target in pairs()]


@pytest.fixture
def engine(installed: Path) -> Argos:
    opened = open_engine("argos", LanguagePair("zh", "en"), {})
    assert isinstance(opened, Argos)
    assert f" {installed.name} " in opened.identity
    return opened


def test_it_translates_sentences_that_it_has_not_seen(engine: Argos) -> None:
    answers = engine.translate(SOURCES)
    exact = sum(answer == target for answer, target in zip(answers, TARGETS, strict=True))
    assert exact >= len(SOURCES) // 2
    assert sum(map(bool, answers)) >= len(SOURCES) - 2
    assert not any(map(has_han, answers))


def test_it_answers_as_argos_would(engine: Argos, installed: Path) -> None:
    """As Argos's own call answers, sentence by sentence, where that says nothing in Chinese."""
    spoken = sentencepiece.SentencePieceProcessor(model_file=str(installed / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(installed / "model"), compute_type="int8")
    some = SOURCES[:60]
    expected = []
    for source in some:
        (result,) = translator.translate_batch(
            [spoken.encode(source, out_type=str)], beam_size=4, length_penalty=0.2
        )
        expected.append("".join(result.hypotheses[0]).replace("▁", " ").strip())
    answers = engine.translate(some)
    alike = sum(answer == one for answer, one in zip(answers, expected, strict=True))
    assert alike >= 0.95 * len(some)


def test_more_than_one_translation_is_known(engine: Argos) -> None:
    found = engine.hypotheses(SOURCES, 4)
    assert sum(len(some) > 1 for some in found) > 0.9 * len(SOURCES)
    better = sum(target in some for target, some in zip(TARGETS, found, strict=True))
    assert better >= sum(
        answer == target for answer, target in zip(engine.translate(SOURCES), TARGETS, strict=True)
    )


def test_a_completion_goes_on_as_the_reference_does(engine: Argos) -> None:
    prefixes = [" ".join(target.split()[:2]) for target in TARGETS]
    answers = engine.complete(SOURCES, prefixes)
    assert all(
        answer.startswith(prefix)
        for answer, prefix in zip(answers, prefixes, strict=True)
        if answer
    )
    exact = sum(answer == target for answer, target in zip(answers, TARGETS, strict=True))
    assert exact >= len(SOURCES) // 2


def test_names_are_attended_to_where_they_stand(engine: Argos) -> None:
    """A word that stands in both languages comes, mostly, from itself."""
    right = wrong = 0
    found = engine.alignments(SOURCES, TARGETS)
    for source, target, places in zip(SOURCES, TARGETS, found, strict=True):
        for word in {word.strip(".,?!") for word in target.split()}:
            if not (word.isascii() and word.isalpha() and len(word) > 3) or (
                source.count(word) != 1 or target.count(word) != 1
            ):
                continue
            start, home = target.index(word), source.index(word)
            for place, reached in places:
                if start <= place.start < start + len(word):
                    inside = home - 1 <= reached.start <= home + len(word)
                    right, wrong = right + inside, wrong + (not inside)
    assert right > 100
    assert right > 2 * wrong

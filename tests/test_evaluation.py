"""The evaluation set is sound, and its measures are right where what they measure is known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import pytest
from click.testing import CliRunner
from evaluate import main
from evaluation.facts import tells
from evaluation.rows import (
    COLUMNS,
    POST_COLUMNS,
    Amount,
    Fact,
    Sentence,
    all_sentences,
    posts,
    sentences,
    terms,
)
from evaluation.scores import Share, as_json, as_table, codes, holds, measured

from tests.engines.random_model import package
from tests.pretranslation.engines import Glossing
from translit.engines import LanguagePair
from translit.engines.argos.folders import folders
from translit.errors import PostError
from translit.glossary import forbidden, used
from translit.languages import has_han
from translit.placeholders import names_in
from translit.pretranslation import Outcome
from translit.pretranslation.demands import locked
from translit.pretranslation.values import PLAIN, UNTRANSLATED
from translit.pretranslation.verdict import accepted
from translit.quantities import Kind, compare, quantities
from translit.splice import signature
from translit.workflows.models import install

ROWS = all_sentences()
TERMS = terms()


GROUPS = [list(group) for _, group in groupby(ROWS, key=lambda row: (row.kind, row.line // 40))]
"""A few dozen rows each: a test for every row would take longer than what it tests."""


def each(rows: list[Sentence]) -> str:
    return f"{rows[0].kind} {rows[0].line}"


def without_names(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, " ", 1)
    return text


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len(ROWS) >= 500
    # Half of them are held to what only the sentences before can tell.
    assert sum(1 for row in ROWS if row.facts) >= max(250, len(ROWS) / 2)
    assert {fact.kind for row in ROWS for fact in row.facts} == {"who", "what", "tense", "sense"}
    assert sum(1 for row in ROWS if row.terms) >= 60
    assert sum(1 for row in ROWS if row.amounts) >= 60
    assert sum(1 for row in ROWS if signature(row.request.unit.codes)) >= 50
    assert sum(1 for row in ROWS if len(row.terms) > 1) >= 5


def test_every_kind_of_quantity_appears() -> None:
    found = {quantity.kind for row in ROWS for quantity in quantities(row.request.unit.source)}
    assert found == set(Kind)


def test_no_sentence_stands_twice() -> None:
    assert len({row.request.unit.source for row in ROWS}) == len(ROWS)
    assert len({row.reference for row in ROWS}) == len(ROWS)


def test_no_frame_is_repeated() -> None:
    runs: dict[str, int] = {}
    for row in ROWS:
        for run in re.findall(r"[\u4e00-\u9fff]{8,}", row.request.unit.source):
            for at in range(len(run) - 7):
                assert runs.setdefault(run[at : at + 8], row.line) == row.line


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_row_names_the_terms_of_its_sentence(rows: list[Sentence]) -> None:
    for row in rows:
        unit = row.request.unit
        found = TERMS.find(unit.source, unit.codes)
        named = {(term.sources[0], term.target) for term in row.terms}
        assert named == {(match.span.of(unit.source), match.term.target) for match in found}


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_row_names_the_amounts_of_its_sentence(rows: list[Sentence]) -> None:
    for row in rows:
        unit = row.request.unit
        found = quantities(unit.source, codes=unit.codes)
        named = [(amount.source, amount.forms[0]) for amount in row.amounts]
        assert named == [(one.span.of(unit.source), one.target) for one in found]


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_reference_holds_what_is_demanded(rows: list[Sentence]) -> None:
    for row in rows:
        unit, found = row.request.unit, codes(row, row.reference)
        assert signature(found) == signature(unit.codes)
        assert all(used(row.reference, term, found) for term in row.terms)
        assert all(holds(row.reference, amount) for amount in row.amounts)
        matches = TERMS.find(unit.source, unit.codes)
        assert not forbidden(row.reference, [match.term for match in matches], found)
        assert not has_han(row.reference)


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_reference_has_the_numbers_of_its_sentence(rows: list[Sentence]) -> None:
    for row in rows:
        unit = row.request.unit
        names = [span.of(unit.source) for span in names_in(unit.source, unit.codes)]
        source = without_names(unit.source, names)
        target = without_names(row.reference, names)
        assert [str(one) for one in compare(source, target)] == []


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_reference_would_be_accepted(rows: list[Sentence]) -> None:
    for row in rows:
        demanded = locked(row.request.unit, TERMS, locale="en")
        verdict = accepted(row.request, row.reference, demanded, locale="en")
        assert verdict.reason == ""
        assert verdict.target == row.reference


def outcome(row: Sentence, target: str) -> Outcome:
    if not target:
        return Outcome(row.request, "", UNTRANSLATED, reason="the engine answered nothing")
    return Outcome(row.request, target, PLAIN)


def test_the_references_themselves_score_a_hundred() -> None:
    scores = measured("people", ROWS, [outcome(row, row.reference) for row in ROWS], seconds=2.0)
    assert scores.chrf.score == pytest.approx(100)
    assert scores.bleu.score == pytest.approx(100)
    assert scores.terms.percent == scores.amounts.percent == scores.markup.percent == 100
    assert scores.untranslated == Share(0, len(ROWS))
    assert scores.speed == len(ROWS) / 2


def rows_of(tmp_path: Path, *lines: str) -> list[Sentence]:
    path = tmp_path / "sentences.tsv"
    path.write_text("\n".join(("\t".join(COLUMNS), *lines)) + "\n", "utf-8")
    return sentences(path)


def test_what_is_lost_is_counted(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        "x\t大蒜和葱片共8亿。\tGarlic, Shallotpeat: 800 million.\t"
        "大蒜=Garlic; 葱片=Shallotpeat\t8亿=800 million",
        "x\t**重点**是5万。\tThe **point** is 50,000.\t\t5万=50,000",
        "x\t看[这里](a.md)。\tLook [here](a.md).\t\t",
        "x\t没有答案。\tThere is no answer.\t\t",
    )
    targets = ["Garlic and Garlic, 800 billion.", "The point is 50,000.", "Look [here](b.md).", ""]
    scores = measured("bad", rows, list(map(outcome, rows, targets)))
    assert scores.terms == Share(1, 2)
    assert scores.amounts == Share(1, 2)
    assert scores.markup == Share(0, 2)
    assert scores.untranslated == Share(1, 4)
    assert 0 < scores.chrf.score < 100
    assert 0 < scores.bleu.score < 100
    assert as_json(scores)["levels"] == {"translated whole": 3, "untranslated": 1}
    assert "bad, left: the engine answered nothing (1)" in as_table([scores])


def test_copied_markup_earns_nothing(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path, "x\t看[这里](https://example.com/a)。\tLook [here](https://example.com/a).\t\t"
    )
    target = "[xyz](https://example.com/a)"
    assert measured("copy", rows, [outcome(rows[0], target)]).chrf.score < 5


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("$8 in all", True),
        ("that is $8.", True),
        ("$80 in all", False),
        ("$8.5 in all", False),
        ("$8,000 in all", False),
        ("US$8 in all", False),
        ("eight dollars", True),
    ],
)
def test_an_amount_is_held_as_a_whole_word(text: str, *, held: bool) -> None:
    assert holds(text, Amount("8美元", ("$8", "Eight dollars"))) is held


@pytest.mark.parametrize("rows", GROUPS, ids=each)
def test_a_reference_tells_what_the_context_knows(rows: list[Sentence]) -> None:
    for row in rows:
        assert [fact for fact in row.facts if not tells(row.reference, fact)] == []


@pytest.mark.parametrize(
    ("text", "forms", "told"),
    [
        ("Then she left.", ("@she",), True),
        ("Then it was hers.", ("@she",), True),
        ("The shed is here.", ("@she",), False),
        ("He sees it.", ("@past",), False),
        ("He walked off.", ("@past",), True),
        ("He didn’t.", ("@past",), True),
        ("A red bed.", ("@past",), False),
        ("The SWITCH is warm.", ("switch", "switches"), True),
        ("He switched it.", ("switch", "switches"), False),
    ],
)
def test_a_fact_is_told_by_a_word(text: str, forms: tuple[str, ...], *, told: bool) -> None:
    assert tells(text, Fact("who", forms)) is told


def test_a_paragraph_of_a_post_has_three_sentences_to_eight() -> None:
    path = Path(__file__).parent.parent / "scripts" / "evaluation" / "posts.tsv"
    paragraphs = path.read_text("utf-8").split("\n\n")[1:]
    sizes = {one.count("\n") + 1 for one in paragraphs if not one.strip().startswith("# ")}
    assert sizes <= {*range(3, 9)}


def test_a_row_of_a_post_is_a_sentence_of_it(tmp_path: Path) -> None:
    path = tmp_path / "posts.tsv"
    columns = "\t".join(POST_COLUMNS)
    path.write_text(
        f"{columns}\n# 一\tOne\t\t\t\n\n第一句。\tA.\t\t\t\n“问？”\tB.\t\t\t\n他说。\tC.\t\t\t\n",
        "utf-8",
    )
    with pytest.raises(PostError, match=r"posts\.tsv:5: is no unit of its post, which has “"):
        posts(path)
    path.write_text(f"{columns}\n# 一\tOne\t\t\t\n\n第一句。还有一句。\tA.\t\t\t\n", "utf-8")
    with pytest.raises(PostError, match=r"posts\.tsv:4: is no unit"):
        posts(path)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x\t只有两格", "has 2 cells"),
        ("x\tNothing Chinese.\tNothing.\t\t", "is 0 units"),
        ("x\t一句。两句。\tOne. Two.\t\t", "is 2 units"),
        ("x\t一句。\tOne.\t大蒜\t", "“大蒜” is no pair"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(PostError, match=rf"sentences\.tsv:2: .*{re.escape(what)}"):
        rows_of(tmp_path, row)


def test_the_header_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "sentences.tsv"
    path.write_text("大蒜\tGarlic\n", "utf-8")
    with pytest.raises(PostError, match=r"sentences\.tsv:1: the first line"):
        sentences(path)


def open_glossing(pair: LanguagePair, options: Mapping[str, str]) -> Glossing:
    assert pair == ("zh", "en")
    return Glossing(f"gloss {dict(options)}")


@pytest.mark.parametrize("engine", ["pseudo", "tests.test_evaluation:open_glossing"])
def test_an_engine_that_is_named_is_evaluated(engine: str) -> None:
    ran = CliRunner().invoke(main, ["--engine", engine, "--output-format", "json"])
    assert ran.exit_code == 0, ran.output
    (scores,) = json.loads(ran.stdout)
    assert scores["engine"] == engine
    assert scores["sentences"] == sum(scores["levels"].values()) == len(ROWS)
    assert scores["terms"]["percent"] == scores["markup"]["percent"] == 100
    assert scores["untranslated"]["percent"] <= 3
    assert scores["sentences_per_second"] > 0
    assert scores["chrf"]["signature"].startswith("nrefs:1|")


def test_several_engines_are_evaluated_one_after_the_other() -> None:
    options = ["--engine-option", "beam=2", "--show", "all"]
    engine = "tests.test_evaluation:open_glossing"
    ran = CliRunner().invoke(main, ["--engine", engine, "--engine", engine, *options])
    assert ran.exit_code == 0, ran.output
    table = ran.stdout.splitlines()
    assert [line.split() for line in table if line.startswith("sentences  ")] == [
        ["sentences", str(len(ROWS)), str(len(ROWS))]
    ]
    assert ran.stdout.count("  reference  ") == 2 * len(ROWS)


def elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the models of this machine be those below a folder."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))


def test_without_a_model_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    monkeypatch.setattr("translit.engines.argos.installed_models.starter", lambda: None)
    ran = CliRunner().invoke(main, [])
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert "translit models install" in ran.stderr
    assert "--engine pseudo" in ran.stderr


def test_an_engine_that_is_not_there_is_an_error() -> None:
    ran = CliRunner().invoke(main, ["--engine", "nobody"])
    assert ran.exit_code == 2
    assert "there is no engine nobody" in ran.stderr


def test_every_model_from_chinese_to_english_is_evaluated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    for version in ("0.1", "0.2"):
        package(folders().packages[0], version=version, seed=int(version[-1]))
    package(folders().packages[0], source="ja")
    monkeypatch.setattr("evaluate.all_sentences", lambda: ROWS[:8])
    ran = CliRunner().invoke(main, ["--output-format", "json", "--engine-option", "beam=1"])
    assert ran.exit_code == 0, ran.output
    scores = json.loads(ran.stdout)
    assert [one["engine"] for one in scores] == [
        "translate-zh_en-0_1", "translate-zh_en-0_2", "starter",
    ]  # fmt: skip
    for one in scores:
        assert one["sentences"] == 8
        assert one["terms"]["percent"] == one["amounts"]["percent"] == 100


def test_a_real_model_leaves_hardly_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    install(Path(__file__).parent / "models" / "translate-zh_en-0_1.argosmodel")
    ran = CliRunner().invoke(main, ["--output-format", "json", "--engine", "argos"])
    assert ran.exit_code == 0, ran.output
    (scores,) = json.loads(ran.stdout)
    assert scores["terms"]["percent"] == scores["markup"]["percent"] == 100
    assert scores["amounts"]["percent"] >= 98
    assert scores["untranslated"]["percent"] <= 3
    assert scores["levels"].keys() >= {
        "translated whole",
        "terms placed by the model",
        "pieced together: read carefully",
    }

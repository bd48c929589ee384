"""The repository's own sample project: reviewed posts, and the bytes that are built from them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.catalog.gettext_tools import msgcat, msgfmt, needs_gettext
from tests.cli.conftest import Blog
from translit import quantities
from translit.catalog import po
from translit.glossary import forbidden, used
from translit.model import Code, Document, Entry, State, Unit
from translit.project import open_project
from translit.splice import difference, signature, translate

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

REVIEWED = ("code-red.md", "local-model.md")
WAITING = "notes/agent-ticket.md"
POSTS = (*REVIEWED, WAITING)

FORMS = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "BOM and CRLF": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
}
"""How else editors save a post."""


@pytest.fixture
def sample(tmp_path: Path) -> Blog:
    """A copy of the sample project."""
    for name in ("posts", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("translit.toml", "glossary.csv"):
        shutil.copy(ROOT / name, tmp_path / name)
    return Blog(tmp_path)


def documents(sample: Blog, name: str) -> tuple[Document, Document]:
    """A post and its built one."""
    project = open_project(sample.root, chosen=sample.root)
    post = sample.root / "posts" / name
    reader = project.format_of(post)
    return (
        reader.parse(project.post(post).text),
        reader.parse(sample.text(f"build/en/{name}")),
    )


def reviewed(sample: Blog) -> Iterator[tuple[Unit, str, tuple[Code, ...]]]:
    """Each reviewed unit of the sample posts, with its target and the target's codes."""
    project = open_project(sample.root, chosen=sample.root)
    for name in REVIEWED:
        post = sample.root / "posts" / name
        reader = project.format_of(post)
        document = reader.parse(project.post(post).text)
        targets = {entry.key: entry.target for entry in sample.catalog(name).active}
        for unit in document.units:
            target = targets[unit.key]
            yield unit, target, reader.codes(target, syntax=unit.syntax, labels=document.labels)


def test_the_committed_catalogs_are_what_extract_writes(sample: Blog) -> None:
    before = sample.files()
    sample.ok("extract", "--check")
    sample.ok("extract")
    assert sample.files() == before


def test_extracting_anew_gives_the_same_entries_with_the_same_notes(sample: Blog) -> None:
    committed = {name: sample.catalog(name).entries for name in POSTS}
    shutil.rmtree(sample.root / "locales")
    sample.ok("extract")
    for name in POSTS:
        emptied = [replace(entry, target="", state=State.UNTRANSLATED) for entry in committed[name]]
        assert list(sample.catalog(name).entries) == emptied


@pytest.mark.parametrize("form", FORMS)
def test_reviewed_posts_are_built_to_the_byte(sample: Blog, form: str) -> None:
    for name in POSTS:
        path = sample.root / "posts" / name
        path.write_bytes(FORMS[form](path.read_bytes()))
    sample.ok("extract", "--check")
    output = sample.ok("build")
    assert f"waiting posts/{WAITING}" in output
    for name in REVIEWED:
        built = (sample.root / "build/en" / name).read_bytes()
        assert built == FORMS[form]((GOLDEN / name).read_bytes())
    assert not (sample.root / "build/en" / WAITING).exists()
    sample.ok("build", "--check")


@pytest.mark.parametrize("form", FORMS)
def test_a_post_translated_into_itself_is_built_as_itself(sample: Blog, form: str) -> None:
    for name in POSTS:
        path = sample.root / "posts" / name
        path.write_bytes(FORMS[form](path.read_bytes()))
        sample.review(lambda entry: entry.source, name)
    sample.review(lambda entry: entry.source, "_site")
    sample.ok("build")
    for name in POSTS:
        built = (sample.root / "build/en" / name).read_bytes()
        assert built == (sample.root / "posts" / name).read_bytes()


@pytest.mark.parametrize("name", REVIEWED)
def test_a_built_post_has_the_outline_of_its_source(sample: Blog, name: str) -> None:
    sample.ok("build")
    source, built = documents(sample, name)
    assert difference(source, built) is None


def test_a_pseudo_translation_keeps_every_outline_and_every_code(sample: Blog) -> None:
    shutil.rmtree(sample.root / "locales")
    sample.ok("extract")
    sample.ok("pretranslate", "--engine", "pseudo")
    project = open_project(sample.root, chosen=sample.root)
    for name in POSTS:
        entries = list(sample.catalog(name).active)
        assert [entry.source for entry in entries if entry.state is not State.FUZZY] == []
        post = sample.root / "posts" / name
        reader = project.format_of(post)
        document = reader.parse(project.post(post).text)
        targets = {entry.key: entry.target for entry in entries}
        built = reader.parse(translate(document, targets))
        assert difference(document, built) is None
        for unit in document.units:
            codes = reader.codes(targets[unit.key], syntax=unit.syntax, labels=document.labels)
            assert signature(codes) == signature(unit.codes), unit.source


def test_every_reviewed_target_keeps_the_codes_of_its_source(sample: Blog) -> None:
    for unit, target, codes in reviewed(sample):
        assert signature(codes) == signature(unit.codes), target


def test_every_reviewed_target_follows_the_glossary(sample: Blog) -> None:
    glossary = open_project(sample.root, chosen=sample.root).glossary
    seen = set()
    for unit, target, codes in reviewed(sample):
        terms = [match.term for match in glossary.find(unit.source, unit.codes)]
        seen.update(term.target for term in terms)
        assert [term.target for term in terms if not used(target, term, codes)] == [], target
        assert forbidden(target, terms, codes) == [], target
        assert glossary.undecided(unit.source, unit.codes) == [], unit.source
    assert {"Code Red", "Shallotpeat", "Garlic", "garlic"} <= seen


def test_every_reviewed_target_has_the_numbers_of_its_source_and_no_others(sample: Blog) -> None:
    for unit, target, _ in reviewed(sample):
        assert [str(one) for one in quantities.compare(unit.source, target)] == [], target


def test_a_wrong_amount_in_a_reviewed_target_is_seen(sample: Blog) -> None:
    ((source, target),) = (
        (unit.source, target)
        for unit, target, _ in reviewed(sample)
        if "1.4万亿美金**" in unit.source
    )
    (scale,) = quantities.compare(source, target.replace("trillion", "billion"))
    assert (scale.in_source, scale.in_target) == ("1.4万亿美金", "$1.4 billion")
    (year,) = quantities.compare(source, target.replace("2030", "2031"))
    assert (year.in_source, year.in_target) == ("2030年", "2031")


@needs_gettext
@pytest.mark.parametrize("name", POSTS)
def test_the_committed_catalogs_are_what_msgcat_writes_and_msgfmt_accepts(name: str) -> None:
    text = (ROOT / "locales/en" / f"{name}.po").read_bytes().decode()
    assert msgcat(text) == text
    assert msgfmt(text) == ""


def test_the_header_names_what_the_configuration_says(sample: Blog) -> None:
    for name in POSTS:
        header = sample.catalog(name).header
        assert header.field("Last-Translator") == "Translit sample <sample@example.org>"
        assert header.field("X-Source-Language") == "zh_CN"


def test_only_reviewed_states_are_committed_and_nothing_is_obsolete(sample: Blog) -> None:
    def states(name: str) -> set[State]:
        entries: tuple[Entry, ...] = tuple(sample.catalog(name).entries)
        assert not any(entry.obsolete for entry in entries)
        return {entry.state for entry in entries}

    assert {name: states(name) for name in POSTS} == {
        **{name: {State.TRANSLATED} for name in REVIEWED},
        WAITING: {State.UNTRANSLATED},
    }


def test_the_sample_catalogs_are_read_and_written_unchanged() -> None:
    for name in POSTS:
        text = (ROOT / "locales/en" / f"{name}.po").read_bytes().decode()
        assert po.dumps(po.loads(text, path=name)) == text

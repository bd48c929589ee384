"""The backbone: a post in which nothing is translated is the post, to the byte."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.cases_reader import read_cases
from tests.texts import posts
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.languages import has_han
from translit.model import Document
from translit.splice import difference, signature, translate

MARKDOWN = open_format(FormatOptions())


def assert_invariants(post: str) -> Document:
    document = MARKDOWN.parse(post)
    assert document.text == post
    assert translate(document, {}) == post
    assert translate(document, {unit.key: unit.source for unit in document.units}) == post
    last = 0
    for unit in document.units:
        source = "\n".join(span.of(post) for span in unit.spans)
        assert source.replace("\0", "\ufffd") == unit.source
        assert has_han(unit.source)
        assert unit.source == unit.source.strip(" \t\n\r\u3000")
        for span in unit.spans:
            assert last <= span.start <= span.end <= len(post)
            last = span.end
        at = 0
        for code in unit.codes:
            assert at <= code.span.start <= code.span.end <= len(unit.source)
            at = code.span.end
        assert 1 <= unit.line <= post.count("\n") + post.count("\r") + 1
    return document


@settings(deadline=None, max_examples=400)
@given(posts)
def test_a_post_without_translations_is_unchanged(post: str) -> None:
    assert_invariants(post)


@settings(deadline=None, max_examples=200)
@given(posts)
def test_a_draft_differs_in_its_front_matter_alone(post: str) -> None:
    document, draft = MARKDOWN.parse(post), MARKDOWN.parse(MARKDOWN.draft(post))
    assert [unit.source for unit in draft.units] == [unit.source for unit in document.units]


TESTS = Path(__file__).parents[1]


MANY = 20_000
HOSTILE = {
    "open template tags": "{{" * MANY + "中",
    "template tags that begin lines": "{% 中\n" * MANY + "%} 中",
    "tags of code that never close": "{% raw %}\n\n中\n\n" * MANY,
    "hard breaks": "中  \n" * MANY,
    "open brackets": "[" * MANY + "中",
    "open footnotes": "^[" * MANY + "中",
    "quotations in quotations": ">" * MANY + "中",
    "emphasis": "**a**" * MANY + "中",
    "alternating marks": "*_" * MANY + "中",
    "formulas": "$a" * MANY + "中",
    "addresses": "http://" * MANY + "中",
    "HTML attributes": "中<a " + 'b="' * MANY,
    "comments": "<!--" * MANY + "中",
    "an unclosed fence": "```\n" + "中文。\n" * MANY,
    "sentences on one line": "中文。" * MANY,
}
"""Each took minutes with some rule that looked for its end again and again."""


@pytest.mark.parametrize("post", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_post_is_read_and_kept(post: str) -> None:
    document = MARKDOWN.parse(post)
    assert translate(document, {}) == post


def corpus() -> list[Path]:
    """The repository's own posts, and those that the environment names."""
    own = sorted((TESTS.parent / "posts").rglob("*.md"))
    root = os.environ.get("TRANSLIT_CORPUS")
    return own + sorted(Path(root).rglob("*.md")) if root else own


def cases() -> list[str]:
    return [case.given for case in read_cases(TESTS / "cases" / "markdown" / "units.txt")]


def specifications() -> list[str]:
    root = os.environ.get("TRANSLIT_CORPUS")
    files = sorted(Path(root).rglob("commonmark*.json")) if root else []
    return [
        example["markdown"] for file in files for example in json.loads(file.read_text("utf-8"))
    ]


def latin(document: Document) -> dict[tuple[str, str], str]:
    """Every unit with other words around its codes."""
    targets = {}
    for unit in document.units:
        parts, at = [], 0
        for code in unit.codes:
            parts.append(latin_words(unit.source[at : code.span.start]))
            parts.append(code.written or code.span.of(unit.source))
            at = code.span.end
        parts.append(latin_words(unit.source[at:]))
        target = "".join(parts)
        targets[unit.key] = MARKDOWN.readable(target, unit, document.labels)
    return targets


MARKS = dict(zip("，。：；？！（）、《》「」　", ",.:;?!(),\"\"'' ", strict=True))


def latin_words(text: str) -> str:
    return "".join(
        "lo" if has_han(letter) else MARKS.get(letter, letter) for letter in text
    ).replace("\n", " ")


@pytest.mark.parametrize(
    "text", [*cases(), *corpus(), *specifications()], ids=lambda text: str(text)[-40:]
)
def test_the_corpus_keeps_its_bytes_and_its_outline(text: Path | str) -> None:
    post = text if isinstance(text, str) else text.read_bytes().decode("utf-8")
    document = assert_invariants(post)
    targets = latin(document)
    for unit in document.units:
        codes = MARKDOWN.codes(targets[unit.key], syntax=unit.syntax, labels=document.labels)
        assert signature(codes) == signature(unit.codes), unit
    assert difference(document, MARKDOWN.parse(translate(document, targets))) is None

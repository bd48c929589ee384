"""The backbone: a post in which nothing is translated is the post, to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.cases_reader import CASES, read_cases
from tests.invariants import (
    MARKDOWN,
    assert_identity,
    assert_nothing_but_units_changes,
    assert_translation_keeps_everything,
)
from tests.texts import posts
from translit.splice import translate


@settings(deadline=None, max_examples=400)
@given(posts)
def test_a_post_without_translations_is_unchanged(post: str) -> None:
    assert_nothing_but_units_changes(assert_identity(post))


@settings(deadline=None, max_examples=200)
@given(posts)
def test_a_draft_differs_in_its_front_matter_alone(post: str) -> None:
    document, draft = MARKDOWN.parse(post), MARKDOWN.parse(MARKDOWN.draft(post))
    assert [unit.source for unit in draft.units] == [unit.source for unit in document.units]


@settings(deadline=None, max_examples=200)
@given(posts)
def test_a_translated_post_keeps_its_outline_and_its_codes(post: str) -> None:
    assert_translation_keeps_everything(post)


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


def own_posts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((CASES.parents[1] / "posts").rglob("*.md"))]


def cases() -> list[str]:
    return [
        case.given
        for path in sorted((CASES / "markdown").glob("*.txt"))
        for case in read_cases(path)
    ]


@pytest.mark.parametrize("post", [*own_posts(), *cases()], ids=lambda post: str(post)[:30])
def test_our_own_posts_and_cases_hold_what_any_text_holds(post: str) -> None:
    for variant in {post, post.replace("\n", "\r\n"), f"\ufeff{post}"}:
        assert_nothing_but_units_changes(assert_identity(variant))
        assert_translation_keeps_everything(variant)

"""The backbone: a post in which nothing is translated is the post, to the byte."""

from __future__ import annotations

import sys
from collections.abc import Callable

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


HOSTILE: dict[str, Callable[[int], str]] = {
    "open template tags": lambda many: "{{" * many + "中",
    "template tags that begin lines": lambda many: "{% 中\n" * many + "%} 中",
    "tags of code that never close": lambda many: "{% raw %}\n\n中\n\n" * many,
    "hard breaks": lambda many: "中  \n" * many,
    "open brackets": lambda many: "[" * many + "中",
    "open images": lambda many: "![" * many + "中",
    "open links": lambda many: "[中](" * many,
    "open titles": lambda many: '[中](/u "' * many,
    "open footnotes": lambda many: "^[" * many + "中",
    "footnotes": lambda many: "".join(f"中[^{n}]\n\n[^{n}]: 注\n\n" for n in range(many // 10)),
    "references": lambda many: "".join(f'[中{n}]: /u "题"\n' for n in range(many // 10)),
    "quotations in quotations": lambda many: ">" * many + "中",
    "lists in lists": lambda many: "- " * many + "中",
    "lists that go deeper": lambda many: "".join("  " * n + "- 中\n" for n in range(many // 10)),
    "emphasis": lambda many: "**a**" * many + "中",
    "alternating marks": lambda many: "*_" * many + "中",
    "runs of backticks": lambda many: "".join("中" + "`" * n for n in range(many // 20)),
    "formulas": lambda many: "$a" * many + "中",
    "open formulas": lambda many: r"\(中" * many,
    "open formulas in brackets": lambda many: r"\[中" * many,
    "open formulas on lines": lambda many: "$$\n中\n\n" * many,
    "addresses": lambda many: "http://" * many + "中",
    "HTML attributes": lambda many: "中<a " + 'b="' * many,
    "attributes of one tag": lambda many: "<div " + 'title="中" ' * many + ">\n",
    "comments": lambda many: "<!--" * many + "中",
    "open elements": lambda many: "<div>" + "<kbd>中" * many,
    "elements that close others": lambda many: "<div>中" + "<i>" * many + "</b>" * many,
    "elements that close others in a sentence": lambda many: "中" + "<b><i>" * many + "</b>" * many,
    "tags alone on their lines": lambda many: "<div>\n" + "<b>\n" * many + "中",
    "an unclosed fence": lambda many: "```\n" + "中文。\n" * many,
    "an unclosed element": lambda many: "<div>\n" + "中文。\n" * many,
    "sentences on one line": lambda many: "中文。" * many,
    "open quotations": lambda many: "“中" * many,
    "bars": lambda many: "|" * many + "中",
    "a wide table": lambda many: "|中" * many + "\n" + "|-" * many + "\n" + "|中" * many,
    "a long table": lambda many: "|中|文|\n|-|-|\n" + "|中|文|\n" * many,
    "definitions": lambda many: "词\n: 释\n\n" * many,
    "admonitions": lambda many: '!!! note "题"\n' * many,
    "admonitions in admonitions": lambda many: "".join(
        "    " * n + '!!! note "题"\n' for n in range(200)
    ),
    "directives": lambda many: "<!-- translit:note: 甲 -->\n" * many + "中",
    "YAML in YAML": lambda many: "---\ntitle: " + "[" * many + "]" * many + "\n---\n中",
    "aliases of aliases": lambda many: (
        "---\na0: &a0 [中, 中]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
        + "title: *a59\n---\n中"
    ),
    "an alias of itself": lambda many: "---\ntitle: &a [*a, 中]\n---\n中",
    "TOML in TOML": lambda many: "+++\na = " + "[" * many + "]" * many + "\n+++\n中",
    "JSON in JSON": lambda many: '{"a": ' + "[" * many + "]" * many + "}\n\n中",
    "line ends of every kind": lambda many: (
        "中\r文。\r\n\n第\u2028二\u0085句。\f换\v页\r\r三\0四\ufffd" * 100
    ),
    "marks of order": lambda many: "中\ufe0f**" * many,
}
"""Each took minutes, or a hundred times the memory, with some rule that looked for its end again
and again."""


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_post_is_read_and_kept(made: Callable[[int], str]) -> None:
    post = made(10_000)
    document = MARKDOWN.parse(post)
    assert translate(document, {}) == post


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_as_much_takes_twice_as_many_steps(made: Callable[[int], str]) -> None:
    post, longer = made(1500), made(3000)
    MARKDOWN.parse(longer)  # what is compiled or imported when it is first used is done by now
    assert steps(longer) < 1.25 * len(longer) / len(post) * steps(post) + 2000


def steps(post: str) -> int:
    """How many functions are called to read a post."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        MARKDOWN.parse(post)
    finally:
        sys.setprofile(None)
    return calls


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

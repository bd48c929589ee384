"""What must hold of every real post, and of every example of CommonMark."""

from __future__ import annotations

from collections import Counter

from tests.corpus import texts
from tests.corpus.second_opinion import structure, unlike
from tests.invariants import (
    assert_identity,
    assert_nothing_but_units_changes,
    assert_translation_keeps_everything,
    named,
)

pytestmark = texts.needs_corpus

MOST_LEFT = 0.02
"""The part of all units that an engine without faults may leave untranslated."""


def test_untranslated_posts_are_built_as_themselves() -> None:
    failures = []
    for name, post in texts.named_texts():
        unix = post.removeprefix("\ufeff").replace("\r\n", "\n")
        for variant in {post, unix, unix.replace("\n", "\r\n"), f"\ufeff{unix}"}:
            try:
                assert_identity(variant)
            except AssertionError as failure:
                failures.append((name, failure))
    assert not failures, named(failures)


def test_nothing_but_units_changes() -> None:
    failures = []
    for name, post in texts.named_texts():
        try:
            assert_nothing_but_units_changes(assert_identity(post))
        except AssertionError as failure:
            failures.append((name, failure))
    assert not failures, named(failures)


def test_pseudo_translated_posts_keep_their_outline_and_their_codes() -> None:
    failures: list[tuple[str, object]] = []
    reasons = Counter[str]()
    total = 0
    sample = [(str(path), path.read_bytes().decode("utf-8")) for path in texts.sample()]
    for name, post in (*sample, *((name, text) for name, text, _ in texts.examples())):
        try:
            done = assert_translation_keeps_everything(post)
        except AssertionError as failure:
            failures.append((name, failure))
            continue
        if amiss := unlike(structure(post), structure(done.text)):
            failures.append((name, amiss))
        total += len(done.targets) + len(done.left)
        reasons.update(reason for _, reason in done.left)
    assert not failures, named(failures)
    assert reasons.total() <= MOST_LEFT * total, reasons
    print(f"{reasons.total()} of {total} units left untranslated: {dict(reasons)}")  # noqa: T201

"""Each check has its page, and the examples there are true."""

from __future__ import annotations

import re

import pytest

from tests.checks.reading import pair, told
from tests.docs.pages import DOCS
from translit.checks.all_checks import ACROSS, CHECKS, IDS
from translit.checks.running import Choice, across

_MORE = {
    "terminology": {"glossary": ["红色警报,Code Red,,,red alert,"]},
    "front-matter": {"role": ["front matter"]},
    "links": {"missing": ["a.png"]},
}
"""What the prose of a page says of its example."""


def example(check: str) -> dict[str, str]:
    text = (DOCS / "checks" / f"{check}.md").read_text("utf-8")
    return dict(re.findall(r"^\| (source|found|not found) \| `(.+)` \|$", text, re.MULTILINE))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_examples_of_a_page_are_true(check: object) -> None:
    name = check.id  # type: ignore[attr-defined]
    shown = example(name)
    more = _MORE.get(name, {})
    late = {"previous": ["今天下雨。"]} if name == "stale" else {}
    assert told(pair(shown["source"], shown["found"], **more, **late), name) != "nothing"
    assert told(pair(shown["source"], shown["not found"], **more), name) == "nothing"


def test_the_example_of_what_is_inconsistent_is_true() -> None:
    shown = example("inconsistent")
    for target, count in (("found", 1), ("not found", 0)):
        pairs = [pair(shown["source"], one) for one in ("Code Red", shown[target])]
        assert len(list(across(pairs, Choice()))) == count


def test_the_table_of_checks_is_whole() -> None:
    text = (DOCS / "checks" / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| \[`([\w-]+)`\]\(\1\.md\) \| (\w+) \|", text, re.MULTILINE))
    known = {check.id: str(check.severity) for check in CHECKS}
    known |= {check.id: str(check.severity) for check in ACROSS}
    assert rows == known
    assert list(rows) == list(IDS)

"""Where the links of an English page lead: a small site -> what `check` and `build` say of them.

Given: lines of `translit.toml`, then files, each behind `== path`; a post with `reviewed` behind
its path is translated and reviewed, one with `fuzzy` waits. Expected: `file:line: message`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit.catalog import po
from translit.checks.running import Choice
from translit.model import Entry, State
from translit.project import Project, open_project
from translit.workflows.build import build
from translit.workflows.check import Options, check
from translit.workflows.extract import extract

_WORDS = {"第二节": "Section two", "冷": "Cold", "安装": "Installation", "开始": "Start"}

_STATES = {"reviewed": State.TRANSLATED, "fuzzy": State.FUZZY}


def project(root: Path, given: str) -> Project:
    """The site of a case, its posts extracted and translated."""
    settings, *files = re.split(r"^== (.*)\n", given, flags=re.MULTILINE)
    (root / "translit.toml").write_text(settings)
    states = {}
    for head, text in zip(files[::2], files[1::2], strict=True):
        name, _, state = head.rpartition(" ") if head.endswith(tuple(_STATES)) else (head, "", "")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        states[name] = state
    found = open_project(root, chosen=root)
    extract(found, found.layout.posts())
    for post in found.layout.posts():
        path = found.layout.catalog(post)
        catalog = found.catalog(path).catalog
        state = _STATES.get(states.get(found.layout.shown(post), ""))
        if catalog is not None and state is not None:
            reader = found.format_of(post)
            entries = [
                replace(entry, target=_english(entry, reader), state=state)
                for entry in catalog.entries
            ]
            path.write_text(po.dumps(catalog.with_entries(entries)))
    return found


def _english(entry: Entry, reader: object) -> str:
    """The source with its markup, and English in place of its Chinese."""
    parts, at = [], 0
    for code in reader.codes(entry.source):  # type: ignore[attr-defined]
        parts += [_words(entry.source[at : code.span.start]), code.span.of(entry.source)]
        at = code.span.end
    return "".join((*parts, _words(entry.source[at:])))


def _words(text: str) -> str:
    return re.sub(r"[\u3007-\u9fff]+", lambda run: _WORDS.get(run[0], "Words"), text)


@pytest.mark.parametrize("case", read_cases(CASES / "arrival" / "links.txt"), ids=str)
def test_a_link_that_leads_nowhere_is_found(case: Case, tmp_path: Path) -> None:
    site = project(tmp_path, f"{case.given}\n")
    found = check(site, site.layout.posts(), Options(Choice(selected=frozenset(("links",)))))
    assert not found.failures
    told = [
        f"{one.post}{'' if one.source else f':{one.line}'}: {one.finding.message}"
        for one in found.findings
    ]
    assert ("\n".join(told) or "nothing") == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "arrival" / "built.txt"), ids=str)
def test_a_link_is_built_to_where_it_arrives(case: Case, tmp_path: Path) -> None:
    site = project(tmp_path, f"{case.given}\n")
    posts = site.layout.posts()
    build(site, posts)
    assert site.layout.output(posts[0]).read_text().strip() == case.expected

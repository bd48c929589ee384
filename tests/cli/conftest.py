"""A blog in a temporary folder, and the command line to work on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translit.catalog import po
from translit.cli import cli
from translit.model import Entry, State

COMMANDS = (["extract"], ["pretranslate", "--engine", "pseudo"], ["build", "--draft"])
"""The whole way without a person's review."""

POST = """---
title: 下雨天
date: 2026-11-01
---

# 标题

今天下雨。我在家写代码。

- **绿色：**一切正常；
- 看[这里](https://example.org)。
"""


class Blog:
    """A project's folder, and what a user does in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: str, **options: object) -> Result:
        """Call `translit` as a user does, in the project's folder."""
        return CliRunner().invoke(cli, ["--project", str(self.root), *words], **options)

    def ok(self, *words: str) -> str:
        """Call `translit`, which must succeed; answers what it printed."""
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.output

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def text(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every file outside of `.translit`, with its bytes and its time."""
        return {
            str(path.relative_to(self.root)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".translit" not in path.parts
        }

    def catalog(self, name: str = "post.md") -> po.Catalog:
        return po.loads(self.text(f"locales/en/{name}.po"), path=name)

    def review(
        self, english: Callable[[Entry], str], name: str = "post.md", *, keep: bool = False
    ) -> None:
        """Translate each entry as a reviewer does in Poedit; `keep` leaves what has a target."""
        catalog = self.catalog(name)
        entries = [
            entry
            if entry.obsolete or (keep and entry.state is State.TRANSLATED)
            else replace(entry, target=english(entry), state=State.TRANSLATED, previous=None)
            for entry in catalog.entries
        ]
        self.write(f"locales/en/{name}.po", po.dumps(catalog.with_entries(entries)))


ENGLISH = {
    "下雨天": "A rainy day",
    "标题": "Title",
    "今天下雨。": "It is raining today.",
    "我在家写代码。": "I am coding at home.",
    "**绿色：**一切正常；": "**Green:** all is well;",
    "看[这里](https://example.org)。": "Look [here](https://example.org).",
}


def english(entry: Entry) -> str:
    return ENGLISH.get(entry.source, f"English of {len(entry.source)}")


class _Noon(datetime):
    """A clock that stands still: new catalogs of two minutes differ in their headers."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2026, 11, 1, 12, tzinfo=tz)


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blog:
    """A blog with one post."""
    monkeypatch.setattr("translit.workflows.extract.datetime", _Noon)
    made = Blog(tmp_path)
    made.write("posts/post.md", POST)
    return made

"""What is printed or written into notes has the words of docs/words.md, and none that it bans."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, blocks, section

SOURCES = sorted((ROOT / "src/translit").rglob("*.py"))

WORDS = (DOCS / "words.md").read_text("utf-8")

BANNED = {
    word
    for row in re.findall(r"(?m)^\|([^|]*)\|([^|]*)\|", section(WORDS, "One word for each state"))
    for word in re.findall(r'"([^"]+)"', row[1])
} - {"translated"}
"""The words that the table has in its second column; that of a state is looked for as one."""


def printed(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that a user may read: all but docstrings, and those of commands."""
    tree = ast.parse(path.read_text("utf-8"))
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            is_help = isinstance(node, ast.FunctionDef) and "command" in " ".join(
                map(ast.dump, node.decorator_list)
            )
            told |= set() if is_help else {id(one.value) for one in node.body if _is_text(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_the_table_bans_what_nobody_but_us_understands() -> None:
    assert {"code-switched", "split at the locks", "left as it is"} <= BANNED


@pytest.mark.parametrize("word", sorted(BANNED))
def test_no_banned_word_is_printed(word: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in SOURCES
        for line, text in printed(path)
        if word in text.replace("\n", " ")
    ]
    assert not found


@pytest.mark.parametrize("word", [*sorted(BANNED), "translated)"])
def test_no_banned_word_is_in_what_the_pages_show(word: str) -> None:
    """A count of entries that says `5 translated` would be another word for a state."""
    shown = [
        f"{path.name}: {line}"
        for path in PAGES
        for block in blocks(path.read_text("utf-8"))
        if block.language.startswith("console")
        for line in block.text.splitlines()
        if word in line.replace("untranslated)", "")
    ]
    assert not shown

"""The house is small rooms with a name each, and a sentence at each door."""

from __future__ import annotations

import ast
import statistics
from collections import defaultdict
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "translit"
MODULES = sorted(SOURCE.rglob("*.py"))
TEXTS = {path: path.read_text("utf-8") for path in MODULES}

_LONGEST, _MEDIAN, _LONGEST_FUNCTION = 300, 110, 40

_PARALLEL = (
    {"cli", "workflows"},  # a verb: what is asked for, and what is done
    {"engines/argos", "engines/llm"},  # the same part of two engines
    {"quantities/in_chinese", "quantities/in_english"},  # the same reading in two languages
    {"checks", "formats/markdown/rules"},  # each is named after what it is about, by a user
    {"cli/findings", "formats/markdown/front_matter"},  # by a format, as a user names it
)
"""Rooms whose modules may have one name: they are the same thing on either side."""


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parent.as_posix()


def test_no_module_is_long() -> None:
    lengths = {path: len(text.splitlines()) for path, text in TEXTS.items()}
    assert {path: length for path, length in lengths.items() if length > _LONGEST} == {}
    assert statistics.median(lengths.values()) <= _MEDIAN


def test_no_function_is_longer_than_a_screen() -> None:
    long = {}
    for path, text in TEXTS.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                begin = (node.body[1] if documented and len(node.body) > 1 else first).lineno
                if (node.end_lineno or 0) - begin >= _LONGEST_FUNCTION:
                    name = f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"
                    long[name] = node.end_lineno - begin + 1
    assert not long, long


def test_two_modules_of_one_name_are_the_same_thing_on_either_side() -> None:
    homes = defaultdict(set)
    for path in MODULES:
        if not path.name.startswith("__"):
            homes[path.stem].add(room(path))
    twice = {name: rooms for name, rooms in homes.items() if len(rooms) > 1}
    unclear = {name: rooms for name, rooms in twice.items() if rooms not in _PARALLEL}
    assert not unclear, unclear


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    said = ast.get_docstring(ast.parse(TEXTS[path]))
    assert said, "no docstring"
    face = said.partition("\n")[0]
    assert face.endswith((".", "?"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_nothing_is_compiled_at_import(path: Path) -> None:
    """A command has the patterns of all rules, and uses few: `lazy` compiles what is used."""
    waiting = [ast.parse(TEXTS[path])]
    eager = []
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
                eager.append(node.lineno)
            waiting.append(node)
    assert not eager, f"re.compile at import, in lines {eager}"

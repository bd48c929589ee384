"""Files of calls, a call a line as Python writes it, and below it, indented, what it answers."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.readings import phrases

__all__ = ["answered", "calls", "refresh"]


def calls(path: Path) -> list[tuple[str, str]]:
    """The calls of a file with their answers."""
    return [(call, answer) for call, (answer,) in phrases(path)]


def answered(call: str, functions: Mapping[str, Callable[..., object]]) -> str:
    """What a call answers, as Python writes it."""
    tree = ast.parse(call, mode="eval").body
    assert isinstance(tree, ast.Call)
    assert isinstance(tree.func, ast.Name)
    args = [ast.literal_eval(one) for one in tree.args]
    named = {one.arg: ast.literal_eval(one.value) for one in tree.keywords if one.arg}
    return repr(functions[tree.func.id](*args, **named))


def refresh(path: Path, functions: Mapping[str, Callable[..., object]]) -> None:
    """Write what is answered now below each call; read the diff."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            lines.append(line)
            if line and not line.startswith("# "):
                lines.append(f"  {answered(line, functions)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")

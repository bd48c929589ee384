"""Case files: title, `.`, input, `.`, expected, `.`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; `→` is a tab, `␠` a blank at a line's end, `␍` a carriage return."""
    cases = []
    lines = path.read_text("utf-8").split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        title = lines[at].strip()
        assert lines[at + 1] == ".", f"{path}:{at + 2}: a case's title is followed by a dot"
        middle = lines.index(".", at + 2)
        end = lines.index(".", middle + 1)
        given, expected = (
            "\n".join(part).replace("→", "\t").replace("␠", " ").replace("␍", "\r")
            for part in (lines[at + 2 : middle], lines[middle + 1 : end])
        )
        cases.append(Case(title, given, expected))
        at = end + 1
    assert cases, path
    return cases

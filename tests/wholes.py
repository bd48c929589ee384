"""Posts -> all that their reader says of them: units, codes, outline, places, what is wrong.

The posts are those of the case files; what is said of each stands in `cases/whole/`, a file for
each of theirs. `python -m tests.wholes` writes what is said now; read the diff before you commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.cases_reader import CASES, read_cases
from translit.formats import FormatOptions
from translit.formats.markdown import Markdown, open_format
from translit.model import Document

WHOLE = CASES / "whole"
ROOMS = ("dialects", "markdown")


def reader(path: Path) -> Markdown:
    """As the cases of a file are read: with the construct on that it is about."""
    on = {path.stem: True} if path.parent.name == "dialects" else {}
    return open_format(FormatOptions(constructs=on))


def said(document: Document, markdown: Markdown) -> Iterator[str]:
    """A line for each unit, with its codes below it, for each block, heading, link and problem."""
    for unit in document.units:
        spans = ",".join(f"{start}-{end}" for start, end in unit.spans)
        facts = (f"{unit.line} {unit.role}", unit.syntax, spans, unit.source, unit.context)
        yield " | ".join((*facts, unit.note))
        for code in unit.codes:
            start, end = code.span
            yield f"  {start}-{end} {code.kind} {code.type} | {code.data} | {code.written}"
    for block in document.outline:
        yield " | ".join((f"block {block.line} {block.kind}", *block.codes))
    for heading in markdown.places(document.text).headings:
        facts = (f"heading {heading.line} {heading.end}", heading.raw, heading.text, heading.id)
        yield " | ".join(facts)
    for link in markdown.places(document.text).links:
        start, end = link.span
        yield f"link {link.line} {start}-{end} {link.way} | {link.address}"
    for problem in document.problems:
        yield f"problem {problem.line} | {problem.message}"
    for labels in document.labels:
        if labels:
            yield f"labels | {' | '.join(sorted(labels))}"


def wholes(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The title of each case of a file, and what is said of its post, a line each."""
    markdown = reader(path)
    for case in read_cases(path):
        lines = said(markdown.parse(case.given), markdown)
        yield (
            case.title,
            [line.replace("\n", "⏎").replace("\r", "␍").rstrip(" |") for line in lines],
        )


def stated(path: Path) -> dict[str, list[str]]:
    """What a file of `cases/whole/` says, by the titles of the cases."""
    found: dict[str, list[str]] = {}
    for part in path.read_text("utf-8").rstrip("\n").split("\n\n"):
        title, *lines = part.split("\n")
        found[title.removeprefix("# ")] = lines
    return found


def main() -> None:
    """Write what is said now."""
    for room in ROOMS:
        (WHOLE / room).mkdir(parents=True, exist_ok=True)
        for path in sorted((CASES / room).glob("*.txt")):
            parts = ("\n".join((f"# {title}", *lines)) for title, lines in wholes(path))
            (WHOLE / room / path.name).write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()

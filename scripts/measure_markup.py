"""Sentences with markup and a language model -> which way of asking brings the markup back.

As it stands in the post; as numbered tags; or plain, with the marked-up spans found again in the
translation, which is what `translit` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import click
from evaluate import PAIR, translated
from evaluation.rows import Sentence, all_sentences, terms
from evaluation.scores import codes

from translit.cli.session import engine_option
from translit.engines import Closing, Engine, open_engine
from translit.model import Code, CodeKind
from translit.pretranslation.levels.steps.split import STEP as PIECED
from translit.splice import signature

Way = Callable[[Sentence], tuple[str, Callable[[str], str]]]
"""What is sent for a sentence, and the way back from an answer."""


def as_it_stands(row: Sentence) -> tuple[str, Callable[[str], str]]:
    """The source, markup and all."""
    return row.request.unit.source, lambda answer: answer


def as_tags(row: Sentence) -> tuple[str, Callable[[str], str]]:
    """The source with a tag for each code, numbered by the pair that it belongs to."""
    unit = row.request.unit
    tags: dict[str, str] = {}
    opened: list[int] = []
    parts, at, number = [], 0, 0
    for code in unit.codes:
        if code.kind is CodeKind.END and opened:
            tag = f"</{opened.pop()}>"
        else:
            number += 1
            tag = f"<{number}>" if code.kind is CodeKind.START else f"<{number}/>"
            if code.kind is CodeKind.START:
                opened.append(number)
        tags[tag] = code.span.of(unit.source)
        parts += [unit.source[at : code.span.start], tag]
        at = code.span.end
    parts.append(unit.source[at:])

    def back(answer: str) -> str:
        return re.sub(r"</?\d+/?>", lambda found: tags.get(found[0], found[0]), answer)

    return "".join(parts), back


def held(row: Sentence, answer: str) -> bool:
    """Whether an answer has exactly the markup of its source."""
    return bool(answer) and signature(codes(row, answer)) == signature(row.request.unit.codes)


def shares(engine: Engine, rows: Sequence[Sentence]) -> dict[str, int]:
    """How many sentences come back with their markup, by the way they are sent."""
    found = {}
    ways: dict[str, Way] = {"as it stands": as_it_stands, "numbered tags": as_tags}
    for name, way in ways.items():
        sent = [way(row) for row in rows]
        answers = engine.translate([text for text, _ in sent])
        found[name] = sum(
            held(row, back(answer.strip()))
            for row, (_, back), answer in zip(rows, sent, answers, strict=True)
        )
    outcomes, *_ = translated(rows, engine, "", terms())
    found["plain, and placed afterwards"] = sum(
        held(row, one.target) and one.level != PIECED.level
        for row, one in zip(rows, outcomes, strict=True)
    )
    found["the same, or cut at the markup"] = sum(
        held(row, one.target) for row, one in zip(rows, outcomes, strict=True)
    )
    return found


def _is_marked(found: Sequence[Code]) -> bool:
    return any(code.kind is CodeKind.START for code in found)


@click.command()
@click.option("--engine", "name", default="llm", metavar="NAME", help="The engine.")
@engine_option
def main(name: str, options: dict[str, Any]) -> None:
    """Ask for the sentences of the evaluation set that have marked-up spans."""
    rows = [row for row in all_sentences() if _is_marked(row.request.unit.codes)]
    engine = open_engine(name, PAIR, options)
    for way, number in shares(engine, rows).items():
        click.echo(f"{number:3} of {len(rows)}  {way}")
    if isinstance(engine, Closing):
        engine.close()


if __name__ == "__main__":
    main()

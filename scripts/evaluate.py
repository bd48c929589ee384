"""The evaluation set and engines -> how good the drafts are that a reviewer would start from.

The set is `evaluation/sentences.tsv` beside this file, with its own `glossary.csv`. What each
figure means is told in docs/evaluation.md.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

import click
from evaluation.rows import Sentence, sentences, terms
from evaluation.scores import as_json, as_text, measured, metrics

from translit.cli.errors import FAILURE, show
from translit.cli.session import engine_option, output_format_option
from translit.engines import Closing, Engine, LanguagePair, open_engine
from translit.errors import ModelError, TranslitError
from translit.glossary import Glossary
from translit.pretranslation import Outcome, pretranslate

PAIR = LanguagePair("zh", "en")


def translated(
    rows: Sequence[Sentence], engine: Engine, name: str, found: Glossary
) -> tuple[list[Outcome], float]:
    """The outcomes of the sentences, and the seconds they took.

    The model is loaded and probed before the clock starts: that is done once, not once a post.
    """
    cache: dict[str, str] = {}
    options: dict[str, Any] = {"engine": engine, "glossary": found, "engine_name": name}
    list(pretranslate([], cache=cache, **options))
    requests = [sentence.request for sentence in rows]
    start = time.perf_counter()
    outcomes = list(pretranslate(requests, cache=cache, **options))
    return outcomes, time.perf_counter() - start


def engines(names: Sequence[str], options: dict[str, str]) -> Iterator[tuple[str, Engine]]:
    """The named engines, opened; if none is named, one for each installed model."""
    for name in names:
        yield name, open_engine(name, PAIR, options)
    if names:
        return
    from translit.workflows.models import available

    models = [model for model in available() if (model.source, model.target) == PAIR]
    if not models:
        what = (
            "no model for zh → en is installed; run .venv/bin/translit models install, "
            "or evaluate another engine: .venv/bin/python scripts/evaluate.py --engine pseudo"
        )
        raise ModelError(what)
    for model in models:
        yield model.name, open_engine("argos", PAIR, {**options, "model": model.name})


def compared(rows: Sequence[Sentence], outcomes: Sequence[Outcome], which: str) -> Iterator[str]:
    """The sentences that a person wants to read, each with its target and its reference."""
    for sentence, outcome in zip(rows, outcomes, strict=True):
        if which == "all" or (which == "untranslated" and not outcome.target):
            yield f"{sentence.line}: {outcome.level}"
            yield f"  source     {sentence.request.unit.source}"
            yield f"  target     {outcome.target or f'({outcome.reason})'}"
            yield f"  reference  {sentence.reference}\n"


@click.command()
@click.option(
    "--engine",
    "names",
    multiple=True,
    metavar="NAME",
    help="An engine by its name, or module:function for one; may be given again.",
)
@engine_option
@click.option(
    "--show",
    "which",
    type=click.Choice(["none", "untranslated", "all"]),
    default="none",
    help="Show sentences beside their references.",
)
@output_format_option
def main(names: tuple[str, ...], options: dict[str, str], which: str, output_format: str) -> None:
    """Translate the evaluation set, and score what comes out.

    With each installed model from Chinese to English, or with the engines that are named.
    """
    try:
        results = list(_evaluated(names, options, which, text=output_format == "text"))
    except TranslitError as error:
        show(str(error))
        raise SystemExit(FAILURE) from error
    if output_format == "json":
        click.echo(json.dumps(results, ensure_ascii=False, indent=2))


def _evaluated(
    names: Sequence[str], options: dict[str, str], which: str, *, text: bool
) -> Iterator[dict[str, Any]]:
    metrics()  # before the work: without them it is for nothing
    rows, found = sentences(), terms()
    for name, engine in engines(names, options):
        try:
            outcomes, seconds = translated(rows, engine, name, found)
        finally:
            if isinstance(engine, Closing):
                engine.close()
        scores = measured(name, rows, outcomes, seconds=seconds)
        if text:
            click.echo("\n".join((*compared(rows, outcomes, which), as_text(scores))))
        yield as_json(scores)


if __name__ == "__main__":
    main()

"""The evaluation set and engines -> how good the drafts are that a reviewer would start from.

The set is `evaluation/sentences.tsv` and `evaluation/posts.tsv` beside this file, with their own
`glossary.csv`. What each figure means is told in docs/evaluation.md.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click
from evaluation.rows import Sentence, all_sentences, terms
from evaluation.scores import Scores, as_json, as_table, measured, metrics

from translit.cli.exits import FAILURE, show
from translit.cli.session import engine_option, output_format_option
from translit.engines import Closing, Engine, LanguagePair, Metered, Spent, Telling, open_engine
from translit.errors import EngineError, ModelError, TranslitError
from translit.glossary import Glossary
from translit.model import UnitKey
from translit.pretranslation import Outcome, Request, pretranslate
from translit.workflows.surroundings import told

PAIR = LanguagePair("zh", "en")


def translated(
    rows: Sequence[Sentence], engine: Engine, name: str, found: Glossary
) -> tuple[list[Outcome], float, Spent]:
    """The outcomes of the sentences, the seconds they took, and what was asked of the engine.

    The model is loaded and probed before the clock starts: that is done once, not once a post.
    """
    cache: dict[str, str] = {}
    options: dict[str, Any] = {"engine": engine, "glossary": found, "engine_name": name}
    list(pretranslate([], cache=cache, **options))
    before = _spent(engine)
    drafted: dict[UnitKey, str] = {}
    start = time.perf_counter()
    outcomes = []
    for outcome in pretranslate(requests(rows, engine, drafted), cache=cache, **options):
        drafted[outcome.request.unit.key] = outcome.target
        outcomes.append(outcome)
    seconds = time.perf_counter() - start
    spent = (after - b for after, b in zip(_spent(engine), before, strict=True))
    return outcomes, seconds, Spent(*spent)


def requests(
    rows: Sequence[Sentence], engine: Engine, drafted: dict[UnitKey, str]
) -> Iterator[Request]:
    """What is asked, each with what stands around it as `translit pretranslate` tells it."""
    if not isinstance(engine, Telling):
        yield from (row.request for row in rows)
        return
    for _, group in groupby(rows, key=lambda row: id(row.document)):
        post = list(group)
        drafted.clear()
        yield from told(post[0].document, [row.request for row in post], drafted, None)


def _spent(engine: Engine) -> Spent:
    return engine.spent if isinstance(engine, Metered) else Spent()


def engines(names: Sequence[str], options: dict[str, str]) -> Iterator[tuple[str, Engine]]:
    """The named engines, opened; if none is named, one for each installed model.

    A name may have options of its own: `llm,model=small.gguf`.
    """
    for name in names:
        base, *own = name.split(",")
        given = dict(one.partition("=")[::2] for one in own)
        yield name, open_engine(base, PAIR, {**options, **given})
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
            yield f"{sentence.kind} {sentence.line}: {outcome.level}"
            yield f"  source     {sentence.request.unit.source}"
            yield f"  target     {outcome.target or f'({outcome.reason})'}"
            yield f"  reference  {sentence.reference}\n"


def sampled(rows: Sequence[Sentence], every: int) -> list[Sentence]:
    """Of the sentences that stand alone, and of the posts, each so-and-so-manieth."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: id(row.document))]
    alone = [group for group in groups if len(group) == 1]
    posts = [group for group in groups if len(group) > 1]
    return [row for group in (*alone[::every], *posts[::every]) for row in group]


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
@click.option(
    "--every",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Take each Nth sentence and post only, where a model is slow.",
)
@output_format_option
def main(
    names: tuple[str, ...], options: dict[str, str], which: str, every: int, output_format: str
) -> None:
    """Translate the evaluation set, and score what comes out, all engines side by side.

    With each installed model from Chinese to English, or with the engines that are named.
    """
    text = output_format == "text"
    try:
        rows = sampled(all_sentences(), every)
        results = list(evaluated(rows, engines(names, options), which if text else "none"))
    except TranslitError as error:
        show(str(error))
        raise SystemExit(FAILURE) from error
    if text:
        click.echo(as_table(results))
    else:
        found = [as_json(one) for one in results]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def evaluated(
    rows: Sequence[Sentence], opened: Iterator[tuple[str, Engine]], which: str
) -> Iterator[Scores]:
    """The scores of each engine, one after the other."""
    metrics()  # before the work: without them it is for nothing
    found = terms()
    for name, engine in opened:
        try:
            outcomes, seconds, spent = translated(rows, engine, name, found)
        except EngineError as error:
            raise EngineError(f"{name}: {error}") from error
        finally:
            if isinstance(engine, Closing):
                engine.close()
        for line in compared(rows, outcomes, which):
            click.echo(line)
        yield measured(name, rows, outcomes, seconds=seconds, spent=spent)


if __name__ == "__main__":
    main()

"""`python -m training`: data -> a package, step by step or all at once, and on after any stop."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from training.network import SHAPES, Shape
from training.prepare import DONE
from training.train import Run, Settings, newest

_PATH = click.Path(path_type=Path, file_okay=False)


@click.group()
def main() -> None:
    """Train the starter model. All that is made lies in the folder WORK."""


def _with(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorated(function: Any) -> Any:  # noqa: ANN401  # as click's decorators do
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


_work = click.option("--work", type=_PATH, required=True, help="Where all that is made lies.")

_preparing = _with(
    click.option("--pieces", default=14_000, show_default=True, help="Of the vocabulary."),
    click.option("--like", type=_PATH, help="A package whose vocabulary is kept."),
    click.option("--every", is_flag=True, help="Read every good pair: for long runs."),
    click.option("--processes", default=os.cpu_count() or 1, show_default="all cores"),
    click.option("--seed", default=1, show_default=True),
)

_learning = _with(
    click.option("--hours", default=1.0, show_default=True, help="Of the clock, in all."),
    click.option("--from-model", "begun", type=_PATH, help="A package to begin with."),
    click.option("--shape", type=click.Choice(list(SHAPES)), default="small", show_default=True),
    click.option("--rate", default=6e-4, show_default=True, help="Of learning, at its highest."),
    click.option("--tokens", default=2048, show_default=True, help="Places of a batch."),
    click.option("--optimiser", type=click.Choice(["adamw", "muon"]), default="adamw"),
    click.option("--sample", default=1500, show_default=True, help="Pieces weighed; 0 for all."),
    click.option("--dropout", default=0.0, show_default=True),
    click.option("--interval", default=600.0, show_default=True,
                 help="Seconds between two checkpoints."),
    click.option("--threads", default=1, show_default=True),
    click.option("--device", type=click.Choice(["cpu", "cuda"]), default="cpu"),
    click.option("--most-steps", default=0, help="Of this start."),
)  # fmt: skip


@main.command()
@click.argument("data", type=_PATH)
@_work
@_preparing
def prepare(data: Path, work: Path, like: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Turn the parallel sentences in DATA into numbered pieces."""
    from training.prepare import prepare as prepare_all

    model = like / "sentencepiece.model" if like else None
    prepare_all(data, work / "data", model=model, **options)


@main.command()
@click.argument("data", type=_PATH)
@_work
@click.option("--pieces", default=14_000, show_default=True, help="Of the vocabulary.")
@click.option("--processes", default=os.cpu_count() or 1, show_default="all cores")
@click.option("--seed", default=1, show_default=True)
def pack(data: Path, work: Path, **options: Any) -> None:  # noqa: ANN401
    """Put into WORK/data what an accelerator needs: `store.xz`, `said.npy` and `dev.npz`."""
    from training.packing import pack as pack_all

    store = pack_all(data, work / "data", **options)
    click.echo(f"{len(store.kinds):,} pairs, {len(store.pieces):,} pieces")


@main.command()
@_work
@_learning
def train(work: Path, begun: Path | None, shape: str, **options: Any) -> None:  # noqa: ANN401
    """Learn from what is prepared, on from the newest checkpoint, until the hours are over."""
    from training.package import restore
    from training.train import train as learn

    work.mkdir(parents=True, exist_ok=True)
    settings = Settings(**options)
    state = newest(work)
    weights = None
    if state:
        sizes = Shape(**state["shape"])
    elif begun:
        sizes, weights = restore(begun)
    else:
        pieces = len(_pieced(work))
        sizes = Shape(pieces, **SHAPES[shape])
    run = Run(work / "data", work, sizes, settings)
    if state:
        run.load(state)
    elif weights:
        run.begin(weights)
    learn(run)


@main.command()
@click.argument("out", type=_PATH)
@_work
@click.option("--pack", "packed", type=click.Path(path_type=Path), help="An .argosmodel as well.")
@click.option("--learnt", type=_PATH, help="What an accelerator wrote, in place of a checkpoint.")
def export(out: Path, work: Path, packed: Path | None, learnt: Path | None) -> None:
    """Write the newest checkpoint's averaged weights as an Argos package into the folder OUT."""
    from training.accelerator import joined
    from training.package import pack, write

    state = joined(learnt) if learnt else newest(work)
    if state is None:
        raise click.ClickException(f"there is no checkpoint in {work}; run train first")
    write(out, state["average"], Shape(**state["shape"]), _pieced(work))
    if packed:
        pack(out, packed)
    click.echo(f"wrote {out}, after {state['tokens']:,} tokens")


@main.command()
@click.argument("model", type=_PATH)
@_work
@click.option("--most", default=0, help="Sentences of each set; 0 for all.")
@click.option("--show", "shown", default=0, help="So many sentences of each set.")
def evaluate(model: Path, work: Path, most: int, shown: int) -> None:
    """Score the package in the folder MODEL on the development sets."""
    from training.curves import curves, picture
    from training.evaluate import evaluate as scores
    from training.evaluate import opened, table

    lexicon = json.loads((work / "data" / "lexicon.json").read_text(encoding="utf-8"))
    dev = work / "data" / "dev"
    found = list(scores(opened(model), dev, lexicon, most=most, show=click.echo, shown=shown))
    (work / "scores.json").write_text(
        json.dumps([one.values() for one in found], indent=2) + "\n", encoding="utf-8"
    )
    if (work / "log.jsonl").exists():
        drawn = picture(curves(work / "log.jsonl"))
        (work / "curves.svg").write_text(drawn, encoding="utf-8")
    click.echo(table(found))


@main.command("all")
@click.argument("data", type=_PATH)
@_work
@_preparing
@_learning
@click.pass_context
def everything(context: click.Context, data: Path, work: Path, **options: Any) -> None:  # noqa: ANN401
    """Prepare, train, export and evaluate; called again, it goes on where it was stopped."""
    names = [option.name for option in prepare.params]
    if not (work / "data" / DONE).exists():
        own = {name: options[name] for name in names if name in options}
        if own["like"] is None:
            own["like"] = options["begun"]
        context.invoke(prepare, data=data, work=work, **own)
    context.invoke(
        train, work=work, **{one.name: options[one.name] for one in train.params
                             if one.name in options}
    )  # fmt: skip
    context.invoke(export, out=work / "model", work=work, packed=work / "starter.argosmodel",
                   learnt=None)  # fmt: skip
    context.invoke(evaluate, model=work / "model", work=work, most=0, shown=0)


def _pieced(work: Path) -> Any:  # noqa: ANN401  # a Vocabulary: imported when needed
    from training.vocabulary import read

    return read(work / "data" / "sentencepiece.model")


if __name__ == "__main__":
    main()

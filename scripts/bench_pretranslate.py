"""Time our pretranslation beside Argos Translate used unit by unit, in one run.

Both sides translate the same sentences with the same model and the same beam, one after the
other, each in a process of its own. The posts are those below TRANSLIT_CORPUS, if it is set, else
the repository's own. Nothing is downloaded: where the public model is not installed, one of its
size is made of random weights, in a temporary folder, and the lengths of translations are forced.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from pretranslation_bench.bound import speed
from pretranslation_bench.models import Timed, installed, made
from pretranslation_bench.posts import requests, source
from pretranslation_bench.report import report

from translit.errors import TranslitError


@click.command()
@click.option(
    "--sentences",
    type=click.IntRange(min=1),
    default=600,
    show_default=True,
    help="How many to translate, at most; with few of them, our batches are small.",
)
@click.option(
    "--beam",
    type=click.IntRange(1, 32),
    default=4,
    show_default=True,
    help="Of both sides; 4 is Argos's own.",
)
@click.option("--random", is_flag=True, help="Take random weights, whatever is installed.")
def main(sentences: int, beam: int, *, random: bool) -> None:
    """Time our pretranslation beside Argos Translate used unit by unit."""
    with tempfile.TemporaryDirectory(prefix="translit-bench-") as scratch:
        room = Path(scratch)
        try:
            model = None if random else installed()
            asked = requests(sentences)
        except TranslitError as error:
            raise click.ClickException(str(error)) from error
        if not asked:
            raise click.ClickException(f"there are no posts below {source()}")
        if model is None:
            click.echo("making a model of random weights ...", err=True)
            model = made(room, (one.unit.source for one in asked))
        job = {"sentences": sentences, "beam": beam, "forced": model.forced}
        (room / "job.json").write_text(json.dumps(job), encoding="utf-8")
        click.echo("timing ours ...", err=True)
        ours = _run("ours", room, model, beam)
        click.echo("timing Argos Translate, sentence by sentence ...", err=True)
        argos = _run("argos", room, model, beam)
        click.echo("timing it once more, on one core ...", err=True)
        single = _run("argos", room, model, beam, {"ARGOS_INTRA_THREADS": "1"})
        others = {"Argos, as it comes": argos, "Argos, on one core": single}
        click.echo("\n".join(report(model, ours, others, beam=beam, speed=speed())))


def _run(
    side: str, room: Path, model: Timed, beam: int, settings: Mapping[str, str] = {}
) -> dict[str, Any]:
    """What a side writes down."""
    environment = {**os.environ, **model.environment, "ARGOS_BEAM_SIZE": str(beam)}
    environment |= {"ORT_DISABLE_TELEMETRY": "1", **settings}
    began = str(time.time())
    command = [sys.executable, "-m", f"pretranslation_bench.{side}", str(room), began]
    subprocess.run(command, env=environment, cwd=Path(__file__).parent, check=True)
    return json.loads((room / f"{side}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

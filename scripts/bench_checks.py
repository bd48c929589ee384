"""Time `translit check` on 50,000 entries: CPU seconds of all processes, wall time, memory.

The posts are varied copies of those below TRANSLIT_CORPUS, if it is set, else of the repository's
own; the translations are pseudo ones, so that every check but those of words has its work.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
from bench_posts import source_of_posts, write_posts
from measured import measured

MOST_SECONDS = 20
MOST_MEMORY = 250
"""MB that no process of it may pass."""


@click.command()
@click.option("--posts", "number", default=327, show_default=True, help="How many posts.")
@click.option("--size", default=5.7, show_default=True, help="MB of all of them.")
def main(number: int, size: float) -> None:
    """Translate posts by the engine pseudo, and time how long it takes to check them."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_posts(project / "posts", number, size)
        (project / "translit.toml").touch()
        command = [str(Path(sys.executable).parent / "translit"), "--project", folder]
        for words in (["extract"], ["pretranslate", "--engine=pseudo"]):
            subprocess.run([*command, *words], check=False, capture_output=True)
        began = time.monotonic()
        took = measured([*command, "check", "--fail-on", "never"])
        wall = time.monotonic() - began
    found = re.search(r"([\d,]+) translations", took.output)
    entries = int(found[1].replace(",", "")) if found else 0
    click.echo(f"{entries:,} entries of {source_of_posts()}")
    click.echo(f"{took.cpu:.1f} CPU seconds, {wall:.1f} seconds, {took.peak:.0f} MB")
    short = [
        what
        for what, kept in (
            (f"{MOST_SECONDS} seconds", wall < MOST_SECONDS),
            (f"{MOST_MEMORY} MB", took.peak < MOST_MEMORY),
        )
        if not kept
    ]
    if short:
        click.echo(f"Not kept: {', '.join(short)}.")


if __name__ == "__main__":
    main()

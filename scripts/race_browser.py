"""A person at the page of `translit review`, and another program, at one PO file -> what is lost.

`make race-browser`: 500 sentences edited by mouse and keys in a real browser while another program
saves the same file, and 100 kills of the server in the middle of it. Nothing may be lost: no save
that was said to be one, no entry, no half of a file.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click
from tests.browser.driving import Eyes, chromium
from tests.browser.race import Person, write_project


@click.command()
@click.option("--rounds", default=500, show_default=True, help="Sentences that are edited.")
@click.option("--kills", default=100, show_default=True, help="How often the server is killed.")
@click.option("--seed", default=1, show_default=True)
def main(rounds: int, kills: int, seed: int) -> None:
    """Print what was done, and leave with 1 where something is lost."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as profile, tempfile.TemporaryDirectory() as folder:
        write_project(Path(folder))
        driver = chromium(Path(profile))
        try:
            tally = Person(Path(folder), Eyes(driver), seed).race(rounds, kills)
        finally:
            driver.quit()
    click.echo(f"{len(tally.browser)} saves in the browser; {tally.conflicts} times the page asked")
    click.echo(
        f"{len(tally.outside)} saves of the other program, {tally.kills} kills of the server"
    )
    click.echo(f"lost: {', '.join(tally.lost) or 'nothing'} ({time.monotonic() - began:.0f} s)")
    raise SystemExit(bool(tally.lost))


if __name__ == "__main__":
    main()

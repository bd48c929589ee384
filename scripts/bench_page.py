"""Time the page of a post of 300 units, and of 2,000: the whole command, and its parts.

The post is made of varied copies of those below TRANSLIT_CORPUS, if it is set, else of the
repository's own, under the repository's glossary; the translations are pseudo ones. CPU seconds,
the least of five; of the parts, each as it is done for the first time, and then again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from bench_posts import ROOT, bodies, source_of_posts, varied
from measured import measured

MOST_SECONDS = 1.0
"""Of the page of 300 units."""

NAME = "long.md"


@click.command()
@click.argument("sizes", type=int, nargs=-1)
def main(sizes: tuple[int, ...]) -> None:
    """Make the page of a post of SIZES units, and say what it took."""
    for units in sizes or (300, 2000):
        with tempfile.TemporaryDirectory() as folder:
            report(units, Path(folder))


def report(units: int, project: Path) -> None:
    """Print the figures of one post."""
    count = write_project(project, units)
    command = [str(Path(sys.executable).parent / "translit"), "--project", str(project)]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(project / "compiled")  # as where it is installed
    measured([*command, "preview"])
    whole = min(measured([*command, "preview"]).cpu for _ in range(5))
    start = min(measured([*command, "--help"]).cpu for _ in range(5))
    page = (project / "build/preview/en" / f"{NAME}.html").stat().st_size
    click.echo(f"{count:,} units, of {source_of_posts()}; a page of {page / 1000:,.0f} kB")
    click.echo(f"  translit preview, from start to end  {whole:6.2f} s (--help: {start:.2f} s)")
    took = {name: [*seconds] for name, seconds in parts(project).items()}
    for name, (first, *again) in took.items():
        click.echo(f"  {name:37}{first:6.2f} s, {min(again):.2f} s again")
    built = sum(min(again) for _, *again in took.values())
    click.echo(f"  all of these, again                  {built:6.2f} s")
    if count < 1000 and built >= MOST_SECONDS:
        click.echo(f"Not kept: {MOST_SECONDS} seconds.")


def parts(project: Path) -> dict[str, Iterator[float]]:
    """The steps of a page, by name, and what each of them takes, time after time."""
    from translit.page.html_file import page_html
    from translit.project import open_project
    from translit.workflows import preview
    from translit.workflows.check import check

    def opened() -> None:
        nonlocal it, post
        it = open_project(project, chosen=project)
        (post,) = it.layout.posts()
        it.post(post).document  # noqa: B018  # reads it
        it.catalog(it.layout.catalog(post))

    def checked() -> None:
        nonlocal found
        found = preview.located(check(it, [post]).findings)

    def paged() -> None:
        nonlocal page
        page = preview.page_of(it, post, found)

    it = open_project(project, chosen=project)
    (post,) = it.layout.posts()
    found, page = preview.located(()), preview.page_of(it, post, {})
    return {
        "read the post and its PO file": timed(opened),
        "check it": timed(checked),
        "render its sentences and its blocks": timed(paged),
        "write the HTML": timed(lambda: page_html(page, language="en")),
    }


def timed(work: Callable[[], object]) -> Iterator[float]:
    """CPU seconds of some work, six times."""
    for _ in range(6):
        began = time.process_time()
        work()
        yield time.process_time() - began


def write_project(project: Path, units: int) -> int:
    """A project with one post of about so many units, drafted; answers how many it has."""
    from translit.formats import FormatOptions
    from translit.formats.markdown import open_format

    reader, body, sources = open_format(FormatOptions()), "", {"一篇长文"}
    for block in _blocks():
        if len(sources) >= units:
            break
        body += f"\n{block}\n"
        sources.update(unit.source for unit in reader.parse(block).units)
    (project / "posts").mkdir(parents=True)
    (project / "posts" / NAME).write_text(f"---\ntitle: 一篇长文\n---\n{body}", "utf-8")
    (project / "translit.toml").touch()
    shutil.copy(ROOT / "glossary.csv", project)
    command = [str(Path(sys.executable).parent / "translit"), "--project", str(project)]
    for words in (["extract"], ["pretranslate", "--engine=pseudo"]):
        subprocess.run([*command, *words], check=False, capture_output=True)
    catalog = project / f"locales/en/{NAME}.po"
    return len(re.findall(r"^msgid ", catalog.read_text("utf-8"), re.MULTILINE)) - 1


def _blocks() -> Iterator[str]:
    """Blocks of posts, none of which closes what another has opened."""
    for text in varied(list(bodies())):
        if "```" not in text and ":::" not in text:
            yield from re.split(r"\n{2,}", text.strip("\n"))


if __name__ == "__main__":
    main()

"""Time extraction and build of 400 posts (9 MB) beside translate-toolkit's, in one run.

The posts are varied copies of those below TRANSLIT_CORPUS, if it is set, else of the
repository's own. Both
sides extract all of them in one process, get every entry translated, and build all of them in one
process. CPU seconds are those of the user and the system. translate-toolkit is its own `md2po`
and `po2md`, as the extra `evaluate` installs them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import click
from measured import MEGABYTE, Took, measured

from translit.languages import HAN

ROOT = Path(__file__).parents[1]
MOST_MEMORY = 200
"""MB that neither of our commands may pass."""
VARIED = "的一是了不"
"""In every copy other characters take the place of these: no two posts say the same."""


@click.command()
@click.option("--posts", "number", default=400, show_default=True, help="How many posts.")
@click.option("--size", default=9.0, show_default=True, help="MB of all of them.")
@click.option("--toolkit", type=click.Path(path_type=Path), help="The folder of md2po and po2md.")
def main(number: int, size: float, toolkit: Path | None) -> None:
    """Extract and build posts, and let translate-toolkit do the same."""
    tools = toolkit or Path(sys.executable).parent
    if not (tools / "md2po").exists():
        raise click.ClickException(
            f"{tools} has no md2po; install translate-toolkit there: "
            "pip install -c constraints.txt -e '.[evaluate]' (`make bench` does it)"
        )
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        written = write_posts(project / "posts", number, size)
        click.echo(f"{number} posts, {written / MEGABYTE:.1f} MB, of {source_of_posts()}\n")
        ours, again = of_translit(project)
        theirs = of_toolkit(project, tools)
    report(ours, theirs, again)


def source_of_posts() -> str:
    return "TRANSLIT_CORPUS" if os.environ.get("TRANSLIT_CORPUS") else "the repository"


def write_posts(folder: Path, number: int, size: float) -> int:
    """Write the posts; answer how many bytes they have."""
    folder.mkdir()
    texts = varied(list(bodies()))
    total = 0
    for post in range(number):
        data = f"---\ntitle: 第{post}篇文章\n---\n".encode()
        while total + len(data) < size * MEGABYTE * (post + 1) / number:
            data += b"\n\n" + next(texts).encode()
        (folder / f"{post:03}.md").write_bytes(data)
        total += len(data)
    return total


def bodies() -> Iterator[str]:
    """Posts without front matter."""
    for path in sorted(Path(os.environ.get("TRANSLIT_CORPUS") or ROOT / "posts").rglob("*.md")):
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if len(HAN.findall(text)) * 10 > len(text):
            yield re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)


def varied(texts: list[str]) -> Iterator[str]:
    """The texts again and again, each time with other characters in them."""
    for copy in count():
        others = str.maketrans({sign: chr(ord(sign) + copy) for sign in VARIED})
        yield from (text.translate(others) for text in texts)


def of_translit(project: Path) -> tuple[tuple[Took, Took], Took]:
    """Extraction and build; and a second extraction, with nothing changed."""
    command = [str(Path(sys.executable).parent / "translit"), "--project", str(project)]
    (project / "translit.toml").touch()
    extraction = measured([*command, "extract"])
    again = measured([*command, "extract"])
    # Not timed, and it says by its exit code that there are sentences it leaves to a person.
    subprocess.run([*command, "pretranslate", "--engine=pseudo"], check=False, capture_output=True)
    for catalog in (project / "locales").rglob("*.po"):
        text = catalog.read_text("utf-8")
        catalog.write_text(re.sub(r"^#, fuzzy\n(?!msgid \"\"\n)", "", text, flags=re.MULTILINE))
    build = measured([*command, "build", "--keep", "0"])
    return (extraction, build), again


def of_toolkit(project: Path, tools: Path) -> tuple[Took, Took]:
    """Its own extraction and build of the same posts."""
    import polib

    catalogs, built = project / "their-catalogs", project / "their-posts"
    extraction = measured(
        [str(tools / "md2po"), "--progress=none", str(project / "posts"), str(catalogs)]
    )
    for path in catalogs.rglob("*.po"):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = HAN.sub("lo", entry.msgid)
        catalog.save()
    build = measured(
        [
            *(str(tools / "po2md"), "--progress=none", "-t", str(project / "posts")),
            *(str(catalogs), str(built)),
        ]
    )
    return extraction, build


def report(ours: tuple[Took, Took], theirs: tuple[Took, Took], again: Took) -> None:
    """Print the table, and whether we are where we want to be."""
    click.echo(f"{'':24}{'extract':>10}{'build':>10}{'both':>10}{'peak MB':>10}")
    for name, (extraction, build) in (("translit", ours), ("translate-toolkit", theirs)):
        peak = max(extraction.peak, build.peak)
        both = extraction.cpu + build.cpu
        click.echo(f"{name:24}{extraction.cpu:10.2f}{build.cpu:10.2f}{both:10.2f}{peak:10.0f}")
    ratios = [their.cpu / our.cpu for our, their in zip(ours, theirs, strict=True)]
    whole = sum(took.cpu for took in theirs) / sum(took.cpu for took in ours)
    click.echo(f"{'times as fast':24}{ratios[0]:10.1f}{ratios[1]:10.1f}{whole:10.1f}")
    repeated = ours[0].cpu / again.cpu
    click.echo(
        f"\nA second extraction, nothing changed: {again.cpu:.2f} CPU seconds, "
        f"{repeated:.0f} times as fast as the first."
    )
    short = [
        what
        for what, kept in (
            ("twice as fast as translate-toolkit", whole >= 2),
            (f"{MOST_MEMORY} MB", max(took.peak for took in ours) < MOST_MEMORY),
            ("a second extraction in a tenth of the time", repeated >= 10),
        )
        if not kept
    ]
    if short:
        click.echo(f"Not kept: {', '.join(short)}.")


if __name__ == "__main__":
    main()

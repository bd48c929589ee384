"""Time the update of a large catalog beside msgmerge, and its reading and writing beside polib.

50,000 reviewed entries, of which 500 have changed, as a site in one file would have them. Each
side reads the old catalog and the new sources, and writes the new catalog, in a process of its
own. Where GNU gettext is not installed, msgmerge is left out.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import click
from bench_memory import generated
from measured import Took, measured

from translit.cli.session import quick

UNITS = 50_000
CHANGED = 500


@click.command()
@click.argument("side", required=False)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def main(side: str | None, folder: Path | None) -> None:
    """Time catalogs beside msgmerge and polib."""
    if side and folder:
        with quick():  # as our commands do
            SIDES[side](folder)
        return
    with tempfile.TemporaryDirectory(prefix="translit-bench-") as scratch:
        room = Path(scratch)
        _prepare(room)
        rows = {name: measured([sys.executable, __file__, name, scratch]) for name in SIDES}
        if msgmerge := shutil.which("msgmerge"):
            names = [str(room / name) for name in ("old.po", "new.pot")]
            words = [
                msgmerge,
                "--previous",
                "--no-wrap",
                "--quiet",
                "-o",
                str(room / "msgmerge.po"),
            ]
            rows["msgmerge"] = measured([*words, *names])
        click.echo("\n".join(_report(rows)))
        click.echo(_kept(room))


def _prepare(room: Path) -> None:
    """An old catalog, all reviewed, and the sources as they are now."""
    from translit.catalog import po
    from translit.model import Entry, State

    pairs = list({pair.source: pair for pair in generated(UNITS)}.values())
    old = [
        Entry(
            pair.source,
            pair.target,
            State.TRANSLATED,
            notes=("paragraph",),
            references=(f"posts/{number // 100}.md",),
        )
        for number, pair in enumerate(pairs)
    ]
    rng = random.Random(1)
    new = [replace(entry, target="", state=State.UNTRANSLATED) for entry in old]
    for number in rng.sample(range(len(new)), CHANGED):
        source = new[number].source
        at = rng.randrange(1, len(source) - 1)
        new[number] = replace(new[number], source=f"{source[:at]}全新{source[at + 1 :]}")
    header = po.Header().with_fields(
        {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    )
    for name, entries in (("old.po", old), ("new.pot", new)):
        (room / name).write_text(po.dumps(po.Catalog(header, tuple(entries))), encoding="utf-8")


def _update(room: Path) -> None:
    from translit.catalog import po
    from translit.catalog.update import update
    from translit.formats import FormatOptions
    from translit.formats.markdown import open_format
    from translit.model import Role, Syntax, Unit

    old = po.loads((room / "old.po").read_text("utf-8"), path="old.po")
    now = po.loads((room / "new.pot").read_text("utf-8"), path="new.pot")
    places = {entry.key: entry.references[0] for entry in now.entries}
    units = [
        Unit(entry.source, Role.PARAGRAPH, Syntax.MARKDOWN, (), entry.line) for entry in now.entries
    ]
    new = update(
        old,
        units,
        header_for_new=old.header,
        references=lambda unit: places[unit.key],
        notes=lambda unit: (unit.role,),
        codes_of=open_format(FormatOptions()).codes,
    )
    (room / "translit.po").write_text(po.dumps(new), encoding="utf-8")


def _our_reading(room: Path) -> None:
    from translit.catalog import po

    catalog = po.loads((room / "old.po").read_text("utf-8"), path="old.po")
    (room / "ours.po").write_text(po.dumps(catalog), encoding="utf-8")


def _polib(room: Path) -> None:
    import polib

    polib.pofile(str(room / "old.po"), wrapwidth=0).save(str(room / "polib.po"))


SIDES: Mapping[str, Callable[[Path], None]] = {
    "update": _update,
    "read and write": _our_reading,
    "polib": _polib,
}


def _report(rows: Mapping[str, Took]) -> list[str]:
    lines = [f"{UNITS:,} entries, {CHANGED} changed", f"{'':32}{'CPU s':>8}{'MB':>8}{'ratio':>8}"]
    pairs = (
        ("update a catalog", "update", "msgmerge"),
        ("read and write one", "read and write", "polib"),
    )
    for title, ours, theirs in pairs:
        took = rows[ours]
        lines.append(f"{title + ', translit':32}{took.cpu:8.2f}{took.peak:8.0f}")
        if peer := rows.get(theirs):
            ratio = peer.cpu / took.cpu
            name = f"{title}, {theirs}"
            lines.append(f"{name:32}{peer.cpu:8.2f}{peer.peak:8.0f}{ratio:8.1f}")
    return lines


def _kept(room: Path) -> str:
    """What both made of the changed entries: a faster update that finds less is none."""
    from translit.catalog import po
    from translit.model import State

    found = []
    for name in ("translit", "msgmerge"):
        path = room / f"{name}.po"
        if path.exists():
            counts = po.loads(path.read_text("utf-8"), path=name).counts()
            found.append(
                f"{name}: {counts[State.TRANSLATED]:,} reviewed, {counts[State.FUZZY]} fuzzy, "
                f"{counts[State.UNTRANSLATED]} without a translation"
            )
    return "\n".join(found)


if __name__ == "__main__":
    main()

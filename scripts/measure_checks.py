"""Professional translations -> how many of them each check raises an alarm on.

`TRANSLIT_CORPUS` names a folder with `parallel/`: lines of Chinese, a tab, English. Every alarm on
these is a false one, or a fault of a professional; `--show CHECK` prints those of one check.
"""

from __future__ import annotations

import argparse
import lzma
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from translit.checks import Pair
from translit.checks.running import found
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Role, Severity, Span, Syntax, Unit


def lines(path: Path) -> Iterator[list[str]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def pairs(path: Path, sample: int, seed: int = 1) -> list[Pair]:
    """The pairs of a file, or a sample of them."""
    rows = [row for row in lines(path) if len(row) > 1 and row[0] and row[1]]
    if sample and len(rows) > sample:
        rows = random.Random(seed).sample(rows, sample)
    reader = open_format(FormatOptions())
    return [
        Pair(
            Unit(
                row[0],
                Role.PARAGRAPH,
                Syntax.MARKDOWN,
                (Span(0, len(row[0])),),
                1,
                reader.codes(row[0]),
            ),
            row[1],
            reader,
        )
        for row in rows
    ]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="*", default=["dev/flores-dev.tsv", "tierA.tsv.xz"])
    asked.add_argument("--sample", type=int, default=10_000)
    asked.add_argument("--show", default="")
    asked.add_argument("--most", type=int, default=60)
    options = asked.parse_args()
    corpus = os.environ.get("TRANSLIT_CORPUS")
    if not corpus:
        sys.exit("TRANSLIT_CORPUS names no folder")
    for name in options.files:
        some = pairs(Path(corpus, "parallel", name), options.sample)
        counts: Counter[str] = Counter()
        errors = shown = 0
        for pair in some:
            findings = found(pair)
            errors += any(one.severity is Severity.ERROR for one in findings)
            counts.update({one.check for one in findings})
            for one in findings:
                if one.check == options.show and shown < options.most:
                    shown += 1
                    print(f"{one.message}\n  {pair.source}\n  {pair.target}")
        print(f"{name}: {len(some):,} pairs, {errors / len(some):.2%} with an error")
        for check, count in counts.most_common():
            print(f"  {check:14}{count / len(some):8.2%}")


if __name__ == "__main__":
    main()

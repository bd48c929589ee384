"""Small changes to the core -> how many of them a test notices, and those that none does.

`mutmut` makes the changes, in a copy of the tree below `build/mutants/`; `tried_mutants` tries them
there, each with the tests that reach it. A room has thousands, so a sample is drawn from each, the
same with one seed; `--most 0` takes all, which is a night's work. A survivor is read by a person:
either a case is missing, or the two programs do the same: those stand in `mutants.same`, a change a
line, as `--show` prints it behind `same:`, so that it is known again when the code around it has
changed. That `strict=` is taken from a `zip` is none, and need not be written there.

Tests of hostile texts are left out: they are about time, and a survivor would wait for each.
Only what stands in a function is changed. Tables and patterns of a module are not, nor functions
with a decorator (`lru_cache`): what these say is for the case files alone to hold. What runs only
while a module is read is reached by no test, and counts as not noticed.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "build" / "mutants"
SAME = Path(__file__).with_name("mutants.same")

ROOMS = {
    "quantities": (
        "tests/test_readings.py",
        "tests/test_quantities.py",
        "tests/test_traditional.py",
    ),
    "segments": ("tests/test_segments.py", "tests/formats"),
    "splice": ("tests/splice/test_calls.py", "tests/splice/test_built.py"),
    "catalog": ("tests/catalog",),
    "formats": ("tests/formats", "tests/splice/test_built.py"),
    "pretranslation": ("tests/pretranslation",),
}
"""What is changed, and the tests that state what it does."""

_ASSERTED = re.compile(r", (?:strict=(?:True|False|None)(?=\))|(?=\)))")
"""That two sequences are equally long is an assertion: without it the program is the same."""

_COPIED = ("scripts", "training", "posts", "locales", "docs", "src", "tests")
_COPIED_TOO = ("pyproject.toml", "glossary.csv", "README.md")


class Change(NamedTuple):
    """A change of a function."""

    name: str
    """As mutmut numbers it."""
    line: str
    """What it is, on one line, whatever stands around it."""
    diff: str


def main() -> None:
    """Change the rooms that are named, or all, and say what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    asked.add_argument("--most", type=int, default=300, help="changes a room; 0 for all")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--show", action="store_true", help="what the survivors are")
    asked.add_argument("--only", default="", metavar="TEXT", help="changes whose name holds it")
    asked.add_argument("--tests", nargs="+", metavar="PATH", help="instead of a room's own")
    options = asked.parse_args()
    if unknown := set(options.rooms) - set(ROOMS):
        asked.error(f"no room is called {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}")
    same = set(SAME.read_text(encoding="utf-8").splitlines())
    print("| room | changes | tried | the same | noticed | score |")
    print("|---|---|---|---|---|---|")
    lost: list[Change] = []
    for room in options.rooms or ROOMS:
        tree = _tree(room)
        changes = {one.name: one for one in _changed(tree, room) if options.only in one.name}
        some = sorted(changes)
        if options.most and len(some) > options.most:
            some = sorted(random.Random(options.seed).sample(some, options.most))
        alive = _alive(tree, some, options.processes, options.tests or ROOMS[room])
        new = [changes[name] for name in alive if not _is_none(changes[name].line, same)]
        equal, noticed = len(alive) - len(new), len(some) - len(alive)
        print(f"| `{room}` | {len(changes):,} | {len(some)} | {equal} | {noticed} "
              f"| {noticed / max(1, len(some) - equal):.1%} |", flush=True)  # fmt: skip
        lost += new
    for one in lost:
        print(f"\n{one.name}\n{one.diff}\nsame: {one.line}" if options.show else f"\n{one.name}")
    sys.exit(bool(lost))


def _is_none(line: str, same: Collection[str]) -> bool:
    """Whether the program that a change makes is the same."""
    was, _, now = line.partition(": ")[2].partition(" => ")
    return line in same or _ASSERTED.sub("", was) == _ASSERTED.sub("", now)


def _tree(room: str) -> Path:
    """A copy of what git knows of."""
    tree = BUILT / room
    shutil.rmtree(tree, ignore_errors=True)
    known = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for name in known.split("\0"):
        if (name.split("/")[0] in _COPIED or name in _COPIED_TOO) and (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)
    return tree


def _changed(tree: Path, room: str) -> Iterator[Change]:
    """Write every change into the modules of a room, beside what stands there."""
    for path in sorted((tree / "src" / "translit" / room).rglob("*.py")):
        of = path.relative_to(tree / "src").with_suffix("").as_posix().replace("/", ".")
        code, spans = _made(path)
        path.write_text(code, encoding="utf-8")
        lines = code.splitlines()
        for name, (start, end) in spans.items():
            function, _, number = name.partition("__mutmut_")
            if number == "orig":
                continue
            was, now = (
                [re.sub(r"\b\w*__mutmut_\w+", "", line) for line in lines[first - 1 : last]]
                for first, last in (spans[f"{function}__mutmut_orig"], (start, end))
            )
            yield _change(f"{of.removesuffix('.__init__')}.{name}", was, now)


def _made(path: Path) -> tuple[str, dict[str, tuple[int, int]]]:
    """A module with all its changes, and the lines of each; kept, for it takes a while to make."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    text = path.read_text(encoding="utf-8")
    kept = BUILT / "made" / hashlib.sha256(text.encode()).hexdigest()
    if not kept.is_file():
        made = mutate_file_contents(path.as_posix(), text)
        spans = {
            name: (span.start, span.end) for name, span in made.line_span_by_function_name.items()
        }
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps((made.code, spans)), encoding="utf-8")
    code, spans = json.loads(kept.read_text(encoding="utf-8"))
    return code, spans


def _change(name: str, was: Sequence[str], now: Sequence[str]) -> Change:
    lines = list(difflib.unified_diff(was, now, lineterm="", n=2))[2:]
    sides = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    function = name.partition("__mutmut_")[0].replace("x_", "", 1).removeprefix("translit.")
    return Change(name, f"{function}: {' => '.join(sides)}", "\n".join(lines))


def _alive(tree: Path, names: Sequence[str], processes: int, tests: Sequence[str]) -> list[str]:
    """Those of the changes that no test notices."""
    out = tree / "tried.jsonl"
    program = Path(__file__).with_name("tried_mutants.py")
    with (tree / "tried.log").open("wb") as log:
        subprocess.run(
            [sys.executable, program, tree, str(processes), out, *tests],
            input="\n".join(names).encode(), cwd=tree, check=False, stdout=log, stderr=log,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    tried = (
        dict(map(json.loads, out.read_text(encoding="utf-8").splitlines())) if out.is_file() else {}
    )
    if len(tried) < len(names):
        sys.exit(f"{tree.name}: not all changes could be tried; see {tree / 'tried.log'}")
    return [name for name in names if tried[name] != "noticed"]


if __name__ == "__main__":
    main()

"""Small changes to the core -> how many of them a test notices, and those that none does.

`mutmut` makes the changes and runs the tests that reach them, on a copy of the tree below
`build/mutants/`, which is kept: only files that have changed are changed again. A room has
thousands, so a sample is drawn from each, the same with one seed; `--most 0` takes all, which is a
night's work. A survivor is read by a person: either a case is missing, or the two programs do the
same: those stand in `mutants.same`, a change a line, as `--show` prints it behind `same:`, so that
it is known again when the code around it has changed.

Tests of hostile texts are left out: they are about time, and a survivor would wait for each.
Only what stands in a function is changed. Tables and patterns of a module are not, nor functions
with a decorator (`lru_cache`): what these say is for the case files alone to hold.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

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

_COPIED = ("scripts", "training", "posts", "locales", "docs", "glossary.csv", "README.md")

_KILLED = frozenset((1, 3))
"""Exit codes of a run in which a test failed, as mutmut keeps them."""

_SURVIVED = 0
_UNREACHED = (5, 33)
"""No test reaches the function."""


def main() -> None:
    """Change the rooms that are named, or all, and say what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    asked.add_argument("--most", type=int, default=80, help="changes a room; 0 for all")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--show", action="store_true", help="what the survivors are")
    asked.add_argument("--tests", nargs="+", metavar="PATH", help="instead of a room's own")
    options = asked.parse_args()
    if unknown := set(options.rooms) - set(ROOMS):
        asked.error(f"no room is called {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}")
    same = set(SAME.read_text(encoding="utf-8").splitlines())
    print("| room | changes | tried | the same | noticed | score |")
    print("|---|---|---|---|---|---|")
    lost: list[tuple[str, str, str]] = []
    for room in options.rooms or ROOMS:
        tree = _tree(room, options.tests or ROOMS[room])
        names = sorted(_made(tree, options.processes))
        some = names
        if options.most and len(names) > options.most:
            some = sorted(random.Random(options.seed).sample(names, options.most))
        codes = _tried(tree, some, options.processes)
        if untried := [name for name in some if codes.get(name) is None]:
            sys.exit(
                f"{room}: {len(untried)} changes could not be tried; "
                f"see whether its tests pass without any, in {tree / 'mutmut.log'}"
            )
        alive = [name for name in some if codes.get(name) not in _KILLED and not _slow(codes, name)]
        seen = [(name, *_change(tree, name)) for name in alive]
        new = [one for one in seen if one[1] not in same]
        equal, noticed = len(seen) - len(new), len(some) - len(alive)
        print(f"| `{room}` | {len(names):,} | {len(some)} | {equal} | {noticed} "
              f"| {noticed / max(1, len(some) - equal):.1%} |", flush=True)  # fmt: skip
        lost += new
    for name, line, diff in lost:
        print(f"\n{name}\n{diff}\nsame: {line}" if options.show else f"\n{name}: {line}")
    sys.exit(bool(lost))


def _tree(room: str, tests: Sequence[str]) -> Path:
    """A copy of what git knows of, told what to change; what is the same there stays."""
    tree = BUILT / room
    known = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    names = {name for name in known.split("\0") if name and (ROOT / name).is_file()}
    for path in (path for top in ("src", "tests", "mutants") for path in tree.glob(f"{top}/**/*")):
        name = path.relative_to(tree).as_posix().removeprefix("mutants/").removesuffix(".meta")
        if path.is_file() and name.startswith(("src/", "tests/")) and name not in names:
            path.unlink()
    changed = False
    for name in names - {"pyproject.toml"}:
        if not (tree / name).is_file() or not filecmp.cmp(ROOT / name, tree / name, shallow=False):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)
            (tree / "mutants" / name).unlink(missing_ok=True)
            changed = True
    told = {
        "source_paths": ["src/translit"],
        "only_mutate": [f"src/translit/{room}/*"],
        "also_copy": list(_COPIED),
        "pytest_add_cli_args_test_selection": list(tests),
        "pytest_add_cli_args": ["-k", "not hostile"],
        "track_dependencies": False,
        "use_git_change_detection": False,
        "use_setproctitle": False,
    }
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in told.items()]
    asked = "".join(("\n[tool.mutmut]\n", *lines))
    if changed or (tree / "setup").read_text(encoding="utf-8") != asked:
        (tree / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    (tree / "setup").write_text(asked, encoding="utf-8")
    own = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tree / "pyproject.toml").write_text(own + asked, encoding="utf-8")
    return tree


def _made(tree: Path, processes: int) -> Iterator[str]:
    """The names of all changes; making them is what `run` does first, whatever it is to run."""
    _mutmut(tree, "run", "--max-children", str(processes), "none of them")
    for path in tree.glob("mutants/src/**/*.meta"):
        yield from json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]


def _tried(tree: Path, names: Iterable[str], processes: int) -> dict[str, int | None]:
    _mutmut(tree, "run", "--max-children", str(processes), *names)
    codes: dict[str, int | None] = {}
    for path in tree.glob("mutants/src/**/*.meta"):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def _slow(codes: dict[str, int | None], name: str) -> bool:
    """A change that never comes to an end is noticed as well."""
    code = codes.get(name)
    return code is not None and (code < 0 or code in (24, 36, 152))


def _change(tree: Path, name: str) -> tuple[str, str]:
    """What a change is on one line, whatever stands around it; and its diff."""
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name],
        cwd=tree, check=False, capture_output=True, text=True,
    ).stdout  # fmt: skip
    lines = [line for line in shown.splitlines() if line[:3] not in ("---", "+++")]
    sides = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    function = name.partition("__mutmut_")[0].replace("x_", "", 1).removeprefix("translit.")
    return f"{function}: {' => '.join(sides)}", "\n".join(lines[1:])


def _mutmut(tree: Path, *words: str) -> None:
    with (tree / "mutmut.log").open("ab") as log:
        subprocess.run(
            [sys.executable, "-m", "mutmut", *words],
            cwd=tree, check=False, stdout=log, stderr=log,
            env={**os.environ, "CI": "true", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip


if __name__ == "__main__":
    main()

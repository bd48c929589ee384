"""An editor that saves while translit writes -> how many of its saves are lost: none should be.

`python scripts/race_saves.py [SAVES]`: for each way in which editors save, as many saves against
translit's own reading and writing, without a pause. A save is lost where what was written is found
nowhere afterwards: neither in the file, nor seen by translit, nor replaced by a later save.
"""

from __future__ import annotations

import multiprocessing as mp
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from translit.errors import ProjectError
from translit.project.files import read
from translit.project.writing import write

SIZES = (2_000, 200_000)
MOST_SECONDS = 120


def save_by_rename(path: Path, data: bytes) -> None:
    """As Poedit, vim and most editors do it."""
    name = path.with_suffix(".editor")
    name.write_bytes(data)
    name.replace(path)


def save_in_place(path: Path, data: bytes) -> None:
    """As shells, and some simple editors, do it."""
    path.write_bytes(data)


def edit(path: Path, way: Any, saves: int, size: int, done: Any) -> None:
    """Save again and again: each time what is there, and a mark of this save."""
    for number in range(saves):
        way(path, b"edit %d\n" % number + b"x" * size)
        done.value = number + 1
        time.sleep(random.random() * 0.003)


def mark(data: bytes | None) -> int:
    """Which save a text is, or was made of by translit; -1 for none, -2 for half a file."""
    if data is None or not data.startswith(b"edit "):
        return -2
    return int(data[5 : data.index(b"\n")])


def race(way: Any, saves: int, size: int) -> tuple[int, int, int]:
    """How often translit wrote, how often it refused to, and how many saves are lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "post.po"
        path.write_bytes(b"edit -1\n")
        done = mp.Value("i", 0)
        editor = mp.Process(target=edit, args=(path, way, saves, size, done))
        editor.start()
        written = refused = lost = 0
        until = time.monotonic() + MOST_SECONDS
        while editor.is_alive() and time.monotonic() < until:
            before = done.value  # what was saved by now is in the file, or in a later one
            data = read(path, shown="post.po")
            last = mark(data)
            if last == -2:
                continue  # read while it was being saved in place
            lost += last < before - 1
            try:
                written += write(
                    path,
                    (data or b"") + b"ours\n",
                    expected=data,
                    shown="post.po",
                    durable=False,
                )
            except ProjectError:
                refused += 1
        editor.join(10)
        if editor.is_alive():
            editor.kill()
        lost += mark(read(path, shown="post.po")) < done.value - 1
        return written, refused, lost


def main() -> None:
    """Print a table, and leave with 1 where a save is lost."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    all_lost = 0
    print(f"{'editor':12}{'bytes':>10}{'saves':>8}{'written':>10}{'refused':>10}{'lost':>6}")
    for way in (save_by_rename, save_in_place):
        for size in SIZES:
            written, refused, lost = race(way, saves, size)
            all_lost += lost
            name = "rename" if way is save_by_rename else "in place"
            print(f"{name:12}{size:10,}{saves:8,}{written:10,}{refused:10,}{lost:6}")
    raise SystemExit(bool(all_lost))


if __name__ == "__main__":
    main()

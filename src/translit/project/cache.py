"""Answers of engines, kept between runs in `.translit/`; losing them costs time and no more."""

from __future__ import annotations

import contextlib
import sqlite3
import stat
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from translit.errors import ProjectError
from translit.project.stamps import prepare

__all__ = ["Cache", "open_cache"]


class Cache(MutableMapping[str, str]):
    """Texts by keys in an SQLite file. What fails there is forgotten: a cache is no one's work.

    Another run may write to the file at the same time: it is locked for moments only, as `save`
    writes what has come.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        """Raises sqlite3.Error for a file that is none of ours."""
        self._database = database
        self._new: dict[str, str] = {}
        self._failed_reads = self._failed_writes = 0
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE}")
        (made,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'answers'"
        ).fetchone()
        if made != f"CREATE TABLE {_TABLE}":
            raise sqlite3.DatabaseError("the table is that of another version")

    def __getitem__(self, key: str) -> str:
        if key in self._new:
            return self._new[key]
        row = self._asked("SELECT text FROM answers WHERE key = ?", key)
        if row is None or not isinstance(row[0], str):
            raise KeyError(key)
        return row[0]

    def _asked(self, question: str, *values: str) -> tuple[object, ...] | None:
        """A row; None where there is none, and where the file has been held for too long."""
        if self._failed_reads < _MOST_FAILURES:
            try:
                row: tuple[object, ...] | None = self._database.execute(question, values).fetchone()
            except (sqlite3.Error, UnicodeEncodeError):
                self._failed_reads += 1
            else:
                return row
        return None

    def __setitem__(self, key: str, text: str) -> None:
        self._new[key] = text

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._new.pop(key, None)
        with contextlib.suppress(sqlite3.Error), self._database:
            self._database.execute("DELETE FROM answers WHERE key = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        stored = {row[0] for row in self._database.execute("SELECT key FROM answers")}
        return iter(stored | self._new.keys())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def save(self) -> None:
        """Keep what has come so far."""
        rows = [pair for pair in self._new.items() if _is_text(*pair)]
        if not rows or self._failed_writes >= _MOST_FAILURES:
            return
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)
        except sqlite3.Error:
            self._failed_writes += 1  # it is tried again with what comes next
        else:
            self._new.clear()

    def close(self) -> None:
        """Keep all, and let the file go."""
        self.save()
        self._database.close()


_TABLE = "answers (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID"

_PATIENCE = 2
"""Seconds to wait for another process that holds the file."""

_MOST_FAILURES = 3
"""How often the file may fail before it is left alone: each time costs the patience."""


def _is_text(*texts: str) -> bool:
    """Whether SQLite can hold them: half a character of UTF-16 it cannot."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True


@contextlib.contextmanager
def open_cache(folder: Path) -> Iterator[Cache]:
    """The cache in a folder, made where there is none, and anew where it is damaged."""
    cache = _opened(folder)
    try:
        yield cache
    finally:
        cache.close()


def _opened(folder: Path) -> Cache:
    path = folder / "answers.sqlite"
    for _ in range(2):
        try:
            prepare(folder)
            if not _is_own(path):
                break
            return Cache(sqlite3.connect(path, timeout=_PATIENCE))
        except (sqlite3.OperationalError, ProjectError):
            break  # locked, or not to be written: another process may be at work in it
        except sqlite3.Error:
            for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                with contextlib.suppress(OSError):
                    name.unlink()
    return Cache(sqlite3.connect(":memory:"))


def _is_own(path: Path) -> bool:
    """Whether it is a file, or may become one: no link out of the folder, no pipe."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True

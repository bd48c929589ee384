"""Answers of engines, kept between runs in `.translit/`; losing them costs time and no more."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from translit.errors import ProjectError
from translit.project.stamps import prepare

__all__ = ["Cache", "open_cache"]


class Cache(MutableMapping[str, str]):
    """Texts by keys in an SQLite file. What fails there is forgotten: a cache is no one's work."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID"
        )

    def __getitem__(self, key: str) -> str:
        with contextlib.suppress(sqlite3.Error):
            row = self._database.execute(
                "SELECT text FROM answers WHERE key = ?", (key,)
            ).fetchone()
            if row is not None and isinstance(row[0], str):
                return row[0]
        raise KeyError(key)

    def __setitem__(self, key: str, text: str) -> None:
        with contextlib.suppress(sqlite3.Error, UnicodeEncodeError):
            self._database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, text))

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        with contextlib.suppress(sqlite3.Error):
            self._database.execute("DELETE FROM answers WHERE key = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        return iter([row[0] for row in self._database.execute("SELECT key FROM answers")])

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM answers").fetchone()
        return int(count)

    def save(self) -> None:
        """Keep what has come so far."""
        with contextlib.suppress(sqlite3.Error):
            self._database.commit()

    def close(self) -> None:
        """Keep all, and let the file go."""
        self.save()
        self._database.close()


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
            return Cache(sqlite3.connect(path, timeout=2))
        except (sqlite3.OperationalError, ProjectError):
            break  # locked, or not to be written: another process may be at work in it
        except sqlite3.Error:
            for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                with contextlib.suppress(OSError):
                    name.unlink()
    return Cache(sqlite3.connect(":memory:"))

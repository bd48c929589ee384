"""A package -> the rows of a table, one from each of its modules: a new row is a new file.

Where the order of rows matters, each says its own place; no list of them stands anywhere.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

__all__ = ["rows"]

_Row = TypeVar("_Row")


def rows(package: str, name: str, kind: type[_Row]) -> tuple[_Row, ...]:
    """What each module of a package calls `name`, by the modules' names.

    Raises TypeError for a module that has no such row: a row forgotten is a rule that never runs.
    """
    found = []
    for one in iter_modules(import_module(package).__path__):
        row = getattr(import_module(f"{package}.{one.name}"), name, None)
        if not isinstance(row, kind):
            raise TypeError(f"{package}.{one.name} has no {name} that is a {kind.__name__}")
        found.append(row)
    return tuple(found)

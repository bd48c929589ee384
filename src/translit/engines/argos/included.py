"""The model that comes with translit -> a model like those that are installed."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from translit.engines.argos.packages import Model, read
from translit.errors import ModelError

__all__ = ["STARTER", "starter"]

STARTER = "starter"
"""Its name, and that of its folder."""


@cache
def starter() -> Model | None:
    """The starter model; None where this installation has come without it.

    It is read where it lies, which may be a place that nobody can write to.
    """
    place = files(__package__) / STARTER
    if not place.is_dir():
        return None
    try:
        return read(place if isinstance(place, Path) else _unpacked(place))
    except ModelError:
        return None


def _unpacked(place: Traversable) -> Path:
    """The files of an installation that is a zip file, until the program ends."""
    room = Path(tempfile.mkdtemp(prefix="translit-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    _copy(place, room / STARTER)
    return room / STARTER


def _copy(place: Traversable, target: Path) -> None:
    target.mkdir()
    for one in place.iterdir():
        if one.is_dir():
            _copy(one, target / one.name)
        else:
            (target / one.name).write_bytes(one.read_bytes())

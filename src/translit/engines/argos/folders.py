"""The environment -> where every Argos program on this machine keeps its models."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from translit.errors import ModelError

__all__ = ["Folders", "folders"]

_SETTINGS = "argostranslate.settings"

_READ = ("HOME", "SNAP", "USERPROFILE")
"""The variables that the settings are read from, besides those of `ARGOS_` and `XDG_`."""


class Folders(NamedTuple):
    """Where models are, and where they come from."""

    packages: tuple[Path, ...]
    """The first is the one to install into."""
    beside: tuple[Path, ...]
    """Folders of Argos's own, in which something may be laid aside for a moment."""
    downloads: Path
    index_url: str
    """Of the index of public models."""


_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


def folders() -> Folders:
    """The folders that `argostranslate.settings` names, for the environment as it now is.

    Raises ModelError where Argos itself cannot read its settings.
    """
    for name in _XDG:
        if not os.environ.get(name, "-"):
            del os.environ[name]  # empty means unset; to Argos it means the working directory
    return _folders(
        tuple(
            sorted(
                (name, value)
                for name, value in os.environ.items()
                if name.startswith(("ARGOS_", "XDG_", *_READ))
            )
        )
    )


@cache
def _folders(_environment: tuple[tuple[str, str], ...]) -> Folders:
    # Argos reads the environment while the module is imported, and makes the folders.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    try:
        # It prints what it thinks of settings.json where our own output goes.
        with contextlib.redirect_stdout(sys.stderr):
            known = sys.modules.get(_SETTINGS)
            settings = importlib.reload(known) if known else importlib.import_module(_SETTINGS)
    except OSError as error:
        raise ModelError(
            f"the folders of Argos Translate cannot be made ({error}); "
            "name others with XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME"
        ) from error
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ModelError(
            f"the settings of Argos Translate cannot be read ({reason}); "
            "correct its settings.json, or the variables that begin with ARGOS_"
        ) from error
    index = str(settings.package_index)
    return Folders(
        packages=tuple(dict.fromkeys(Path(one).absolute() for one in settings.package_dirs)),
        beside=(Path(settings.data_dir).absolute(), Path(settings.cache_dir).absolute()),
        downloads=Path(settings.downloads_dir).absolute(),
        index_url=(index if index.endswith("/") else f"{index}/") + "index.json",
    )

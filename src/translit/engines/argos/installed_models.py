"""Models: those that are installed, the best one for a pair; one installed, one removed.

They lie in Argos's own folder, so that every Argos program on the machine has them. A model is
there as a whole or not at all, at any moment.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from translit.engines.argos.archive import unpack
from translit.engines.argos.folders import Folders, folders
from translit.engines.argos.included import STARTER, starter
from translit.engines.argos.packages import Broken, Model, newness, read, scan
from translit.engines.protocols import LanguagePair
from translit.errors import ModelError

__all__ = [
    "Broken",
    "Model",
    "available",
    "best",
    "broken",
    "chosen",
    "install",
    "installed",
    "remove",
]

_log = logging.getLogger("translit")

_ASIDE = ".translit-model-"
"""How the names of our own folders begin, in which a model lies while it is put in its place."""

_FORGOTTEN = 24 * 3600
"""Seconds after which such a folder is that of a program that was killed."""


def installed() -> list[Model]:
    """The models of this machine, by name; those that other Argos programs installed as well."""
    return scan(folders().packages)[0]


def available() -> list[Model]:
    """The models that can be used: the installed ones, and behind them the one of our own."""
    return _with_starter(installed())


def _with_starter(models: list[Model]) -> list[Model]:
    ours = starter()
    taken = any(one.name == STARTER for one in models)
    return [*models, ours] if ours and not taken else models


def broken() -> list[Broken]:
    """What lies among the models and is none. Other Argos programs may stop at it."""
    return scan(folders().packages)[1]


def best(pair: LanguagePair) -> Model | None:
    """The newest installed model for a pair of languages, if there is one."""
    return _newest(installed(), pair)


def _newest(models: list[Model], pair: LanguagePair) -> Model | None:
    able = [one for one in models if (one.source, one.target) == pair]
    return max(able, key=lambda one: (newness(one.version), one.name), default=None)


def chosen(pair: LanguagePair, wanted: str) -> Model:
    """The model of a name or in a folder; the newest for the pair where none is named.

    Where none is installed, the one that comes with translit.

    Raises ModelError, which says what to do, where there is no such model.
    """
    models, ill = scan(folders().packages)
    if not wanted:
        model = _newest(models, pair) or _newest(_with_starter([]), pair)
        if model is None:
            raise ModelError(
                f"no model for {pair.source} → {pair.target} is installed; run translit models "
                f"install, or translit models install FILE for one that you have{_told(ill)}"
            )
        return model
    models = _with_starter(models)
    named = next((one for one in models if one.name == wanted), None)
    if named is None:
        named = _in_folder(Path(wanted).expanduser(), wanted, models, ill)
    if (named.source, named.target) != pair:
        raise ModelError(
            f"the model {wanted} translates {named.source} → {named.target}, "
            f"not {pair.source} → {pair.target}"
        )
    return named


def _in_folder(path: Path, wanted: str, models: list[Model], ill: list[Broken]) -> Model:
    reason = next((one.reason for one in ill if one.name == wanted), "")
    if not reason and path.is_dir():
        try:
            return read(path.absolute())
        except ModelError as error:
            reason = error.what
    if reason:
        raise ModelError(f"the model {wanted} cannot be used: {reason}; install it again")
    if path.is_file():
        raise ModelError(f"the model {wanted} is a file; run translit models install {wanted}")
    names = ", ".join(one.name for one in models) or "none"
    raise ModelError(f"there is no model {wanted}; installed: {names}")


def _told(ill: list[Broken]) -> str:
    if not ill:
        return ""
    return f" (not usable: {'; '.join(f'{one.name}: {one.reason}' for one in ill)})"


def install(path: Path) -> Model:
    """Install a model from an `.argosmodel` file; one of the same name is replaced.

    It is unpacked and tried elsewhere, and then renamed into its place. Raises ModelError, with
    nothing changed, for a file that is no model or does not work.
    """
    from translit.engines.argos.trial import try_out

    known = folders()
    packages = known.packages[0]
    try:
        with _aside(known) as room:
            folder = unpack(path, room)
            try:
                try_out(read(folder))
            except ModelError as error:
                what = f"is no model that can be installed: {error.what}"
                raise ModelError(what, path=path) from error
            target = packages / folder.name
            with _moved_away(target, room):
                folder.rename(target)
            _log.debug("wrote %s", target)
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else str(packages)
        raise ModelError(
            f"cannot be installed ({error.strerror or error}: {where}); nothing was changed",
            path=path,
        ) from error
    return read(target)


def remove(name: str) -> Model | Broken:
    """Remove the model of a name, or what is left of a broken one. Raises ModelError for another.

    A link among the models is removed, not what it leads to.
    """
    known = folders()
    models, ill = scan(known.packages)
    all_of_them: list[Model | Broken] = [*models, *ill]
    found = next((one for one in all_of_them if one.name == name), None)
    if found is None and name == STARTER and starter():
        raise ModelError(f"the model {STARTER} is a part of translit, and cannot be removed")
    if found is None:
        names = ", ".join(one.name for one in models) or "none"
        raise ModelError(f"there is no model {name}; installed: {names}")
    path = found.path
    if isinstance(found, Broken) and not _was_package(path):
        raise ModelError(f"holds no model; remove it yourself if you do not need it ({path})")
    try:
        if path.is_symlink():
            path.unlink()
        else:
            with _aside(known) as room:
                path.rename(room / name)
    except OSError as error:
        raise ModelError(
            f"the model {name} cannot be removed ({error.strerror}: {path})"
        ) from error
    return found


def _was_package(path: Path) -> bool:
    return path.is_symlink() or any((path / one).exists() for one in ("metadata.json", "model"))


@contextmanager
def _moved_away(target: Path, room: Path) -> Iterator[None]:
    """What stands at a place is laid aside; back again, if what is to replace it does not come."""
    before = room / ".before"
    if not os.path.lexists(target):
        yield
        return
    target.rename(before)
    try:
        yield
    except BaseException:
        before.rename(target)
        raise


@contextmanager
def _aside(known: Folders) -> Iterator[Path]:
    """A new folder on the file system of the models and outside of their folder, for a moment.

    Argos programs take every folder beside the models for one, and stop if it is none.
    """
    packages = known.packages[0]
    packages.mkdir(parents=True, exist_ok=True)
    device = packages.stat().st_dev
    places = [
        place
        for place in (*known.beside, packages.parent)
        if place.is_dir() and place.stat().st_dev == device and os.access(place, os.W_OK)
    ]
    # The models may be a file system of their own; then there is no other place than among them.
    place = places[0] if places else packages
    _tidy(place)
    room = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=place))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _tidy(place: Path) -> None:
    """Remove what programs that were killed have left."""
    for left in place.glob(f"{_ASIDE}????????"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(left, ignore_errors=True)

"""An `.argosmodel` file -> the folder of a package; whatever else it may be is refused.

A package is a zip file of one folder. Nothing is written outside of the room that it is given, and
nothing at all before every name, kind and size in it has been looked at.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from translit.engines.argos.packages import TOKENIZERS, metadata
from translit.errors import ModelError
from translit.patterns import lazy

__all__ = ["unpack"]

_MOST_FILES = 10_000

_MOST_BYTES = 8_000_000_000

_SMALL = 100_000_000
"""Bytes that a file may unpack to whatever it is packed to."""

_MOST_PACKED = 50
"""How many times smaller than itself a larger file may be packed: weights are hardly at all."""

_LONGEST_METADATA = 1_000_000

_NAME = lazy(r"(?!\.)[^\\/:*?\"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]{1,200}")
"""A folder or file that every system can have, and that every terminal can show."""


def unpack(path: Path, room: Path) -> Path:
    """Unpack a package into `room`, an empty folder; answers the package's folder there.

    Raises ModelError, which names the file, for whatever is no package of a translation model, and
    OSError where the room cannot hold it: the file is none the worse for that.
    """
    try:
        with _opened(path) as file:
            top = _checked(file)
            # First its metadata: other Argos programs stumble over a folder that has none.
            first = f"{top}/metadata.json"
            for info in sorted(file.infolist(), key=lambda one: one.filename != first):
                _extract(file, info, room)
    except ModelError as error:
        raise ModelError(f"is no model that can be installed: {error.what}", path=path) from error
    except _Unwritable as error:
        raise error.reason from None
    return room / top


class _Unwritable(Exception):  # noqa: N818  # carries an OSError past those of the file that is read
    """What is unpacked cannot be written."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _Unwritable(error) from error


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip file; what goes wrong while it is read is a ModelError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ModelError("it is a folder, a pipe or a device, not a file")
        with zipfile.ZipFile(path) as file:
            yield file
    except FileNotFoundError as error:
        if error.filename in {str(path), path}:
            raise ModelError("there is no such file") from error
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ModelError(
            f"it is no zip file, or it is not whole ({error}); download it again"
        ) from error
    except (NotImplementedError, RuntimeError, ValueError, UnicodeError) as error:
        raise ModelError(f"it is packed in a way that is not read here ({error})") from error
    except OSError as error:
        raise ModelError(f"{error.strerror or error}") from error


def _checked(file: zipfile.ZipFile) -> str:
    """The name of the one folder in it."""
    infos = file.infolist()
    if len(infos) > _MOST_FILES:
        raise ModelError(f"it holds more than {_MOST_FILES:,} files")
    if not infos:
        raise ModelError("it is empty")
    tops = {_parts(info)[0] for info in infos}
    if len(tops) > 1:
        raise ModelError(f"it holds more than one folder: {', '.join(sorted(tops)[:3])}")
    _check_sizes(infos)
    top = tops.pop()
    names = [info.filename for info in infos if not info.is_dir()]
    if len({name.casefold().rstrip("/") for name in names}) < len(names):
        raise ModelError("it holds two files of one name")
    _check_contents(file, top, frozenset(names))
    return top


def _parts(info: zipfile.ZipInfo) -> list[str]:
    """The folders and the name of one file, all of them below the folder that it is put in."""
    # What the file says itself: zipfile cuts names at NUL and turns backslashes.
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    if not all(_NAME.fullmatch(part) for part in parts):
        raise ModelError(f"it holds a file with the name {name[:100]!r}")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise ModelError(f"{name} in it is a link or a device")
    if len(parts) == 1 and not info.is_dir():
        raise ModelError(f"{name} in it stands outside of a folder")
    return parts


def _check_sizes(infos: Iterable[zipfile.ZipInfo]) -> None:
    total = 0
    for info in infos:
        total += info.file_size
        if info.file_size > max(_SMALL, _MOST_PACKED * info.compress_size) or total > _MOST_BYTES:
            raise ModelError(f"{info.filename} in it unpacks to {info.file_size:,} bytes")


def _check_contents(file: zipfile.ZipFile, top: str, names: frozenset[str]) -> None:
    for what in ("metadata.json", "model/model.bin"):
        if f"{top}/{what}" not in names:
            raise ModelError(f"it has no {what}")
    if not any(f"{top}/{one}" in names for one in TOKENIZERS):
        raise ModelError(f"it has no {' or '.join(TOKENIZERS)}")
    if file.getinfo(f"{top}/metadata.json").file_size > _LONGEST_METADATA:
        raise ModelError("its metadata.json is too long")
    metadata(file.read(f"{top}/metadata.json"))


def _extract(file: zipfile.ZipFile, info: zipfile.ZipInfo, room: Path) -> None:
    target = room.joinpath(*_parts(info))
    with _writing():
        (target if info.is_dir() else target.parent).mkdir(parents=True, exist_ok=True)
    if info.is_dir():
        return
    with file.open(info) as packed, _writing(), target.open("xb") as unpacked:
        while part := _read(packed):
            unpacked.write(part)


def _read(packed: IO[bytes]) -> bytes:
    try:
        return packed.read(1 << 20)
    except OSError as error:  # of the file that is read, though it comes while another is written
        raise ModelError(f"{error.strerror or error}") from error

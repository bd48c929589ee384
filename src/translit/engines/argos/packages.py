"""The folder of a package -> the model that it holds, or what is wrong with it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import InvalidVersion, Version

from translit.errors import ModelError
from translit.patterns import lazy

__all__ = ["Broken", "Metadata", "Model", "metadata", "newness", "read", "scan"]

_CODE = lazy(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")

TOKENIZERS = ("sentencepiece.model", "bpe.model")
"""What Argos knows, the first that is there."""


class Metadata(NamedTuple):
    """What a package says of itself in `metadata.json`."""

    source: str
    target: str
    version: str
    prefix: str
    """The piece that a model of several target languages begins with; mostly empty."""


@dataclass(frozen=True, slots=True)
class Model:
    """A translation model that is installed."""

    name: str
    """That of its folder."""
    source: str
    target: str
    version: str
    size: int
    """Of all of its files, in bytes."""
    path: Path
    tokenizer: Path
    prefix: str = ""
    """The piece that every translation is to begin with."""


class Broken(NamedTuple):
    """What lies among the models and is none."""

    name: str
    path: Path
    reason: str


class NotForTranslationError(ModelError):
    """A package of another kind, such as one that finds sentences."""


def scan(roots: tuple[Path, ...]) -> tuple[list[Model], list[Broken]]:
    """The models below some folders, by name, and what lies there and is no model.

    One that is broken never hides another.
    """
    models: dict[str, Model] = {}
    broken: list[Broken] = []
    for root in roots:
        for folder in _folders(root):
            try:
                models.setdefault(folder.name, read(folder))
            except NotForTranslationError:
                continue
            except ModelError as error:
                broken.append(Broken(folder.name, folder, error.what))
    return sorted(models.values(), key=lambda one: one.name), broken


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ModelError(f"cannot be read ({error.strerror})", path=root) from error


def read(folder: Path) -> Model:
    """The model in a folder. Raises ModelError for a folder that holds none."""
    try:
        said = metadata((folder / "metadata.json").read_bytes())
        tokenizer = next((folder / one for one in TOKENIZERS if (folder / one).is_file()), None)
        if tokenizer is None:
            raise ModelError(f"it has no {' or '.join(TOKENIZERS)}")
        weights = folder / "model" / "model.bin"
        if not weights.is_file() or not weights.stat().st_size:
            raise ModelError("it has no model/model.bin")
        size = sum(part.stat().st_size for part in folder.rglob("*") if part.is_file())
    except FileNotFoundError as error:
        raise ModelError(f"it has no {Path(error.filename).name}") from error
    except OSError as error:
        raise ModelError(f"it cannot be read ({error.strerror})") from error
    return Model(
        name=folder.name,
        source=said.source,
        target=said.target,
        version=said.version,
        size=size,
        path=folder,
        tokenizer=tokenizer,
        prefix=said.prefix,
    )


def metadata(data: bytes) -> Metadata:
    """What a `metadata.json` says. Raises ModelError for one that does not say enough."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelError("its metadata.json is not JSON") from error
    if not isinstance(values, dict):
        raise ModelError("its metadata.json is no object of names and values")
    if values.get("type", "translate") != "translate":
        raise NotForTranslationError(f"it is a package of the type {values['type']!r}")
    prefix = values.get("target_prefix", "")
    return Metadata(
        _code(values, "from_code"),
        _code(values, "to_code"),
        _version(values),
        prefix if isinstance(prefix, str) else "",
    )


def _code(values: dict[str, Any], name: str) -> str:
    code = values.get(name)
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise ModelError(f"its metadata.json has no language in {name}")
    return code


def _version(values: dict[str, Any]) -> str:
    version = values.get("package_version")
    if isinstance(version, int | float) and not isinstance(version, bool):
        version = str(version)
    if not isinstance(version, str) or not re.fullmatch(r"[\w.+!-]{1,40}", version):
        raise ModelError("its metadata.json has no version in package_version")
    return version


def newness(version: str) -> tuple[int, Version | str]:
    """A key to sort by: 1.10 is newer than 1.9, and what is no version is older than any."""
    try:
        return 1, Version(version)
    except InvalidVersion:
        return 0, version

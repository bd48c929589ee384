"""A model's folder -> the model in memory, kept from saying what its language does not write."""

from __future__ import annotations

import json
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from translit.engines.argos.options import Options
from translit.engines.argos.packages import Model
from translit.engines.argos.tokenizing import UNKNOWN
from translit.errors import EngineError, ModelError
from translit.languages import has_han
from translit.patterns import lazy

__all__ = ["Vocabulary", "loaded"]

_HAN_TARGETS = frozenset(("zh", "zt", "ja", "yue", "lzh", "wuu"))
"""Languages that are written with Han characters."""

_HAN_BYTE = lazy(r"<0x[Ee][3-9]>")
"""The first byte of a Han character in UTF-8; kana and CJK punctuation begin so as well."""

_FILES = ("target_vocabulary", "shared_vocabulary")

_MAP = "vmap.txt"
"""CTranslate2's own name for a table of what may be said."""


class Vocabulary:
    """The pieces of a model, and those among them that it may say."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def __contains__(self, piece: str) -> bool:
        return not self._all or piece in self._all

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._pieces)

    @cached_property
    def _pieces(self) -> list[str]:
        """All pieces that the model can say; empty where its files do not tell."""
        for name in _FILES:
            for suffix in (".json", ".txt"):
                path = self._model.path / "model" / (name + suffix)
                if path.is_file():
                    return _read(path)
        return []

    @cached_property
    def _said(self) -> frozenset[str]:
        if self._model.target.split("-")[0].split("_")[0] in _HAN_TARGETS:
            return self._all
        return frozenset(
            piece for piece in self._pieces if not has_han(piece) and not _HAN_BYTE.match(piece)
        )

    @property
    def mapped(self) -> bool:
        """Whether there is anything that the model must not say."""
        return 0 < len(self._said) < len(self._all)

    def says(self, piece: str) -> bool:
        """Whether a piece is one that the model may say."""
        return piece in self._said and piece != UNKNOWN

    def map(self) -> str:
        """What the model may say, for whatever source: CTranslate2's table of one row."""
        return "\t" + " ".join(piece for piece in self._pieces if piece in self._said) + "\n"


def _read(path: Path) -> list[str]:
    """The pieces of a vocabulary; none where it cannot be read: the model itself will tell."""
    try:
        if path.suffix == ".json":
            pieces = json.loads(path.read_bytes())
        else:
            # Lines end in \n alone: a piece may hold any other line break.
            pieces = path.read_bytes().decode().removesuffix("\n").split("\n")
    except ValueError:
        return []
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        return []
    # These separate the pieces of a table.
    return [] if any(set(piece) & set(" \t\n") for piece in pieces) else pieces


def loaded(model: Model, options: Options, vocabulary: Vocabulary) -> tuple[str, Any]:
    """The device that a model runs on, and CTranslate2's translator of it."""
    import ctranslate2

    device = options.device
    cards = 0
    if device != "cpu":
        cards = ctranslate2.get_cuda_device_count()
        if device == "cuda" and not cards:
            raise EngineError(
                "CTranslate2 finds no graphics card for device = cuda; use cpu or auto"
            )
    if cards:
        try:
            return "cuda", _working(_translator(model, "cuda", options, vocabulary))
        except EngineError:
            # A card without its libraries is found, and cannot be used.
            if device == "cuda":
                raise
    return "cpu", _translator(model, "cpu", options, vocabulary)


def _working(translator: Any) -> Any:  # noqa: ANN401  # CTranslate2 has no types
    try:
        translator.translate_batch([["a"]], beam_size=1, max_decoding_length=1)
    except RuntimeError as error:
        raise EngineError(
            f"the graphics card does not work with CTranslate2 ({' '.join(str(error).split())}); "
            "use device = cpu"
        ) from error
    return translator


def _translator(model: Model, device: str, options: Options, vocabulary: Vocabulary) -> Any:  # noqa: ANN401
    import ctranslate2

    able = sorted(ctranslate2.get_supported_compute_types(device))
    if options.compute_type not in {"auto", "default", *able}:
        raise EngineError(
            f"compute_type = {options.compute_type} does not work on this {device}; "
            f"these do: auto, default, {', '.join(able)}"
        )
    wanted = options.compute_type
    if wanted == "auto" and device == "cpu":
        wanted = "int8"
    settings = {
        "device": device,
        "compute_type": wanted,
        "inter_threads": options.threads if device == "cpu" else 1,
        "intra_threads": 1,
    }
    folder = model.path / "model"
    try:
        if not vocabulary.mapped:
            return ctranslate2.Translator(str(folder), **settings)
        return _with_map(folder, vocabulary.map(), settings)
    except (RuntimeError, ValueError, OSError, MemoryError) as error:
        raise ModelError(
            f"the model {model.name} cannot be loaded ({' '.join(str(error).split())}); "
            "install it again"
        ) from error


def _with_map(folder: Path, table: str, settings: dict[str, Any]) -> Any:  # noqa: ANN401
    """The model with a table of our own beside its files, of which nothing is changed.

    A folder of links costs nothing. Files that are passed in memory stay there, beside the model.
    """
    import ctranslate2

    files = [path for path in folder.iterdir() if path.is_file() and path.name != _MAP]
    with tempfile.TemporaryDirectory(prefix="translit-") as room:
        try:
            for path in files:
                os.symlink(path.resolve(), os.path.join(room, path.name))  # noqa: PTH118, PTH211
        except OSError:  # Windows lets few users make links
            held = {path.name: path.read_bytes() for path in files} | {_MAP: table.encode()}
            return ctranslate2.Translator(str(folder), files=held, **settings)
        Path(room, _MAP).write_text(table, encoding="utf-8", newline="\n")
        return ctranslate2.Translator(room, **settings)

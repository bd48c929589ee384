"""A network -> the folder of an Argos package, and such a folder -> the network again."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import torch
from torch import Tensor

from training.network import Shape
from training.vocabulary import Vocabulary

__all__ = ["pack", "restore", "write"]

_METADATA = {
    "package_version": "0.1",
    "argos_version": "1.9.0",
    "from_code": "zh",
    "from_name": "Chinese",
    "to_code": "en",
    "to_name": "English",
    "type": "translate",
}

_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
"""In the order in which CTranslate2 numbers them."""


_NEVER = -10_000.0
"""The bias of pieces that English has not. They were never weighed against the others: without it
a program that does not leave them out by itself would have the model say what it never learnt."""


def write(folder: Path, weights: Mapping[str, Tensor], shape: Shape, pieced: Vocabulary) -> None:
    """Write a package that any Argos program reads, its weights as 8-bit integers."""
    model = folder / "model"
    model.mkdir(parents=True, exist_ok=True)
    bias = torch.full_like(weights["bias"], _NEVER)
    bias[pieced.said] = weights["bias"][pieced.said]
    spec = _spec({**weights, "bias": bias}, shape, list(pieced.pieces))
    spec.validate()
    spec.optimize("int8")
    spec.save(str(model))
    (folder / "sentencepiece.model").write_bytes(pieced.model)
    text = json.dumps(_METADATA, indent=2) + "\n"
    (folder / "metadata.json").write_text(text, encoding="utf-8")


def pack(folder: Path, path: Path, *, name: str = "translit-starter-zh_en") -> None:
    """Pack a package's folder as an `.argosmodel` file; equal folders make equal files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for one in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(
                f"{name}/{one.relative_to(folder).as_posix()}", (2026, 1, 1, 0, 0, 0)
            )
            package.writestr(entry, one.read_bytes(), zipfile.ZIP_DEFLATED)


def restore(folder: Path) -> tuple[Shape, dict[str, Tensor]]:
    """The shape and the weights of a package of ours: what 8-bit integers have kept of them."""
    with (folder / "model" / "model.bin").open("rb") as file:
        known = dict(_variables(file))
    heads = int(known["encoder/num_heads"])
    table = _whole(known, "decoder/embeddings/weight")
    inner = known["encoder/layer_0/ffn/linear_0/bias"].shape[0]
    layers, decoder = (sum(f"{side}/layer_{n}/ffn/layer_norm/gamma" in known for n in range(64))
                       for side in ("encoder", "decoder"))  # fmt: skip
    encoder = next((n for n in range(1, layers) if _alike(known, n)), layers)
    cycles = layers // encoder
    shape = Shape(table.shape[0], table.shape[1], encoder, decoder, inner, heads, cycles)
    weights = {"pieces.weight": table, "bias": _whole(known, "decoder/projection/bias")}
    for name, ours in _parts(replace(shape, cycles=1)):
        for theirs, own in (("weight", "weight"), ("bias", "bias")) if len(ours) > 1 or (
            "norm" not in ours[0]
        ) else (("gamma", "weight"), ("beta", "bias")):  # fmt: skip
            array = _whole(known, f"{name}/{theirs}")
            sizes = [shape.width * (2 if one.endswith("memory") else 1) for one in ours]
            arrays = np.split(array, np.cumsum(sizes)[:-1]) if len(ours) > 1 else [array]
            weights |= {f"{one}.{own}": part for one, part in zip(ours, arrays, strict=True)}
    return shape, {name: torch.from_numpy(one.copy()) for name, one in weights.items()}


def _alike(known: Mapping[str, np.ndarray], number: int) -> bool:
    """Whether the encoder's layers begin again with this one."""
    name = "encoder/layer_{}/ffn/linear_0/weight"
    return np.array_equal(known[name.format(0)], known[name.format(number)])


def _parts(shape: Shape) -> Iterator[tuple[str, tuple[str, ...]]]:
    """CTranslate2's name of each part of a network, and ours of what it is made of."""
    layers = shape.encoder * shape.cycles
    for side, count, several in (
        ("encoder", layers, shape.encoder), ("decoder", shape.decoder, shape.decoder)
    ):  # fmt: skip
        yield f"{side}/layer_norm", (f"{side}_norm",)
        for number in range(count):
            theirs, ours = f"{side}/layer_{number}", f"{side}.{number % several}"
            own = f"{theirs}/self_attention"
            yield f"{own}/layer_norm", (f"{ours}.own_norm",)
            yield f"{own}/linear_0", (f"{ours}.own.query", f"{ours}.own.memory")
            yield f"{own}/linear_1", (f"{ours}.own.out",)
            if side == "decoder":
                yield f"{theirs}/attention/layer_norm", (f"{ours}.source_norm",)
                for place, part in enumerate(("query", "memory", "out")):
                    yield f"{theirs}/attention/linear_{place}", (f"{ours}.source.{part}",)
            yield f"{theirs}/ffn/layer_norm", (f"{ours}.norm",)
            yield f"{theirs}/ffn/linear_0", (f"{ours}.wide",)
            yield f"{theirs}/ffn/linear_1", (f"{ours}.narrow",)


def _spec(weights: Mapping[str, Tensor], shape: Shape, pieces: list[str]) -> Any:  # noqa: ANN401
    from ctranslate2.specs import transformer_spec

    # The last layer's first head is what the converter of OpenNMT-py gives for alignment.
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder * shape.cycles, shape.decoder), shape.heads,
        alignment_layer=-1, alignment_heads=1,
    )  # fmt: skip
    spec.config.decoder_start_token = pieces[2]
    table = _array(weights["pieces.weight"])
    read = spec.encoder.embeddings
    (read[0] if isinstance(read, list) else read).weight = table
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    spec.decoder.projection.bias = _array(weights["bias"])
    for name, ours in _parts(shape):
        part = _part(spec, name)
        both = [np.concatenate([_array(weights[f"{one}.{kind}"]) for one in ours])
                for kind in ("weight", "bias")]  # fmt: skip
        for kind, array in zip(("gamma", "beta") if hasattr(part, "gamma") else
                               ("weight", "bias"), both, strict=True):  # fmt: skip
            setattr(part, kind, array)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    return spec


def _part(spec: Any, name: str) -> Any:  # noqa: ANN401  # the library's specs have no types
    for step in name.split("/"):
        if hasattr(spec, step):
            spec = getattr(spec, step)
        else:
            stem, _, number = step.rpartition("_")
            spec = getattr(spec, stem)[int(number)]
    return spec


def _array(tensor: Tensor) -> np.ndarray:
    # A copy: CTranslate2 multiplies in place.
    return tensor.detach().to(torch.float32).numpy().copy()


def _variables(file: BinaryIO) -> Iterator[tuple[str, np.ndarray]]:
    """What a `model.bin` of CTranslate2 holds (its `ModelSpec._serialize` writes it)."""

    def numbers(kind: str) -> int:
        value: int = struct.unpack(kind, file.read(struct.calcsize(kind)))[0]
        return value

    def text() -> str:
        return file.read(numbers("H"))[:-1].decode()

    known: dict[str, np.ndarray] = {}
    numbers("I"), text(), numbers("I")
    for _ in range(numbers("I")):
        name = text()
        sizes = [numbers("I") for _ in range(numbers("B"))]
        kind = _TYPES[numbers("B")]
        array = np.frombuffer(file.read(numbers("I")), dtype=kind).reshape(sizes)
        known[name] = array
        yield name, array
    # Equal variables are written once.
    names = {}
    for _ in range(numbers("I")):
        alias = text()
        names[alias] = text()
    yield from ((alias, known[name]) for alias, name in names.items())


def _whole(known: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """A variable as it was before it was made 8-bit integers, row by row, as far as they tell."""
    array = known[name]
    if array.dtype != np.int8:
        return array.astype(np.float32)
    return array.astype(np.float32) / known[f"{name}_scale"][:, None]

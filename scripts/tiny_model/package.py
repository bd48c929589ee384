"""A trained network and its tokenizer -> an Argos package, written through CTranslate2."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import transformer_spec
from torch import Tensor, nn

from tiny_model.network import Layer, Network

__all__ = ["NAME", "write_package"]

NAME = "translate-zh_en-0_1"
"""Of the package's one folder, as Argos names it."""

_METADATA = {
    "package_version": "0.1",
    "argos_version": "1.9.0",
    "from_code": "zh",
    "from_name": "Chinese",
    "to_code": "en",
    "to_name": "English",
}

_README = """\
# Chinese to English, for tests

A very small model for the tests of `translit`, trained on sentences made up by
`scripts/make_test_model.py`. It knows some hundred words, and is of no use to a person.
It is part of `translit`, and under its licence.
"""


def write_package(
    path: Path, network: Network, vocabulary: Sequence[str], tokenizer: bytes
) -> None:
    """Write the package, its weights as 8-bit integers."""
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch, "model")
        model.mkdir()
        spec = _spec(network, list(vocabulary))
        spec.validate()
        spec.optimize("int8")
        spec.save(str(model))
        files = {
            "README.md": _README.encode(),
            "metadata.json": json.dumps(_METADATA, indent=2).encode(),
            "sentencepiece.model": tokenizer,
        }
        files |= {f"model/{one.name}": one.read_bytes() for one in sorted(model.iterdir())}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in files.items():
            # A fixed time: the same weights give the same file.
            entry = zipfile.ZipInfo(f"{NAME}/{name}", (2026, 1, 1, 0, 0, 0))
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _spec(network: Network, vocabulary: list[str]) -> transformer_spec.TransformerSpec:
    shape = network.shape
    # The last layer's first head is what the converter of OpenNMT-py gives for alignment.
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.layers, shape.layers), shape.heads, alignment_layer=-1, alignment_heads=1
    )
    spec.config.decoder_start_token = vocabulary[2]
    embedding = _array(network.embedding.weight)
    embeddings = spec.encoder.embeddings
    (embeddings[0] if isinstance(embeddings, list) else embeddings).weight = embedding
    spec.decoder.embeddings.weight = embedding
    for side, layers, norm in (
        (spec.encoder, network.encoder, network.encoder_norm),
        (spec.decoder, network.decoder, network.decoder_norm),
    ):
        side.position_encodings.encodings = _array(network.places)
        _norm(side.layer_norm, norm)
        for one, layer in zip(side.layer, layers, strict=True):
            _layer(one, layer)
    spec.decoder.projection.weight = embedding
    spec.decoder.projection.bias = _array(network.bias)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    return spec


def _layer(spec: Any, layer: Layer) -> None:  # the library's specs have no types
    itself, source = layer.itself, layer.source
    _norm(spec.self_attention.layer_norm, layer.norm_itself)
    _linear(spec.self_attention.linear[0], itself.query, itself.key, itself.value)
    _linear(spec.self_attention.linear[1], itself.out)
    if source is not None:
        _norm(spec.attention.layer_norm, layer.norm_source)
        _linear(spec.attention.linear[0], source.query)
        _linear(spec.attention.linear[1], source.key, source.value)
        _linear(spec.attention.linear[2], source.out)
    _norm(spec.ffn.layer_norm, layer.norm_inner)
    _linear(spec.ffn.linear_0, layer.wider)
    _linear(spec.ffn.linear_1, layer.narrower)


def _linear(spec: Any, *layers: nn.Linear) -> None:
    spec.weight = np.concatenate([_array(layer.weight) for layer in layers])
    spec.bias = np.concatenate([_array(layer.bias) for layer in layers])


def _norm(spec: Any, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = _array(norm.weight), _array(norm.bias)


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().numpy().astype(np.float32)

"""An Argos package of random weights: for what is true of every model, whatever it says."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece

TEXT = """
今天下雨，我在家写代码。模型的价格比去年低。工程师正在修改程序，大家都在讨论这个计划。
公司昨天发布了新的产品，用户已经开始使用。请打开文件，然后等一分钟。他在会议上介绍了市场。
It is raining today, and I am writing code at home. The price of the model is lower than last year.
Engineers are changing the program; everybody talks about the plan. The company released a product
yesterday, and users have begun to use it. Please open the file_name and wait 1 minute (or 23).
"""


@dataclass(frozen=True)
class Shape:
    """How large a model is."""

    layers: int = 2
    heads: int = 2
    width: int = 32
    vocabulary: int = 0
    """Made-up pieces fill the vocabulary up to so many."""
    positions: int = 1024


def tokenizer(text: str = TEXT, size: int = 300) -> bytes:
    """A SentencePiece model that was trained on a text."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.strip().split("\n")),
        model_writer=model,
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        split_digits=True,
        minloglevel=2,
    )
    return model.getvalue()


def pieces_of(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    pieces = [processor.id_to_piece(number) for number in range(len(processor))]
    return [piece for piece in pieces if piece not in {"<unk>", "<s>", "</s>"}]


def save_model(
    folder: Path, vocabulary: list[str], shape: Shape, *, seed: int = 1, bias: dict[str, float]
) -> None:
    """A Transformer in the form of CTranslate2; `bias` says which pieces it likes to say."""
    from ctranslate2.specs import transformer_spec

    random = np.random.default_rng(seed)

    def weights(*size: int) -> np.ndarray:
        return (random.standard_normal(size) / np.sqrt(shape.width)).astype(np.float32)

    def linear(spec: object, rows: int, columns: int) -> None:
        spec.weight, spec.bias = weights(rows, columns), np.zeros(rows, np.float32)

    def norm(spec: object) -> None:
        spec.gamma = np.ones(shape.width, np.float32)
        spec.beta = np.zeros(shape.width, np.float32)

    width = shape.width
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.layers, shape.layers), shape.heads, alignment_layer=-1, alignment_heads=1
    )
    spec.config.decoder_start_token = "<s>"
    embeddings = weights(len(vocabulary), width)
    place = np.arange(shape.positions)[:, None] / 10000 ** (np.arange(0, width, 2) / width)
    table = np.zeros((shape.positions, width), np.float32)
    table[:, 0::2], table[:, 1::2] = np.sin(place), np.cos(place)
    # One direction of the first place alone, which the end of a sentence shuns below: that
    # something is said hangs on no rounding, which differs between processors.
    table[:, 0] = 0
    table[0, 0] = 12
    for side in (spec.encoder, spec.decoder):
        inputs = side.embeddings
        (inputs[0] if isinstance(inputs, list) else inputs).weight = embeddings
        side.position_encodings.encodings = table
        norm(side.layer_norm)
        for layer in side.layer:
            norm(layer.self_attention.layer_norm)
            linear(layer.self_attention.linear[0], 3 * width, width)
            linear(layer.self_attention.linear[1], width, width)
            if hasattr(layer, "attention"):
                norm(layer.attention.layer_norm)
                linear(layer.attention.linear[0], width, width)
                linear(layer.attention.linear[1], 2 * width, width)
                linear(layer.attention.linear[2], width, width)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, 4 * width, width)
            linear(layer.ffn.linear_1, width, 4 * width)
    # Not the embeddings: such a model says the same piece for ever.
    projection = 2 * weights(len(vocabulary), width)
    projection[:, 0] = 0
    projection[vocabulary.index("</s>"), 0] = -8
    spec.decoder.projection.weight = projection
    spec.decoder.projection.bias = np.array(
        [bias.get(piece, 0.0) for piece in vocabulary], np.float32
    )
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize("int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


ENDING = {"</s>": 3.5}
"""How much a model likes to end, so that it does so sooner or later."""


def package(  # noqa: PLR0913  # a package has as many parts
    root: Path,
    *,
    version: str = "0.1",
    source: str = "zh",
    target: str = "en",
    name: str = "",
    shape: Shape = Shape(),
    seed: int = 5,
    bias: dict[str, float] | None = None,
    spoken: bytes = b"",
) -> Path:
    """The folder of a package below `root`, as an Argos program installs it.

    `spoken` is its tokenizer, if it is not to be the one of `TEXT`.
    """
    folder = root / (name or f"translate-{source}_{target}-{version.replace('.', '_')}")
    spoken = spoken or tokenizer()
    vocabulary = ["<unk>", "<blank>", "<s>", "</s>", *pieces_of(spoken)]
    vocabulary += [f"▁made{number}" for number in range(shape.vocabulary - len(vocabulary))]
    save_model(folder / "model", vocabulary, shape, seed=seed, bias=ENDING | (bias or {}))
    (folder / "sentencepiece.model").write_bytes(spoken)
    values = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": "Chinese",
        "to_code": target,
        "to_name": "English",
    }
    (folder / "metadata.json").write_text(json.dumps(values), encoding="utf-8")
    return folder


def archive(folder: Path, path: Path) -> Path:
    """The package as a file, which is what one downloads."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part in sorted(folder.rglob("*")):
            if part.is_file():
                file.write(part, part.relative_to(folder.parent))
    return path


ARGOS_SIZED = Shape(layers=6, heads=8, width=512, vocabulary=32_000)

if __name__ == "__main__":
    import sys

    package(Path(sys.argv[1]), shape=ARGOS_SIZED)

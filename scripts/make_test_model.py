"""Make the model that the tests translate with, or measure it.

    python scripts/make_test_model.py train [--seconds 600] [--file FILE]
    python scripts/make_test_model.py measure [--file FILE]

`train` needs torch, sentencepiece, ctranslate2 and numpy, and is best run in an environment of
its own, with OMP_NUM_THREADS=1. `measure` runs in the project's. Weights differ a little from
machine to machine: so the file is committed.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from tiny_model.grammar import UNKNOWN_WORD, distinct_pairs

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "tests" / "models" / "translate-zh_en-0_1.argosmodel"

PAIRS = 400_000
"""Made up for the training."""

PIECES = 1_300
"""In the vocabulary of the tokenizer."""

UNSEEN = 200
"""Pairs that are kept beside the model, to measure it by; it is not trained on them."""

SPECIAL = ["<unk>", "<blank>", "<s>", "</s>"]
"""Begin the vocabulary of the network, which is not that of the tokenizer."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("train", "measure"))
    parser.add_argument("--file", type=Path, default=MODEL)
    parser.add_argument("--seconds", type=float, default=600, help="CPU seconds of training")
    options = parser.parse_args()
    match options.what:
        case "train":
            train(options.file, options.seconds)
        case _:
            measure(options.file)


def train(path: Path, seconds: float) -> None:
    """Make up sentences, a tokenizer and a network, and write the package."""
    import sentencepiece
    import torch
    from tiny_model.network import UNKNOWN, Shape, trained
    from tiny_model.package import write_package

    torch.set_num_threads(1)
    made = distinct_pairs(PAIRS + UNSEEN, seed=1)
    pairs, kept = made[:PAIRS], made[PAIRS:]
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(
            text.replace(UNKNOWN_WORD, "") for pair in pairs[:50_000] for text in pair
        ),
        model_writer=written,
        vocab_size=PIECES,
        character_coverage=1.0,
        split_digits=True,
        minloglevel=2,
    )
    tokenizer = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    pieces = [tokenizer.id_to_piece(number) for number in range(len(tokenizer))]
    vocabulary = [*SPECIAL, *(piece for piece in pieces if piece not in SPECIAL)]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}

    def encoded(text: str) -> list[int]:
        return [numbers.get(piece, UNKNOWN) for piece in tokenizer.encode(text, out_type=str)]

    network = trained(
        Shape(vocabulary=len(vocabulary)),
        [(encoded(source), encoded(target)) for source, target in pairs],
        seconds=seconds,
    )
    write_package(path, network, vocabulary, written.getvalue())
    rows = "".join(f"{source}\t{target}\n" for source, target in kept)
    (path.parent / "unseen.tsv").write_text(rows, encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def measure(path: Path) -> None:
    """Translate sentences that it has not seen, and say how many come out as they should."""
    from tiny_model.measuring import measure as measured

    text = (path.parent / "unseen.tsv").read_text(encoding="utf-8")
    pairs = [tuple(line.split("\t")) for line in text.splitlines()]
    found = measured(path, [source for source, _ in pairs])
    for (source, target), answer in zip(pairs, found.by_argos, strict=True):
        if answer != target:
            print(f"{source}\n  should be  {target}\n  but is     {answer}")
    total = len(pairs)
    for name, answers in found._asdict().items():
        right = sum(answer == target for answer, (_, target) in zip(answers, pairs, strict=True))
        print(f"{name}: {right} of {total} exact")
    same = sum(map(str.__eq__, found.by_argos, found.by_batches))
    print(f"the same both ways: {same} of {total}")


if __name__ == "__main__":
    sys.exit(main())

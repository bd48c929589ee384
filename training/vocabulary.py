"""Pairs -> a SentencePiece model; that model -> the pieces of a network, in its own order."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import sentencepiece

from training.augmentation import PLACEHOLDERS
from training.corpus import Pair
from training.pieces import CONTROL
from translit.languages import has_han

__all__ = ["Vocabulary", "learn", "read"]

_MOST_SENTENCES = 600_000


class Vocabulary:
    """Text <-> the numbers of a network's pieces."""

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        names = [self._processor.id_to_piece(number) for number in range(len(self._processor))]
        self.pieces = (*CONTROL, *(name for name in names if name not in CONTROL))
        numbers = {piece: number for number, piece in enumerate(self.pieces)}
        self._numbers = np.array([numbers[name] for name in names], dtype=np.uint16)

    def __len__(self) -> int:
        return len(self.pieces)

    @property
    def said(self) -> np.ndarray:
        """The numbers of the pieces that a translation may hold: English has no Han characters."""
        return np.array([n for n, piece in enumerate(self.pieces) if not has_han(piece)])

    def encode(self, texts: Sequence[str]) -> list[np.ndarray]:
        """The numbers of the pieces of each text."""
        return [self._numbers[np.array(one, dtype=int)] for one in self._processor.encode(texts)]

    def cut(self, text: str) -> list[str]:
        """The pieces of a text as they stand in it."""
        return [one.removeprefix("▁") for one in self._processor.encode(text, out_type=str)]


_KNOWN = (3, 60)
"""So often a Han character and any other stands in the pairs that must have a piece of its own.

By SentencePiece's own measure, a share of all characters, documentation decides: of 涨 and 骂 it
has too few, and of sentences of commentary two in five held a character that nobody could read.
"""


def learn(pairs: Sequence[Pair], size: int, *, seen: Iterable[Pair] | None = None) -> bytes:
    """A SentencePiece model of so many pieces, of both languages together.

    The characters are those of the pairs, or of all that will be `seen`.
    """
    written = io.BytesIO()
    counts: Counter[str] = Counter()
    for pair in pairs if seen is None else seen:
        counts.update(pair.source)
        counts.update(pair.target)
    known = (one for one, count in counts.items() if count >= _KNOWN[not has_han(one)])
    required = "".join(sorted(one for one in known if one.isprintable() and not one.isspace()))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([side for pair in pairs for side in pair[:2]]),
        model_writer=written,
        vocab_size=size - len(CONTROL) + 3,  # it has <unk>, <s> and </s>, and no <blank>
        character_coverage=0.9995,
        required_chars=required,
        split_digits=True,
        input_sentence_size=_MOST_SENTENCES,
        shuffle_input_sentence=True,
        user_defined_symbols=list(PLACEHOLDERS),
        minloglevel=2,
        hard_vocab_limit=False,
    )
    return written.getvalue()


def read(path: Path) -> Vocabulary:
    """The vocabulary of a SentencePiece file."""
    return Vocabulary(path.read_bytes())

"""Segments <-> the pieces that a model reads and writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from translit.engines.argos.packages import Model
from translit.errors import ModelError
from translit.model import Span
from translit.patterns import lazy

__all__ = ["UNKNOWN", "Tokenizer", "clean", "tokenizer_of"]

UNKNOWN = "<unk>"
"""What a model says for what it has no word for."""

_CONTROL = frozenset(("<unk>", "<blank>", "<pad>", "<s>", "</s>"))
"""Pieces of the decoder's that are no text."""

_BLANK = "\u2581"
"""SentencePiece's sign for a blank; `_`, which looks like it, is a letter as any other."""

_BYTE = lazy(r"<0x([0-9A-Fa-f]{2})>")
"""A byte of a character that has no piece of its own."""

_UNREADABLE = lazy(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_HALF = lazy(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """A text that every tokenizer takes, each character of it still in its place."""
    return _HALF.sub("\ufffd", _UNREADABLE.sub(" ", text))


class Tokenizer(Protocol):
    """Cuts segments into pieces and joins pieces to text."""

    def pieces(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def places(self, text: str) -> list[tuple[str, Span]]:
        """The pieces of a text, and where in it each of them stands."""
        ...

    def text(self, pieces: Iterable[str]) -> str:
        """The text that pieces make."""
        ...


def tokenizer_of(model: Model) -> Tokenizer:
    """The tokenizer of a model. Raises ModelError for a file that is none."""
    kind = _SentencePiece if model.tokenizer.name == "sentencepiece.model" else _WordPieces
    try:
        return kind(model)
    except Exception as error:
        reason = " ".join(str(error).split())
        raise ModelError(
            f"{model.tokenizer.name} of the model {model.name} cannot be read ({reason}); "
            "install the model again"
        ) from error


class _SentencePiece:
    """What nearly all models have."""

    def __init__(self, model: Model) -> None:
        from sentencepiece import SentencePieceProcessor

        # The bytes, not the path: SentencePiece reads no path that is not UTF-8.
        self._processor: Any = SentencePieceProcessor(model_proto=model.tokenizer.read_bytes())

    def pieces(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(clean(text), out_type=str)
        return pieces

    def places(self, text: str) -> list[tuple[str, Span]]:
        found = self._processor.encode(clean(text), return_type="offset_mapping")
        return [
            (piece, _without_blank(Span(*place), text))
            for piece, place in zip(found["pieces"], found["offsets"], strict=True)
        ]

    def text(self, pieces: Iterable[str]) -> str:
        # By ourselves: Argos's own decoding makes a blank of every `_`.
        joined = bytearray()
        for piece in pieces:
            if piece in _CONTROL:
                continue
            byte = _BYTE.fullmatch(piece)
            joined += bytes((int(byte[1], 16),)) if byte else piece.encode()
        return joined.decode("utf-8", "ignore").replace(_BLANK, " ").strip()


def _without_blank(span: Span, text: str) -> Span:
    """The place of a piece, without the blanks that a word begins with."""
    word = span.of(text)
    return Span(span.end - len(word.lstrip()), span.end) if word.strip() else span


class _WordPieces:
    """Moses words, cut by byte-pair encoding: what a few models have."""

    def __init__(self, model: Model) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(model.tokenizer, model.source, model.target)
        self._tokenizer.lazy_load()

    def pieces(self, text: str) -> list[str]:
        pieces: list[str] = self._tokenizer.encode(clean(text)) if text.strip() else []
        return [piece for piece in pieces if piece]

    def places(self, text: str) -> list[tuple[str, Span]]:
        """The pieces that stand in the text as they are: Moses rewrites some of them."""
        found = []
        at = 0
        for piece in self.pieces(text):
            word = piece.removesuffix("@@")
            start = text.find(word, at)
            end = start + len(word)
            found.append((piece, Span(start, end) if start >= 0 else Span(at, at)))
            at = max(at, end if start >= 0 else at)
        return found

    def text(self, pieces: Iterable[str]) -> str:
        text: str = self._tokenizer.decode([one for one in pieces if one not in _CONTROL])
        return text.strip().removesuffix("@@")  # of a word that does not go on

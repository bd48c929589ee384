"""Pieces of a source and of a translation so far -> what may follow: a Transformer, pre-norm."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.pieces import BLANK

__all__ = ["SHAPES", "Network", "Shape", "positions"]

_POSITIONS = 1024
"""Rows of the table of places; a translation has at most 424 pieces."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is."""

    pieces: int
    width: int = 256
    encoder: int = 4
    decoder: int = 2
    inner: int = 1024
    heads: int = 4
    cycles: int = 1
    """How often a sentence is read by the encoder's layers, all of them in turn.

    Each time costs a reader's time and no place in the package (Takase and Kiyono, *Lessons on
    Parameter Sharing across Layers in Transformers*, 2021: their "cycle").
    """

    def values(self) -> dict[str, int]:
        """The shape, to be kept beside the weights."""
        return asdict(self)


SHAPES: dict[str, dict[str, int]] = {
    "small": {},
    "starter": {"width": 384, "encoder": 4, "decoder": 2, "inner": 1024, "heads": 6, "cycles": 2},
    "tiny": {"width": 32, "encoder": 1, "decoder": 1, "inner": 64, "heads": 2},
}
"""`small` is what two cores can teach in a night; `starter` wants an accelerator, and with 14,000
pieces takes 16 MB as 8-bit integers; `tiny` is for tests."""


class Attention(nn.Module):
    """Every piece looks at others."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.memory = nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, at: Tensor, seen: Tensor, mask: Tensor | None, *, causal: bool) -> Tensor:
        """What pieces `at` take from the pieces that are `seen`."""
        rows, length, width = at.shape

        def heads(some: Tensor) -> Tensor:
            return some.view(rows, -1, self.heads, width // self.heads).transpose(1, 2)

        key, value = self.memory(seen).chunk(2, -1)
        found = functional.scaled_dot_product_attention(
            heads(self.query(at)), heads(key), heads(value), attn_mask=mask, is_causal=causal
        )
        return self.out(found.transpose(1, 2).reshape(rows, length, width))


class Layer(nn.Module):
    """A layer of the encoder, or of the decoder, which looks at the source as well."""

    def __init__(self, shape: Shape, *, decoder: bool, dropout: float) -> None:
        super().__init__()
        self.own = Attention(shape)
        self.own_norm = nn.LayerNorm(shape.width)
        self.source = Attention(shape) if decoder else None
        self.source_norm = nn.LayerNorm(shape.width) if decoder else None
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self,
        at: Tensor,
        mask: Tensor | None,
        seen: Tensor | None = None,
        seen_mask: Tensor | None = None,
    ) -> Tensor:
        """One step of thought for each piece."""
        some = self.own_norm(at)
        at = at + self.dropout(self.own(some, some, mask, causal=self.source is not None))
        if self.source is not None:
            found = self.source(self.source_norm(at), seen, seen_mask, causal=False)
            at = at + self.dropout(found)
        return at + self.dropout(self.narrow(functional.relu(self.wide(self.norm(at)))))


class Network(nn.Module):
    """Encoder and decoder with one table of pieces for reading and saying."""

    def __init__(self, shape: Shape, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        nn.init.normal_(self.pieces.weight, 0, shape.width**-0.5)
        self.bias = nn.Parameter(torch.zeros(shape.pieces))
        layers = [
            nn.ModuleList(Layer(shape, decoder=decoder, dropout=dropout) for _ in range(count))
            for decoder, count in ((False, shape.encoder), (True, shape.decoder))
        ]
        self.encoder, self.decoder = layers
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("places", positions(shape.width), persistent=False)

    def forward(self, source: Tensor, begun: Tensor, wanted: Tensor, said: Tensor) -> Tensor:
        """For each place that is `wanted`, how likely each piece of `said` stands there."""
        spoken = self.spoken(source, begun)[wanted]
        return functional.linear(spoken, self.pieces.weight[said], self.bias[said])

    def spoken(self, source: Tensor, begun: Tensor) -> Tensor:
        """What the network would say at each place of the translations, before it is in words."""
        mask = (source != BLANK)[:, None, None, :]
        at = self._read(source)
        for _ in range(self.shape.cycles):
            for layer in self.encoder:
                at = layer(at, mask)
        seen = self.encoder_norm(at)
        at = self._read(begun)
        for layer in self.decoder:
            at = layer(at, None, seen, mask)
        return self.decoder_norm(at)

    def _read(self, numbers: Tensor) -> Tensor:
        at = self.pieces(numbers) * math.sqrt(self.shape.width)
        return self.dropout(at + self.places[: numbers.shape[1]])


def positions(width: int) -> Tensor:
    """A row for each place in turn: sines, then cosines.

    They are those that CTranslate2 reckons by itself (`SinusoidalPositionEncoder`), so that no
    package has to hold the table.
    """
    place = torch.arange(1, _POSITIONS + 1)[:, None].float()
    half = width // 2
    pace = torch.exp(torch.arange(half).float() * -(math.log(10_000.0) / (half - 1)))
    return torch.cat((torch.sin(place * pace), torch.cos(place * pace)), 1)

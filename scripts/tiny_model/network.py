"""Pairs of sentences as numbers -> a Transformer trained on them, in plain PyTorch."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["BLANK", "END", "START", "UNKNOWN", "Layer", "Network", "Shape", "trained"]

UNKNOWN, BLANK, START, END = range(4)
"""The first numbers of the vocabulary, in the order of OpenNMT."""

Encoded = tuple[list[int], list[int]]
"""A source and its target, without START and END."""


class Shape(NamedTuple):
    """How large the network is."""

    vocabulary: int
    width: int = 128
    heads: int = 4
    layers: int = 2
    inner: int = 512
    positions: int = 1024
    """Pieces of the longest sentence; CTranslate2 cuts sources off there by itself."""


class Attention(nn.Module):
    """Attention of several heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.query, self.key, self.value, self.out = (
            nn.Linear(shape.width, shape.width) for _ in range(4)
        )

    def forward(self, states: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        rows = states.shape[0]

        def headed(some: Tensor) -> Tensor:
            each = self.shape.width // self.shape.heads
            return some.view(rows, -1, self.shape.heads, each).transpose(1, 2)

        # By hand: the fused attention of PyTorch is three times slower backwards here.
        query = headed(self.query(states)) / math.sqrt(self.shape.width // self.shape.heads)
        scores = query @ headed(self.key(memory)).transpose(2, 3)
        weights = scores.masked_fill(~mask, -1e4).softmax(-1)
        found = weights @ headed(self.value(memory))
        return self.out(found.transpose(1, 2).reshape(rows, -1, self.shape.width))


class Layer(nn.Module):
    """A layer of the encoder or the decoder; norms stand before, as in OpenNMT."""

    def __init__(self, shape: Shape, *, decodes: bool) -> None:
        super().__init__()
        self.itself, self.norm_itself = Attention(shape), nn.LayerNorm(shape.width)
        self.source = Attention(shape) if decodes else None
        self.norm_source = nn.LayerNorm(shape.width) if decodes else None
        self.wider = nn.Linear(shape.width, shape.inner)
        self.narrower = nn.Linear(shape.inner, shape.width)
        self.norm_inner = nn.LayerNorm(shape.width)

    def forward(
        self,
        states: Tensor,
        mask: Tensor,
        memory: Tensor | None = None,
        memory_mask: Tensor | None = None,
    ) -> Tensor:
        normed = self.norm_itself(states)
        states = states + self.itself(normed, normed, mask)
        if self.source is not None:
            states = states + self.source(self.norm_source(states), memory, memory_mask)
        return states + self.narrower(functional.relu(self.wider(self.norm_inner(states))))


class Network(nn.Module):
    """An encoder and a decoder that share their embeddings, and the projection too."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, 0, shape.width**-0.5)
        self.encoder = nn.ModuleList(Layer(shape, decodes=False) for _ in range(shape.layers))
        self.decoder = nn.ModuleList(Layer(shape, decodes=True) for _ in range(shape.layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.register_buffer("places", _places(shape))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        seen = (source != BLANK)[:, None, None, :]
        states = self._embedded(source)
        for layer in self.encoder:
            states = layer(states, seen)
        memory = self.encoder_norm(states)
        length = target.shape[1]
        before = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
        states = self._embedded(target)
        for layer in self.decoder:
            states = layer(states, before, memory, seen)
        return functional.linear(self.decoder_norm(states), self.embedding.weight, self.bias)

    def _embedded(self, numbers: Tensor) -> Tensor:
        scaled = self.embedding(numbers) * math.sqrt(self.shape.width)
        return scaled + self.places[: numbers.shape[1]]


def trained(shape: Shape, pairs: Sequence[Encoded], *, seconds: float, seed: int = 1) -> Network:
    """A network trained for so many CPU seconds; it says how it goes.

    Nothing is dropped out: there are so many pairs that none is seen often.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(shape)
    optimizer = torch.optim.Adam(network.parameters(), lr=1.0, betas=(0.9, 0.998))
    network.train()
    begun, average = time.process_time(), 0.0
    for step, batch in enumerate(_batches(pairs, chance), start=1):
        done = (time.process_time() - begun) / seconds
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = (
                2e-3 * min(1.0, step / 400) * (0.02 + 0.49 * (1 + math.cos(math.pi * done)))
            )
        source = _padded([source for source, _ in batch])
        target = _padded([[START, *target, END] for _, target in batch])
        # Four times as fast where the processor has such numbers; the weights are not rounded.
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(source, target[:, :-1])
        loss = functional.cross_entropy(
            scores.float().flatten(0, 1),
            target[:, 1:].flatten(),
            ignore_index=BLANK,
            label_smoothing=0.1,
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average = loss.item() if step == 1 else 0.98 * average + 0.02 * loss.item()
        if step % 100 == 0:
            print(f"step {step}: loss {average:.3f}, {100 * done:.0f} % of the time", flush=True)
    return network.eval()


def _batches(
    pairs: Sequence[Encoded], chance: random.Random, tokens: int = 2000
) -> Iterator[list[Encoded]]:
    """Pairs of like length together, over and over, in another order each time."""
    shuffled = list(pairs)
    while True:
        chance.shuffle(shuffled)
        batches: list[list[Encoded]] = []
        for start in range(0, len(shuffled), 5000):
            batch: list[Encoded] = []
            for pair in sorted(shuffled[start : start + 5000], key=lambda one: max(map(len, one))):
                if (len(batch) + 1) * (max(map(len, pair)) + 1) > tokens:
                    batches.append(batch)
                    batch = []
                batch.append(pair)
            batches.append(batch)
        chance.shuffle(batches)
        yield from batches


def _padded(rows: Sequence[list[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [BLANK] * (longest - len(row)) for row in rows])


def _places(shape: Shape) -> Tensor:
    """The sinusoids of "Attention is all you need", sines and cosines by turns."""
    angles = torch.arange(shape.positions)[:, None] * torch.exp(
        torch.arange(0, shape.width, 2) * (-math.log(10000.0) / shape.width)
    )
    return torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)

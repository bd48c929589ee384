"""A network and a batch -> a network that is a little better at it."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.muon import Muon
from training.network import Network
from training.pieces import BLANK

__all__ = ["Learner", "Said", "optimisers"]

_SMOOTHING = 0.1

_CLIP = 1.0

_MATRIX = 2
"""Dimensions of what Muon improves."""

_AVERAGE = 0.998
"""How much of the averaged weights each step keeps."""


class Said:
    """Which pieces are weighed against each other for a batch.

    All that a translation may hold; or those of the batch and a sample of the others, each of the
    sample for as many as it stands for, which takes less time and is a little less exact.
    """

    def __init__(
        self, said: np.ndarray, pieces: int, *, sample: int = 0, device: str = "cpu"
    ) -> None:
        self._said = torch.from_numpy(said).to(device)
        self._rows = torch.zeros(pieces, dtype=torch.long, device=device)
        self._sample = sample

    def of(self, following: Tensor) -> tuple[Tensor, Tensor, Tensor | float]:
        """The pieces, which of them stands at each place, and what is added to their weights."""
        if not self._sample or self._sample >= len(self._said):
            self._rows[self._said] = torch.arange(len(self._said), device=following.device)
            return self._said, self._rows[following], 0.0
        stand = torch.unique(following)
        others = self._said[~torch.isin(self._said, stand)]
        drawn = others[torch.randperm(len(others), device=others.device)[: self._sample]]
        more = torch.zeros(len(stand) + len(drawn), device=stand.device)
        more[len(stand) :] = float(np.log(max(1, len(others)) / max(1, len(drawn))))
        chosen = torch.cat((stand, drawn))
        self._rows[chosen] = torch.arange(len(chosen), device=chosen.device)
        return chosen, self._rows[following], more


class Learner:
    """A network, what improves it, and the average of what it was in the last steps."""

    def __init__(self, network: Network, said: Said, *, optimiser: str, rate: float) -> None:
        self.network = network
        self.average = {name: one.detach().clone() for name, one in network.named_parameters()}
        self.steps = 0
        self._said = said
        self._rate = rate
        self.optimisers = optimisers(network, optimiser, rate=rate, rest=rate)

    def step(self, batch: Batch, *, share: float) -> float:
        """Learn from a batch at a share of the full rate; the loss before, for each piece."""
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * share
        loss = self.loss(batch, smoothing=_SMOOTHING)
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        for optimiser in self.optimisers:
            optimiser.step()
        self.steps += 1
        self._keep()
        return float(loss.detach())

    def loss(self, batch: Batch, *, smoothing: float = 0.0) -> Tensor:
        """How unlikely the network finds the translations, for each piece."""
        wanted = batch.following != BLANK
        said, rows, more = self._said.of(batch.following[wanted])
        device = batch.source.device.type
        # An accelerator multiplies half as wide numbers many times as fast.
        with torch.autocast(device, torch.bfloat16, enabled=device != "cpu"):
            found = self.network(batch.source, batch.begun, wanted, said)
        return functional.cross_entropy(found.float() + more, rows, label_smoothing=smoothing)

    @torch.no_grad()
    def _keep(self) -> None:
        kept = min(_AVERAGE, self.steps / (self.steps + 10))
        parameters = dict(self.network.named_parameters())
        torch._foreach_lerp_(
            list(self.average.values()), [parameters[name] for name in self.average], 1 - kept
        )


def optimisers(
    network: Network, name: str, *, rate: float, rest: float
) -> list[torch.optim.Optimizer]:
    """AdamW for all; or Muon for the matrices of the layers, and AdamW for the rest.

    `full` of each group is its rate at its highest: `rate` of Muon's, `rest` of AdamW's.
    """
    layers = (network.encoder, network.decoder) if name == "muon" else ()
    matrices = [one for part in layers for one in part.parameters() if one.ndim == _MATRIX]
    ours = {id(one) for one in matrices}
    others = [one for one in network.parameters() if id(one) not in ours]
    found: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(others, lr=rest, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
        *([Muon(matrices, lr=rate)] if matrices else []),
    ]
    for one in found:
        for group in one.param_groups:
            group["full"] = group["lr"]
    return found

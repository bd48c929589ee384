"""Gradients of many matrices -> steps of equal size in every direction, many matrices at a time.

Muon (K. Jordan and others, 2024): the momentum of a matrix, made nearly orthogonal by a few
iterations of Newton and Schulz. PyTorch's own does it matrix by matrix, which on an accelerator is
a thousand small products for each step; here those of one size are one product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

__all__ = ["Muon", "orthogonal"]

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Of the polynomial that brings all singular values near to 1, wherever they begin."""

_ITERATIONS = 5

_RMS = 0.2
"""How large a step of AdamW is, by root mean square: so that one rate serves for both."""


class Muon(torch.optim.Optimizer):
    """Muon with Nesterov's momentum, for matrices alone."""

    def __init__(
        self,
        matrices: Iterable[nn.Parameter],
        *,
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.01,
    ) -> None:
        """`lr` is what AdamW's would be."""
        sizes: defaultdict[torch.Size, list[nn.Parameter]] = defaultdict(list)
        for one in matrices:
            sizes[one.shape].append(one)
        super().__init__(
            [{"params": some} for some in sizes.values()],
            {"lr": lr, "momentum": momentum, "weight_decay": weight_decay},
        )

    @torch.no_grad()
    def step(self, _closure: Any = None) -> None:  # noqa: ANN401  # as the class above has it
        """One step for every matrix; each of them must have a gradient."""
        for group in self.param_groups:
            matrices = group["params"]
            gradients = torch.stack([one.grad for one in matrices])
            state = self.state[matrices[0]]
            if "momentum" not in state:
                state["momentum"] = torch.zeros_like(gradients)
            state["momentum"].lerp_(gradients, 1 - group["momentum"])
            ahead = gradients.lerp(state["momentum"], group["momentum"])
            steps = orthogonal(ahead) * (_RMS * max(ahead.shape[1:]) ** 0.5)
            torch._foreach_mul_(matrices, 1 - group["lr"] * group["weight_decay"])
            torch._foreach_add_(matrices, list(steps.unbind()), alpha=-group["lr"])


def orthogonal(some: Tensor) -> Tensor:
    """The nearly orthogonal matrices that are nearest to some; matrices are the last two sizes."""
    first, second, third = _COEFFICIENTS
    tall = some.shape[-2] > some.shape[-1]
    found = (some.mT if tall else some).to(torch.bfloat16)
    found = found / (found.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(_ITERATIONS):
        square = found @ found.mT
        found = first * found + (second * square + third * square @ square) @ found
    return (found.mT if tall else found).to(some.dtype)

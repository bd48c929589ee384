"""A store of pairs and some minutes of an accelerator -> the weights of a network.

`python -m training.accelerator STORE OUT --seconds N`. It needs torch and numpy and nothing of
`translit`. What it learnt so far is written again and again, in files that are small enough to be
fetched from anywhere, so that a machine which is taken away takes a minute's work with it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, batch_of
from training.feed import Feed
from training.learning import optimisers
from training.network import SHAPES, Network, Shape
from training.pieces import BLANK
from training.store import read

__all__ = ["Settings", "joined", "learn"]

_SMOOTHING = 0.1

_CLIP = 1.0

_WARM = 400
"""Steps in which the rate rises."""

_AVERAGE = 0.999

_PART = 15 << 20
"""Bytes of a file that is written, at most."""

_PAUSE = 20
"""Steps between two looks at the clock, and at whether all that was asked for is done."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run learns."""

    seconds: float
    """Of the clock, compiling included; the rate falls to nothing at their end."""
    optimiser: str = "muon"
    rate: float = 2.5e-3
    """Of learning, at its highest, for the matrices of the layers."""
    rest: float = 1.5e-3
    """The same for the table of pieces, biases and norms."""
    places: int = 65_536
    """Places of a batch, of both sides together."""
    dropout: float = 0.1
    compiled: bool = True
    interval: float = 60.0
    """Seconds between two times that what was learnt is measured and written."""
    seed: int = 1
    device: str = "cuda"


class Run:
    """A network, what improves it, and the average of what it was in the last steps."""

    def __init__(self, shape: Shape, said: np.ndarray, settings: Settings) -> None:
        device = settings.device
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.network = Network(shape, dropout=settings.dropout).to(device)
        self.judge = Network(shape).to(device).eval()
        self.said = torch.from_numpy(said).to(device)
        self.rows = torch.full((shape.pieces,), -100, device=device)
        self.rows[self.said] = torch.arange(len(said), device=device)
        self.average = {name: one.detach().clone() for name, one in self.network.named_parameters()}
        self._kept, self._weights = list(self.average.values()), list(self.network.parameters())
        self.optimisers = optimisers(
            self.network, settings.optimiser, rate=settings.rate, rest=settings.rest
        )
        self.steps = self.tokens = 0
        self._head = _lost
        if settings.compiled:
            for layer in (*self.network.encoder, *self.network.decoder):
                layer.compile(dynamic=True)
            self._head = torch.compile(_lost, dynamic=True)

    def loss(self, network: Network, batch: Any, head: Any, *, smoothed: bool) -> Tensor:  # noqa: ANN401
        """How unlikely the network finds the translations, for each piece."""
        device = self.settings.device
        with torch.autocast(device, torch.bfloat16, enabled=device != "cpu"):
            spoken = network.spoken(batch.source, batch.begun)
            rows = torch.where(batch.following == BLANK, -100, self.rows[batch.following])
            return head(spoken.flatten(0, 1), network.pieces.weight[self.said],
                        network.bias[self.said], rows.flatten(), smoothed=smoothed)  # fmt: skip

    def step(self, batch: Any, share: float) -> Tensor:  # noqa: ANN401
        """Learn from a batch at a share of the full rates; the loss before, for each piece."""
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * share
        loss = self.loss(self.network, batch, self._head, smoothed=True)
        for one in self._weights:
            one.grad = None
        loss.backward()
        nn.utils.clip_grad_norm_(self._weights, _CLIP)
        for optimiser in self.optimisers:
            optimiser.step()
        self.steps += 1
        self.tokens += batch.tokens
        with torch.no_grad():
            kept = min(_AVERAGE, self.steps / (self.steps + 10))
            torch._foreach_lerp_(self._kept, self._weights, 1 - kept)
        return loss.detach()

    @torch.no_grad()
    def measure(self, dev: Mapping[str, list[Batch]]) -> dict[str, float]:
        """The loss of the averaged weights on each development set, for each piece."""
        self.judge.load_state_dict(self.average, strict=False)
        found = {}
        for name, batches in dev.items():
            losses = [float(self.loss(self.judge, one, _lost, smoothed=False)) for one in batches]
            weights = [int((one.following != BLANK).sum()) for one in batches]
            found[name] = round(float(np.average(losses, weights=weights)), 4)
        return found


def _lost(spoken: Tensor, table: Tensor, bias: Tensor, rows: Tensor, *, smoothed: bool) -> Tensor:
    found = functional.linear(spoken, table, bias).float()
    smoothing = _SMOOTHING if smoothed else 0.0
    return functional.cross_entropy(found, rows, ignore_index=-100, label_smoothing=smoothing)


def learn(store: Path, out: Path, sizes: Mapping[str, int], settings: Settings) -> Run:
    """Learn for so many seconds from a store, which lies beside `dev.npz` and `said.npy`."""
    start = time.monotonic()
    # It would plan anew for every length of a sentence.
    torch.backends.cuda.enable_cudnn_sdp(enabled=False)
    out.mkdir(parents=True, exist_ok=True)
    feed = Feed(read(store), settings.device, places=settings.places, seed=settings.seed)
    said = np.load(store.parent / "said.npy")
    shape = Shape(len(said), **sizes)
    run = Run(shape, np.flatnonzero(said), settings)
    dev = _development(store.parent / "dev.npz", settings.device)
    begun, end = time.monotonic(), start + settings.seconds
    _log(out, run, start, loaded=round(begun - start, 1))

    def done() -> float:
        """The share of the time that is over, however little of it there was."""
        now = time.monotonic()
        return 1.0 if now >= end else (now - begun) / (end - begun)

    written = time.monotonic()
    losses: list[Tensor] = []
    run.network.train()
    for batch in feed.batches(done):
        losses.append(run.step(batch, min(1.0, run.steps / _WARM) * max(0.0, 1 - done())))
        if run.steps % _PAUSE:
            continue
        loss = float(torch.stack(losses).mean())
        losses = []
        if run.steps == _PAUSE:
            # What was compiled is behind it: the schedule begins.
            begun = time.monotonic()
        ended = done() >= 1
        if run.steps % (10 * _PAUSE) == 0 or run.steps == _PAUSE:
            _log(out, run, start, loss=round(loss, 4))
        if ended or time.monotonic() - written > settings.interval:
            _log(out, run, start, dev=run.measure(dev))
            write(out, run.average, shape, run.tokens)
            written = time.monotonic()
        if ended:
            return run
    raise AssertionError


def write(out: Path, weights: Mapping[str, Tensor], shape: Shape, tokens: int) -> None:
    """Write weights in parts of half precision; the last file names them all."""
    flat = torch.cat([one.detach().flatten() for one in weights.values()]).half().cpu().numpy()
    step = _PART // flat.itemsize
    names = []
    for number, at in enumerate(range(0, len(flat), step)):
        names.append(f"weights-{number}.npy")
        np.save(out / f"{names[-1]}.part.npy", flat[at : at + step])
        (out / f"{names[-1]}.part.npy").replace(out / names[-1])
    told = {"shape": shape.values(), "tokens": tokens, "parts": names,
            "names": {name: list(one.shape) for name, one in weights.items()}}  # fmt: skip
    (out / "weights.json").write_text(json.dumps(told), encoding="utf-8")


def joined(folder: Path) -> dict[str, Any]:
    """What `write` wrote, as the checkpoint of a run that is over: to be exported."""
    told = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    flat = torch.from_numpy(np.concatenate([np.load(folder / name) for name in told["parts"]]))
    average, at = {}, 0
    for name, sizes in told["names"].items():
        count = int(np.prod(sizes))
        average[name] = flat[at : at + count].float().reshape(sizes)
        at += count
    return {"shape": told["shape"], "tokens": told["tokens"], "average": average}


def _log(out: Path, run: Run, start: float, **more: object) -> None:
    values = {"tokens": run.tokens, "seconds": round(time.monotonic() - start, 1),
              "steps": run.steps}  # fmt: skip
    line = json.dumps(values | more)
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _development(path: Path, device: str) -> dict[str, list[Batch]]:
    """The development sets: pieces of each side, one behind the other, and their lengths."""
    found: dict[str, list[Batch]] = {}
    with np.load(path) as arrays:
        for name in sorted({key.rpartition("/")[0] for key in arrays}):
            sides = [
                np.split(arrays[f"{name}/{side}"], np.cumsum(arrays[f"{name}/{side}_lengths"]))[:-1]
                for side in ("source", "target")
            ]
            order = np.argsort([max(map(len, pair)) for pair in zip(*sides, strict=True)])
            found[name] = [
                batch_of(*([side[n] for n in order[at : at + 100]] for side in sides)).on(device)
                for at in range(0, len(order), 100)
            ]
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, required=True)
    for name in ("optimiser", "device"):
        parser.add_argument(f"--{name}", default=Settings.__dataclass_fields__[name].default)
    for name in ("rate", "rest", "dropout", "interval"):
        parser.add_argument(f"--{name}", type=float,
                            default=Settings.__dataclass_fields__[name].default)  # fmt: skip
    for name in ("places", "seed"):
        parser.add_argument(f"--{name}", type=int,
                            default=Settings.__dataclass_fields__[name].default)  # fmt: skip
    parser.add_argument("--eager", dest="compiled", action="store_false")
    parser.add_argument("--shape", choices=SHAPES, default="starter")
    return parser.parse_args()


if __name__ == "__main__":
    given = vars(_arguments())
    torch.set_float32_matmul_precision("high")
    data, where, named = (given.pop(name) for name in ("store", "out", "shape"))
    learn(data, where, SHAPES[named], Settings(**given))

"""Prepared streams and the newest checkpoint -> a newer checkpoint, until the time is up."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import torch

from training import vocabulary
from training.batches import Batch, Stream, batch_of
from training.corpus import pairs
from training.learning import Learner, Said
from training.network import Network, Shape
from training.prepare import STREAMS

__all__ = ["Settings", "newest", "train"]

_KEPT = 2
"""Checkpoints that are kept: should the newest be torn, the one before it is whole."""

_WARM = 200
"""Steps in which the rate rises, after every start: the optimiser knows nothing yet."""

_NEAR = (0.7, 1.0)
"""The share of batches from the near stream, at the start and at the end of a run."""

_LOCKS = (0.85, 0.75)
"""From here on, so many of the batches are those in which locks are learnt."""

_REPORTED = 50
"""Steps between two lines of the log."""

_MEASURED = 100
"""Pairs of each development set that the loss is measured on."""

_UNSEEN_PAUSE = 30.0
"""Seconds after which a step was no step: the process was stopped (SIGSTOP) and went on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run learns."""

    hours: float
    """Of the clock, over all starts; the rate falls to nothing at their end."""
    rate: float = 1e-3
    tokens: int = 4096
    """Places of a batch on its longer side."""
    optimiser: str = "muon"
    sample: int = 0
    """Pieces that those of a batch are weighed against; 0 for all."""
    dropout: float = 0.05
    interval: float = 600.0
    """Seconds between two checkpoints."""
    threads: int = 2
    device: str = "cpu"
    seed: int = 1
    most_steps: int = 0
    """Steps of this start at most; 0 for as many as there is time for."""


class Run:
    """A run as it stands: the learner, the streams, the time it took."""

    def __init__(self, prepared: Path, out: Path, shape: Shape, settings: Settings) -> None:
        self.out = out
        self.settings = settings
        self.seconds = 0.0
        self.tokens = 0
        self.places = dict.fromkeys(STREAMS, 0)
        self.pieced = vocabulary.read(prepared / "sentencepiece.model")
        device = settings.device
        size = len(self.pieced)
        said = Said(self.pieced.said, size, sample=settings.sample, device=device)
        self.learner = Learner(
            Network(shape, dropout=settings.dropout).to(device), said,
            optimiser=settings.optimiser, rate=settings.rate,
        )  # fmt: skip
        self._streams = {
            name: Stream(prepared / f"{name}.npz", tokens=settings.tokens) for name in STREAMS
        }
        self._dev = {path.stem: _development(path, self.pieced)
                     for path in sorted((prepared / "dev").glob("*.tsv"))}  # fmt: skip
        self._whole = Said(self.pieced.said, size, device=device)

    @property
    def done(self) -> float:
        """The share of the time that is over."""
        return min(1.0, self.seconds / (3600 * self.settings.hours))

    def batches(self) -> Iterator[Batch]:
        """From both streams, more and more from the near one."""
        chance = np.random.default_rng([self.settings.seed, self.learner.steps, self.tokens])
        running = {
            name: stream.batches(self.places[name], chance)
            for name, stream in self._streams.items()
        }
        first, last = _NEAR
        while True:
            near = chance.random() < first + (last - first) * self.done
            begun, share = _LOCKS
            locks = self.done >= begun and chance.random() < share
            name = STREAMS[2] if locks else STREAMS[1] if near else STREAMS[0]
            batch, place = next(running[name])
            self.places[name] = place
            yield batch.on(self.settings.device)

    @torch.no_grad()
    def measure(self) -> dict[str, float]:
        """The loss of the averaged weights on each development set, for each piece."""
        device = self.settings.device
        network = Network(self.learner.network.shape).to(device)
        network.load_state_dict(self.learner.average, strict=False)
        network.eval()
        judge = Learner(network, self._whole, optimiser="adamw", rate=0)
        return {
            name: float(np.average([float(judge.loss(batch.on(device))) for batch in some],
                                   weights=[int((batch.following != 1).sum()) for batch in some]))
            for name, some in self._dev.items()
        }  # fmt: skip

    def save(self) -> Path:
        """Write a checkpoint: whole, or not at all."""
        path = self.out / f"checkpoint-{self.tokens:012d}.pt"
        state = {
            "shape": self.learner.network.shape.values(),
            "network": self.learner.network.state_dict(),
            "average": self.learner.average,
            "optimisers": [one.state_dict() for one in self.learner.optimisers],
            "steps": self.learner.steps,
            "seconds": self.seconds,
            "tokens": self.tokens,
            "places": self.places,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
        for old in sorted(self.out.glob("checkpoint-*.pt"))[:-_KEPT]:
            old.unlink()
        return path

    def load(self, state: Mapping[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.learner.network.load_state_dict(state["network"])
        self.learner.average = {
            name: one.to(self.settings.device) for name, one in state["average"].items()
        }
        for one, known in zip(self.learner.optimisers, state["optimisers"], strict=True):
            full = [group["full"] for group in one.param_groups]
            one.load_state_dict(known)
            for group, rate in zip(one.param_groups, full, strict=True):
                group["full"] = rate
        self.learner.steps = state["steps"]
        self.seconds, self.tokens = state["seconds"], state["tokens"]
        self.places |= state["places"]

    def begin(self, weights: Mapping[str, torch.Tensor]) -> None:
        """Begin with the weights of an earlier model."""
        self.learner.network.load_state_dict(dict(weights))
        self.learner.average = {
            name: one.detach().clone() for name, one in self.learner.network.named_parameters()
        }


def newest(out: Path) -> dict[str, Any] | None:
    """The newest checkpoint that can be read."""
    for path in sorted(out.glob("checkpoint-*.pt"), reverse=True):
        try:
            return torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:  # noqa: BLE001  # a torn pickle raises whatever it comes upon
            print(f"{path} cannot be read ({error}); the one before it is taken", flush=True)
    return None


def train(run: Run) -> None:
    """Learn until the time is up, or until SIGTERM or Ctrl-C; a checkpoint is left behind."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    (run.out / "pid").write_text(f"{os.getpid()}\n", encoding="utf-8")
    torch.set_num_threads(run.settings.threads)
    torch.manual_seed(run.settings.seed + run.learner.steps)
    try:
        _learn(run, stopped)
    finally:
        (run.out / "pid").unlink(missing_ok=True)


def _learn(run: Run, stopped: list[int]) -> None:
    settings = run.settings
    last = saved = time.monotonic()
    losses: list[float] = []
    since = run.tokens
    spent = 0.0
    run.learner.network.train()
    for steps, batch in enumerate(run.batches(), 1):
        share = min(1.0, steps / _WARM) * max(0.0, 1 - run.done)
        losses.append(run.learner.step(batch, share=share))
        run.tokens += batch.tokens
        now = time.monotonic()
        run.seconds += now - last
        spent += now - last if now - last < _UNSEEN_PAUSE else 0.0
        last = now
        ended = stopped or run.done >= 1 or steps == settings.most_steps
        if steps % _REPORTED == 0 or ended:
            _log(run, losses, speed=(run.tokens - since) / max(spent, 1e-9), rate=share)
            losses, since, spent = [], run.tokens, 0.0
        if ended or now - saved > settings.interval:
            _log(run, [], dev=run.measure())
            run.save()
            saved = last = time.monotonic()
        if ended:
            return


def _log(run: Run, losses: list[float], **more: object) -> None:
    """A line for a person, and the same for the curves."""
    values = {"tokens": run.tokens, "seconds": round(run.seconds, 1), "steps": run.learner.steps}
    if losses:
        values["loss"] = round(float(np.mean(losses)), 4)
    line = json.dumps(values | more)
    print(line, flush=True)
    with (run.out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _development(path: Path, pieced: vocabulary.Vocabulary) -> list[Batch]:
    known = list(pairs(path))
    known = known[:: max(1, len(known) // _MEASURED)][:_MEASURED]
    both = [pieced.encode([pair[side] for pair in known]) for side in (0, 1)]
    some = [(one[:200], other[:200]) for one, other in zip(*both, strict=True)]
    some.sort(key=lambda pair: max(map(len, pair)))
    return [batch_of(*zip(*some[at : at + 40], strict=True)) for at in range(0, len(some), 40)]

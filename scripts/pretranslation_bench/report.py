"""What both sides measured -> lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pretranslation_bench.bound import Weights
from pretranslation_bench.models import Timed

__all__ = ["report"]

MEGABYTE = 1_000_000

Side = Mapping[str, Any]
"""What one side wrote down."""

NO_SPLITTER = """\
Argos's splitter of sentences would download a model: one that does nothing stands in for it."""

FORCED = """\
The weights are random, and only times mean anything: every translation is made as long as the
sources of its batch are on the average, to the piece the same on both sides; our engine decodes,
and then the answers are exchanged for pseudo-translations, so that all that follows is done too."""


def report(
    model: Timed, ours: Side, others: Mapping[str, Side], *, beam: int, speed: float
) -> Iterator[str]:
    """The lines; `speed` is how many operations one core does in a second."""
    sentences, pieces = len(ours["segments"]), sum(ours["pieces"])
    yield f"{model.name}: weights of {model.size / MEGABYTE:.0f} MB; beam {beam}"
    yield f"{sentences} sentences of {ours['units']} units, {pieces / sentences:.1f} pieces each"
    yield NO_SPLITTER
    if model.forced:
        yield FORCED
    yield ""
    yield f"{'':28}{'CPU s':>8}{'wall s':>8}{'sentences per CPU s':>22}{'ratio':>8}{'of wall':>9}"
    for name, side in {"ours": ours, **others}.items():
        cpu, wall = side["took"]["cpu"], side["took"]["wall"]
        ratios = f"{cpu / ours['took']['cpu']:8.2f}{wall / ours['took']['wall']:9.2f}"
        yield f"{name:28}{cpu:8.1f}{wall:8.1f}{sentences / cpu:22.1f}{ratios}"
    yield ""
    yield from _parts(ours)
    yield from _bound(model, ours, beam, speed)
    for name, side in {"ours": ours, **others}.items():
        yield from _start(name, side, model)


def _parts(ours: Side) -> Iterator[str]:
    """Where our seconds went, and at which level the targets were found."""
    decoding = ours["decoding"]["cpu"]
    levels = ", ".join(f"{count} {name}" for name, count in ours["report"].items())
    yield f"ours: {decoding:.1f} CPU s decoding, {ours['took']['cpu'] - decoding:.1f} all else"
    yield f"  {levels}; {ours['again']} segments asked again at later levels"
    yield f"  {ours['probe']['cpu']:.1f} CPU s more for the probe, once for every model"


def _bound(model: Timed, ours: Side, beam: int, speed: float) -> Iterator[str]:
    """The seconds that the products of matrices take at the least, and our share of them."""
    weights = Weights.of(model.weights)
    pieces, written = sum(ours["read"]), sum(ours["written"])
    least = weights.operations(pieces, written, beam=beam, vocabulary=ours["spoken"]) / speed
    said = f", of which {ours['spoken']} may be said" if ours["spoken"] else ""
    yield f"int8 matrix bound: {least:.1f} CPU s"
    yield f"  {pieces} pieces read, {written} written; a vocabulary of {weights.vocabulary}{said}"
    yield f"  one core does {speed / 1e9:.0f} billion operations a second at the most"
    yield f"  our decoding runs at {100 * least / ours['decoding']['cpu']:.0f} % of it"


def _start(name: str, side: Side, model: Timed) -> Iterator[str]:
    """How soon a side could begin, and its memory above the size of the model."""

    def above(key: str) -> str:
        return f"{(side[key] - model.size) / MEGABYTE:.0f} MB"

    opened = f"open after {side['opened']:.2f} s, " if "opened" in side else ""
    yield f"{name}: {opened}a first sentence after {side['first']:.2f} s"
    yield f"  {side['since']:.2f} s after the start of Python"
    yield f"  memory above the model's size: {above('ready')} when ready, at most {above('peak')}"

"""`[engines.argos]` of the configuration, all of it text -> options of the engine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from translit.errors import EngineError

__all__ = ["Options", "read"]

_MOST_BEAMS = 32

_MOST_THREADS = 256

_DEVICES = ("auto", "cpu", "cuda")

_COMPUTE_TYPES = (
    "auto", "default", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16",
    "bfloat16", "float32",
)  # fmt: skip
"""As CTranslate2 names them."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a model is to be run."""

    model: str = ""
    """Its name, or the path of its folder; empty for the best one that is installed."""
    beam: int = 4
    """How many translations are followed at a time; 4 is Argos Translate's own."""
    threads: int = 1
    """How many batches are decoded at a time, each by one core."""
    compute_type: str = "auto"
    """`auto` is int8 on a processor, and what is fastest on a graphics card."""
    device: str = "auto"
    """`auto` is a graphics card where there is one that works."""


def read(options: Mapping[str, str]) -> Options:
    """The options, each with its default. Raises EngineError, which says what is known."""
    known = ("model", "beam", "threads", "compute_type", "device")
    for name in options:
        if name not in known:
            raise EngineError(
                f"the engine argos takes no option {name}; its options are {', '.join(known)}"
            )
    threads = options.get("threads", "auto")
    return Options(
        model=options.get("model", "").strip(),
        beam=_number("beam", options.get("beam", "4"), _MOST_BEAMS),
        threads=_cores() if threads == "auto" else _number("threads", threads, _MOST_THREADS),
        compute_type=_one_of("compute_type", options.get("compute_type", "auto"), _COMPUTE_TYPES),
        device=_one_of("device", options.get("device", "auto"), _DEVICES),
    )


def _number(name: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        also = " or auto" if name == "threads" else ""
        raise EngineError(
            f"{name} = {text!r} of the engine argos is to be a number from 1 to {most}{also}"
        )
    return int(text)


def _one_of(name: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise EngineError(
            f"{name} = {text!r} of the engine argos is unknown; it is one of {', '.join(known)}"
        )
    return text


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST_THREADS)
    return min(os.cpu_count() or 1, _MOST_THREADS)

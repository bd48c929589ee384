"""A piece of work -> the seconds it took, and the memory this process took for it."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Took", "peak", "timed"]


@dataclass(slots=True)
class Took:
    """Seconds."""

    cpu: float = 0.0
    """Of all cores together."""
    wall: float = 0.0

    def as_json(self) -> dict[str, float]:
        return asdict(self)


@contextmanager
def timed() -> Iterator[Took]:
    """The seconds of what is done within; they are known at its end."""
    took = Took()
    cpu, wall = time.process_time(), time.perf_counter()
    yield took
    took.cpu, took.wall = time.process_time() - cpu, time.perf_counter() - wall


def peak() -> int:
    """The most bytes of memory that this process has held at once."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What getrusage tells is at least what its parent held when this process was begun.
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return 1024 * int(line.split()[1])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most

"""This machine -> the processors that CTranslate2 can play on it, as CT2_FORCE_CPU_ISA names them.

Kernels for 8-bit integers round and saturate otherwise on each of them, so that a model may say
something else. What tests state must hold on all.
"""

from __future__ import annotations

import re
from pathlib import Path

_FLAGS = {"AVX2": "avx2", "AVX512": "avx512f"}
"""What Linux calls a set of instructions, by CTranslate2's name for it."""


def playable(told: str) -> list[str]:
    """The names, for what /proc/cpuinfo tells; every machine can do without such instructions."""
    flags = set(re.findall(r"\w+", told))
    return ["GENERIC", *(name for name, flag in _FLAGS.items() if flag in flags)]


if __name__ == "__main__":
    place = Path("/proc/cpuinfo")
    print(*playable(place.read_text("utf-8") if place.exists() else ""))

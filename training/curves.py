"""Logs of runs -> a picture of their losses against the tokens they have learnt from, as SVG."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

__all__ = ["curves", "picture"]

_WIDTH, _HEIGHT = 720, 360

_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 170, 16, 44
"""Margins; the names of the curves stand on the right."""

_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#7f7f7f")

_OPEN = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
    'font-family="sans-serif" font-size="12">'
)

_Points = list[tuple[float, float]]


def curves(log: Path) -> dict[str, _Points]:
    """For each development set of a log, its loss after so many millions of tokens."""
    found: dict[str, _Points] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        for name, loss in values.get("dev", {}).items():
            found.setdefault(name, []).append((values["tokens"] / 1e6, loss))
    return found


def picture(found: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """The curves in one picture, each with its name behind its end."""
    points = [point for some in found.values() for point in some]
    lows, highs = ([pick(axis) for axis in zip(*points, strict=True)] for pick in (min, max))
    spans = [max(high - low, 1e-9) for low, high in zip(lows, highs, strict=True)]

    def place(x: float, y: float) -> tuple[float, float]:
        across = (x - lows[0]) / spans[0] * (_WIDTH - _LEFT - _RIGHT)
        down = (highs[1] - y) / spans[1] * (_HEIGHT - _TOP - _BOTTOM)
        return round(_LEFT + across, 1), round(_TOP + down, 1)

    lines = [
        _OPEN,
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        *_axes(lows, highs),
    ]
    ends = _apart({name: place(*some[-1])[1] for name, some in found.items()})
    for (name, some), colour in zip(found.items(), _COLOURS * len(found), strict=False):
        path = " ".join(f"{x},{y}" for x, y in (place(*point) for point in some))
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        text = f"{escape(name)} {some[-1][1]:.2f}"
        lines.append(
            f'<text x="{_WIDTH - _RIGHT + 8}" y="{ends[name]:.1f}" fill="{colour}">{text}</text>'
        )
    return "\n".join((*lines, "</svg>\n"))


def _axes(lows: Sequence[float], highs: Sequence[float]) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    yield f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="#333"/>'
    for text, x, y in (
        (f"{highs[1]:.1f}", 20, _TOP + 6), (f"{lows[1]:.1f}", 20, bottom),
        (f"{lows[0]:.1f}", _LEFT - 8, bottom + 18), (f"{highs[0]:.1f}", right - 16, bottom + 18),
        ("million tokens", (_LEFT + right) // 2 - 40, bottom + 34), ("loss", 20, _TOP + 24),
    ):  # fmt: skip
        yield f'<text x="{x}" y="{y}" fill="#333">{text}</text>'


def _apart(places: Mapping[str, float], least: float = 14) -> dict[str, float]:
    """The places of names, none of which stands on another."""
    order = sorted(places, key=places.__getitem__)
    found = {name: places[name] + 4 for name in order}
    for one, other in pairwise(order):
        found[other] = max(found[other], found[one] + least)
    return found

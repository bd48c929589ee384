"""The numbers that pieces of every network have in common."""

from __future__ import annotations

__all__ = ["BLANK", "CONTROL", "END", "START"]

CONTROL = ("<unk>", "<blank>", "<s>", "</s>")
"""The first pieces of every network, as Argos's own have them."""

BLANK, START, END = 1, 2, 3

"""Rules in a table, and chance -> pairs of a Chinese sentence and its English."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

from tiny_model.copied import COPIED, COPY

__all__ = ["UNKNOWN_WORD", "Grammar", "distinct_pairs"]

UNKNOWN_WORD = "龘"
"""Is kept from the tokenizer: all words that it does not know are one to the model."""

Pair = tuple[str, str]
"""Chinese, and its English."""

_SLOT = re.compile(r"\{([a-z]+)(\d?)(?::(\w+))?\}")

_ARTICLE = re.compile(rf"\ba~ ({COPY}?.)")


class _Row(NamedTuple):
    weight: int
    cells: tuple[str, ...]


class _Symbol(NamedTuple):
    columns: tuple[str, ...]
    """Names of what stands after the Chinese."""
    rows: tuple[_Row, ...]


class Grammar:
    """The rules of `grammar.txt`, which says how it is written."""

    def __init__(self, text: str) -> None:
        self._symbols: dict[str, _Symbol] = {}
        for block in re.split(r"\n(?=[a-z])", re.sub(r"(?m)^#.*\n", "", text).strip()):
            head, *lines = block.splitlines()
            name, _, columns = head.partition(":")
            names = tuple(columns.split()) or ("en",)
            self._symbols[name] = _Symbol(names, tuple(_row(line) for line in lines if line))

    def pair(self, chance: random.Random) -> Pair:
        """A sentence and its translation."""
        made = self._made("pair", chance)
        return made["zh"].replace(COPY, ""), _sentence(made["en"])

    def _made(self, name: str, chance: random.Random) -> dict[str, str]:
        """The columns of a symbol, in which its slots are filled."""
        if name in COPIED:
            zh, en = COPIED[name](chance)
            return {"zh": zh, "en": en}
        symbol = self._symbols[name]
        (row,) = chance.choices(symbol.rows, [row.weight for row in symbol.rows])
        filled: dict[str, dict[str, str]] = {}

        def fill(slot: re.Match[str]) -> str:
            key = slot[1] + slot[2]
            if key not in filled:
                filled[key] = self._made(slot[1], chance)
            return filled[key][slot[3] or side]

        cells = {}
        for column, cell in zip(("zh", *symbol.columns), row.cells, strict=True):
            side = "zh" if column == "zh" else "en"
            cells[column] = _SLOT.sub(fill, cell)
        cells.setdefault("en", cells[symbol.columns[0]])
        return cells


def _row(line: str) -> _Row:
    weight = re.match(r" +(\d+)x ", line)
    cells = (line[weight.end() :] if weight else line).split(" |")
    return _Row(int(weight[1]) if weight else 1, tuple(cell.strip() for cell in cells))


def _sentence(text: str) -> str:
    """The English with its articles, and a capital letter if it ends as a sentence."""
    text = _ARTICLE.sub(lambda at: ("an " if at[1] in "aeiou" else "a ") + at[1], text)
    if text[-1:] in ".?!:" and text[:1] != COPY:
        text = text[:1].upper() + text[1:]
    text = re.sub(": “([a-z])", lambda at: at[0].upper(), text)
    return text.replace(COPY, "")


def distinct_pairs(count: int, seed: int) -> list[Pair]:
    """So many pairs; whoever asks again gets the same ones."""
    chance = random.Random(seed)
    grammar = Grammar(Path(__file__).with_name("grammar.txt").read_text(encoding="utf-8"))
    found: dict[Pair, None] = {}
    while len(found) < count:
        found[grammar.pair(chance)] = None
    return list(found)

"""The table of dialects in the page about Markdown, as the code has it."""

from __future__ import annotations

import re

from translit.formats.markdown.rules.dialects import CONSTRUCTS

_TABLE = re.compile(r"(?<=\n\n)\| name \| for example \| read \|\n(?:\|.*\n)+")


def table() -> str:
    rows = (
        f"| `{one.name}` | {_spelt(one.example)} | {'yes' if one.on else 'no'} |\n"
        for one in CONSTRUCTS
    )
    return "| name | for example | read |\n|---|---|---|\n" + "".join(rows)


def refreshed(page: str) -> str:
    """The page with the table as it is now; any other page as it is."""
    return _TABLE.sub(lambda _: table(), page)


def _spelt(example: str) -> str:
    """An example as inline code in a cell."""
    longest = max((len(run) for run in re.findall("`+", example)), default=0)
    fence, blank = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{blank}{example.replace('|', chr(92) + '|')}{blank}{fence}"

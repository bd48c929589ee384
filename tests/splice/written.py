"""The functions that put a target into its post, by the names that a case file calls them.

`python -m tests.splice.written` writes what they answer now into it; read the diff.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.calls import refresh
from tests.cases_reader import CASES
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Block, Document, Role, Syntax, Unit
from translit.splice import difference, signature, translate
from translit.splice.writers import written

_READER = open_format(FormatOptions())


def _written(syntax: str, source: str, target: str, *, begins: bool = True) -> list[str]:
    codes = _READER.codes(source) if syntax == "MARKDOWN" else ()
    unit = Unit(source, Role.PARAGRAPH, Syntax[syntax], (), 1, codes=codes)
    return written(unit, target, begins_line=lambda: begins)


def _built(post: str, targets: Mapping[str, str], *, words: str = "") -> str:
    options = FormatOptions()
    keys = tuple(words.split())
    options = replace(options, front_matter=(*options.front_matter, *keys), words=keys)
    document = open_format(options).parse(post)
    units = [*document.units, *document.words]
    assert targets.keys() <= {unit.source for unit in units}
    wanted = {unit.key: targets.get(unit.source, "") for unit in units}
    return translate(document, wanted)


def _differs(source: str, result: str) -> tuple[int, str] | None:
    found = difference(_READER.parse(source), _READER.parse(result))
    return None if found is None else tuple(found)


def _outlines(
    source: list[tuple[int, str, list[str]]], result: list[tuple[int, str, list[str]]]
) -> tuple[int, str] | None:
    one, other = (
        Document(text, (), tuple(Block(line, kind, tuple(codes)) for line, kind, codes in blocks))
        for text, blocks in (("a", source), ("b", result))
    )
    found = difference(one, other)
    return None if found is None else tuple(found)


def _signature(text: str) -> list[tuple[str, int]]:
    return sorted(signature(_READER.codes(text)).items())


FUNCTIONS: dict[str, Callable[..., object]] = {
    "built": _built,
    "differs": _differs,
    "outlines": _outlines,
    "signature": _signature,
    "written": _written,
}


if __name__ == "__main__":
    refresh(CASES / "splice" / "calls.txt", FUNCTIONS)

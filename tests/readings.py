"""Files of phrases with what is read in each: a phrase a line, and below it, indented, the answer.

A line that begins with `# ` is a heading. `python -m tests.readings` writes what is read now into
the files of quantities; read the diff before you commit it: each line states what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from translit.quantities import compare, quantities
from translit.quantities.in_chinese import chinese_numbers
from translit.quantities.in_english import english_numbers, loose_numbers
from translit.quantities.mentions import Mention, Weight

QUANTITIES = Path(__file__).parent / "cases" / "quantities"

_SURE = {Weight.SURE: "", Weight.COUNTED: " (counted)", Weight.LOOSE: " (loose)"}


def phrases(path: Path) -> list[tuple[str, list[str]]]:
    """The phrases of a file, each with the lines below it."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.removeprefix("  "))
        elif line and not line.startswith("# "):
            found.append((line, []))
    assert found, path
    return found


def _mentions(text: str, found: Iterable[Mention]) -> Iterator[str]:
    for one in found:
        values = " | ".join(f"{value.number:f} {value.unit}".rstrip()
                            if not isinstance(value.number, str) else
                            f"“{value.number}” {value.unit}".rstrip()
                            for value in one.values)  # fmt: skip
        yield f"{one.span.of(text)}{_SURE[one.weight]}: {values}".rstrip()
        yield from (f"  {line}" for line in _mentions(text, one.parts))


def in_chinese(text: str) -> Iterator[str]:
    """What is locked and how it is written, and all numbers that a translation may have for it."""
    for one in quantities(text):
        asked = "" if one.always else ", left to the engine"
        yield f"{one.span.of(text)} => {one.target} ({one.kind}{asked})"
    yield from _mentions(text, chinese_numbers(text))


def in_english(text: str) -> Iterator[str]:
    """All numbers, and then the words that may stand for one."""
    found = english_numbers(text)
    yield from _mentions(text, found)
    yield from (f"maybe {line}" for line in _mentions(text, loose_numbers(text, found)))


def compared(text: str) -> Iterator[str]:
    """What differs between a source and its translation, divided by ` = `.

    `[de]` is the locale of the translation, `[zh_TW en]` those of both.
    """
    locales, text = text[1:].split("] ") if text.startswith("[") else ("en", text)
    source_locale, locale = locales.split() if " " in locales else ("zh_CN", locales)
    source, target = text.split(" = ")
    for one in compare(source, target, locale=locale, source_locale=source_locale):
        spans = (f"{span.start}-{span.end}" if span else "" for span in (one.source, one.target))
        yield f"{one.kind} {' / '.join(spans)}: {one}"


READ: dict[str, Callable[[str], Iterable[str]]] = {
    "chinese.txt": in_chinese,
    "english.txt": in_english,
    "compared.txt": compared,
}


def main() -> None:
    """Write what is read now below each phrase."""
    for name, read in READ.items():
        path = QUANTITIES / name
        lines = []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            lines.append(line)
            if line and not line.startswith("# "):
                lines += [f"  {one}" for one in read(line)]
        path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

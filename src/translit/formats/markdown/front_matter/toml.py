"""TOML front matter -> where the values of chosen keys stand.

No TOML library tells places. tomllib says what the values are; lines of the form `key = "…"` are
found by their looks, and used only where what they hold is what tomllib read.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from translit import toml
from translit.formats.markdown.front_matter.key_values import Found, Value, lines
from translit.model import Problem, Span, Syntax

__all__ = ["values"]


_TABLE = re.compile(r"[ \t]*\[([^\[\]\n]+)\][ \t]*(?:#.*)?$")
_KEY = re.compile(r"""[ \t]*([\w-]+|"[^"\n]+")[ \t]*=[ \t]*""")
_STRING = re.compile(r'"(?!"")((?:[^"\\\n]|\\.)*+)"|\'(?!\'\')([^\'\n]*+)\'')
_LINES = re.compile(
    r'"""\n?((?:[^"\\]|\\.|"{1,2}(?!"))*+)"""|\'\'\'\n?((?:[^\']|\'{1,2}(?!\'))*+)\'\'\'', re.DOTALL
)


def values(text: str, keys: tuple[str, ...]) -> Found:
    """The values of `keys`, the shape of all the rest, and what is wrong with the TOML."""
    try:
        data = toml.loads(text)
    except toml.TomlError as error:
        what = f"the front matter is not valid TOML ({error})"
        return Found([], (text,), Problem(error.line, what))
    found = [value for value in _strings(text) if value.key in keys]
    found = [value for value in found if _is_read(text, value, _values_at(data, value.key))]
    rest = _without(text, found)
    return Found(found, tuple(rest.split("\n")))


def _strings(text: str) -> Iterator[Value]:
    """Strings that look like values, with the path of their key."""
    table, at = "", 0
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        header = _TABLE.match(text, at, line_end)
        key = _KEY.match(text, at, line_end)
        if header:
            table = header[1].strip() + "."
        elif key:
            name = table + key[1].strip('"')
            line_end = yield from _value(text, name, key.end(), line_end)
        at = line_end + 1


def _value(text: str, key: str, start: int, line_end: int) -> Generator[Value, None, int]:
    """The string, or the strings of the array, that begin at `start`; answers the line's end."""
    if lined := _LINES.match(text, start):
        yield from _lined(text, key, lined)
        end = text.find("\n", lined.end())
        return end if end >= 0 else len(text)
    if text[start : start + 1] == "[":
        at = start + 1
        while at < len(text) and text[at] != "]":
            string = _STRING.match(text, at)
            if string:
                yield _of(key, string)
                at = string.end()
            elif text[at] == "#":
                at = text.find("\n", at) if "\n" in text[at:] else len(text)
            elif text[at] in " \t\n,":
                at += 1
            else:
                return line_end
        return text.find("\n", at) if "\n" in text[at:] else len(text)
    if string := _STRING.match(text, start, line_end):
        yield _of(key, string)
    return line_end


def _lined(text: str, key: str, string: re.Match[str]) -> Iterator[Value]:
    """A string of several lines, unless a line of it goes on in the next one."""
    group = 1 if string[1] is not None else 2
    if not re.search(r"\\[ \t]*\n", string[1] or ""):
        syntax = Syntax.TOML_BASIC_LINES if group == 1 else Syntax.TOML_LITERAL_LINES
        if spans := tuple(lines(text, *string.span(group))):
            yield Value(key, spans, syntax)


def _of(key: str, string: re.Match[str]) -> Value:
    group = 1 if string[1] is not None else 2
    syntax = Syntax.TOML_BASIC if group == 1 else Syntax.TOML_LITERAL
    return Value(key, (Span(*string.span(group)),), syntax)


def _values_at(data: object, path: str) -> list[object]:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, list) else [data]


def _is_read(text: str, value: Value, read: list[object]) -> bool:
    """Whether tomllib read the same text there."""
    if value.syntax in _QUOTES:
        quote = _QUOTES[value.syntax]
        quoted = quote + "\n".join(span.of(text) for span in value.spans) + quote
        read = [_bare(one) for one in read if isinstance(one, str)]
    else:
        span = value.spans[0]
        quoted = text[span.start - 1 : span.end + 1]
    try:
        found = toml.loads(f"a = {quoted}")["a"]
    except toml.TomlError:
        return False
    return (_bare(found) if value.syntax in _QUOTES else found) in read


_QUOTES = {Syntax.TOML_BASIC_LINES: '"""', Syntax.TOML_LITERAL_LINES: "'''"}


def _bare(text: str) -> str:
    """A text without what of its blanks is no part of a value."""
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip("\n")


def _without(text: str, found: list[Value]) -> str:
    for value in reversed(found):
        quotes = 0 if value.syntax in _QUOTES else 1
        start, end = value.spans[0].start - quotes, value.spans[-1].end + quotes
        text = text[:start] + text[end:]
    return text

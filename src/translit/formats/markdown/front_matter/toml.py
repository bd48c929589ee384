"""TOML front matter -> where the values of chosen keys stand.

No TOML library tells places. tomllib says what the values are; lines of the form `key = "…"` are
found by their looks, and used only where what they hold is what tomllib read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Generator, Iterable, Iterator, Sequence

from translit import toml_values
from translit.formats.markdown.front_matter.key_values import Found, Value, lines
from translit.model import Problem, Span, Syntax
from translit.patterns import lazy

__all__ = ["values"]


_PART = r"""(?:[\w-]+|"[^"\n]+"|'[^'\n]+')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = lazy(rf"[ \t]*\[\[?[ \t]*({_NAME})[ \t]*\]\]?[ \t]*(?:#.*)?$")
_KEY = lazy(rf"[ \t]*({_NAME})[ \t]*=[ \t]*")
_PARTS = lazy(_PART)
_BLANK = lazy(r"(?:[ \t\n,]|#[^\n]*)+")
_BARE = lazy(r"[^\s,\]}#]+")
_STRING = lazy(r'"(?!"")((?:[^"\\\n]|\\.)*+)"|\'(?!\'\')([^\'\n]*+)\'')
_LINES = lazy(
    r'"""\n?((?:[^"\\]|\\.|"{1,2}(?!"))*+)"""|\'\'\'\n?((?:[^\']|\'{1,2}(?!\'))*+)\'\'\'', re.DOTALL
)


def values(text: str, keys: Container[str]) -> Found:
    """The values of `keys`, the shape of all the rest, and what is wrong with the TOML."""
    try:
        data = toml_values.loads(text)
    except toml_values.TomlError as error:
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
        after = text.find("\n", at) + 1 or len(text)
        header = _TABLE.match(text, at, after)
        key = _KEY.match(text, at, after)
        if header:
            table = _path(header[1]) + "."
        elif key:
            end = yield from _value(text, table + _path(key[1]), key.end())
            after = text.find("\n", end) + 1 or len(text)
        at = after


def _path(name: str) -> str:
    return ".".join(part.strip("\"'") for part in _PARTS.findall(name))


def _value(text: str, key: str, at: int) -> Generator[Value, None, int]:
    """The strings of the value that begins at `at`: of an array, of an inline table; its end."""
    if lined := _LINES.match(text, at):
        yield from _lined(text, key, lined)
        return lined.end()
    if string := _STRING.match(text, at):
        yield _of(key, string)
        return string.end()
    opening = text[at : at + 1]
    if opening not in ("[", "{"):
        bare = _BARE.match(text, at)
        return bare.end() if bare else at
    closing = "]" if opening == "[" else "}"
    at += 1
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
        if text[at : at + 1] == closing:
            return at + 1
        inner = _KEY.match(text, at) if opening == "{" else None
        path = f"{key}.{_path(inner[1])}" if inner else key
        begin = inner.end() if inner else at
        end = yield from _value(text, path, begin)
        if end == at:
            return at  # what is no value to us
        at = end
    return at


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
    """The values of a path, also those in each of an array of tables."""
    return list(_below([data], path.split(".")))


def _below(data: Iterable[object], names: Sequence[str]) -> Iterator[object]:
    for one in data:
        if isinstance(one, list):
            yield from _below(one, names)
        elif not names:
            yield one
        elif isinstance(one, dict):
            # A key may have a dot itself: "a.b" = 1.
            for count in range(1, len(names) + 1):
                name = ".".join(names[:count])
                if name in one:
                    yield from _below([one[name]], names[count:])


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
        found = toml_values.loads(f"a = {quoted}")["a"]
    except toml_values.TomlError:
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

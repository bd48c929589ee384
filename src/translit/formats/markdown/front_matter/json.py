"""JSON front matter -> where the values of chosen keys stand."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator

from translit.formats.markdown.front_matter.key_values import Found, Value
from translit.model import Problem, Span, Syntax
from translit.patterns import lazy

__all__ = ["end", "values"]


_TOKEN = lazy(r'"((?:[^"\\]|\\.)*+)"(\s*:)?|[{}\[\]]')
"""A string, and whether it is a key; where something begins or ends that has strings."""


def end(text: str) -> int:
    """Where the JSON object ends with which `text` begins; 0 if it is none."""
    try:
        value, stop = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return 0
    return stop if isinstance(value, dict) else 0


def values(text: str, keys: Container[str]) -> Found:
    """The values of `keys`, the shape of all the rest, and what is wrong with the JSON."""
    inner = text.strip()
    # Hexo's `;;;` leaves the braces out.
    wrapped = inner if inner.startswith(("{", "[")) else f"{{{inner}}}"
    try:
        json.loads(wrapped, strict=False)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Found([], (text,), Problem(line, f"the front matter is not valid JSON ({error})"))
    found = [value for value in _strings(text) if value.key in keys]
    shape, at = [], 0
    for value in found:
        shape.append(text[at : value.spans[0].start])
        at = value.spans[0].end
    return Found(found, (*shape, text[at:]))


def _strings(text: str) -> Iterator[Value]:
    """String values with the path of their key; the items of an array have their array's path."""
    path: list[str] = []
    stack: list[str] = []
    key = ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            if key:
                path.append(key)
            stack.append(sign + key)
            key = ""
        elif sign in "}]":
            if len(stack.pop()) > 1:
                path.pop()
            key = ""
        elif token[2]:
            key = token[1]
        else:
            inside = bool(stack) and stack[-1][0] == "["
            name = ".".join(path if inside else [*path, key])
            yield Value(name, (Span(*token.span(1)),), Syntax.JSON)

"""Front matter -> units: YAML `---`, TOML `+++`, JSON `{`. All but chosen values is skeleton."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit.formats.markdown.front_matter import json, toml, yaml
from translit.formats.markdown.front_matter.changes import Changes, changed, loaded
from translit.formats.markdown.front_matter.key_values import Value
from translit.formats.markdown.places.content import Content, Text
from translit.languages import has_han
from translit.model import Block, Code, Problem, Role, Span, Unit

__all__ = ["Changes", "FrontMatter", "drafted", "read", "values_of", "with_changes"]

_FENCES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_JSON_END = re.compile(r"^;;;[ \t]*$", re.MULTILINE)
_BARE_YAML = re.compile(r"(?:title|date|layout|tags|categories)[ \t]*:(?:[ \t]|$)", re.MULTILINE)
"""Hexo allows the first `---` to be left out."""

_UNCLOSED = re.compile(
    r"(?:---|\+\+\+)[ \t]*\n[\w-]+[ \t]*(?::[ \t]|=)|\{\n[ \t]*\"[\w-]+\"[ \t]*:"
)
"""What a post with front matter begins with, and no other one is likely to."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body of a post."""

    lines: int = 0
    """How many lines it takes, its fences included; 0 where there is none."""
    units: tuple[Unit, ...] = ()
    outline: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Matter(NamedTuple):
    kind: str
    span: Span
    """Of what stands between the fences, in the normal text."""
    end: int
    """Where the body begins."""


def _find(text: str) -> _Matter | None:
    """The front matter of a post, if it has any."""
    first = text[: text.find("\n")] if "\n" in text else text
    kind = _FENCES.get(first.rstrip(" \t"))
    if kind:
        ends = {"yaml": _YAML_END, "toml": _TOML_END, "json": _JSON_END}[kind]
        found = ends.search(text, len(first) + 1)
        start = len(first) + 1
    elif _BARE_YAML.match(text):
        kind, start = "yaml", 0
        found = _YAML_END.search(text)
        if found and "\n\n" in text[: found.start()]:
            found = None  # a heading underlined by dashes, further down
    elif re.match(r'\{\s*["}]', text):
        kind, start = "json", 0
        end = json.end(text)
        after = text.find("\n", end) if end else -1
        if not end or (after >= 0 and text[end:after].strip()):
            return None
        return _Matter(kind, Span(0, end), after + 1 if after >= 0 else len(text))
    else:
        return None
    if not found:
        return None
    after = text.find("\n", found.end())
    return _Matter(kind, Span(start, found.start()), after + 1 if after >= 0 else len(text))


def _unread(text: str) -> Iterator[Problem]:
    """What is wrong with a post that seems to have front matter, and has none that can be read."""
    if _UNCLOSED.match(text):
        what = "is not valid JSON" if text.startswith("{") else "has no line that ends it"
        yield Problem(1, f"the front matter {what}")


def read(
    text: Text, keys: Sequence[str], codes_of: Callable[[str], tuple[Code, ...]]
) -> FrontMatter:
    """The front matter of a post, and a unit for each value of one of `keys` that has Chinese."""
    found = _find(text.normal)
    if found is None:
        return FrontMatter(problems=tuple(_unread(text.normal)))
    last = text.line_at(max(found.end - 1, 0))
    lines = last + 1 if found.end else 0
    if lines >= len(text.normal_starts):  # nothing follows
        lines = len(text.normal_starts) - 1 if text.normal.endswith("\n") else lines
    inner = found.span.of(text.normal)
    values, shape, problem = _VALUES[found.kind](inner, tuple(keys))
    line = text.line_at(found.span.start)
    problems = (Problem(line + problem.line, problem.message),) if problem else ()
    units = tuple(_units(text, found.span.start, values, codes_of))
    outline = Block(1, f"front matter {found.kind}", shape)
    return FrontMatter(lines, units, (outline,), problems)


_VALUES = {
    "yaml": yaml.values,
    "toml": toml.values,
    "json": json.values,
}


def _units(
    text: Text, base: int, values: Sequence[Value], codes_of: Callable[[str], tuple[Code, ...]]
) -> Iterator[Unit]:
    for value in values:
        lines = [text.line_at(base + span.start) for span in value.spans]
        content = Content.of(
            text,
            [
                (n, base + span.start, base + span.end)
                for n, span in zip(lines, value.spans, strict=True)
            ],
        )
        if has_han(content.text):
            yield Unit(
                source=content.text,
                role=Role.FRONT_MATTER,
                syntax=value.syntax,
                spans=content.spans(0, len(content.text)),
                line=content.line,
                codes=codes_of(content.text),
                context=value.key,
            )


_DRAFT = {
    "yaml": re.compile(r"""^["']?draft["']?[ \t]*:(?:[ \t]+([^\s#][^\s]*))?""", re.MULTILINE),
    "toml": re.compile(r"\A(?:(?!\[)[^\n]*\n)*?draft[ \t]*=[ \t]*(\S*)[^\n]*$", re.MULTILINE),
    "json": re.compile(r'^\s*\{?(?:[^{}"]|"(?:[^"\\]|\\.)*")*?"draft"\s*:\s*(\w+)'),
}
_NEW_DRAFT = {"yaml": "draft: true", "toml": "draft = true"}


def drafted(post: str) -> str:
    """The same post, marked as a draft; front matter is put before one that has none."""
    text = Text(post)
    newline = "\r\n" if "\r\n" in post else "\n"
    found = _find(text.normal)
    begin = text.place(0, 0)
    if found is None:
        fenced = newline.join(("---", "draft: true", "---", "", ""))
        return post[:begin] + fenced + post[begin:]
    present = _DRAFT[found.kind].search(found.span.of(text.normal))
    if present and present[1]:
        start, end = (_original(text, found.span.start + place) for place in present.span(1))
        return f"{post[:start]}true{post[end:]}"
    if present:  # a key without a value
        place = _original(text, found.span.start + present.end())
        return f"{post[:place]} true{post[place:]}"
    if found.kind == "json":
        return _with_last(post, text, found, newline)
    place = _original(text, found.span.start)
    return post[:place] + _NEW_DRAFT[found.kind] + newline + post[place:]


def with_changes(post: str, changes: Changes) -> str:
    """The same post with changed front matter; one without any gets it where a key is set."""
    if not changes:
        return post
    text = Text(post)
    newline = "\r\n" if "\r\n" in post else "\n"
    found = _find(text.normal)
    if found is None:
        inner = changed("yaml", "", changes)
        begin = text.place(0, 0)
        fenced = f"---\n{inner}---\n\n".replace("\n", newline) if inner else ""
        return post[:begin] + fenced + post[begin:]
    inner = found.span.of(text.normal)
    new = changed(found.kind, inner, changes)
    if new == inner:
        return post
    start, end = (_original(text, place) for place in found.span)
    return post[:start] + new.replace("\n", newline) + post[end:]


def values_of(post: str, keys: Sequence[str]) -> dict[str, str]:
    """The texts, numbers and dates of keys at the top of the front matter, as texts."""
    text = Text(post).normal
    found = _find(text)
    values = loaded(found.kind, found.span.of(text)) if found is not None else {}
    return {key: str(values[key]) for key in keys if not isinstance(values.get(key), _NO_TEXTS)}


_NO_TEXTS = (type(None), list, dict, bool)


def _with_last(post: str, text: Text, found: _Matter, newline: str) -> str:
    """A post whose JSON ends with the mark: of two values of one key, the last one counts."""
    inner = found.span.of(text.normal).rstrip()
    bare = not inner.endswith("}")  # between ;;; the braces may be left out
    before = inner if bare else inner[:-1].rstrip()
    place = _original(text, found.span.start + len(before))
    comma = ", " if before.endswith(('"', "}", "]")) or before[-1:].isalnum() else ""
    return f'{post[:place]}{comma}"draft": true{newline if not inner else ""}{post[place:]}'


def _original(text: Text, offset: int) -> int:
    return text.place(text.line_at(offset), offset)

"""Front matter -> units: YAML `---`, TOML `+++`, JSON `{`, and what is written without a fence.

All but chosen values is skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from translit import metadata_keys
from translit.formats.markdown.front_matter import json, metadata, toml, yaml
from translit.formats.markdown.front_matter.changes import Changes, changed, loaded
from translit.formats.markdown.front_matter.key_values import Found, Value
from translit.formats.markdown.front_matter.word_values import is_word, words_of
from translit.formats.markdown.places.content import Content, Text
from translit.languages import has_han
from translit.model import Block, Code, Document, Problem, Role, Span, Unit

__all__ = ["Changes", "FrontMatter", "drafted", "read", "values_in", "values_of", "with_changes"]

_FENCES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_JSON_END = re.compile(r"^;;;[ \t]*$", re.MULTILINE)
_BARE_YAML = re.compile(metadata_keys.HEXO + r"[ \t]*(?::(?:[ \t]|$)|：)", re.MULTILINE)
"""Hexo allows the first `---` to be left out."""

_BARE_END = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_BARE_LINES = re.compile(
    r"(?:[\w-]+[ \t]*(?::(?:[ \t][^\n]*)?|：[^\n]*)|[ \t]+[^\n]*|[#-][^\n]*|)(?:\n|\Z)"
)
"""A key, what belongs to one, a comment, or nothing: with an empty line among them, there must be
no other line before the `---`, or it underlines a heading."""

_WIDE_COLON = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*：", re.MULTILINE)
_TIGHT_COLON = re.compile(r"^([A-Za-z_][\w-]*):(?=[^\s:/])", re.MULTILINE)
_EMPTY = re.compile(r"(?:[ \t]*\n)+(?=(?:---|\+\+\+|;;;)[ \t]*\n[ \t]*[\w\"'-]+[ \t]*[:=：])")
"""Empty lines before front matter."""

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
    words: tuple[Unit, ...] = ()
    """Of the site: the values of its keys are in no unit."""
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
    if (empty := _EMPTY.match(text)) and (below := _find(text[empty.end() :])):
        by = empty.end()
        return _Matter(below.kind, Span(below.span.start + by, below.span.end + by), below.end + by)
    first = text[: text.find("\n")] if "\n" in text else text
    if kind := _FENCES.get(first.rstrip(" \t")):
        ends = {"yaml": _YAML_END, "toml": _TOML_END, "json": _JSON_END}[kind]
        return _ended(text, kind, len(first) + 1, ends.search(text, len(first) + 1))
    if _BARE_YAML.match(text) and (found := _ended(text, "yaml", 0, _bare_end(text))):
        return found
    if end := metadata.end(text):
        return _Matter("metadata", Span(0, end), end)
    return _bare_json(text)


def _ended(text: str, kind: str, start: int, found: re.Match[str] | None) -> _Matter | None:
    if found is None:
        return None
    after = text.find("\n", found.end())
    return _Matter(kind, Span(start, found.start()), after + 1 if after >= 0 else len(text))


def _bare_json(text: str) -> _Matter | None:
    end = json.end(text) if re.match(r'\{\s*["}]', text) else 0
    after = text.find("\n", end) if end else -1
    if not end or (after >= 0 and text[end:after].strip()):
        return None
    return _Matter("json", Span(0, end), after + 1 if after >= 0 else len(text))


def _bare_end(text: str) -> re.Match[str] | None:
    """The `---` that ends front matter whose first `---` was left out."""
    found = _BARE_END.search(text)
    if found is None or (len(found[0].rstrip()) > 3 and text.count("\n", 0, found.start()) < 2):  # noqa: PLR2004
        return None  # a heading underlined by dashes
    at = 0
    while at < found.start():
        line = _BARE_LINES.match(text, at)
        if line is None:
            return None
        at = line.end()
    return found


def _unread(text: str) -> Iterator[Problem]:
    """What is wrong with a post that seems to have front matter, and has none that can be read."""
    if _UNCLOSED.match(text):
        what = "is not valid JSON" if text.startswith("{") else "has no line that ends it"
        yield Problem(1, f"the front matter {what}")


def read(
    text: Text,
    keys: Sequence[str],
    codes_of: Callable[[str], tuple[Code, ...]],
    *,
    words: Collection[str] = (),
) -> FrontMatter:
    """The front matter of a post, and a unit for each value of one of `keys` that has Chinese.

    The values of those of them that are `words` are no units of the post.
    """
    found = _find(text.normal)
    if found is None:
        return FrontMatter(problems=tuple(_unread(text.normal)))
    last = text.line_at(max(found.end - 1, 0))
    lines = last + 1 if found.end else 0
    if lines >= len(text.normal_starts):  # nothing follows
        lines = len(text.normal_starts) - 1 if text.normal.endswith("\n") else lines
    inner = found.span.of(text.normal)
    named = {key.lower() for key in keys} if found.kind == "metadata" else frozenset(keys)
    values, shape, problem = _VALUES[found.kind](inner, named)
    line = text.line_at(found.span.start)
    cause = _colon(inner) if found.kind == "yaml" and (problem or not values) else None
    problem = cause or problem
    problems = (Problem(line + problem.line, problem.message),) if problem else ()
    units = tuple(_units(text, found.span.start, values, codes_of))
    outline = Block(1, f"front matter {found.kind}", shape)
    own = tuple(unit for unit in units if not is_word(unit, words))
    shared = tuple(one for unit in units if is_word(unit, words) for one in words_of(unit))
    return FrontMatter(lines, own, shared, (outline,), problems)


class _Every:
    """Holds any key."""

    def __contains__(self, _key: object) -> bool:
        return True


def values_in(text: str, kind: str) -> Document:
    """A file that is nothing but data; each Chinese value in it is a word of the site."""
    source = Text(text)
    values, _, problem = _VALUES[kind](source.normal, _Every())
    units = _units(source, 0, values, lambda _: ())
    words = (replace(unit, role=Role.WORD, context=Role.WORD) for unit in units)
    return Document(text, (), words=tuple(words), problems=(problem,) if problem else ())


def _colon(inner: str) -> Problem | None:
    """The colon that keeps front matter from being YAML, if there is one."""
    for pattern, what in (
        (_WIDE_COLON, "is followed by a full-width colon; write “{}: …”, with : and a blank"),
        (_TIGHT_COLON, "is followed by a colon without a blank; write “{}: …”"),
    ):
        if found := pattern.search(inner):
            line = inner.count("\n", 0, found.start()) + 1
            key = found[1]
            return Problem(line, f"the front matter cannot be read: “{key}” {what.format(key)}")
    return None


_VALUES: Mapping[str, Callable[[str, Container[str]], Found]] = {
    "metadata": metadata.values,
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
    "metadata": re.compile(r"^draft[ \t]*:(?:[ \t]+(\S+))?", re.MULTILINE | re.IGNORECASE),
    "yaml": re.compile(r"""^["']?draft["']?[ \t]*:(?:[ \t]+([^\s#][^\s]*))?""", re.MULTILINE),
    "toml": re.compile(r"\A(?:(?!\[)[^\n]*\n)*?draft[ \t]*=[ \t]*(\S*)[^\n]*$", re.MULTILINE),
    "json": re.compile(r'^\s*\{?(?:[^{}"]|"(?:[^"\\]|\\.)*")*?"draft"\s*:\s*(\w+)'),
}
_NEW_DRAFT = {"metadata": "draft: true", "yaml": "draft: true", "toml": "draft = true"}


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
    if found.span.start == 0:  # it is known by its first line
        place = _original(text, found.span.end)
        before = "" if found.span.of(text.normal).endswith("\n") else newline
        return post[:place] + before + _NEW_DRAFT[found.kind] + newline + post[place:]
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

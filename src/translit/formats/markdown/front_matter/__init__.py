"""Front matter -> units: YAML `---`, TOML `+++`, JSON `{`, and what is written without a fence.

All but chosen values is skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translit.formats.markdown.front_matter import json, metadata, toml, yaml
from translit.formats.markdown.front_matter.changes import Changes, changed, loaded
from translit.formats.markdown.front_matter.fences import Matter, find
from translit.formats.markdown.front_matter.key_values import Found, Value
from translit.formats.markdown.front_matter.word_values import divided_at_blanks, is_word, words_of
from translit.formats.markdown.places.content import Content, Text
from translit.languages import has_han
from translit.model import Block, Code, Document, Problem, Role, Unit
from translit.patterns import lazy

__all__ = [
    "Changes",
    "FrontMatter",
    "drafted",
    "read",
    "texts_of",
    "values_in",
    "values_of",
    "with_changes",
]

_WIDE_COLON = lazy(r"^([A-Za-z_][\w-]*)[ \t]*：", re.MULTILINE)
_TIGHT_COLON = lazy(r"^([A-Za-z_][\w-]*):(?=[^\s:/])", re.MULTILINE)

_UNCLOSED = lazy(r"(?:---|\+\+\+)[ \t]*\n[\w-]+[ \t]*(?::[ \t]|=)|\{\n[ \t]*\"[\w-]+\"[ \t]*:")
"""What a post with front matter begins with, and no other one is likely to."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body of a post."""

    lines: int = 0
    """How many lines it takes, its fences included; 0 where there is none."""
    units: tuple[Unit, ...] = ()
    words: tuple[Unit, ...] = ()
    """Of the site: the values of its keys are in no unit."""
    divided: tuple[Unit, ...] = ()
    """Those that are several in one text: a built post has a list for it."""
    outline: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


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
    lists: Collection[str] = (),
) -> FrontMatter:
    """The front matter of a post, and a unit for each value of one of `keys` that has Chinese.

    The values of those of them that are `words` are no units of the post; a text of `lists` is
    several words with blanks between them.
    """
    found = find(text.normal)
    if found is None:
        return FrontMatter(problems=tuple(_unread(text.normal)))
    lines = text.line_at(found.end - 1) + 1
    inner = found.span.of(text.normal)
    named = {key.lower() for key in keys} if found.kind == "metadata" else frozenset(keys)
    values, shape, problem = _VALUES[found.kind](inner, named)
    line = text.line_at(found.span.start)
    cause = _colon(inner) if found.kind == "yaml" and (problem or not values) else None
    problem = cause or problem
    problems = (Problem(line + problem.line, problem.message),) if problem else ()
    outline = Block(1, f"front matter {found.kind}", shape)
    texts = {value.spans for value in values if value.key in lists and not value.is_item}
    own: list[Unit] = []
    shared: list[Unit] = []
    divided: list[Unit] = []
    for value, unit in _units(text, found.span.start, values, codes_of):
        if value.spans in texts:
            divided += divided_at_blanks(unit)
        elif is_word(unit, words):
            shared += words_of(unit)
        else:
            own.append(unit)
    return FrontMatter(lines, tuple(own), tuple(shared), tuple(divided), (outline,), problems)


class _Every:
    """Holds any key."""

    def __contains__(self, _key: object) -> bool:
        return True


def values_in(text: str, kind: str) -> Document:
    """A file that is nothing but data; each Chinese value in it is a word of the site."""
    source = Text(text)
    values, _, problem = _VALUES[kind](source.normal, _Every())
    units = _units(source, 0, values, lambda _: ())
    words = (replace(unit, role=Role.WORD, context=Role.WORD) for _, unit in units)
    if problem:
        what = problem.message.removeprefix(_OF_A_POST)
        problem = problem._replace(message=f"the file {what}")
    return Document(text, (), words=tuple(words), problems=(problem,) if problem else ())


_OF_A_POST = "the front matter "


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
) -> Iterator[tuple[Value, Unit]]:
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
            unit = Unit(
                source=content.text,
                role=Role.FRONT_MATTER,
                syntax=value.syntax,
                spans=content.spans(0, len(content.text)),
                line=content.line,
                codes=codes_of(content.text),
                context=value.key,
            )
            yield value, unit


_DRAFT = {
    "metadata": lazy(r"^draft[ \t]*:(?:[ \t]+(\S+))?", re.MULTILINE | re.IGNORECASE),
    "yaml": lazy(r"""^["']?draft["']?[ \t]*:(?:[ \t]+([^\s#][^\s]*))?""", re.MULTILINE),
    "toml": lazy(r"\A(?:(?!\[)[^\n]*\n)*?draft[ \t]*=[ \t]*(\S*)[^\n]*$", re.MULTILINE),
    "json": lazy(r'^\s*\{?(?:[^{}"]|"(?:[^"\\]|\\.)*")*?"draft"\s*:\s*(\w+)'),
}
_NEW_DRAFT = {"metadata": "draft: true", "yaml": "draft: true", "toml": "draft = true"}


def drafted(post: str) -> str:
    """The same post, marked as a draft; front matter is put before one that has none."""
    text = Text(post)
    newline = "\r\n" if "\r\n" in post else "\n"
    found = find(text.normal)
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
    found = find(text.normal)
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


def values_of(post: str) -> dict[str, object]:
    """The values at the top of the front matter, as they are read."""
    text = Text(post).normal
    found = find(text)
    return loaded(found.kind, found.span.of(text)) if found is not None else {}


def texts_of(post: str, keys: Sequence[str]) -> dict[str, str]:
    """The texts, numbers and dates of keys at the top of the front matter, as texts."""
    values = values_of(post)
    return {key: str(values[key]) for key in keys if not isinstance(values.get(key), _NO_TEXTS)}


_NO_TEXTS = (type(None), list, dict, bool)


def _with_last(post: str, text: Text, found: Matter, newline: str) -> str:
    """A post whose JSON ends with the mark: of two values of one key, the last one counts."""
    inner = found.span.of(text.normal).rstrip()
    bare = not inner.endswith("}")  # between ;;; the braces may be left out
    before = inner if bare else inner[:-1].rstrip()
    place = _original(text, found.span.start + len(before))
    comma = ", " if before.endswith(('"', "}", "]")) or before[-1:].isalnum() else ""
    return f'{post[:place]}{comma}"draft": true{newline if not inner else ""}{post[place:]}'


def _original(text: Text, offset: int) -> int:
    return text.place(text.line_at(offset), offset)

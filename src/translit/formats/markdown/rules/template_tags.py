"""Template tags in Markdown: Liquid `{% … %}`, Hugo `{{< … >}}` and `{{% … %}}`, `{{ … }}`.

A tag is one code; so is a comment of MDX, `{/* … */}`. A line of tags alone is a block of its own;
what stands between the tags of code (`{% highlight %}`) is code, and nobody's to translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translit.model import Span, Syntax

__all__ = [
    "ATTRIBUTE_LIST",
    "attribute_list",
    "parameters",
    "tag",
    "tag_block",
    "tag_name",
    "without_captions",
]

_CLOSERS = {"{%": "%}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{/*": "*/}"}
"""What ends a tag, by what begins it; the longest beginning that fits is the tag's."""

_LONGEST = 4000
"""How far to look for the end of a tag, in characters: `{{` may stand in a text many times."""

_NAME = re.compile(r"\{(?:%-?|\{[<%-]?)\s*/?\s*([\w./-]*)")
_VERBATIM = frozenset(
    (
        "highlight",
        "codeblock",
        "code",
        "raw",
        "mermaid",
        "math",
        "katex",
        "mathjax",
        "chart",
        "echarts",
        "plantuml",
        "comment",
        "include_code",
        "gist",
        "typeit",
        "style",
        "script",
    )
)
"""Tags whose content is not prose: Jekyll's, Hexo's and common Hugo themes'."""

ATTRIBUTE_LIST = re.compile(r"\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}|\{\s*[\w-]+=[^{}\n]*\}")
"""Attributes of a heading or a span: `{#id .class}` (Hugo), `{: .class}` (kramdown),
`{ width="300" }` (MkDocs)."""

_QUOTED = r""""(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<raw>[^`]*)`"""
_PARAMETER = re.compile(rf"([\w-]+)\s*=\s*(?:{_QUOTED})")
_ARGUMENT = re.compile(rf"{_QUOTED}|(?P<bare>[^\s\"'`]\S*)")
_END = re.compile(r"\s*[-/]?(?:[%>]\}\}|%\}|\}\})$")
_PLACE = re.compile(r"([1-9]\d?)(-?)")


def tag_name(text: str) -> str:
    """The name of a tag: `figure` of `{{< figure src="a.png" >}}`."""
    found = _NAME.match(text)
    return found[1] if found else ""


class Parameter(NamedTuple):
    """A piece of text in a tag that a reader of the page sees."""

    name: str
    span: Span
    """Inside of the quotes."""
    syntax: Syntax
    whole: Span
    """With the quotes, if there are any."""


def parameters(text: str, names: tuple[str, ...]) -> list[Parameter]:
    """The parameters of a tag that `names` names, ascending.

    A name is that of a parameter (`caption`), or a place: `2` is the second one, `2-` the second
    one and all that follows, as the tags of Hexo have it.
    """
    found = [
        _parameter(match, match[1]) for match in _PARAMETER.finditer(text) if match[1] in names
    ]
    for name in names:
        if place := _PLACE.fullmatch(name):
            found += _at_place(text, int(place[1]), rest=bool(place[2]))
    ascending = sorted(found, key=lambda one: one.span)
    return [
        one
        for index, one in enumerate(ascending)
        if not index or ascending[index - 1].whole.end <= one.whole.start
    ]


def _parameter(match: re.Match[str], name: str) -> Parameter:
    syntaxes = {
        "double": Syntax.TAG_DOUBLE,
        "single": Syntax.TAG_SINGLE,
        "raw": Syntax.TAG_DOUBLE,
        "bare": Syntax.TAG_BARE,
    }
    group = match.lastgroup or "bare"
    span = Span(*match.span(group))
    quotes = 0 if group == "bare" else 1
    return Parameter(name, span, syntaxes[group], Span(span.start - quotes, span.end + quotes))


def _at_place(text: str, place: int, *, rest: bool) -> Iterator[Parameter]:
    name, end = _NAME.match(text), _END.search(text)
    if not name or not end:
        return
    arguments = list(_ARGUMENT.finditer(text, name.end(), end.start()))[place - 1 :]
    if arguments and rest and (len(arguments) > 1 or arguments[0].lastgroup == "bare"):
        span = Span(arguments[0].start(), end.start())
        yield Parameter("caption", span, Syntax.TAG_REST, span)
    elif arguments:
        yield _parameter(arguments[0], "caption")


def tag_end(text: str, start: int, limit: int) -> int:
    """Where the tag that begins at `start` ends; -1 if none begins there, or it never ends."""
    beginning = text[start : start + 3]
    if beginning not in _CLOSERS:
        beginning = beginning[:2]
    closer = _CLOSERS.get(beginning)
    if closer is None:
        return -1
    end = text.find(closer, start + len(beginning), min(limit, start + _LONGEST))
    if end < 0 or (beginning == "{{" and text.find("\n", start, end) >= 0):
        return -1
    return end + len(closer)


def tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a template tag is one token."""
    if state.src[state.pos] != "{":
        return False
    end = tag_end(state.src, state.pos, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("tag", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def attribute_list(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: `{#id .class}` is one token."""
    if state.src[state.pos] != "{":
        return False
    found = ATTRIBUTE_LIST.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("attribute_list", "", 0).content = found[0]
    state.pos = found.end()
    return True


def tag_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Block rule: lines of template tags alone, with their content where that is code."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[begin : begin + 1] != "{" or state.is_code_block(startLine):
        return False
    last = _last_line(state, startLine, endLine, begin)
    if last < 0:
        return False
    if silent:
        return True
    name = tag_name(state.src[begin : state.eMarks[startLine]])
    verbatim = name in _VERBATIM
    if verbatim:
        last = max(last, _closing_line(state, name, last, endLine))
    state.line = last + 1
    token = state.push("opaque" if verbatim else "marker", "", 0)
    token.map = [startLine, state.line]
    token.info = "tag"
    return True


def _last_line(state: StateBlock, start: int, end: int, begin: int) -> int:
    """The line on which the tags that begin a line end it; -1 if text follows them."""
    limit = state.eMarks[end - 1]
    rest = tag_end(state.src, begin, limit)
    if rest < 0 and (attributes := ATTRIBUTE_LIST.match(state.src, begin, limit)):
        rest = attributes.end()
    if rest < 0:
        return -1
    line = start
    while state.eMarks[line] < rest:
        line += 1
        if line >= end or state.sCount[line] < state.blkIndent:
            return -1
    while rest < state.eMarks[line]:
        following = tag_end(state.src, rest, state.eMarks[line])
        if following >= 0:
            rest = following
        elif state.src[rest] in " \t":
            rest += 1
        else:
            return -1
    return line


def _closing_line(state: StateBlock, name: str, first: int, end: int) -> int:
    """The line of the tag that closes `name`; `first` where there is none before `end`."""
    # Looked for once: a post may open ten thousand and close none.
    unclosed = state.env.setdefault("unclosed_tags", set())
    if (name, end) in unclosed:
        return first
    closing = re.compile(r"\{%-?\s*end" + re.escape(name) + r"\b|\{\{[<%]\s*/\s*" + re.escape(name))
    for line in range(first, end):
        if closing.search(state.src, state.bMarks[line], state.eMarks[line]):
            return line
    unclosed.add((name, end))
    return first


def without_captions(text: str, captions: Mapping[str, tuple[str, ...]]) -> str:
    """A tag without the values that are translated, and without their quotes."""
    for one in reversed(parameters(text, captions.get(tag_name(text), ()))):
        text = text[: one.whole.start] + text[one.whole.end :]
    return text

"""A template tag -> its name, and where in it the text stands that a reader of the page sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translit.languages import has_han
from translit.model import Span, Syntax
from translit.patterns import lazy

__all__ = ["Offered", "Parameter", "parameters", "said_by", "tag_name", "without_captions"]

_NAME = lazy(r"\{(?:%-?|\{[<%-]?)\s*/?\s*([\w./-]*)")
_QUOTED = r""""(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<raw>[^`]*)`"""
_PARAMETER = lazy(rf"([\w-]+)\s*=\s*(?:{_QUOTED})")
_OPTION = lazy(r"(?<=[\s\"',])([\w-]+)=(?![\"'\s])([^\"',]+?)(?=\s*[\"',])")
_ARGUMENT = lazy(rf"{_QUOTED}|(?P<bare>[^\s\"'`]\S*)")
_END = lazy(r"\s*[-/]?(?:[%>]\}\}|%\}|\}\})$")
_PLACE = lazy(r"([1-9]\d?)(-?)")


def tag_name(text: str) -> str:
    """The name of a tag: `figure` of `{{< figure src="a.png" >}}`."""
    found = _NAME.match(text)
    return found[1] if found else ""


class Offered(NamedTuple):
    """What of tags a reader sees."""

    captions: Mapping[str, tuple[str, ...]]
    """The parameters of each shortcode or template tag."""
    attributes: tuple[str, ...]
    """Those of any tag of HTML, or of a component."""


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
    if not found:
        # Hugo's `highlight` has options in one argument: `"linenos=table, title=示例"`.
        found = [
            Parameter(match[1], Span(*match.span(2)), Syntax.PLAIN, Span(*match.span(2)))
            for match in _OPTION.finditer(text)
            if match[1] in names
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


def said_by(text: str) -> Iterator[tuple[str, str]]:
    """What each parameter of a tag says, by its name; by its place where it has none.

    Of several words without quotes, the first one stands for the rest: `2-`.
    """
    named = [(match[1], match[match.lastgroup or 0]) for match in _PARAMETER.finditer(text)]
    name, end = _NAME.match(text), _END.search(text)
    if named or not name or not end:
        yield from named
        return
    arguments = list(_ARGUMENT.finditer(text, name.end(), end.start()))
    for place, one in enumerate(arguments, 1):
        value = one[one.lastgroup or 0]
        follows = arguments[place : place + 1]
        goes_on = one.lastgroup == "bare" and any(
            other.lastgroup == "bare" and not _SETTING.search(other[0]) for other in follows
        )
        yield f"{place}{'-' * goes_on}", value
        if goes_on and has_han(value):
            return


_SETTING = lazy(r":|^\d+(?:px|%)?$")
"""What is no word of a caption: `lang:python`, a width."""


def without_captions(text: str, captions: Mapping[str, tuple[str, ...]]) -> str:
    """A tag without the values that are translated, and without their quotes."""
    for one in reversed(parameters(text, captions.get(tag_name(text), ()))):
        text = text[: one.whole.start] + text[one.whole.end :]
    return text

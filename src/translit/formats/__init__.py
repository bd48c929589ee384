"""Text -> Document: what every reader of a format offers, and which formats are installed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from translit.model import Code, Document, Labels, Span, Syntax, Unit

__all__ = [
    "DEFAULT_ATTRIBUTES",
    "DEFAULT_FRONT_MATTER",
    "Format",
    "FormatOptions",
    "Heading",
    "Link",
    "Linked",
    "Places",
    "Reparsing",
    "Way",
    "Worded",
]

DEFAULT_ATTRIBUTES = ("alt", "title", "placeholder", "label", "aria-label")
DEFAULT_FRONT_MATTER = ("title", "description", "summary", "subtitle", "excerpt")


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """What a project's configuration says to the readers of formats."""

    segmentation: Literal["sentence", "paragraph"] = "sentence"
    line_breaks: Literal["soft", "hard"] = "soft"
    """Whether the site shows the line ends of a paragraph."""
    front_matter: tuple[str, ...] = DEFAULT_FRONT_MATTER
    """Keys whose values are translated; `params.description` is a key in a table."""
    words: tuple[str, ...] = ()
    """Those of them whose values are words of the site: tags, categories."""
    lists: tuple[str, ...] = ()
    """Those of them in which a text is several words to the site's generator."""
    shortcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The parameters of each shortcode or template tag that a reader sees."""
    attributes: tuple[str, ...] = DEFAULT_ATTRIBUTES
    """Attributes of tags, in HTML and of components, that a reader sees."""
    constructs: Mapping[str, bool] = field(default_factory=dict)
    """Which constructs of dialects are read, where that is not as usual."""


class Format(Protocol):
    """A reader of posts. There is no writer: `splice` serves every format."""

    name: str
    suffixes: tuple[str, ...]
    """Of file names, with the dot, in lower case."""

    def parse(self, text: str) -> Document:
        """Read a post; never raises: what is wrong with it is in the document's problems."""
        ...


@runtime_checkable
class Reparsing(Protocol):
    """A format that can read a target and a built post again, and mark one as a draft."""

    def outlined(self, text: str) -> Document:
        """A post as `parse` reads it, but for its units: what a built one is compared by."""
        ...

    def codes(
        self, text: str, *, syntax: Syntax = Syntax.MARKDOWN, labels: Labels = Labels()
    ) -> tuple[Code, ...]:
        """The inline codes of one target, as its post's reader will see them."""
        ...

    def readable(self, target: str, unit: Unit, labels: Labels = Labels()) -> str:
        """A target with the blanks that its markup needs to be read as the source's is."""
        ...

    def draft(self, text: str) -> str:
        """The same post, marked as a draft in its front matter."""
        ...


class Heading(NamedTuple):
    """A heading of a post."""

    raw: str
    """As it is written, without an id that the author gave it."""
    text: str
    """As it is read."""
    id: str
    """What the author calls it (`{#id}`); empty where a generator finds a name."""
    line: int
    end: int
    """Where in the post its text ends."""


class Way(StrEnum):
    """How a link says where it leads."""

    ADDRESS = "address"
    """By an address, as a browser follows it: `[…](a.md#b)`, `href="…"`."""
    TAG = "tag"
    """By a tag that the site's generator makes an address of: `{{< ref "a.md" >}}`."""
    NAME = "name"
    """By the name of a page, looked for in all of the site, and a heading: `[[page#heading]]`."""


class Link(NamedTuple):
    """An address in a post, wherever it leads."""

    address: str
    span: Span
    line: int
    way: Way = Way.ADDRESS


class Places(NamedTuple):
    """What of a post its site's generator gives addresses to, and what leads to them."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()


@runtime_checkable
class Worded(Protocol):
    """A format whose posts have words of the site in them."""

    def words(self, text: str) -> Sequence[Unit]:
        """The words of a post, and nothing else of it."""
        ...

    def list_of(self, text: str) -> Sequence[str]:
        """The words of a text that is a list to the site's generator."""
        ...


@runtime_checkable
class Linked(Protocol):
    """A format that knows what leads where, and can change the front matter of a built post."""

    def places(self, text: str) -> Places:
        """The headings and links of a post."""
        ...

    def addresses(self, target: str, codes: Sequence[Code]) -> Sequence[Link]:
        """The addresses in one target, with their places in it."""
        ...

    def matter(self, text: str, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts of keys of its front matter."""
        ...

    def loaded(self, text: str) -> Mapping[str, object]:
        """The values of its front matter, as they are read."""
        ...

    def with_matter(
        self,
        text: str,
        *,
        set_: Mapping[str, object],
        drop: tuple[str, ...],
        map_: Mapping[str, Callable[[str], str]],
        add: Mapping[str, object] = MappingProxyType({}),
    ) -> str:
        """The same post with some keys of its front matter set, dropped, or written anew."""
        ...

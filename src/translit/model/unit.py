"""A post's text -> the units that stand in it: their places, their codes, how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["LINED", "Code", "CodeKind", "Role", "Span", "Syntax", "Unit", "UnitKey"]


class Span(NamedTuple):
    """A half-open range of code points of one named text; `0 <= start <= end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]


class CodeKind(StrEnum):
    """What an inline code does, by the names of XLIFF 2."""

    START = "sc"
    """Opens something that a later `END` closes: `**`, `[`, `<b>`."""
    END = "ec"
    """Closes what a `START` opened: `**`, `](https://example.org)`, `</b>`."""
    PLACEHOLDER = "ph"
    """Stands alone: inline code, an autolink, a footnote mark, math, a hard break, an entity."""


_OPTIONAL = frozenset(("entity", "escape", "attribute", "url", "quote"))
"""Types of codes that a person's translation may drop or add. A bare URL is text to Markdown, and
runs on into what follows it; an engine must keep it all the same."""


class Code(NamedTuple):
    """Markup inside a unit, which a translation must keep."""

    kind: CodeKind
    type: str
    """What it is: `em`, `strong`, `strike`, `link`, `image`, `code`, `html`, `autolink`,
    `footnote`, `math`, `shortcode`, `break`, `attribute-list`, `entity`, `escape`, `comment`,
    `url` (a bare one), `attribute` (what follows the text of an attribute or a link title)."""
    span: Span
    """Its place in the unit's source. A link is two codes, `[` and `](url)`; where it has a title,
    three: `[`, `](url "` and, of the type `attribute`, `")`. The text between a code and one of
    the type `attribute` is no part of the sentence, but the translator's all the same."""
    data: str = ""
    """What a translation must keep of it: the URL, the tag, the formula. Empty where the kind and
    the type say everything."""
    written: str = ""
    """How a translation writes it where that is not how the source does: a link `[名]` that is
    its own reference becomes `[name][名]`. Empty: as in the source."""

    @property
    def essence(self) -> str:
        """What is compared between a source and its translation; empty if it may come and go."""
        return "" if self.type in _OPTIONAL else f"{self.kind} {self.type} {self.data}"


class Role(StrEnum):
    """What a unit is to a reader; shown to the translator."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    CELL = "table cell"
    FOOTNOTE = "footnote"
    TERM = "term"
    DEFINITION = "definition"
    TITLE = "block title"
    HTML = "HTML text"
    ATTRIBUTE = "HTML attribute"
    FRONT_MATTER = "front matter"
    CAPTION = "caption"
    WORD = "word of the site"


class Syntax(StrEnum):
    """How a unit's text is written in its post, and so how a target must be escaped there."""

    MARKDOWN = "markdown"
    CELL = "cell"
    HTML = "html"
    ATTRIBUTE_DOUBLE = "attribute in double quotes"
    ATTRIBUTE_SINGLE = "attribute in single quotes"
    ATTRIBUTE_BARE = "attribute without quotes"
    YAML_PLAIN = "yaml plain"
    YAML_FLOW = "yaml plain in a flow collection"
    YAML_SINGLE = "yaml in single quotes"
    YAML_DOUBLE = "yaml in double quotes"
    YAML_BLOCK = "yaml block"
    TOML_BASIC = "toml basic"
    TOML_LITERAL = "toml literal"
    TOML_BASIC_LINES = "toml basic of several lines"
    TOML_LITERAL_LINES = "toml literal of several lines"
    JSON = "json"
    TAG_DOUBLE = "template tag in double quotes"
    TAG_SINGLE = "template tag in single quotes"
    TAG_BARE = "template tag without quotes"
    TAG_REST = "rest of a template tag"
    PLAIN = "plain"


LINED = frozenset((Syntax.YAML_BLOCK, Syntax.TOML_BASIC_LINES, Syntax.TOML_LITERAL_LINES))
"""Where the lines of a target are those of its source."""


class UnitKey(NamedTuple):
    """What makes two units the same entry of a catalog."""

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Unit:
    r"""One translatable sentence, heading, cell or value of a post.

    `"\n".join(span.of(document.text) for span in unit.spans) == unit.source`. Spans ascend and
    never overlap, in one unit and across the units of a document; codes ascend and never overlap.
    """

    source: str
    role: Role
    syntax: Syntax
    spans: tuple[Span, ...]
    """Its places in the document's text, one for each line of the source."""
    line: int
    """The line on which it begins; 1 is the first."""
    codes: tuple[Code, ...] = ()
    context: str = ""
    """Tells it from a unit of the same source that is written otherwise; empty for prose."""
    note: str = ""
    """What the author says to the translator about it."""

    @property
    def key(self) -> UnitKey:
        """Units of equal keys are one entry."""
        return UnitKey(self.context, self.source)

"""Every value that crosses a floor of the house: documents, units, entries, terms, matches.

All are frozen. Places are half-open spans of code points of one named text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "LINED",
    "Block",
    "Code",
    "CodeKind",
    "Document",
    "Entry",
    "Finding",
    "Labels",
    "Match",
    "Problem",
    "Role",
    "Severity",
    "Span",
    "State",
    "Syntax",
    "Term",
    "TermMatch",
    "Unit",
    "UnitKey",
]


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


class Block(NamedTuple):
    """One block of a post as a reader sees it, for comparing a translated post with its source."""

    line: int
    """The line on which it begins; 1 is the first."""
    kind: str
    """What it is and how deep it stands."""
    codes: tuple[str, ...] = ()
    """Its inline codes, sorted: a translation may change their order."""


class Labels(NamedTuple):
    """What a post defines elsewhere and a unit may refer to."""

    references: frozenset[str] = frozenset()
    """Normalised labels of link reference definitions."""
    footnotes: frozenset[str] = frozenset()
    """Labels of footnotes."""


class Problem(NamedTuple):
    """What a reader of posts must be told about one, though it could be read."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A post: its text, the units that stand in it, and its outline."""

    text: str
    units: tuple[Unit, ...]
    """In the order of the text; units of equal keys appear as often as they stand there."""
    outline: tuple[Block, ...] = ()
    labels: Labels = Labels()
    problems: tuple[Problem, ...] = ()


class State(StrEnum):
    """How far an entry has come."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    """Has a target that a person has yet to review ("needs work" in Poedit)."""
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a catalog: a unit and its translation."""

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    context: str | None = None
    """None where the file has no `msgctxt`."""
    previous: str | None = None
    """The source that the target was made for, where that has changed since (`#| msgid`)."""
    previous_context: str | None = None
    references: tuple[str, ...] = ()
    """Files, or `file:line`, in which it stands."""
    notes: tuple[str, ...] = ()
    """Lines of notes for translators that we write (`#. `)."""
    comment: str = ""
    """What the translator wrote (`# `), lines joined by a newline."""
    flags: tuple[str, ...] = ()
    """Flags other than `fuzzy`, in their order."""
    obsolete: bool = False
    plural: str | None = None
    """`msgid_plural`, in a file that others made; we never write one of our own."""
    plural_targets: tuple[str, ...] = ()
    previous_plural: str | None = None
    line: int = field(default=0, compare=False)
    """Where it was read; 0 for a new one. Entries that differ in nothing else are equal."""

    @property
    def key(self) -> UnitKey:
        """The key of the units that it translates."""
        return UnitKey(self.context or "", self.source)


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary."""

    sources: tuple[str, ...]
    """The term and its variants."""
    target: str
    when: str = ""
    """A regular expression: the term applies only in a sentence where it is found."""
    unless: str = ""
    """A regular expression: the term does not apply in a sentence where it is found."""
    forbidden: tuple[str, ...] = ()
    """What must not be written for it."""
    note: str = ""
    line: int = 0


class TermMatch(NamedTuple):
    """A term found in a source."""

    span: Span
    term: Term


class Match(NamedTuple):
    """An earlier translation found in the memory."""

    source: str
    target: str
    score: float
    """Likeness of the sources, 0 to 1; 1 only when they are equal."""
    origin: str
    """Where it comes from: a catalog's path or a TMX file's."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Wrong: a reader would be told something else, or see something broken."""
    WARNING = "warning"
    """Most likely wrong."""
    HINT = "hint"
    """Worth a look."""


class Finding(NamedTuple):
    """A problem in a translation."""

    check: str
    """The id of the check that found it: `numbers`."""
    severity: Severity
    message: str
    source: Span | None = None
    """Its place in the source, if it has one."""
    target: Span | None = None
    """Its place in the target, if it has one."""
    mended: str | None = None
    """The whole target without it, where that can be had mechanically."""

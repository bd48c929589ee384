"""One text of a post with its inline codes -> HTML, not sanitised yet."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from translit.model import Code, CodeKind, Syntax
from translit.patterns import lazy

__all__ = ["inline"]

_PAIRS = {
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "strike": ("<s>", "</s>"),
    "mark": ("<mark>", "</mark>"),
    "insertion": ("<u>", "</u>"),
    "subscript": ("<sub>", "</sub>"),
    "superscript": ("<sup>", "</sup>"),
    "footnote": ('<small class="note-text">', "</small>"),
    "quote": ("“", "”"),
}
"""What stands around a text; of other types, the text stands alone."""

_SILENT = frozenset(("attribute-list", "attribute", "block_id"))
"""Codes that a reader of a blog does not see."""

_RAW = frozenset(("html", "comment"))

_TICKS = lazy(r"(`+)(.*)\1", re.DOTALL)

_PLAIN = frozenset(Syntax) - {Syntax.MARKDOWN, Syntax.CELL, Syntax.HTML}
"""Where a text is no markup: values of front matter, attributes, parameters."""

_ESCAPED_BAR = lazy(r"\\\|")


def inline(  # noqa: PLR0913  # what a text needs to know of its post
    text: str,
    codes: Sequence[Code],
    definitions: Mapping[str, str],
    *,
    picture: Callable[[str, str, str], str],
    note: Callable[[str], str] = html.escape,
    syntax: Syntax = Syntax.MARKDOWN,
) -> str:
    """The HTML of a text; `codes` are those that stand in it, ascending.

    `definitions` has the addresses of references by their labels; `picture` writes a picture by
    its address, its text and its title; `note` the mark of a footnote by its label.
    """
    writer = _Writer(text, definitions, picture, note, in_cell=syntax is Syntax.CELL)
    if syntax in _PLAIN:
        return writer.plain(codes)
    return writer.markup(codes) if syntax is Syntax.HTML else writer.markdown(codes)


@dataclass(slots=True)
class _Writer:
    text: str
    definitions: Mapping[str, str]
    picture: Callable[[str, str, str], str]
    note: Callable[[str], str]
    in_cell: bool
    """Whether a bar has a backslash, also in code (GFM 4.10)."""
    parts: list[str] = field(default_factory=list)

    def markdown(self, codes: Sequence[Code]) -> str:
        at, index = 0, 0
        while index < len(codes):
            code = codes[index]
            self._said(self.text[at : code.span.start])
            at, index = self._code(codes, index)
        self._said(self.text[at:])
        return "".join(self.parts)

    def markup(self, codes: Sequence[Code]) -> str:
        """HTML as it stands; of a formula, which is none of it, the signs."""
        at = 0
        for code in codes:
            if code.type == "math":
                self.parts += (self.text[at : code.span.start], _alone(code, self._of(code)))
                at = code.span.end
        self.parts.append(self.text[at:])
        return "".join(self.parts)

    def plain(self, codes: Sequence[Code]) -> str:
        at = 0
        for code in codes:
            self._said(html.unescape(self.text[at : code.span.start]))
            if code.type == "quote":
                self.parts.append(_PAIRS["quote"][code.kind is CodeKind.END])
            else:
                self.parts.append(_alone(code, self._of(code)))
            at = code.span.end
        self._said(html.unescape(self.text[at:]))
        return "".join(self.parts)

    def _of(self, code: Code) -> str:
        return (
            self._bars(code.span.of(self.text)) if code.type == "code" else code.span.of(self.text)
        )

    def _said(self, text: str) -> None:
        self.parts.append(html.escape(self._bars(text)))

    def _bars(self, text: str) -> str:
        return _ESCAPED_BAR.sub("|", text) if self.in_cell else text

    def _code(self, codes: Sequence[Code], index: int) -> tuple[int, int]:
        """Write one code, and what belongs to it; answer where the text and the codes go on."""
        code = codes[index]
        if code.type in _RAW and code.kind is not CodeKind.END:
            return self._tag(codes, index)
        if code.type == "image" and code.kind is CodeKind.START:
            return self._image(codes, index)
        if code.type == "link":
            return self._link(codes, index)
        if code.kind is CodeKind.PLACEHOLDER and code.type == "footnote":
            label = self._of(code)[2:-1]
            self.parts.append(f'<sup class="note-mark">{self.note(label)}</sup>')
        elif code.kind is CodeKind.PLACEHOLDER:
            self.parts.append(_alone(code, self._of(code)))
        elif code.type in _RAW:
            self.parts.append(self._of(code))
        else:
            around = _PAIRS.get(code.type, ('<span class="reference">', "</span>"))
            self.parts.append(around[code.kind is CodeKind.END])
        return code.span.end, index + 1

    def _tag(self, codes: Sequence[Code], index: int) -> tuple[int, int]:
        """A tag as it stands, with the texts in it, which are codes and texts by turns."""
        start, last = codes[index].span.start, index
        while last + 1 < len(codes) and not self._of(codes[last]).endswith(">"):
            last += 1
        end = codes[last].span.end
        self.parts.append(self.text[start:end])
        return end, last + 1

    def _link(self, codes: Sequence[Code], index: int) -> tuple[int, int]:
        code = codes[index]
        if code.kind is CodeKind.END:
            title, end, behind = self._title(codes, index)
            del title
            self.parts.append("</a>")
            return end, behind
        closing = _closing(codes, index)
        address = self._address(codes[closing]) if closing else ""
        title, _, _ = self._title(codes, closing) if closing else ("", 0, 0)
        self.parts.append(f'<a href="{html.escape(address)}"{_attribute("title", title)}>')
        return code.span.end, index + 1

    def _image(self, codes: Sequence[Code], index: int) -> tuple[int, int]:
        closing = _closing(codes, index)
        if not closing:
            self._said(self._of(codes[index]))
            return codes[index].span.end, index + 1
        start, last = codes[index].span.end, codes[closing].span.start
        inside = [code for code in codes[index + 1 : closing] if code.type in ("escape", "entity")]
        alt = html.unescape(_unescaped(self.text, start, last, inside))
        title, end, behind = self._title(codes, closing)
        address = self._address(codes[closing])
        self.parts.append(self.picture(address, alt, title))
        return end, behind

    def _title(self, codes: Sequence[Code], closing: int) -> tuple[str, int, int]:
        """The title behind an address; where the whole ends, and the number of the next code."""
        behind = closing + 1
        while behind < len(codes) and codes[behind].type in ("escape", "entity"):
            behind += 1
        if behind < len(codes) and codes[behind].type == "attribute":
            span = codes[closing].span.end, codes[behind].span.start
            title = _unescaped(self.text, *span, codes[closing + 1 : behind])
            return html.unescape(title), codes[behind].span.end, behind + 1
        return "", codes[closing].span.end, closing + 1

    def _address(self, code: Code) -> str:
        if code.data.startswith("["):
            return self.definitions.get(code.data[1:], "")
        return code.data


def _closing(codes: Sequence[Code], index: int) -> int:
    """The number of the code that closes the one of a number; 0 where none does."""
    depth, kind = 0, codes[index].type
    for number in range(index, len(codes)):
        if codes[number].type == kind:
            depth += {CodeKind.START: 1, CodeKind.END: -1}.get(codes[number].kind, 0)
            if not depth:
                return number
    return 0


def _attribute(name: str, value: str) -> str:
    return f' {name}="{html.escape(value)}"' if value else ""


def _unescaped(text: str, start: int, end: int, codes: Sequence[Code]) -> str:
    parts, at = [], start
    for code in codes:
        parts.append(text[at : code.span.start])
        parts.append(code.span.of(text).removeprefix("\\"))
        at = code.span.end
    return "".join((*parts, text[at:end]))


def _alone(code: Code, written: str) -> str:
    """A code that stands alone."""
    if code.type in _SILENT:
        return ""
    writer = _ALONE.get(code.type)
    return writer(written) if writer else f'<span class="tag">{html.escape(written)}</span>'


def _code(written: str) -> str:
    found = _TICKS.fullmatch(written)
    return f"<code>{html.escape(_code_text(found[2] if found else written))}</code>"


def _code_text(inner: str) -> str:
    """What stands between the backticks (CommonMark 6.1)."""
    text = inner.replace("\n", " ")
    if text.strip() and text[:1] == " " and text[-1:] == " ":
        return text[1:-1]
    return text


def _autolink(written: str) -> str:
    inner = written[1:-1]
    scheme = "mailto:" if "@" in inner and ":" not in inner else ""
    return f'<a href="{html.escape(scheme + inner)}">{html.escape(inner)}</a>'


def _url(written: str) -> str:
    return f'<a href="{html.escape(written)}">{html.escape(written)}</a>'


def _inner(before: str, after: str) -> Callable[[str], str]:
    """Between two tags, what stands between the first and the last sign."""
    return lambda written: f"{before}{html.escape(written[1:-1])}{after}"


def _keys(written: str) -> str:
    names = written.strip("+").split("+")
    return "+".join(f"<kbd>{html.escape(name)}</kbd>" for name in names)


_ALONE: dict[str, Callable[[str], str]] = {
    "html": str,
    "entity": str,
    "escape": lambda written: html.escape(written[1:]),
    "break": lambda _: "<br>",
    "code": _code,
    "math": lambda written: f'<span class="math">{html.escape(written)}</span>',
    "autolink": _autolink,
    "url": _url,
    "subscript": _inner("<sub>", "</sub>"),
    "superscript": _inner("<sup>", "</sup>"),
    "keys": _keys,
}
"""Codes that stand alone, by their types; others are shown as they are written."""

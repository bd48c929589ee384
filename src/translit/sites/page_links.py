"""Links and headings of a post and its English -> an English post whose links still arrive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote

from translit.formats import Heading, Link, Linked, Places
from translit.model import Span
from translit.patterns import lazy
from translit.sites.recipes import Recipe
from translit.sites.slugs import RULES, Title, ids

__all__ = [
    "Edit",
    "Landing",
    "Page",
    "addressed",
    "edited",
    "fragments",
    "heading_edits",
    "landing",
    "moved",
]

_OTHERS = lazy(r"(?:fn|fnref|footnote|top$|more$|comments?$|:~:|__|L\d)", re.IGNORECASE)
"""Fragments that lead to what a generator makes, or to the page itself."""

_ANCHOR = lazy(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)|\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}""")

_SIGNS = lazy(r"[\W_]+")

_FRAGMENT = lazy(r"""#([^\s()<>"'`\]}|#]+)""")


class Edit(NamedTuple):
    """A place of a text, and what is to stand there."""

    span: Span
    text: str


class Page(NamedTuple):
    """The ids of the headings of a post, and those of its English page, one for one."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]

    def moved(self) -> dict[str, str]:
        """Each Chinese id with its English one; the first of equal ones counts, as in browsers."""
        pairs = zip(self.chinese, self.english, strict=True)
        return dict(reversed([(old, new) for old, new in pairs if old]))


def fragments(text: str) -> set[str]:
    """The ids of headings that a text may link to, plain."""
    return {unquote(found) for found in _FRAGMENT.findall(text)}


def moved(source: Sequence[Heading], built: Sequence[Heading], recipe: Recipe) -> Page:
    """The ids of the headings of a post and of its English."""
    return Page(
        tuple(ids(map(_title, source), recipe.rule)), tuple(ids(map(_title, built), recipe.rule))
    )


class Landing(NamedTuple):
    """What of a page a `#` may lead to."""

    given: frozenset[str]
    """What its author, or a tag, has named."""
    english: Mapping[str, str]
    """The headings of the English page, by their ids; of a Chinese page that has none, its own."""
    chinese: Mapping[str, str]
    """What the headings are in English, by the ids of the Chinese ones."""
    texts: frozenset[str]
    """The headings themselves, Chinese and English, by their letters alone."""

    def made_elsewhere(self, fragment: str) -> bool:
        """Whether a generator makes what it leads to."""
        return _OTHERS.match(fragment) is not None

    def leads(self, fragment: str) -> str | None:
        """The English heading that a Chinese id leads to; empty where the page itself has the id.

        None where nothing of the page has ever had it.
        """
        if fragment in self.given or fragment in self.english:
            return ""
        return self.chinese.get(fragment)

    def lacks(self, fragment: str) -> bool:
        """Whether a `#` leads nowhere."""
        made = not fragment or self.made_elsewhere(fragment)
        return not made and self.leads(unquote(fragment)) is None

    def names(self, heading: str) -> bool:
        """Whether the page has a heading of this text, in Chinese or in English."""
        return _letters(unquote(heading)) in self.texts


def landing(
    reader: Linked, source: str, english: str | None, recipe: Recipe | None
) -> Landing | None:
    """What a `#` may lead to in an English page, or in a Chinese one that has none in English.

    Where no generator is named, the ids of all of them count. None where headings were lost.
    """
    before = reader.places(source).headings
    built = before if english is None else reader.places(english).headings
    if len(before) != len(built):
        return None
    chinese: dict[str, str] = {}
    known: dict[str, str] = {}
    for rule in [recipe.rule] if recipe is not None else RULES.values():
        old, new = (ids(map(_title, some), rule) for some in (before, built))
        for one, other, heading in zip(old, new, built, strict=True):
            chinese.setdefault(one, heading.text)
            known.setdefault(other, heading.text)
    found = _ANCHOR.findall(source if english is None else english)
    given = frozenset(name for names in found for name in names if name)
    texts = frozenset(_letters(heading.text) for heading in (*before, *built))
    return Landing(given, known, chinese, texts)


def _letters(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().casefold()


def heading_edits(page: Page, built: Places, wanted: set[str]) -> list[Edit]:
    """Give each English heading its Chinese id, where a link of the site may ask for it."""
    return [
        Edit(Span(heading.end, heading.end), f" {{#{old}}}")
        for old, new, heading in zip(page.chinese, page.english, built.headings, strict=True)
        if old != new and old in wanted and not heading.id
    ]


def addressed(built: Places, led: Callable[[Link], str | None]) -> list[Edit]:
    """Each address that `led` has another one for, in its place."""
    edits = []
    for link in built.links:
        new = led(link)
        if new is not None and new != link.address:
            edits.append(Edit(link.span, new))
    return edits


def with_fragment(address: str, known: Mapping[str, str]) -> str | None:
    """An address with the English id behind its `#`; None where no heading has the Chinese one."""
    path, sign, fragment = address.partition("#")
    plain = unquote(fragment)
    if not sign or plain not in known:
        return None
    new = known[plain]
    return address if new == plain else f"{path}#{quote(new) if '%' in fragment else new}"


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with each place rewritten; all others as they were."""
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def _title(heading: Heading) -> Title:
    return Title(heading.raw, heading.text, heading.id)

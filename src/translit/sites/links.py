"""Links and headings of a post and its English -> an English post whose links still arrive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote

from translit.formats import Heading, Places
from translit.model import Span
from translit.sites.recipes import Recipe
from translit.sites.slugs import Title, ids

__all__ = ["Edit", "Page", "addressed", "edited", "fragments", "heading_edits", "moved"]

_FRAGMENT = re.compile(r"""#([^\s()<>"'`\]}|#]+)""")


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


def heading_edits(page: Page, built: Places, wanted: set[str]) -> list[Edit]:
    """Give each English heading its Chinese id, where a link of the site may ask for it."""
    return [
        Edit(Span(heading.end, heading.end), f" {{#{old}}}")
        for old, new, heading in zip(page.chinese, page.english, built.headings, strict=True)
        if old != new and old in wanted and not heading.id
    ]


def addressed(built: Places, led: Callable[[str], str | None]) -> list[Edit]:
    """Each address that `led` has another one for, in its place."""
    edits = []
    for link in built.links:
        new = led(link.address)
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

"""One post, its reader and its targets -> the HTML of each unit, on either side."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from translit.formats import Reparsing
from translit.formats.markdown import Blocks, Markdown
from translit.model import Code, Document, Role, Syntax, Unit, UnitKey
from translit.page.rendering.inline import inline
from translit.page.rendering.sanitising import Sanitiser
from translit.page.views import BlockPair, unit_id

__all__ = ["Renderer"]


def _nowhere(_address: str) -> str | None:
    """No picture is shown."""
    return None


@dataclass(slots=True)
class Renderer:
    """Renders one post, and remembers each sentence as it was rendered last."""

    document: Document
    reader: Any
    """Of the post's format."""
    image: Callable[[str], str | None] = _nowhere
    """An address of a picture as the post has it -> the one in the page; None: it is not shown."""
    blocks: Blocks | None = None
    definitions: Mapping[str, str] = field(default_factory=dict)
    sanitiser: Sanitiser = field(init=False)
    _codes_of: Callable[..., tuple[Code, ...]] | None = None
    _sources: dict[UnitKey, str] = field(default_factory=dict)
    _last: dict[UnitKey, tuple[str, str]] = field(default_factory=dict)
    """The target of each unit that was rendered last, and its HTML: a page shows it twice."""

    def __post_init__(self) -> None:
        self.sanitiser = Sanitiser(self.image)
        if isinstance(self.reader, Reparsing):  # asked once: a protocol is slow to ask for
            self._codes_of = self.reader.codes
        if isinstance(self.reader, Markdown):
            self.blocks = self.reader.blocks(self.document.text)
            self.definitions = self.blocks.definitions

    def pairs(
        self, targets: Mapping[UnitKey, str]
    ) -> tuple[tuple[BlockPair, ...], tuple[BlockPair, ...]]:
        """The front matter's values, and the blocks of the post, each beside its translation."""
        from translit.page.rendering.pairing import Walk

        return Walk(self, targets).pairs()

    def fragment(self, unit: Unit, target: str) -> str:
        """The sanitised HTML of a target, as a reader of the blog will see it."""
        return self.sanitiser.bare(self._target(unit, target), "target")

    def source(self, unit: Unit) -> str:
        """The sanitised HTML of a unit's source."""
        return self.sanitiser.bare(self._source(unit), "source")

    def _target(self, unit: Unit, target: str) -> str:
        last = self._last.get(unit.key)
        if last is not None and last[0] == target:
            return last[1]
        made = self._html(target, self._codes(target, unit.syntax), unit.syntax)
        self._last[unit.key] = target, made
        return made

    def _source(self, unit: Unit) -> str:
        if unit.key not in self._sources:
            self._sources[unit.key] = self._html(unit.source, unit.codes, unit.syntax)
        return self._sources[unit.key]

    def free(self, text: str, syntax: Syntax = Syntax.MARKDOWN) -> str:
        """The sanitised HTML of text between units: the same in both languages."""
        if not text or text.isspace():
            return text
        return self._html(text, self._codes(text, syntax), syntax)

    def _codes(self, text: str, syntax: Syntax) -> tuple[Code, ...]:
        read = self._codes_of
        return read(text, syntax=syntax, labels=self.document.labels) if read else ()

    def both(self, unit: Unit, targets: Mapping[UnitKey, str]) -> tuple[str, str]:
        """A unit in both languages, each named by its id; Chinese where it has no translation."""
        name, target = unit_id(unit.key), targets.get(unit.key, "")
        source = self._source(unit)
        english = self._target(unit, target) if target.strip() else source
        return self.sanitiser.unit(name, source), self.sanitiser.unit(name, english)

    def picture(self, address: str, alt: str, title: str = "") -> str:
        """A picture, not sanitised yet; where it is not to be had, what it would be."""
        place = self.image(address) if address else None
        if place is None:
            shown = f" <small>{html.escape(address)}</small>" if address else ""
            return f'<span class="no-image">{html.escape(alt)}{shown}</span>'
        titled = f' title="{html.escape(title)}"' if title else ""
        return f'<img src="{html.escape(address)}" alt="{html.escape(alt)}"{titled}>'

    def _note(self, label: str) -> str:
        shown = html.escape(label)
        return (
            self.sanitiser.note(label, shown) if label in self.document.labels.footnotes else shown
        )

    def _html(self, text: str, codes: tuple[Code, ...], syntax: Syntax) -> str:
        return self.sanitiser.clean(
            inline(
                text,
                codes,
                self.definitions,
                syntax=syntax,
                picture=self.picture,
                note=self._note,
            )
        )


def is_value(unit: Unit) -> bool:
    """Whether a unit is a value, shown beside its name, and no running text."""
    return unit.role in (Role.FRONT_MATTER, Role.ATTRIBUTE, Role.CAPTION)

"""Markdown posts -> documents: front matter, blocks, inline codes, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from translit.formats import FormatOptions, Link, Places
from translit.formats.markdown import front_matter
from translit.formats.markdown.blocks import Reader
from translit.formats.markdown.front_matter.word_values import list_of
from translit.formats.markdown.parser import markdown_parser
from translit.formats.markdown.places import html
from translit.formats.markdown.places.codes import (
    inline_codes,
    may_have_codes,
    with_breaks,
    with_formulas,
    with_quotes,
)
from translit.formats.markdown.places.content import Text
from translit.formats.markdown.places.destinations import addresses_in, places_of
from translit.formats.markdown.places.recorder import Env
from translit.formats.markdown.rules.dialects import turned_off
from translit.formats.markdown.rules.tag_parameters import Offered
from translit.formats.markdown.targets.readable import readable
from translit.formats.markdown.units import Divided, Units
from translit.model import Block, Code, Document, Labels, Span, Syntax, Unit
from translit.segments import sentences

__all__ = ["Blocks", "Markdown", "open_format"]


def open_format(options: FormatOptions) -> Markdown:
    """The reader of Markdown posts."""
    return Markdown(options)


class Blocks(NamedTuple):
    """A post as the parser of blocks leaves it."""

    tokens: Sequence[Token]
    source: Text
    shift: int
    """The line on which the tokens' text begins; 0 where there is no front matter."""
    env: dict[str, object]

    @property
    def definitions(self) -> dict[str, str]:
        """The addresses of reference definitions, by their normalised labels."""
        found = self.env.get("references")
        return {name: one["href"] for name, one in found.items()} if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Markdown:
    """Reads Markdown as CommonMark with CJK-friendly emphasis, and the dialects of blogs."""

    options: FormatOptions = FormatOptions()
    name: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    @property
    def _offered(self) -> Offered:
        return Offered(self.options.shortcodes, self.options.attributes)

    @property
    def _parser(self) -> MarkdownIt:
        return markdown_parser(turned_off(self.options.constructs))

    @property
    def reads_attributes(self) -> bool:
        """Whether `{#id}` behind a heading is no text."""
        return "attribute_list" not in turned_off(self.options.constructs)

    def parse(self, text: str) -> Document:
        """Read a post. Any text is one; what is wrong with it is in the document's problems."""
        is_divided = self.options.segmentation == "sentence"
        return self._document(text, sentences if is_divided else _whole)

    def outlined(self, text: str) -> Document:
        """A post without its sentences: what a built one is compared by."""
        return self._document(text, _none)

    def _document(self, text: str, divided: Divided) -> Document:
        source = Text(text)
        matter = self._matter(source, self.options.front_matter)
        reader, labels = self._read(source, matter.lines, divided)
        defined = Block(0, "definitions", tuple(sorted(labels.references)))
        return Document(
            text=text,
            units=(*matter.units, *reader.units.found),
            outline=(*matter.outline, *reader.outline, defined),
            labels=labels,
            problems=(*matter.problems, *reader.problems),
            words=matter.words,
        )

    def words(self, text: str) -> Sequence[Unit]:
        """The words of the site in its front matter."""
        words = self.options.words
        matter = self._matter(Text(text), words)
        return (*matter.words, *matter.divided) if words else ()

    def list_of(self, text: str) -> Sequence[str]:
        """The words of a text that is a list to the site's generator."""
        return list_of(text)

    def _matter(self, source: Text, keys: Sequence[str]) -> front_matter.FrontMatter:
        options = self.options
        return front_matter.read(
            source, keys, self._codes_of_value, words=options.words, lists=options.lists
        )

    def blocks(self, text: str) -> Blocks:
        """The blocks of a post as the parser sees them, for who shows it."""
        source = Text(text)
        return self._blocks(source, front_matter.read(source, (), self._formulas_in).lines)

    def _blocks(self, source: Text, shift: int) -> Blocks:
        md = self._parser
        env: dict[str, object] = {}
        follows = shift < len(source.normal_starts)
        body = source.normal[source.normal_starts[shift] :] if follows else ""
        return Blocks(md.block.parse(body, md, env, []) or [], source, shift, env)

    def _read(
        self, source: Text, shift: int, divided: Divided, *, keeps_blocks: bool = False
    ) -> tuple[Reader, Labels]:
        offered = self._offered
        tokens, _, _, env = self._blocks(source, shift)
        reader = Reader(
            text=source,
            shift=shift,
            codes_of=self._inline_codes(env),
            offered=offered,
            units=Units(
                formulas_in=self._formulas_in,
                codes_of_value=self._codes_of_value,
                sentences=divided,
            ),
            attributes=self.reads_attributes,
            keeps_blocks=keeps_blocks,
        )
        reader.read(tokens)
        return reader, _labels(env)

    def places(self, text: str) -> Places:
        """The headings of a post, and every address in it."""
        source = Text(text)
        matter = front_matter.read(source, (), self._formulas_in)
        reader, _ = self._read(source, matter.lines, _none, keeps_blocks=True)
        return places_of(text, source, matter.lines, reader.blocks)

    def addresses(self, target: str, codes: Sequence[Code]) -> tuple[Link, ...]:
        """The addresses in one target, with their places in it."""
        return tuple(addresses_in(target, codes))

    def matter(self, text: str, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts of keys of the front matter."""
        return front_matter.texts_of(text, keys)

    def loaded(self, text: str) -> Mapping[str, object]:
        """The values of the front matter."""
        return front_matter.values_of(text)

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
        return front_matter.with_changes(text, front_matter.Changes(set_, drop, map_, add))

    def codes(
        self, text: str, *, syntax: Syntax = Syntax.MARKDOWN, labels: Labels = Labels()
    ) -> tuple[Code, ...]:
        """The inline codes of one target, as they will be read in a post that defines `labels`."""
        if syntax in (Syntax.MARKDOWN, Syntax.CELL):
            if self.options.line_breaks != "hard" and not may_have_codes(text):
                return ()
            env = {
                "references": {name: {"href": "", "title": ""} for name in labels.references},
                "footnotes": {"refs": {f":{name}": -1 for name in labels.footnotes}},
            }
            return self._inline_codes(env)(text)
        if syntax is Syntax.HTML:
            return self._formulas_in(text, html.codes(text, self.options.attributes))
        return self._codes_of_value(text)

    def _inline_codes(self, env: Env) -> Callable[[str], tuple[Code, ...]]:
        """What reads the codes of a text: a post has thousands, and one parser for all."""
        codes_of = partial(inline_codes, md=self._parser, env=env, offered=self._offered)
        if self.options.line_breaks == "hard":
            return lambda text: with_breaks(text, codes_of(text))
        return codes_of

    def _codes_of_value(self, text: str) -> tuple[Code, ...]:
        """The codes of a value of front matter, of an attribute, of a caption."""
        return with_quotes(text, self._formulas_in(text))

    def _formulas_in(self, text: str, codes: Sequence[Code] = ()) -> tuple[Code, ...]:
        if self.options.constructs.get("math", True):
            return with_formulas(text, codes)
        return tuple(codes)

    def readable(self, target: str, unit: Unit, labels: Labels = Labels()) -> str:
        """A target of `unit` with the blanks and backslashes that its markup asks for."""
        wanted = Counter(filter(None, (code.essence for code in unit.codes)))
        return readable(
            target, wanted, lambda text: self.codes(text, syntax=unit.syntax, labels=labels)
        )

    def draft(self, text: str) -> str:
        """The same post with `draft: true` in its front matter."""
        return front_matter.drafted(text)


def _whole(text: str, codes: Sequence[Code] = ()) -> list[Span]:
    """A whole block as one segment."""
    parts = sentences(text, codes)
    return [Span(parts[0].start, parts[-1].end)] if parts else []


def _none(_text: str, _codes: Sequence[Code] = ()) -> list[Span]:
    """No segment: who asks for the outline or the links of a post needs none."""
    return []


def _labels(env: dict[str, object]) -> Labels:
    references = env.get("references")
    footnotes = env.get("footnotes")
    named = footnotes["refs"] if isinstance(footnotes, dict) else ()
    return Labels(
        frozenset(references if isinstance(references, dict) else ()),
        frozenset(name.removeprefix(":") for name in named),
    )

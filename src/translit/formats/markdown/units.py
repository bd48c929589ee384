"""Passages of a post, with their codes -> the units in them, where the author wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from translit.formats.markdown.directives import Scope
from translit.formats.markdown.places import html
from translit.formats.markdown.places.content import Content
from translit.formats.markdown.places.unit_codes import shifted, translatable, within
from translit.languages import has_han
from translit.model import Code, Role, Span, Syntax, Unit

__all__ = ["Divided", "Units"]

Divided = Callable[[str, Sequence[Code]], list[Span]]
"""A text and its codes -> its segments."""


@dataclass(slots=True)
class Units:
    """Collects the units of one post, in the order in which its passages come."""

    formulas_in: Callable[[str, Sequence[Code]], tuple[Code, ...]]
    """The codes of HTML, to which formulas come."""
    codes_of_value: Callable[[str], tuple[Code, ...]]
    """Those of an attribute or a caption."""
    sentences: Divided
    found: list[Unit] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)

    def prose(self, content: Content, codes: Sequence[Code], role: Role, syntax: Syntax) -> None:
        """Take the sentences of running text."""
        if not self._has_any(content.text):
            return
        for span in self.sentences(content.text, codes):
            inside = within(codes, span)
            if translatable(span.of(content.text), inside):
                self._unit(content, span, inside, (role, syntax, ""))

    def value(self, content: Content, span: Span, role: Role, syntax: Syntax, context: str) -> None:
        """Take a part that is one text as it stands: an attribute, a caption, a link's title."""
        text = span.of(content.text)
        if self._has_any(text):
            self._unit(content, span, self.codes_of_value(text), (role, syntax, context))

    def html_block(
        self, content: Content, attributes: tuple[str, ...], obey: Callable[[int], None]
    ) -> None:
        """Take what a reader sees of a block of HTML: its text, and those attributes.

        `obey` is told each place that is reached: the author may speak within the block.
        """
        if not has_han(content.text):
            return
        for run in html.runs(content.text, attributes):
            obey(run.span.start)
            if isinstance(run, html.Attribute):
                self.value(content, run.span, Role.ATTRIBUTE, run.syntax, run.name)
            else:
                self._run(content, run)

    def _run(self, content: Content, run: html.Run) -> None:
        if not self.scope.is_open:
            return
        begin, _ = run.span
        text = run.span.of(content.text)
        codes = self.formulas_in(text, [shifted(code, -begin) for code in run.codes])
        for span in self.sentences(text, codes):
            inside = within(codes, span)
            if translatable(span.of(text), inside):
                place = Span(begin + span.start, begin + span.end)
                self._unit(content, place, inside, (Role.HTML, Syntax.HTML, "html"))

    def _has_any(self, text: str) -> bool:
        return self.scope.is_open and has_han(text)

    def _unit(
        self,
        content: Content,
        span: Span,
        codes: tuple[Code, ...],
        kind: tuple[Role, Syntax, str],
    ) -> None:
        role, syntax, context = kind
        self.found.append(
            Unit(
                source=span.of(content.text),
                role=role,
                syntax=syntax,
                spans=content.spans(*span),
                line=content.line_of(span.start),
                codes=codes,
                context=self.scope.context or context,
                note=self.scope.note,
            )
        )

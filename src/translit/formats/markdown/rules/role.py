"""Roles of MyST and Sphinx: `` {ref}`这里 <sec-a>` ``, of which the text before `<` is read."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.inline_markup import push_alone, push_pair
from translit.model import Span
from translit.patterns import lazy

__all__ = ["role"]

_ROLE = lazy(
    r"(?:\{(?P<name>[A-Za-z][\w:.+-]*)\}|(?<![A-Za-z0-9_:]):(?P<colons>[A-Za-z][\w.+-]*(?::[\w.+-]+)*):)"
    r"(?P<ticks>`+)(?!`)(?P<text>(?:[^`<>]|<(?![^<>`]*>`))+?)(?P<target>[ \t\n]*<[^<>`]*>)?"
    r"(?P=ticks)(?!`)"
)
_TEXTS = frozenset(
    "abbr any dfn doc download emphasis guilabel menuselection numref ref rubric strike strong sub "
    "subscript sup superscript term title underline u".split()
)
"""Roles whose text a reader sees; behind those that link somewhere, only where a `<…>` follows."""
_LINKS = frozenset("any doc download numref ref term".split())


def role(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a role is one token, or two around its text."""
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    name = found["name"] or found["colons"]
    is_text = bool(found["target"]) or (name in _TEXTS and name not in _LINKS)
    if is_text and name not in ("kbd", "code", "math"):
        push_pair(state, "role", Span(*found.span("text")), found.end(), silent=silent)
    else:
        push_alone(state, "role", found.end(), silent=silent)
    return True

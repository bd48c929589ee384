r"""Mathematics in Markdown: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. Formulas are codes."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.closing import closes

__all__ = ["math"]

# Pandoc's rule: no blank inside of the delimiters, no digit after the closing one, so that
# prices are not formulas.
_INLINE = re.compile(
    r"\$\$(?=\S)((?:[^$\\]|\\.)++)(?<=\S)\$\$"
    r"|\$(?=[^\s$])((?:[^$\\\n]|\\.)++)(?<=\S)\$(?!\d)"
    r"|\\\((?:[^\\]|\\(?!\)).){0,2000}+\\\)"
    r"|\\\[((?:[^\\]|\\(?!\]).){0,2000}+)\\\]",
    re.DOTALL,
)
_CLOSING = {"\\(": "\\)", "\\[": "\\]"}
# What stands between two prices reads alike in Chinese and in English: decided by its signs, and
# never by its script, since a translation must be read as its source was.
_SIGN = re.compile(r"[\\^_={}<>+*/|]")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_LETTER = re.compile(r"[^\W_]")
# Two prices, or two escaped brackets, with half a paragraph between them.
_PROSE = re.compile(r"`|\*\*|~~|\]\(|</?[A-Za-z]+/?>|</|\{[{%]|https?:")


def math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a formula is one token."""
    sign = state.src[state.pos]
    if sign not in "$\\":
        return False
    closing = "$" if sign == "$" else _CLOSING.get(state.src[state.pos : state.pos + 2])
    if not closing or not closes(state, closing):
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if not found or not _is_formula(found):
        return False
    if not silent:
        state.push("math", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _is_formula(found: re.Match[str]) -> bool:
    if _PROSE.search(found[0]) or not _LETTER.search(found[0]):
        return False
    dollars, brackets = found[2], found[3]
    if brackets is not None:
        return _SIGN.search(brackets) is not None and _balanced(brackets)
    return not dollars or bool(_SIGN.search(dollars) or _LETTERS.fullmatch(dollars))


def _balanced(text: str) -> bool:
    depth = 0
    for sign in re.findall(r"[\[\]]", text):
        depth += 1 if sign == "[" else -1
        if depth < 0:
            return False
    return depth == 0

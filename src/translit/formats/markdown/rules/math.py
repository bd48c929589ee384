r"""Formulas in running text: `$…$`, `$$…$$`, `` $`…`$ ``, `\(…\)`, `\[…\]`.

As arithmatex, KaTeX's auto-render and Pandoc have it, two signs of dollar without blanks inside are
a formula, whatever is between them. What blogs write beside that, and no site takes for a formula,
is a table: prices, variables of a shell, a sign in quotes. A target is read by the same table, so
that no translation can hold one formula less than its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.inline_markup import push_alone
from translit.model import Span
from translit.patterns import lazy

__all__ = ["formulas", "math"]

_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = rf"\u3001-\u303f\uff00-\uffef“”‘’—…{_HAN}"
"""Chinese letters and punctuation."""

_DELIMITED = lazy(
    r"\$`[^`\n]++`\$"  # GitLab and GitHub
    r"|(?P<three>\$\$\$(?!\$)[^$]++\$\$\$(?!\$))"
    r"|\$\$(?P<two>(?:[^$\\]|\\.|\$(?!\$))++)\$\$"
    r"|\$(?P<one>(?!\s)(?:[^$\\]|\\.)++)(?<!\s)\$"
    r"|\$(?P<spaced>[ \t](?:[^$\\\n]|\\[^\n])++)(?<=[ \t])\$(?![A-Za-z0-9_{(])"
    r"|\\\((?P<round>(?:[^\\]|\\(?!\)).){0,2000}+)\\\)"
    r"|\\\[(?P<square>(?:[^\\]|\\(?!\]).){0,2000}+)\\\]"
    # What a site's Markdown makes `\(` of, for its MathJax.
    r"|\\\\\((?P<bare_round>(?:[^\\\n]|\\(?!\\\))){1,2000}+)\\\\\)"
    r"|\\\\\[(?P<bare_square>(?:[^\\\n]|\\(?!\\\])){1,2000}+)\\\\\]",
    re.DOTALL,
)
_CLOSING = {"\\(": "\\)", "\\[": "\\]", "\\\\": "\\\\"}

_FIGURE = r"\d++(?:[,.]\d++)*+"
_UNMATHEMATICAL = r"[^\\^_={}<>+*$]"
"""What stands in prose; a formula of more than a name or a figure has other signs too."""

_PRICES = lazy(
    # `$5到`, `$100 的票，` before the next sign; `$1，2，3$` is none
    rf"{_FIGURE}[kKmMbB]?[ \t]*(?=[{_WIDE}])(?=[^$]*(?:[{_HAN}]|[{_WIDE}]\W*\Z))"
    r"(?:[^\\^={}$]|\\+[()])*+"
)
_MARKED = r"\d(?:[^$\\^_={}*~\]\n]|~(?!~)){0,40}"
"""A figure and what is said with it, `8.5亿`, `8 billion`, `8万~9万`, and no mathematics."""

_MARKED_PRICE = lazy(
    # `$**5亿**到`, `US$*5* to US`, `$[5](a.md)到`
    rf"(?P<mark>\*{{1,3}}|~~|==){_MARKED}(?P=mark)(?=[\s{_WIDE},.;:!?)/~–-])"
    rf"|\[{_MARKED}\]\([^()$\s]*\)(?=[{_WIDE}])"
)
_PRICE_IN_ENGLISH = lazy(
    # `$5. Then`, `$1.4 trillion in`
    rf"{_FIGURE}[kKmMbB]?[.,;:!?)]*\s+(?!(?:mod|xor|div|and|gcd|lcm)\b)[^\W\d_]{{3,}}[^\w$][^$]*"
)
_PRICE_BEFORE_A_BRACKET = lazy(
    # `$5. Then (`, `$10, “` before a formula that stands in what opens there; `$5~~或~~`
    rf"{_FIGURE}[^$]*[\s{_WIDE}][^$]*(?:[(\[{{“‘\"'*—/-]|~~|==)"
)
_PRICE_BEFORE_A_PRICE = lazy(
    # `$5-`, `$5/`, `$100 or US` before the next price
    rf"{_FIGURE}(?!\d){_UNMATHEMATICAL}++"
)
_VARIABLES = lazy(
    # `$HOME/bin:` before the next name
    rf"[A-Za-z_][A-Za-z0-9_]++(?:[/:.,;\"' ]|[{_WIDE}])+{_UNMATHEMATICAL}*+"
)
_SIGN_IN_QUOTES = lazy(
    # `“$”和“$”`
    rf"[”’\"'」』）)】》`，、。；：！？][^$]*[{_WIDE}][^$]*[“‘\"'「『（(【《`，、。；：！？]"
)
_PROSE = lazy(
    # `$作前缀，比如`
    rf"(?=[^$]*[，。；：！？])[{_WIDE}](?:[{_WIDE}]|[,.;:!?A-Za-z0-9 ])*+"
)
_SCRIPT = lazy(
    # `$(document)和`, `$this->name与` before the next sign and what it is a sign of: `$(this)`
    rf"(?:[A-Za-z_]|\([^()$]*\)|\{{[^{{}}$]*\}}|\.[A-Za-z])[^\\^$]*(?<![_=+*/<>{_WIDE}-])[{_WIDE}]+\s*"
)
_UP_TO_A_NAME = lazy(
    # `$=100，收益`, `$=1和` before the next sign, behind which something goes on: `$=200`
    rf"[^\\^{{}}$]*[，。；：！？、](?:[^\\^{{}}$]*[{_WIDE}])?|[=+<>-][^\\^{{}}$]*[{_HAN}]"
)
_WORDS = lazy(rf"[{_WIDE}]")
_CODE = lazy(r"`|\]\((?:https?:|[./#])|</[A-Za-z]|\{%|\{\{<|https?:")
"""What no formula holds: between two prices, or escaped brackets, may be half a paragraph."""

_SIGN = lazy(r"[\\^_={}<>+*/|]")
_LETTER = lazy(r"[^\W_]")
_MEANT = lazy(r"[\w+=<>*/\-^|]")

_NEXT_NAME = lazy(r"[A-Za-z_{]")
_NEXT_VARIABLE = lazy(r"[A-Za-z_{(]|\.[A-Za-z]")
_GOES_ON = lazy(r"[=+<>A-Za-z0-9_-]")


def math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: a formula is one token."""
    begins = state.src[state.pos : state.pos + 2]
    closing = "$" if begins[:1] == "$" else _CLOSING.get(begins)
    if not closing or not closes(state, closing):
        return False
    if state.pending.endswith("$") and state.src[state.pos - 1] == "$" and not silent:
        return False  # the second sign of a `$$` that begins nothing
    end = _end(state.src, state.pos, state.posMax)
    if not end:
        return False
    push_alone(state, "math", end, silent=silent)
    return True


_BEGINNING = lazy(r"\\?\$+|\\\\?[(\[]|\\.", re.DOTALL)


def formulas(text: str) -> Iterator[Span]:
    """Where the formulas stand in a text that is no Markdown: a title, the text of a tag."""
    at = 0
    while found := _BEGINNING.search(text, at):
        at = found.end()
        if not found[0].startswith("\\$") and (end := _end(text, found.start(), len(text))):
            yield Span(found.start(), end)
            at = end


def _end(text: str, start: int, limit: int) -> int:
    """Where the formula ends that begins at `start`; 0 where none does."""
    found = _DELIMITED.match(text, start, limit)
    if not found:
        return 0
    kind = found.lastgroup
    if kind is None or kind == "three":
        return found.end()
    if kind == "one" and (_is_quoted(text, start) or _is_quoted(text, found.end() - 1)):
        return 0
    is_formula = _IS_FORMULA[kind](found[kind], text[found.end() : found.end() + 2])
    return found.end() if is_formula and not _CODE.search(found[kind]) else 0


_QUOTES = frozenset("“” ‘’ 「」 『』 () （） 【】 \"\" '' ``".split())


def _is_quoted(text: str, at: int) -> bool:
    """Whether quotes or brackets hold the sign alone: it is spoken of, and begins nothing."""
    return at > 0 and text[at - 1] + text[at + 1 : at + 2] in _QUOTES


def _between_dollars(inner: str, following: str) -> bool:
    up_to_a_name = _GOES_ON.match(following) and _UP_TO_A_NAME.fullmatch(inner)
    if up_to_a_name or _MARKED_PRICE.match(inner):
        return False
    if _NEXT_VARIABLE.match(following) and _SCRIPT.fullmatch(inner):
        return False
    if not _UNCLEAR.match(inner) or re.fullmatch(_FIGURE, inner):
        return True
    if any(prose.fullmatch(inner) for prose in _PROSES):
        return False
    if "0" <= following[:1] <= "9":
        return not _PRICE_BEFORE_A_PRICE.fullmatch(inner)
    return not (_NEXT_NAME.match(following) and _VARIABLES.fullmatch(inner))


_SPACED = lazy(
    rf"[ \t]+(?:[A-Za-z]|[^{_WIDE}]*[\\^_={{}}<>](?:[^{_WIDE}]|\\text\w*\{{[^{{}}]*\}})*)[ \t]+"
)
"""`$ x $`, `$ 2^n $`: what stands between blanks must look like a formula to be one."""


def _between_spaced(inner: str, _following: str) -> bool:
    return _SPACED.fullmatch(inner) is not None


_SENTENCES = lazy(r"[^\\^_={}$]*[。！？；][^\\^_={}$]*")
_PROSES = (_PRICES, _PRICE_IN_ENGLISH, _PRICE_BEFORE_A_BRACKET, _SIGN_IN_QUOTES, _PROSE, _SENTENCES)

_UNCLEAR = lazy(rf"[^$]*[。！？；]|\d|[A-Za-z_]{{2}}|[\"')`{_WIDE}]")
"""What prices, variables and prose begin with; anything else is a formula at once."""


def _between_two_dollars(inner: str, _following: str) -> bool:
    if not inner.strip():
        return False
    if _SIGN.search(inner):
        return True
    # `很贵$$，真的$$`, `很贵$$ 真的 $$`
    return not (inner[0].isspace() or inner[0] in _STOPS) or not _WORDS.search(inner)


_STOPS = "，、。；：！？”’）】》」』"


def _in_round_brackets(inner: str, _following: str) -> bool:
    return _MEANT.search(inner) is not None


def _in_square_brackets(inner: str, _following: str) -> bool:
    return bool(_SIGN.search(inner) and _LETTER.search(inner)) and _balanced(inner)


def _in_bare_brackets(inner: str, _following: str) -> bool:
    return _MEANT.search(inner) is not None and not _WORDS.match(inner)


def _balanced(text: str) -> bool:
    depth = 0
    for sign in re.findall(r"[\[\]]", text):
        depth += 1 if sign == "[" else -1
        if depth < 0:
            return False
    return depth == 0


_IS_FORMULA = {
    "one": _between_dollars,
    "spaced": _between_spaced,
    "two": _between_two_dollars,
    "round": _in_round_brackets,
    "square": _in_square_brackets,
    "bare_round": _in_bare_brackets,
    "bare_square": _in_bare_brackets,
}
"""How to tell a formula, by what delimits it; told by its signs and never by its script alone."""

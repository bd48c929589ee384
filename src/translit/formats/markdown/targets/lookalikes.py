"""A target's inline codes -> which of them its writer can hardly have meant as markup.

`2*3*4` is emphasis to CommonMark and a product to who wrote it; `**new**` is bold to both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from translit.model import Code, CodeKind
from translit.patterns import lazy

__all__ = ["lookalikes"]

_ELEMENTS = frozenset(
    "a abbr audio b bdi bdo blockquote br button center cite code dd del details dfn div dl dt em "
    "figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark ol p picture pre q "
    "rp rt ruby s samp small source span strike strong sub summary sup table tbody td th thead "
    "time tr tt u ul var video wbr".split()
)
"""Elements that somebody may write into a translation."""

_TAG_NAME = lazy(r"</?([A-Za-z][\w:-]*)")
_ADDRESS = lazy(r"[/.:#@]")


def lookalikes(text: str, codes: Sequence[Code]) -> Iterator[tuple[Code, ...]]:
    """Codes that only look like markup: alone, or the two that belong together."""
    opened: dict[str, list[Code]] = {}
    for code in codes:
        if not code.essence:
            continue
        if code.kind is CodeKind.START:
            opened.setdefault(code.type, []).append(code)
            continue
        pair: tuple[Code, ...] = (code,)
        if code.kind is CodeKind.END and opened.get(code.type):
            pair = (opened[code.type].pop(), code)
        rule = _RULES.get(code.type)
        if rule and rule(text, pair[0], code):
            yield pair


def _emphasis(text: str, start: Code, end: Code) -> bool:
    """`2*3*4`, `a/*.py, b/*.md`: letters beside it, or no words in it."""
    inner = text[start.span.end : end.span.start]
    return _in_word(text, start, end) or inner[:1] in ".,;:!?)]}" or inner[-1:] in "([{"


def _in_word(text: str, start: Code, end: Code) -> bool:
    return _before(text, start).isalnum() or text[end.span.end : end.span.end + 1].isalnum()


def _before(text: str, code: Code) -> str:
    return text[max(code.span.start - 1, 0) : code.span.start]


def _link(text: str, start: Code, end: Code) -> bool:
    """`[1]`, which the post happens to define, `x[0][1]` and `f[i](x)`."""
    in_code = _before(text, start).isalnum() or _before(text, start) == "]"
    if end.data.startswith("["):
        return in_code or end.span.of(text) in ("]", "][]")
    return in_code and not _ADDRESS.search(end.data)


def _code(_text: str, _start: Code, end: Code) -> bool:
    """Backticks that stand for quotation marks or keys."""
    inner = end.data.strip("`")
    return not end.data.startswith("``") and (inner[:1].isspace() or inner[-1:].isspace())


def _html(text: str, start: Code, end: Code) -> bool:
    """`List<String>`, `vector<i>`: a type, not a tag."""
    if start is not end or "=" in end.data or end.data.endswith("/>"):
        return False
    name = _TAG_NAME.match(end.data)
    known = name is None or name[1].lower() in _ELEMENTS  # no name: a comment
    return not known or _before(text, end).isalnum()


def _math(_text: str, _start: Code, end: Code) -> bool:
    """Prices, and names with a sign before them: who writes a formula has one in the source."""
    sign = end.data[:2]
    return sign[:1] == "$" and sign != "$$"


def _footnote(text: str, start: Code, end: Code) -> bool:
    """`2^[n]`."""
    return start is not end and _before(text, start).isdigit()


def _always(_text: str, _start: Code, _end: Code) -> bool:
    return True


_RULES: dict[str, Callable[[str, Code, Code], bool]] = {
    "em": _emphasis,
    "strong": _emphasis,
    "strike": _emphasis,
    "link": _link,
    "image": _link,
    "code": _code,
    "html": _html,
    "math": _math,
    "footnote": _footnote,
    "attribute-list": _always,
}
"""How to tell an accident, by the code's type; what has no rule was meant."""

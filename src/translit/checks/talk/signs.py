"""Signs that models write around or into an answer: fences, JSON, tags, quotation marks."""

from __future__ import annotations

import json
import re
from html import unescape

from translit.checks.talk.rules import Rule
from translit.checks.talk.tokens import TOKENS
from translit.patterns import lazy

__all__ = ["SIGNS"]

_CALL = lazy(
    r"\A(?:(?:print|echo|return|translate|console\.log)\s*\(?|msgstr)\s*"
    r"""(["'])(?P<kept>.*)\1\s*\)?;?\Z""",
    re.DOTALL,
)

_HASHTAGS = lazy(r"(?<=[.!?…\"”’'])(?:\s+#[A-Za-z]\w*)+\s*\Z")

_FENCE = lazy(
    r"\A\s*(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<kept>.*?)(?:\n\s*(?P=fence).*)?\Z", re.DOTALL
)

_QUOTES = (
    ('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("「", "」"),
    ("『", "』"), ("《", "》"), ("【", "】"), ("[", "]"), ("(", ")"), ("（", "）"), ("|", "|"),
    ("{", "}"), ("`", "`"), ('"""', '"""'), ("'''", "'''"), ("**", "**"), ("__", "__"),
    ("*", "*"), ("_", "_"), ("~~", "~~"), ("==", "=="), ("''", "''"), ("!!", "!!"), ("/*", "*/"),
)  # fmt: skip
"""What is put around a whole answer."""

_QUOTING = {
    **dict.fromkeys("\"“‘'„«", "“”\"「『《‘'„«"),
    **dict.fromkeys("《「『", '《〈「『“"'),
    **dict.fromkeys("(（", "(（"),
    "|": "|｜│",
    "[": "[【［〔",
    "【": "【[［〔",
    "{": "{｛",
}
"""Signs of a source for which those may stand."""

_TAG = lazy(r"\A<(?P<tag>[A-Za-z][\w-]*)(?:\s[^<>]*)?>(?P<kept>.*)</(?P=tag)>\s*\Z", re.DOTALL)
_DECLARED = lazy(r"\A<\?xml[^<>]*\?>\s*")
_THOUGHT = lazy(r"\A<(?:think|thought|reason|reflect|analysis|scratch)", re.IGNORECASE)
_HALF_TAG = lazy(r"\A</?[a-z][\w-]*>|</?[a-z][\w-]*>\Z", re.IGNORECASE)

_PAIR = lazy(r"""["']\w+["']\s*:""")
"""A key of JSON, or of Python."""

_KEYS = ("translation", "translated_text", "translatedText", "target", "english", "en", "text",
         "output", "result", "answer", "response", "content", "translated")  # fmt: skip

_HALF_JSON = lazy(
    r"""\{\s*(?P<quote>["'])(?P<key>\w+)(?P=quote)\s*:\s*(?P=quote)(?P<kept>.*?)(?P=quote)\s*,?\s*\}?\s*\Z""",
    re.DOTALL,
)
"""Cut short, or with Python's quotation marks."""

_EMPHASIS = lazy(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?![\w*])")
_UNDERLINED = lazy(r"(?<!\w)(_{1,2})(?=\S)([^_\n]{1,400}?)(?<=\S)\1(?!\w)")
_CODE = lazy(r"(?<!`)(`)(?=\S)([^`\n]{1,200}?)(?<=\S)`(?!`)")

_ENTITY = lazy(
    r"&(?:#\d{2,5}|#x[0-9a-f]{2,4}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|mdash|ndash|hellip);",
    re.IGNORECASE,
)

_LIST = lazy(
    r"\A\s*(?:[-*+•●▪◦·–—>»→]+|\(?\d{1,3}[.)\]:、]|\[\d{1,3}\]|\(?[a-zA-Z]\)|[A-Di]\.(?=\s+[A-Z])"
    r"|(?:Ans|Tr)\.|//+|;+|%+|\#{1,6})\s+(?=\S)|\A\s*[①-⒛]\s*(?=\S)"
)
_LIST_LIKE = lazy(
    r"\A\W*(?:[-*+•●▪·—－→>/;%]|[（(\[【]?(?:\d+\s*[.)、．\]）:：]|[a-zA-Z](?![a-zA-Z\d\s])"
    r"|[①-⒛第]|[一二三四五六七八九十甲乙]+[、.．)）:：\s])|\#)"
)

_NOTED = lazy(r"(?<=[\w.!?…\"”’')])\s*(?:\*{1,3}|[†‡¹])(?=[.!?]?\Z)")
"""A mark that leads to a note, which was taken off."""

_EMOJI = lazy(r"\s*[\U0001f300-\U0001faff\u2600-\u27bf\u2b50-\u2b55\ufe0f\u200d]+\s*\Z")

_EMOJI_BEFORE = lazy(r"\A[\U0001f300-\U0001faff\u2600-\u27bf\u2b50-\u2b55\ufe0f\u200d]+\s*")


def _unjson(source: str, answer: str) -> str:
    """The one text of a JSON value, or that under a key such as `translation`."""
    if answer[:1] not in tuple("{[") or source.lstrip()[:1] in tuple("{["):
        return answer
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError):
        found = _HALF_JSON.match(answer)
        return found["kept"].replace('\\"', '"') if found and found["key"] in _KEYS else answer
    for _ in range(4):
        match value:
            case [one]:
                value = one
            case dict():
                value = {str(key).lower(): one for key, one in value.items()}
                found_keys = [key for key in _KEYS if isinstance(value.get(key), str | dict | list)]
                value = value[found_keys[0]] if found_keys else _only(value)
            case _:
                break
    return value if isinstance(value, str) else answer


def _only(value: dict[str, object]) -> object:
    return next(iter(value.values())) if len(value) == 1 else None


_APOSTROPHE = lazy(r"(?<=\w)['’](?=\w)")

_BYTES = lazy(r"""\Ab(?P<quote>["'])(?P<kept>.+)(?P=quote)\Z""", re.DOTALL)
"""What Python prints of what was not decoded."""

_NO_QUOTE = lazy("[\"“”„«»‘「」『』《》〈〉']")

_LONE = lazy('\\A["“](?=[A-Za-z0-9])|(?<=[\\w.!?])["”]\\Z')


def _unquoted(source: str, answer: str) -> str:
    for opening, closing in () if answer[:1].isalnum() else _QUOTES:
        if len(answer) <= len(opening + closing) or not answer.startswith(opening):
            continue
        inner = answer[len(opening) : -len(closing)]
        if opening == "{" and _PAIR.match(inner.lstrip()):
            return answer  # what it is of, and where it ends, only JSON can tell
        bare = _APOSTROPHE.sub("", inner) if closing in "'’" else inner
        signs = _QUOTING.get(opening, opening)
        if (
            answer.endswith(closing)
            and not any(sign in bare for sign in {opening, closing})
            and not any(sign in source for sign in signs)
        ):
            return inner
    return _half_unquoted(source, answer)


def _half_unquoted(source: str, answer: str) -> str:
    """The answer without a quotation mark that has no partner, or stands around its own."""
    found = _BYTES.match(answer)
    if found and "'" not in source:
        return found["kept"]
    if not _NO_QUOTE.search(source):
        marks = sum(answer.count(mark) for mark in '"“”')
        return _LONE.sub("", answer) if marks == 1 else answer
    if answer[:1] in tuple('"“') and answer[-1:] in tuple('"”') and answer[-2:-1] in tuple('"”'):
        return answer[1:-1] if not _NO_QUOTE.match(source.lstrip()) else answer
    return answer


def _untagged(source: str, answer: str) -> str:
    if "<" in source:
        return answer
    answer = _DECLARED.sub("", answer)
    found = _TAG.match(answer)
    # Where thinking ends cannot be told without its end.
    if found is None and _THOUGHT.match(answer):
        return answer
    return found["kept"] if found else _HALF_TAG.sub("", answer)


def _unmarked(source: str, answer: str) -> str:
    """The answer without emphasis of its own."""
    for sign, marked in (("*", _EMPHASIS), ("_", _UNDERLINED), ("`", _CODE)):
        if sign in answer and sign not in source:
            answer = marked.sub(r"\2", answer)
    return answer


def _unescaped(source: str, answer: str) -> str:
    """The answer without entities and escapes that no reader of the source would write."""
    if "&" not in source and "&" in answer:
        answer = _ENTITY.sub(lambda one: unescape(one[0]).replace("\xa0", " "), answer)
    if "\\" not in source and "\\" in answer:
        answer = re.sub(r"(?:\\[nrt])+(?=\s|\Z)", "\n", answer)
        answer = re.sub(r"\\([\"'*_`#()\[\]{}<>.!+~|-])", r"\1", answer)
    return answer


def _unlisted(source: str, answer: str) -> str:
    return answer if _LIST_LIKE.match(source) else _LIST.sub("", answer)


def _without_emoji(source: str, answer: str) -> str:
    if not answer[-1:].isascii() and not _EMOJI.search(source):
        answer = _EMOJI.sub("", answer)
    return (
        answer
        if answer[:1].isascii() or _EMOJI_BEFORE.match(source)
        else _EMOJI_BEFORE.sub("", answer)
    )


SIGNS = (
    *TOKENS,
    Rule("a fence", _FENCE, lazy("`{3}|~{3}"), signs=frozenset("`~")),
    Rule("JSON", _unjson, signs=frozenset("{[")),
    Rule(
        "a call", _CALL, lazy("print|echo|return|translate|console|msgstr"), signs=frozenset("\"'")
    ),
    Rule("hashtags", _HASHTAGS, lazy("[#＃]"), signs=frozenset("#")),
    Rule("tags", _untagged, signs=frozenset("<")),
    Rule("quotation marks", _unquoted),
    Rule("emphasis", _unmarked, signs=frozenset("*_`")),
    Rule("entities and escapes", _unescaped, signs=frozenset("&\\")),
    Rule("list marks", _unlisted),
    Rule("the mark of a note", _NOTED, lazy(r"[*＊†‡¹]"), signs=frozenset("*†‡¹")),
    Rule("emoji", _without_emoji),
)

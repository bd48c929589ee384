"""Signs that models write around or into an answer: tokens, fences, JSON, tags, quotation marks."""

from __future__ import annotations

import json
import re
from html import unescape

from translit.checks.talk.rules import Rule, pattern
from translit.patterns import lazy

__all__ = ["SIGNS"]

_THINKING = pattern(
    r"""\A \s* <(think(?:ing)?|thought|reasoning|reflection|analysis|scratchpad)> .*? </\1>
      | \A [^<]* </think(?:ing)?>
      | \A \s* \[THINK\] .*? \[/THINK\] | \A \s* ◁think▷ .*? ◁/think▷
      | \A \s* <\|begin_of_thought\|> .*? <\|end_of_thought\|>
      | \A \s* (?:<details> \s* <summary> [^<]* </summary>) .*? </details>
      | \A \s* [【\[] (?P<word>思考|thinking|thoughts?) [】\]] .*? [【\[] /(?P=word) [】\]]
      | \A \s* <\|channel\|> analysis .*? <\|message\|> .*? <\|channel\|> final <\|message\|>
      | \A \s* <unused94> .*? <unused95>"""
)
_THINKING = lazy(_THINKING.pattern, _THINKING.flags | re.DOTALL)

_LEAKED = lazy(r"\Aanalysis(?=[A-Z\s]).*?assistant\s*final(?=\W|[A-Z])", re.IGNORECASE | re.DOTALL)
"""Thinking and answer of a model whose server took the marks of its channels away."""

_TOKEN = pattern(
    r"""<[|｜] [^<>|｜\n]{1,40} [|｜]>
      | </?(?:s|bos|eos|pad|eot|eod|sep|cls|mask|start_of_turn|end_of_turn|end_of_text
            |end_of_utterance|turn|unused\d+|extra_\d+)>
      | <2[a-z]{2}> | \[/?(?:INST|SYS|PAD|SEP|CLS|EOS|BOS)\] | <</?SYS>> | ^\s*⁇\s*
      | \A\s*(?:<unk>|\[UNK\])\s* | \s*(?:<unk>|\[UNK\])\s*\Z"""
)
"""What a model did not know in the midst of an answer is no token, but a word that is lost."""

_RUN_ON = lazy(
    r"(?<=\S)\s*(?:<[|｜](?:endoftext|im_end|eot_id|end_of_text|eos)[|｜]>|</s>|<end_of_turn>|<eos>).*\Z",
    re.DOTALL,
)
"""The end of an answer, and what a server let a model write behind it."""

_END_MARK = lazy(r"\s+(?:\[?(?:EOS|EOF|EOT|DONE|END)\]?|<(?:END|EOS|DONE)/?>|/(?:END|EOS))\s*\Z")
"""The same as a word, in capitals."""

_TONGUE = lazy(
    r"\A\s*(?:>>[a-z]{2,3}(?:_[A-Za-z]{2,4})?<<|__[a-z]{2,3}(?:_[A-Za-z]{2,4})?__"
    r"|<(?:en|eng|english|en[-_][A-Za-z]{2})>|[a-z]{3}_(?:Latn|Hans)\b:?)\s*(?=\S)"
    r"|\s*<(?:en|eng|english)/?>\s*\Z"
)
"""The mark of a language, as models of several have it."""

_CALL = lazy(
    r"""\A(?:print|echo|return|translate|console\.log)\s*\(?\s*(["'])(?P<kept>.*)\1\s*\)?;?\Z""",
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
    ("*", "*"), ("_", "_"), ("~~", "~~"), ("==", "=="), ("''", "''"),
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
    r"|(?:Ans|Tr)\.|\#{1,6})\s+(?=\S)|\A\s*[①-⒛]\s*(?=\S)"
)
_LIST_LIKE = lazy(r"\A\W*(?:[-*+•●▪·—－→>]|[（(\[【]?[\da-zA-Z①-⒛一二三四五六七八九十第甲乙]|\#)")

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


def _unquoted(source: str, answer: str) -> str:
    for opening, closing in () if answer[:1].isalnum() else _QUOTES:
        if len(answer) <= len(opening + closing) or not answer.startswith(opening):
            continue
        inner = answer[len(opening) : -len(closing)]
        if opening == "{" and _PAIR.match(inner.lstrip()):
            return answer  # what it is of, and where it ends, only JSON can tell
        signs = _QUOTING.get(opening, opening)
        if (
            answer.endswith(closing)
            and not any(sign in inner for sign in {opening, closing})
            and not any(sign in source for sign in signs)
        ):
            return inner
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


def _unpieced(source: str, answer: str) -> str:
    """The answer without the signs that stand for blanks and breaks inside of models.

    Those of SentencePiece and of GPT's bytes, and the blank without a width. A Maltese Ġ stands
    before its word, or in capitals.
    """
    if "▁" not in source:
        answer = re.sub(r" ?▁ ?", " ", answer)
    if "Ġ" in answer and "Ġ" not in source:
        answer = re.sub(r"(?<=[a-z0-9,.;:!?'’”\")])Ġ(?=\S)|Ġ\Z", " ", answer)
    if "Ċ" in answer and "Ċ" not in source:
        answer = re.sub(r"Ċ+(?=Ġ|\s|[A-Z]|\Z)", "\n", answer)
    if "\u200b" in answer and "\u200b" not in source:
        answer = re.sub(r"(?<=\s)\u200b+|\u200b+(?=\s|\Z)|\A\u200b+", "", answer)
        answer = re.sub("\u200b+", " ", answer)
    return answer


def _without_emoji(source: str, answer: str) -> str:
    if not answer[-1:].isascii() and not _EMOJI.search(source):
        answer = _EMOJI.sub("", answer)
    return (
        answer
        if answer[:1].isascii() or _EMOJI_BEFORE.match(source)
        else _EMOJI_BEFORE.sub("", answer)
    )


SIGNS = (
    Rule(
        "thinking",
        _THINKING,
        lazy(r"<think|<details|\[THINK|思考", re.IGNORECASE),
        signs=frozenset("<[◁【"),
    ),
    Rule("thinking without its marks", _LEAKED, lazy("分析|解析")),
    Rule("an end, as a word", _END_MARK, lazy("EOS|EOF|EOT|DONE|END"), signs=frozenset("ODE")),
    Rule("a language", _TONGUE, lazy("[<>_]"), signs=frozenset("<>_")),
    Rule("what follows the end", _RUN_ON, lazy("</?s>|<[|｜]"), signs=frozenset("<")),
    Rule(
        "tokens of a model",
        _TOKEN,
        lazy(r"<[|｜/]|</?s>|\[/?INST", re.IGNORECASE),
        signs=frozenset("<[⁇"),
    ),
    Rule("a fence", _FENCE, lazy("`{3}|~{3}"), signs=frozenset("`~")),
    Rule("JSON", _unjson, signs=frozenset("{[")),
    Rule("a call", _CALL, lazy("print|echo|return|translate|console"), signs=frozenset("\"'")),
    Rule("hashtags", _HASHTAGS, lazy("[#＃]"), signs=frozenset("#")),
    Rule("tags", _untagged, signs=frozenset("<")),
    Rule("quotation marks", _unquoted),
    Rule("emphasis", _unmarked, signs=frozenset("*_`")),
    Rule("entities and escapes", _unescaped, signs=frozenset("&\\")),
    Rule("list marks", _unlisted),
    Rule("the mark of a note", _NOTED, lazy(r"[*＊†‡¹]"), signs=frozenset("*†‡¹")),
    Rule("signs of pieces", _unpieced, signs=frozenset("▁ĠĊ\u200b")),
    Rule("emoji", _without_emoji),
)

"""Signs of models themselves: tokens of templates, thinking, pieces of words."""

from __future__ import annotations

import re

from translit.checks.talk.rules import Rule, pattern
from translit.patterns import lazy

__all__ = ["TOKENS"]

_THINKING = pattern(
    r"""\A \s* <(think(?:ing)?|thought|reasoning|reflection|analysis|scratchpad
            |seed:think)> .*? </\1>
      | \A [^<]* </think(?:ing)?>
      | \A \s* \[THINK\] .*? \[/THINK\] | \A \s* ◁think▷ .*? ◁/think▷
      | \A \s* <\|begin_of_thought\|> .*? <\|end_of_thought\|>
      | \A \s* <\|(thinking|think|thought|reasoning)\|> .*? <\|(?:/|end_?(?:of_)?)\2\|>
      | \A \s* (?:<details> \s* <summary> [^<]* </summary>) .*? </details>
      | \A \s* [【\[] (?P<word>思考|thinking|thoughts?) [】\]] .*? [【\[] /(?P=word) [】\]]
      | \A \s* <\|channel\|> analysis .*? <\|message\|> .*? <\|channel\|> final <\|message\|>
      | \A \s* <unused94> .*? <unused95>
      | \A \s* \* (?:thinks?|thinking|nods|smiles|sighs|clears?\ throat)\b [^*\n]{0,40} \* \s*"""
)
_THINKING = lazy(_THINKING.pattern, _THINKING.flags | re.DOTALL)

_LEAKED = lazy(r"\Aanalysis(?=[A-Z\s]).*?assistant\s*final(?=\W|[A-Z])", re.IGNORECASE | re.DOTALL)
"""Thinking and answer of a model whose server took the marks of its channels away."""

_TURN = pattern(
    r"""\A \s*
        (?: (?: <[|｜][^<>|｜\n]{1,40}[|｜]> | <(?:start_of_turn|turn|s|bos|seed:bos)>
              | \]~b\] )+ \s*
            (?:assistant|model|ai|bot|chatbot|final|commentary) \s*
            (?: <[|｜][^<>|｜\n]{1,40}[|｜]> | \n | : )
          | (?:assistant|model) \s* \n ) \s* (?=\S)"""
)
"""The opening of a turn: marks, and the role of who speaks."""

_TOKEN = pattern(
    r"""<[|｜] [^<>|｜\n]{1,40} [|｜]>
      | </?(?:s|bos|eos|pad|eot|eod|sep|cls|mask|sop|eop|start_of_turn|end_of_turn|end_of_text
            |end_of_utterance|turn|unused\d+|extra_\d+|extra_id_\d+|seed:\w{1,12})>
      | <2[a-z]{2}> | \[/?(?:INST|SYS|PAD|SEP|CLS|EOS|BOS|gMASK|TOOL_CALLS)\] | <</?SYS>> | ^\s*⁇\s*
      | \]~b\](?:ai\b)?\s* | \[e~\[
      | \A\s*(?:<unk>|\[UNK\])\s* | \s*(?:<unk>|\[UNK\])\s*\Z
      | \s*<[|｜][\w▁]*\Z"""
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
    r"|<(?:en|eng|english|en[-_][A-Za-z]{2})>|[a-z]{3}_(?:Latn|Hans)\b:?|en_[A-Z]{2}\b:?"
    r"|(?:EN|English)\s*(?:[>|»—–]|->)+)\s*(?=\S)"
    r"|\s*<(?:en|eng|english)/?>\s*\Z"
)
"""The mark of a language, as models of several have it."""


def _unpieced(source: str, answer: str) -> str:
    """The answer without the signs of blanks, breaks and parts of words inside of models.

    Those of SentencePiece, of GPT's bytes, of subword-nmt and WordPiece, and signs without a width.
    A Maltese Ġ stands before its word, or in capitals.
    """
    if "▁" not in source:
        answer = re.sub(r" ?▁ ?", " ", answer)
    if "Ġ" in answer and "Ġ" not in source:
        answer = re.sub(r"(?:(?<=[a-z0-9,.;:!?'’”\")])|(?<=\b[IA]))Ġ(?=\S)|Ġ\Z", " ", answer)
    if "Ċ" in answer and "Ċ" not in source:
        answer = re.sub(r"Ċ+(?=Ġ|\s|[A-Z]|\Z)", "\n", answer)
    if "\u200b" in answer and "\u200b" not in source:
        answer = re.sub(r"(?<=\s)\u200b+|\u200b+(?=\s|\Z)|\A\u200b+", "", answer)
        answer = re.sub("\u200b+", " ", answer)
    if "\u00ad" not in source:
        answer = answer.replace("\u00ad", "")
    if "@@" not in source:
        answer = re.sub(r"(?<=\w)@@(?: |\Z)", "", answer)
    if "##" not in source:
        answer = re.sub(r"(?<=\w) ##(?=\w)", "", answer)
    if "</w>" not in source:
        answer = re.sub(r" ?</w> ?", " ", answer)
    if "<0x" not in source:
        answer = re.sub(r"<0x(?:20|0[9AaDd])>", " ", answer)
    return answer


_WIDE = lazy("[\uff21-\uff3a\uff41-\uff5a]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _narrowed(source: str, answer: str) -> str:
    """The answer with letters as wide as English has them."""
    return answer if _WIDE.search(source) or not _WIDE.search(answer) else answer.translate(_NARROW)


TOKENS = (
    Rule(
        "thinking",
        _THINKING,
        lazy(r"<think|<details|\[THINK|思考|\*", re.IGNORECASE),
        signs=frozenset("<[◁【*"),
    ),
    Rule("thinking without its marks", _LEAKED, lazy("分析|解析")),
    Rule("an end, as a word", _END_MARK, lazy("EOS|EOF|EOT|DONE|END"), signs=frozenset("ODE")),
    Rule("a language", _TONGUE, lazy("[<>_]|英|[Ee]nglish|EN"), signs=frozenset("<>_|»—–")),
    Rule("what follows the end", _RUN_ON, lazy("</?s>|<[|｜]"), signs=frozenset("<")),
    Rule(
        "the opening of a turn",
        _TURN,
        lazy(r"<[|｜]|</?s>"),
        signs=frozenset("<]\n"),
    ),
    Rule(
        "tokens of a model",
        _TOKEN,
        lazy(r"<[|｜/]|</?s>|\[/?INST", re.IGNORECASE),
        signs=frozenset("<[⁇]"),
    ),
    Rule("signs of pieces", _unpieced, signs=frozenset("▁ĠĊ\u200b\u00ad@#<")),
    Rule("wide letters", _narrowed),
)

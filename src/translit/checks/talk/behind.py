"""Notes: what models say behind a translation."""

from __future__ import annotations

import re

from translit.checks.talk.rules import Rule, one_of, pattern
from translit.patterns import lazy

__all__ = ["BEHIND"]

_NOTE = r"""(?:(?:important\ |please\ |translator(?:'s|’s)?\ |translation\ |side\ |cultural\
            |additional\ )*notes?\b
    |n\.?\ ?b\b|p\.?s\b|explanations?\b|comments?\b|remarks?\b|context\b|breakdown\b
            |analysis\b|rationale\b|reasoning\b
    |clarifications?\b|disclaimer\b|pronunciation\b|pinyin\b|vocabulary\b|glossary\b
            |key\ (?:terms|points|changes|choices)\b
    |literal(?:ly)?\b|alternative(?:ly|s)?\b|another\ (?:option|translation|version)\b
            |other\ (?:options|translations)\b
    |option\ \d|variants?\b|or\s*[:,]|original(?:\ text)?\s*:|source(?:\ text)?\s*:
            |(?:chinese|human|user|input|question|q|中文|原文|source|next|text)\s*[:：]
            |source\b|back-?translation
    |(?:this|the|my|above)\ (?:english\ |above\ )?(?:translation|version|sentence|text|phrase)\b
    |in\ this\ (?:translation|context|sentence)\b|here\b|where\b
    |i(?:'ve|’ve|'m|’m|\ have|\ am)?\ (?:kept|used|chose|chosen|translated|tried|made|hope
            |maintained|preserved|opted|assumed|added|ensured|rendered|left|went)\b
    |(?:please\ )?let\ me\ know\b|feel\ free\b|hope\b|if\ you\b|would\ you\ like\b
            |is\ there\ anything|do\ you\ (?:want|need|have)
    |please\b|that's\ the\b|explanation\b|translated\ (?:by|with|from)\b
            |translation\ (?:complete|by|ends|notes?)\b
    |\[?end(?:\ of)?\b|end\b|---+|===+|\*\*\*+|___+|thank\b|have\ a\b|---
            |"?[^"\n]{1,60}"?\ (?:means|refers\ to|is\ translated|translates)\b)"""

_BEHIND_BREAK = lazy(
    rf"\n\s*[-*_#>(\[（【•\"“]*\s*(?:{_NOTE}).*\Z", re.IGNORECASE | re.VERBOSE | re.DOTALL
)
"""A note in a line of its own."""

_LABEL = r"""(?:(?:translator(?:'s|’s)?\ |translation\ |please\ )?notes?|n\.?b\.?
            |explanations?|pinyin|literal(?:ly)?|lit\.|pronunciation|context
    |alternative(?:ly)?|translated\ (?:by|from|with)[^()]{0,40}|translation|original|source
            |chinese|or)"""

_BRACKETED = pattern(
    rf"""\s*[(\[（] \s* \*{{0,2}} {_LABEL} \*{{0,2}} \s* [:：,\-–]
    [^()\[\]]* [)\]）]? \s* \Z
    | \s*[(\[（] \s* (?:translated\ (?:by|from|with|into)|machine\ translation
            |end\ of\ translation|end|translation|in\ english
            |literal(?:ly)?(?:\ translation)?)\b [^()\[\]]* [)\]）] \s* \Z"""
)

_LABELLED = pattern(
    r"""(?<=[.!?"”'’)]) \s+ [*_(\[]{0,3} (?:(?:translator(?:'s|’s)?\ |please\
            |translation\ )?notes?|explanations?|translator's\ comment|literal\ translation
        |pinyin|pronunciation|context|alternatively|alternative\ translations?|breakdown
            |back-?translation) [*_]{0,2} \s* [:：] .*\Z"""
)

_IN_CHINESE = lazy(
    "\\s*[（(〔【\\[](?=[^（()）\\[\\]]*[\u4e00-\u9fff])[^（()）\\[\\]【】〔〕]{1,200}[）)〕】\\]]\\s*\\Z"
)
"""A note in brackets, in Chinese: （注：这里是代号）."""

_SAID_IN_CHINESE = lazy('(?<=[.!?"”’)])\\s*(?=[“「]?[\u4e00-\u9fff])[^A-Za-z]{4,}\\Z')


def _without_chinese(source: str, answer: str) -> str:
    """The answer without the Chinese behind it, where it has as many sentences as its source."""
    found = _SAID_IN_CHINESE.search(answer)
    if found is None or _HAN.search(answer, 0, found.start()):
        return answer
    return _without(found, source, answer)


def _without(found: re.Match[str], source: str, answer: str) -> str:
    """What stands before a find, where that has as many sentences as the source."""
    kept = answer[: found.start()]
    return kept if len(_SENTENCE.findall(kept)) >= len(_ENDS.findall(source)) else answer


_HAN = lazy("[\u4e00-\u9fff]")
_SENTENCE = lazy(r"[.!?][\"”’)]*(?=\s|\Z)")
_ENDS = lazy("[。！？!?]+")

_POSTSCRIPT = lazy(
    r"""(?<=[.!?"”'’)])\s+[*_(\[]{0,3}(?:P\. ?S\.?|N\. ?B\.?)[*_]{0,2}\s*[:：]?(?:\s.*)?\Z""",
    re.DOTALL,
)

_OTHERWISE = pattern(
    r"""(?<=[.!?]) \s+ or\ ["“] [^"”]* ["”] [.!?]? \Z
        | (?<=[.!?"”'’)]) \s* [/|] \s* (?:or|alternatively|alternative|another\ option)\b .*\Z
        | (?<=[.!?"”'’)]) \s+ (?:or\ )?alternatively \s* [:：] .*\Z
        | \s+ or \s* [:：] \s* ["“]? (?-i:[A-Z]) .*\Z
        | (?<=[.!?"”'’)]) \s* [/|] \s* (?:en(?:-[a-z]{2})?|us|uk|british|american) \s* [:：] .*\Z"""
)
_OTHERWISE_CUES = lazy("[/／|｜]|(?:或|另|要么|不然)[^：:]*[:：]")

_COURTESY = pattern(
    r"""(?:(?<=[.!?"”'’)])|(?<=\w)(?-i:(?=\s+(?:I\ hope|Let\ me\ know|Feel\ free)\b))) \s+
        (?:(?:i\ )?hope\ (?:this|that|it)\ (?:helps?|is\ helpful|works)\b
        |(?:please\ )?(?:let\ me\ know|feel\ free\ to\ (?:ask|let))\b [^.!?]* (?:if|should
            |need|want|question|help|adjust|chang|revis|you'd|you\ would)
        |this\ is\ (?:a|an|the|my)\ (?:\w+\ ){0,2}(?:translation|rendering|version)\b
        |if\ you\ (?:have|need)\ (?:any|more|further)\b [^.!?]* (?:question|help|translation
            |assistance|ask)
        |i(?:'m|\ am)\ here\ to\ help\b|(?:this|the)\ translation\ (?:is|keeps|maintains
            |preserves|captures|conveys)\b
        |i\ (?:have\ )?(?:kept|used|chose|translated|preserved|maintained)\ (?:the|this|it|"
            |“)[^.!?]*(?:tone|translat|literal|term|name|style|format|original|meaning)
        |thank\ you\ for\ (?:your|the|asking|using)\b
        |have\ a\ (?:great|nice|good)\ day) [^\n]*\Z"""
)

_ONE_MORE = lazy(
    r"""(?<=[.!?"”’)])\s+(?-i:["“(]?(?=[A-Z]))(?:
        that(?:'s|’s|\ is)\ (?:my|how\ i|the\ best|what\ i)\b|thanks?\ (?:you\ )?for\b
        |happy\ (?:translating|reading|coding)|next\ (?:sentence|one|text)\b|done\b|hm+\b|wait\b
        |in\ other\ words\b|this\ means\b|here,|actually,|let\ me\ (?:re|try|think|know)|next\s*[:.]
        |(?:chinese|english|source|translation|confidence|score|note)\s*[:.])[^\n]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is said in one more sentence than the source has."""

_ONE_MORE_CUES = lazy(
    "谢|换句话|换言|意味|即|就是说|也就是|其实|实际|事实|等|嗯|下一|让我|翻译|注|这里|在此|完"
)


def _without_one_more(source: str, answer: str) -> str:
    found = _ONE_MORE.search(answer)
    return answer if found is None else _without(found, source, answer)


_SIGNED = lazy(r"\s+[-–—~]+\s*(?:machine[- ])?translat(?:ed|ion)\s+by\b[^\n]*\Z", re.IGNORECASE)

_COURTESY_CUES = lazy(
    "谢|希望|但愿|告诉|请|欢迎|随时|留言|评论|联系|帮|译|祝|说一声|喊我|叫我"
    "|(?:如果|要是|若|需要).{0,12}(?:问|说|找|告|联|需要|帮)"
    "|(?:保留|保持|采用|选).{0,20}(?:我|译|原)|我.{0,8}(?:保留|保持|采用|选)"
)
_FAREWELL = pattern(
    r"""(?<=[.!?"”'’)]) \s+ (?:cheers|enjoy(?:\ it)?|(?:best\ |kind\ |warm\ )?regards|sincerely)
        \s* [!.,]? \s* \Z"""
)
_FAREWELL_CUES = lazy("干杯|祝|此致|敬[礼上]|致[敬意]|享受|尽情|好好")

_OFFER = pattern(
    r"""(?<=[.!?"”'’)]) \s+ (?:is\ there\ anything\ else|would\ you\ like\ (?:me|any|another|a)
        |do\ you\ (?:want|need)\ (?:me|any)|shall\ i|should\ i\ (?:also|translate))\b [^\n]*\Z"""
)
_OFFER_CUES = lazy("要不要|想不想|是否|能不能|(?:需要|想|愿意|要|我|帮).{0,12}吗")

_BREAK = lazy("\n")

_LABEL_CUES = lazy(
    "(?:[（(〔【\\[]|(?<![^。！？；，：\\s]))\\s*(?:备?注|说明|解释|译者?|编者?按|按|又|另|拼音|直译|字面|"
    "原文|来源|上下文|提示|提醒|或|背景|另有)"
    "|(?:注|备注|说明|解释|提示|提醒|拼音|原文|来源|背景|直译)[：:]|[Pp][.]?[Ss]|请注意|注意[：:]|[Nn]otes?\\b"
)
"""A source that has a note itself: its name in brackets, at a beginning, or before a colon."""


BEHIND = (
    Rule("a note in its own line", _BEHIND_BREAK, _BREAK, signs=frozenset("\n")),
    Rule("a note in brackets", _BRACKETED, _LABEL_CUES, signs=frozenset("([（")),
    Rule(
        "a note in brackets, in Chinese",
        _IN_CHINESE,
        lazy("[（(〔【\\[]"),
        signs=frozenset("（(〔【["),
    ),
    Rule("Chinese behind it", _without_chinese),
    Rule("a note with its name", _LABELLED, _LABEL_CUES, signs=frozenset(":：")),
    Rule("a postscript", _POSTSCRIPT, _LABEL_CUES, words=one_of("p n ps nb")),
    Rule(
        "another translation",
        _OTHERWISE,
        _OTHERWISE_CUES,
        words=one_of("or alternatively alternative another en us uk british american"),
    ),
    Rule(
        "courtesies",
        _COURTESY,
        _COURTESY_CUES,
        words=one_of(
            "hope let feel if help thank translation rendering version day "
            "kept used chose translated preserved maintained"
        ),
    ),
    Rule("one more sentence", _without_one_more, _ONE_MORE_CUES),
    Rule("a signature", _SIGNED, lazy("译"), words=one_of("translated translation")),
    Rule("a farewell", _FAREWELL, _FAREWELL_CUES, words=one_of("cheers enjoy regards sincerely")),
    Rule("an offer", _OFFER, _OFFER_CUES, words=one_of("else like want need shall should")),
)

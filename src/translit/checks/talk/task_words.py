"""Words that an engine says of its task, each with what of a source they may be a translation of.

Of 22,700 pairs of a sentence and its translation by a person, none of these has more than five with
the word and without its cue.
"""

# ruff: noqa: E501  # lists of words

from __future__ import annotations

from translit.checks.talk.rules import Refusal, one_of, pattern
from translit.patterns import lazy

__all__ = ["WORDS"]

_ABOUT = "the engine's answer talks about the translation"
_EXCUSE = "the engine's answer is an excuse, and no translation"
_ASKS = "the engine's answer asks something back, and is no translation"

WORDS = (
    Refusal(
        _ABOUT,
        pattern(r"\btranslat(?:e[sd]?|ing|ions?|ors?|able|ional)\b"),
        lazy("(?<!编)译|[翻转]|[Tt]ranslat|TRANSLAT|视为|当作|体现|化为|变成"),
        one_of(
            "translate translates translated translating translation translations translator translators translatable translational"
        ),
    ),
    Refusal(
        _EXCUSE,
        pattern(r"\b(?:sorry|apologi[sz]e|apologies)\b"),
        lazy(
            "歉|对不|遗憾|可惜|不好意思|后悔|难过|同情|惋|原谅|愧|[Ss]orry|抱|罪|见谅|借光|劳驾|宁|同是|可怜|检讨"
        ),
        one_of("sorry apologize apologise apologies"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\bchinese\ (?:text|sentence|heading|title|phrase|input|statement)\b|\b(?:understand|speak|read|in)\ chinese\b"
        ),
        lazy("[中华汉国字词语文念读谐]|[Cc]hinese"),
        one_of("chinese"),
    ),
    Refusal(
        _ABOUT,
        pattern(r"\bthe\ english\b"),
        lazy("[英文语]|[Ee]nglish"),
        one_of("english"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\b(?:provided|given|input|source|original|this|the)\ sentence\b|\bsentence\ (?:is|seems)\b|\bnext\ sentence\b"
        ),
        lazy("[句判刑话狱徒语]|[Ss]entence"),
        one_of("sentence"),
    ),
    Refusal(
        _EXCUSE,
        pattern(
            r"\b(?:no|the|any)\ (?:text|input)\ (?:was|is|has\ been)?\ ?(?:provided|given|found)\b|\btext\ you\ (?:would|want|provided|gave)\b"
        ),
        lazy("[文字本]|输入|[Tt]ext|TEXT"),
        one_of("text input"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\b(?:in)?formal\ (?:tone|register|style)\b|\b(?:casual|neutral)\ (?:tone|register)\b|\boriginal\ is\ (?:in)?formal\b|\bregister\ kept\b"
        ),
        lazy("正式|形式|正规|随意|轻松|[Ff]ormal|书面|规范|随便|休闲|语气|口吻|风格"),
        one_of("formal informal casual neutral register"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\bword\ (?:for\ word|count)\b|\blit\.\ |\A\W*literally\b|[.!?]\ \W*literally\b|[—–-]\ literally\b"
        ),
        lazy("逐字|字面|直译|简直|真|就是|确|意|实|[Ll]iteral|按|直接|字"),
        one_of("word lit literally"),
    ),
    Refusal(
        _ASKS,
        pattern(
            r"\b(?:would|do)\ you\ (?:prefer|mean)\b|(?:\A|[.!?]\ )anything\ else\?|\bis\ (?:that|this)\ (?:correct|right|ok(?:ay)?)\W*\Z|\bkeep\ the\ markdown\b"
        ),
        lazy("[你您吗么嘛呢吧?？]|喜欢|愿|还是|哪|其他|别的|还有|[Mm]arkdown"),
        one_of("prefer mean anything correct right ok okay markdown"),
    ),
    Refusal(
        _ABOUT,
        pattern(r"\bi\.?\ ?e\.|,\ that\ is,|\bviz\."),
        lazy(r"即|也就|就是|换|亦|等于|[—（(：:]|也称|所谓|[Ii]\.?e|是指|意|包括|等|如|例"),
        one_of("i ie e that viz"),
    ),
    Refusal(
        _ABOUT,
        pattern(r"[;—–]\ ?note\b|-\ note\b|[.!?]\W+note\ (?:that|the|how)\b"),
        lazy("[注请记附备]|留意|提醒|说明|[Nn]ote|NOTE|提示|强调|值得|知"),
        one_of("note"),
    ),
    Refusal(
        _ABOUT,
        pattern(r"\b(?:btw|hth|fyi)\b|[.!?]\ by\ the\ way\b"),
        lazy(
            "顺便|对了|另外|话说|说到|说起|换|也就|即|提|题外|插|意味|BTW|[Bb]y|btw|哦|刚|供参考|FYI|HTH"
        ),
        one_of("btw hth fyi way"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\bwhat\ an?\ (?:\w+\ )?(?:sentence|question|phrase|text)\b|\b(?:great|good)\ question\b"
        ),
        lazy("[句话问题文]|提问"),
        one_of("sentence question phrase text"),
    ),
    Refusal(
        _ABOUT,
        pattern(
            r"\A\W*an?\ (?:\w+\ )?(?:statement|sentence|phrase|heading|sentence\ fragment)\ (?:about|of|in|from|that)\b"
        ),
        lazy("[句词语言说声标短段]|陈述|题"),
        one_of("statement sentence phrase heading fragment"),
    ),
    Refusal(
        _EXCUSE,
        pattern(
            r"\A\W*(?:bad\ gateway|not\ found|forbidden|access\ denied|service\ unavailable|lorem\ ipsum)\b"
        ),
        lazy(r"[45]0\d|网关|找不到|没有?找到|未找到|禁止|拒绝|不存在|不可用|[Ll]orem"),
        one_of("bad not found forbidden access service lorem"),
    ),
    Refusal(
        _EXCUSE,
        pattern(
            r"\bnothing\ (?:here\ )?to\ (?:translate|do\ here)\b|\b(?:text|sentence|input)\ (?:is|seems|appears)\ (?:to\ be\ )?(?:incomplete|empty|truncated)"
        ),
        lazy("[完全断截残缺空没无]"),
        one_of("nothing text sentence input"),
    ),
)

"""Lead-ins: what models say before a translation."""

from __future__ import annotations

import re

from translit.checks.talk.rules import Rule, one_of, pattern
from translit.patterns import lazy

__all__ = ["BEFORE"]

_SURE = r"""(?:sure|certainly|of\ course|absolutely|definitely|ok|okay|alright|all\ right|gladly
    |got\ it|understood|great|no\ problem|yes|with\ pleasure|happy\ to\ (?:help|assist)
            |here\ you\ (?:go|are)
    |here\ (?:it\ is|we\ go)|as\ (?:you\ )?requested|hello|hi(?:\ there)?|greetings
    |hm+|my\ (?:mistake|bad)|(?:great|good)\ (?:question|sentence|one|point)|noted|done
    |you(?:'re|’re|\ are)\ (?:absolutely\ |quite\ )?right(?:,?\ (?:i\ apologi[sz]e|sorry))?
    |apologies(?:\ for\ [^.!:\n]{1,60})?|i\ apologi[sz]e(?:\ for\ [^.!:\n]{1,60})?
    |let\ me\ try\ (?:again|that\ again|once\ more)
    |thank\ you(?:\ for\ [^.!:\n]{1,60})?|i(?:'d|\ would)\ be\ (?:happy
            |glad)\ to(?:\ [^.!:\n]{1,60})?)"""

_TRANSLATED = r"(?:translat\w*|english|anglais|version|rendering|rendition|rephras\w*)"

_LEAD = pattern(
    rf"""\A [\s*_\#>"“]*
    (?:{_SURE} [^:：\n]{{0,60}}? [!.,:—–-]* \s*)?
    (?:
      (?:here(?:'s|’s|\ is|\ are|\ goes)|below\ is|this\ is|i(?:'ve|’ve|\ have)\ translated
            |the\ following\ is
         |i(?:'ll|’ll|\ will|\ would|'d)\ translate|let\ me\ translate|let's\ translate|my)
        \b [^:：\n]{{0,100}}? (?:{_TRANSLATED}|it|text|sentence|result)\b [^:：\n]{{0,80}} [:：]
      | (?:an?\ |the\ |my\ |one\ |final\ |possible\ |literal\ |direct\ |accurate\ |natural\
            |polished\ |revised\ |simplified\ )*
        (?:english\ (?:translation|version|text|target|output)|translations?
            |translated\ (?:text|sentence|version)
          |translation\ result|translator|target\ (?:text|language|sentence)|english
            |英文(?:翻译)?|英语|译文|翻译(?:结果)?|答案?)
        (?:\s*\([^()\n]{{1,30}}\))?
        (?:\ (?:of|into|in|to|is|would\ be|for|from|by|as|reads|goes)\b [^:：\n]{{0,80}})?
            \s* [:：=]
      | translate(?:d)?\ (?:the\ (?:following|above)|this|from|into|to|it
            |as)\b [^:：\n]{{0,100}} [:：]
      | (?:this|it|that|the\ (?:(?:given|chinese|original|source|above|following)\ )?(?:text
            |sentence|phrase|passage|title|source))
        \b [^:：\n]{{0,60}} (?:translat\w+|means|can\ be\ rendered)\b [^:：\n]{{0,60}} [:：]
      | in\ english [,:：] (?:\ (?:this|it|that)\ (?:is|says|means|reads
            |would\ be)[^:：\n]{{0,40}}[:：])?
      | (?:en|eng|en-us|en-gb|en_us|zh-en)\s*[:：]
      | (?:voici|hier\ ist|aqu[ií]\ est[aá]|ecco|вот)\b [^:：\n]{{0,60}} [:：]
      | [^:：\n]{{0,20}} (?:übersetzung|traducción|traduction|traduzione|tradução|перевод|번역|翻訳)
            [^:：\n]{{0,12}} [:：]
    ) [\s*_"“]*? (?=\s*\S)"""
)

_ROLE = pattern(
    r"""\A [\s*_\#]* (?:(?:assistant|ai|bot|chatbot|system|user|human|model|gpt|chatgpt|output
            |result|answer|response|final
        (?:\ answer)?|target|reply|a|tgt|trg|hypothesis|q|text|input|improved|revised|polished
            |natural(?:ly)?|literal(?:ly)?|edited|rewritten|reworded|fluent|formal|informal|casual
            |corrected|subject|message|body|string|(?-i:data)|thinking|thoughts?|reasoning|draft|content
            |(?:sentence|line|segment|paragraph|text|item|number|no\.|part)\ ?\#?\d{1,4}
            |(?:sentence|segment|paragraph|caption|heading|title|list\ item|table\ cell))
            \b [\s*_]* [:：=] [\s*_]* (?=\S)
      | [(\[] \s* (?:english|en|en-us|zh-en|translation|translated|output|result|answer|text
            |target) \s* [)\]] \s* (?:[:：] \s*)? (?=\S))"""
)

_PROPOSED = pattern(
    r"""\A [\s*_]* (?: (?:well|hm+),?\ (?:that|it|this)\ (?:would\ be|is|means)
        | (?:how\ about|perhaps|maybe|roughly|something\ like|meaning|approximately|my\ (?:attempt
            |take|try|guess|suggestion)|here(?:'s|’s|\ is)\ my\ (?:attempt|take|try|best)
            |i(?:'ll|’ll|\ will)\ try
            |you\ (?:could|can|might|may)\ (?:say|write|put\ it|translate\ it)[^:：\n]{0,20}
            |one\ way\ to\ (?:say|put|write)[^:：\n]{0,30}|(?:it|this|that)\ (?:says|reads)
            |(?:the\ )?best\ (?:\w+\ )?(?:is|would\ be)|draft|final|to\ english)
        ) \s* [:：] [\s*_"“]*? (?=\s*\S)"""
)
"""A way to say it that is offered."""

_LEAD_LINE = pattern(
    r"""\A [^\n。！？]{0,80}? (?:\b(?:english\ )?translat(?:ion|ed)\b
        |\benglish\ version\b|\bin\ english\b|译文|翻译) [^\n。！？]{0,40} \n \s* (?=\S)"""
)

_AGREEING = pattern(
    rf"""\A (?:{_SURE} (?:\s*[!.—–:]+)(?![.]) | translating(?:\.{{2,}}|…)) \s* (?=[A-Z"“‘'0-9])"""
)
_AGREEING_ON = pattern(
    r"""\A (?:(?:sure(?:\ thing)?|of\ course|certainly|absolutely|definitely|no\ problem|gladly
            |uh+m*|um+|er+m*|hm+) , \s+ (?=\S)
        | (?:okay|ok|alright),?\ so,?\ (?=\S)
        | (?:sure\ thing|(?:very\ )?interesting|uh+m*|hm+|let\ me\ (?:think|see)
            |wait,?\ let\ me\ \w+)
            \s? [!.…—–-]+ \s+ (?=["“]?[A-Z]))"""
)
"""What is said before one begins, with a comma or a stop."""
_AGREEING_ON_CUES = lazy(
    "当然|自然(?!语言)|必须|肯定|的确|确实|绝对|等等|等一|且慢|事实|其实|嗯|呃|啊|哦|唔|哼|有趣|有意思|想想|想一想"
    "|让我|看看|没问题|乐意|愿意|一定|果然|诚然|毫无|无疑|不用说|\\bOK\\b|[Ss]ure"
    r"|(?:\A|(?<=[，。！？,.!?\s“]))(?:那|嗯)?(?:对|行|好|可以|是)(?=[的吧啊了呀嘛啦，,。！!对])"
)
_YES = pattern(r"\A yes, \s+ (?=\S)")
_YES_CUES = lazy(r"\A.{0,8}[是对有能会可行好嗯没的确]")
_DEAR = pattern(
    r"\A dear\ (?:user|customer|client|friend|reader|sir|madam|student)s? \s* [,:，：] \s* (?=\S)"
)
_DEAR_CUES = lazy(
    r"\A.{0,12}(?:亲爱|尊敬|敬爱|各位|诸位|用户|客户|顾客|朋友|读者|先生|女士|同学|亲[，,们])"
)

_BILINGUAL = lazy(
    r"\A.*?(?:^|\n|\||→|=>|->|⇒)\s*(?:\**(?:english|en|translation|target|英文|英语"
    r"|译文)\**\s*[:：]|→|=>|->|⇒)\s*",
    re.IGNORECASE | re.DOTALL,
)
_HAN = lazy("[\u4e00-\u9fff]")

_ENGLISH_FIRST = lazy(r"\A[^\u4e00-\u9fff]{12,}?[.!?][\"”’)]*\s")
"""A sentence of English before any Chinese: what follows is another example."""


_MEANS = pattern(
    r"\A (?:(?:is|can\ be)\ )? (?:translat\w+|rendered|means|reads) \s* (?:to|as|into|in\ english)?"
    r" \s* [:：]? \s* (?=[\"“‘'])"
)


def _echoed(source: str, answer: str) -> str:
    """What follows the source that a model repeats first: `Chinese: … English: …`.

    Where it goes on with another sentence, it is not that one which was asked for.
    """
    begun = answer.lstrip("\"'“*")
    head = source.strip()
    if len(head) > 3 and begun.startswith(head) and len(begun) > len(head) + 1:  # noqa: PLR2004
        rest = begun[len(head) :].lstrip(" \t\n\"'”*→=>-—:：|/,")
        rest = _MEANS.sub("", rest)
        quoted = answer.startswith('"') and rest.count('"') == 1
        return rest.removesuffix('"') if quoted else rest
    found = _BILINGUAL.match(answer) if _HAN.search(answer) else None
    if (
        found
        and _HAN.search(found[0])
        and not _HAN.search(answer[found.end() :])
        and set(_HAN.findall(found[0])) & set(_HAN.findall(source))
        and not _ENGLISH_FIRST.match(answer)
    ):
        return answer[found.end() :]
    return answer


_TRANSLATION_CUES = lazy(
    "(?:译|翻|英[文语]|这[句是段]|这话|以下|下面|如下|意思|意味|表[示明]|即|答)"
    '.*[:：“”「」『』《》"—=]|(?:译|翻|英[文语]).*(?:是|为|作|叫|成)'
    "|\\A[^:：]{0,24}(?:这样|这么|这个|是)[^:：]{0,4}[:：]"
)
"""A lead-in ends with a colon: so does what a post says itself, or with words that it quotes."""
_COLON_CUES = lazy(r"\A.{0,40}[:：]", re.DOTALL)
_AGREEING_CUES = lazy(
    r"\A\W*(?:[我你那这]\w{0,2})?(?:抱歉|对不起|错|再试|再来|[问说讲]得|搞定|唔|哼|哦|好问题|记下|当然|确实|绝对|肯定|自然|果然|诚然|谢|感谢|哈[喽啰罗]|嗨|你好|您好"
    r"|[Oo][Kk]|没问题|收到|太[棒好妙]|没错|正是|(?:很|非常|十分)?(?:愿意|乐意|高兴)"
    r"|(?:好|行|可以|是|有|没|没有|嗯+|对|明白|知道|懂|棒|来了|完了|舒坦|由此可见)[的了吧啊呀嘞呗哒呢]*(?=[\W]|\Z))"
)
"""At the beginning of a source only."""

BEFORE = (
    Rule("the source again", _echoed),
    Rule("a lead-in", _LEAD, _TRANSLATION_CUES, signs=frozenset(":：,=")),
    Rule("a proposal", _PROPOSED, _COLON_CUES, signs=frozenset(":：")),
    Rule("a line before", _LEAD_LINE, lazy("译|翻|英|\n"), signs=frozenset("\n")),
    Rule("the name of a speaker", _ROLE, _COLON_CUES, signs=frozenset(":：=)]")),
    Rule("agreement", _AGREEING, _AGREEING_CUES),
    Rule(
        "agreement",
        _AGREEING_ON,
        _AGREEING_ON_CUES,
        words=one_of(
            "sure course certainly absolutely definitely problem gladly okay ok alright uh uhm um "
            "umm er erm hm hmm hmmm interesting let wait"
        ),
    ),
    Rule("agreement", _YES, _YES_CUES, words=one_of("yes")),
    Rule("an address", _DEAR, _DEAR_CUES, words=one_of("dear")),
)

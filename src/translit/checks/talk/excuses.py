"""Excuses: what models, and the machines in front of them, say when they do not translate."""

from __future__ import annotations

from translit.checks.talk.rules import Refusal, one_of, pattern
from translit.patterns import lazy

__all__ = ["EXCUSES"]

_APOLOGY = pattern(
    r"""\A \W* (?:(?:i(?:'m|’m|\ am)\ (?:so\ |very\ |really\ |terribly\ )?sorry|sorry
            |my\ apologies|i\ apologi[sz]e|apologies
            |unfortunately|regrettably) \b [^.!?]{0,60}? \b (?:i|we)\b [^.!?]{0,30}? (?:
            \bcan(?:'t|’t|not|\ not)|\bcould\ ?n[o'’]t|unable|not\ able|won't|will\ not
            |comfortable|don['’]t|do\ not)
        | (?:i|we)\ (?:can(?:'t|’t|not|\ not)|am\ unable\ to|(?:am|'m|’m)\ not\ able\ to|won't
            |will\ not|must\ decline\ to)\ (?:\w+\ ){0,2}?
          (?:assist|help|translat\w+|provide|comply|fulfil\w*|process|generate|engage|answer
            |create|access|continue|discuss|complete|support)\b
          [^.!?]{0,60} (?:with|request|translat|that|this|content|text|any)
        | (?:i|we)\ (?:do\ not|don['’]t|can(?:not|['’]t))\ (?:understand|speak|read)\ (?:chinese
            |mandarin|(?:this|the)\ (?:language|text|sentence|input))\b
        | sorry[,.!]?\ (?:but\ )?(?:no|can't|cannot)\b | i(?:'m|’m|\ am)\ sorry[.!]?\s*\Z)"""
)
_APOLOGY_CUES = lazy(
    "抱歉|对不起|不好意思|遗憾|可惜|原谅|包涵|恕|无法|不能|没法|没办法|不会|不了"
    "|无能为力|拒绝|难以|不得|无从|办不到|不可|不想|不愿|不"
)

_DECLINING = pattern(
    r"""\A \W* (?:i\ (?:must|have\ to|would)\ (?:respectfully\ )?(?:decline|refuse|pass)\b
        | i(?:'d|’d|\ would)\ (?:rather|prefer)\ not\b
        | my\ (?:guidelines|instructions|programming|policies|rules)\b
        | (?:the\ |your\ |this\ )?request\ (?:was\ |has\ been\ |is\ )?(?:declined|denied|refused
            |blocked)
        | let['’]s\ (?:talk\ about\ something\ else|change\ the\ (?:subject|topic))
        | i(?:'m|’m|\ am)\ not\ (?:programmed|designed|trained|allowed|permitted|equipped|qualified)
        | (?:this|the|that|your)\ (?:content|text|input|request|message|sentence)\ (?:can['’]?t
            |cannot|could\ ?n[o'’]t)\ be\ (?:translated|processed|shown|displayed)
        | (?:content|text|message|translation)\ (?:is\ )?(?:removed|redacted|blocked|hidden|withheld
            |unavailable|not\ available|omitted)
        | redacted\b | untranslatable\b | not\ (?:applicable|translatable|available)\W*\Z
        | no\ (?:translation|english|equivalent|output|answer|result)s?\ (?:is\ |was\ )?(?:available
            |found|possible|needed|required|provided)
        | (?:the|this|your)\ (?:text|input|sentence)\ (?:appears|seems)\ to\ be\ (?:incomplete|cut
            |truncated|empty|missing)
        | it\ (?:seems|looks|appears)\ (?:like\ |that\ |as\ if\ )?(?:you|your|the\ (?:text|input))\b
        | you(?:'ve|’ve|\ have)\ (?:reached|exceeded|hit)\ (?:your|the)
        | (?:the\ )?model\ is\ (?:loading|busy|overloaded|currently|not\ (?:loaded|available))
        | (?:input|prompt|text|context|request)\ (?:is\ )?too\ (?:long|large|short)\b
        | (?:sorry,?\ )?(?:but\ )?that['’]?s\ beyond\ my\b)"""
)
"""Refusals in other words, and what machines say of themselves."""

_DECLINING_CUES = lazy(
    "拒|谢绝|推辞|回绝|请求|指南|规定|政策|规则|话题|聊点|谈点|程序|设计|训练|允许|许可|删|打码|屏蔽|隐|遮"
    "|译|适用|完整|截断|空|达到|用完|上限|额度|限额|加载|繁忙|太长|过长|太短|太大|能力|宁愿|宁可|不愿|不想|不了"
    "|不得不|只好|似乎|看来|好像|看起来|看样子|没有.{0,6}(?:结果|答案|可|必要)|无法|不能|不便"
)

_REGRET = pattern(
    r"""(?:\A|(?<=[.!?"”'’)\]])\s|(?<=\w)\s(?=I['’]m\ sorry|Sorry,|I\ apolog|Apologies)) \W*
        (?:i(?:'m|’m|\ am)\ (?:so\ |very\ |really\ )?(?:sorry|afraid)|sorry|(?:my\ )?apologies
            |i\ apologi[sz]e|unfortunately|regrettably|please\ (?:note|be\ aware))\b
        [^.!?]{0,40}? \b(?:i|we)\b [^.!?]{0,20}? (?:can(?:'t|’t|not|\ not)|could\ ?n[o'’]?t|unable
            |not\ (?:able|sure|certain)|unsure|don['’]t|do\ not|did\ not|didn['’]t|missed|made)"""
)
"""The same in the midst of an answer."""

_REGRET_CUES = lazy(
    "抱歉|对不起|不好意思|遗憾|可惜|原谅|包涵|恕|不巧|偏偏|无奈|倒霉|不幸|恐怕|请注意|只好|惭愧"
)

_AS_A_MACHINE = pattern(
    r"""\A \W* (?:as\ (?:an?|your)\ (?:\w+\ )?(?:ai|artificial|language\ model|llm|assistant
            |large\ language)\b
        | i(?:'m|’m|\ am)\ (?:just\ |only\ )?an?\ (?:\w+\ )?(?:ai|artificial|language\ model
            |large\ language|assistant|llm|bot|translator)\b)"""
)

_POLICY = pattern(
    r"""(?:this|the|your)\ (?:content|request|text|message|prompt)\ (?:may\ )?(?:violate
            |goes?\ against|is\ against|contains?\ (?:sensitive|inappropriate|harmful))
        | \A\W*(?:content|request|prompt)\ (?:was\ |has\ been\ |is\ )?(?:blocked|rejected
            |filtered|not\ allowed)
        | (?:usage|content|safety)\ (?:policy|policies|guidelines)"""
)

_EXCUSE = "the engine's answer is an excuse, and no translation"

EXCUSES = (
    Refusal(
        _EXCUSE,
        _APOLOGY,
        _APOLOGY_CUES,
        one_of(
            "sorry apologies apologize apologise unfortunately regrettably "
            "can cannot unable able won will decline understand speak read"
        ),
    ),
    Refusal(
        _EXCUSE,
        _AS_A_MACHINE,
        lazy("作为|身为|当成|我是|我只是|我就是|我不过|咱是|你是|译|助手|助理"),
        one_of("ai artificial language llm assistant large bot translator"),
    ),
    Refusal(
        _EXCUSE,
        _POLICY,
        lazy("违反|违规|违背|敏感|不当|有害|拒绝|屏蔽|过滤|拦|政策|准则|规范|规定|指南"),
        one_of("content request text message prompt policy policies guidelines"),
    ),
    Refusal(
        _EXCUSE,
        _REGRET,
        _REGRET_CUES,
        one_of("sorry afraid apologies apologize apologise unfortunately regrettably note aware"),
    ),
    Refusal(_EXCUSE, _DECLINING, _DECLINING_CUES),
)

"""What models say instead of a translation: excuses, questions, talk about the task."""

from __future__ import annotations

import re

from translit.checks.talk.excuses import EXCUSES
from translit.checks.talk.rules import Refusal, one_of, pattern
from translit.patterns import lazy

__all__ = ["INSTEAD"]

_ASKING_BACK = pattern(
    r"""(?:could|can|would|will)\ you\ (?:please\ |kindly\ )?(?:provide|share|give\ me|send
            |clarify|specify|tell\ me\ (?:more|what)|paste|rephrase|elaborate|supply|type
            |enter)\b
      | (?:please|kindly)\ (?:provide|share|send|paste|enter|supply|clarify|specify|give\ me
            |type|input)\b [^.!?\n]{0,60}
        (?:text|sentence|translat|context|content|chinese|passage|document|message|article
            |me\b|more)
      | what\ (?:would\ you\ like|do\ you\ want|text|sentence|can\ i
            |should\ i)\b [^.!?\n]{0,60} (?:translat|help|do\ for\ you|assist|me\ to)
      | how\ (?:can|may|could)\ i\ (?:help|assist)\b | what\ can\ i\ (?:help|do|assist)\b
      | (?:there\ is|you\ have|you)\ (?:no|not|n't|didn't|haven't)\ [^.!?\n]{0,20}(?:provided?
            |text\ to\ translate|text\ provided|given\ me)
      | (?:no|missing)\ (?:text|input|content|source)\ (?:was\ |is\ |has\ been\ )?(?:provided
            |given|supplied|to\ translate|found|detected)
      | (?:i|we)\ (?:need|would\ need|require|don't\ have|do\ not\ have)\ (?:more|additional
            |further|enough|the)\ (?:context|information|text|details|source)
      | (?:which|what)\ language\ (?:do|would|should)\b
      | (?:i(?:'m|’m|\ am)|i'd\ be)\ (?:ready|here|happy|glad)\ to\ (?:help|assist|translate)
      | waiting\ for\ (?:your|the)\ (?:text|input|message|sentence)
      | did\ you\ mean\b | do\ you\ want\ me\ to\b | would\ you\ like\ me\ to\b
            | shall\ i\ (?:translate|continue|proceed)\b"""
)

_ABOUT_IT = pattern(
    r"""\b(?:the|this|your|my|following|above|given|provided|original|source
            |chinese)\ (?:english\ |chinese\ |given\ |provided\ |source\ |original\
            |following\ |above\ )*
        (?:translation|source\ text|chinese\ (?:text|sentence|phrase|character|word)s?
            |translated\ text|input\ text|text\ to\ (?:be\ )?translate)
      | \btranslat(?:e|es|ed|ing|ion)\ (?:this|the\ (?:following|above|text|sentence)
            |it\ (?:as|to|into)|to\ english|into\ english|from\ chinese|of\ the|as\ ["“])
      | \b(?:in|into|to)\ english\s*(?:[,:.]|is\b|it\b|\Z)
      | \b(?:literally|loosely|roughly|directly)\ translat | \bmeans\ ["“] | \bin\ chinese,?
            | \bthe\ (?:sentence|phrase|text|passage)\ (?:means|says|is\ saying|translates
            |talks\ about|is\ about|describes|discusses|mentions
            |can\ be\ translated)
      | \bhere(?:'s|’s|\ is|\ are)\ (?:the|your|a|an|my|some|two|three
            |several)\ [^.!?\n]{0,40} (?:translat|version|english|options)
      | \b(?:translation|option|version|alternative|variant)\ ?(?:\#?\d|[abc])\s*(?:[:)]
            |\.\s) | \bthis\ is\ (?:an?|the|my)\ (?:\w+\ ){0,2}translation\b
      | \btarget\ language | \bsource\ language
      | \bmachine\ translation | \btranslator's\ note | \bnote\ (?:that\ )?(?:the\ )?translat
            | \bi\ (?:have\ )?translated"""
)
_ABOUT_CUES = lazy(
    "(?<!编)译|翻|英[文语]|中文|汉语|华语|自然语言|种语言|意思|意为|意味|原文|字面|版本|方案|选项"
    "|[Ee]nglish|[Tt]ranslat|文本|即|所谓|叫做?|表示|代表|指"
)
_THE_USER = pattern(
    r"\A \W* (?:\w+,?\ ){0,3} the\ user\b [^.\n]{0,30} \b(?:wants|asks|asked"
    r"|is\ asking|provided|wrote|gave|requested)\b"
)

_THINKING_TAG = pattern(r"</?(?:think|thinking|thought|reasoning|analysis)> | <\|channel\|>")
_THINKING = pattern(
    r"""\A \W* (?:okay|ok|alright|hmm+|well|so|first|let\ me|let's|wait),?\ (?:so\ |let\ me\
            |i\ |let's\ |the\ user\ |we\ |first\ )+
        (?:see|think|wants?|need|translate|break|analy[sz]e|start|have\ to|should|look|figure
            |is|asks?|must|consider|parse|understand|check)\b
      | \A \W* (?:let\ me|let's|i\ need\ to|i\ should|i\ will|i'll|i'm\ going\ to
            |we\ need\ to)\ (?:carefully\ )?(?:translate|analy[sz]e\ (?:the|this)
            |break\ (?:this|it|down)|parse)"""
)
_THINKING_CUES = lazy("<think|译|翻|分析|好吧|好的|首先|先|想想|看看|让我|我们|我|嗯|等等|分解|拆")

_MACHINE = pattern(
    r"""\A \W* \{ \s* ["'] | \w["'] \s* : \s* ["'\[{]\w | <!doctype | <html
            | </?(?:translation|target|source|text|output|answer|response|result|sn|seg|p|div
            |span|root|xml|tr|td|body|html)\b
      | <\|?[a-z_]+\|> | \[/?INST\] | ```"""
)
_UNKNOWN = lazy(r"<unk>|<mask>|\[(?:UNK|MASK)\]|⁇")
"""What stands for a word that a model does not know."""
_STATUS = pattern(
    r"""\b(?:undefined|NaN)\Z | \Anull\Z | \A\[?object\ [A-Z]\w+\]?\W*\Z
      | \A\W*(?:the\ )?translation\ (?:is\ |was\ )?(?:not\ available
            |unavailable|failed|missing)\b
      | \A(?:none|n/a
            |null|nil|error|empty|unknown|undefined|translation|english|text)\W*\Z
      | \A \W* (?:error|exception|traceback|http\ ?(?:error\ )?\d{3}|status\ code
            |internal\ server\ error|bad\ request|rate\ limit|too\ many\ requests
         |service\ unavailable|gateway\ time-?out|connection\ (?:refused|reset|timed\ out)
            |invalid\ api\ key|unauthorized|quota\ exceeded|model\ not\ found)\b [\s:.!0-9(]*"""
)
_PLACEHOLDER = lazy("[⟦⟧]")
"""Signs that stand for locks: a model that knows them may write one that nobody sent."""

_MACHINE_CUES = lazy(
    r"[<{`⁇]|错误|报错|异常|出错|空|未知|无|没|未定义|状态码|请求|网关|连接|授权"
    r"|[Ee]rror|[Nn]ull|NaN|HTTP|None|[45]\d\d|限|频率|次数|服务不|配额|译|翻|英|中文"
    r"|文本|失败|误|错"
)

_CUT = pattern(
    r"""(?:\b(?:the|a|an|its|their|my|your|our|whose|an?\ few|such\ an?|of\ the
        |in\ the|to\ the|that\ th(?:is|ese|ose)|and|or|but|because|which)|[,;(\[{“‘–—-])\s*\Z"""
)
_CUT_CUES = lazy(
    "[，、；：—…,;:\\-–(（且和与及或并\\[［【“‘「《~～]\\W*\\Z|\\b(?:the|a|an"
    "|and)\\W*\\Z|\\b[Aa]\\W*\\Z"
)

_ELLIPSIS_CUES = lazy(
    r"\.\.|…|。。|等|略|⋯|···|~|～|—|、|云云|之类|，\W*\Z|省|[吗呢吧啊呀哦嘛哈唉]"
    r"|\Z(?<=[^。！？.!?”」）)])"
)

_DIGITS = lazy(r"\A[\W\d_]+\Z")
_LETTER = lazy(r"[^\W\d_]")


_WHOLE = lazy(r"[。！？.!?][\"”’」』）)]*\Z|(?:[\u4e00-\u9fff].*){12}", re.DOTALL)
"""A sentence, or as long as one; of the pieces of a divided one, English may end in `the`."""


_TAIL = 16
"""As far as what ends a text that is cut short reaches back."""


_OPEN = frozenset(",;([{“‘–—-")


def _is_cut(source: str, target: str) -> bool:
    last = target.rstrip()[-1:]
    return (
        (last.isalpha() or last in _OPEN)
        and _CUT.search(target, max(0, len(target) - _TAIL)) is not None
        and _WHOLE.search(source) is not None
    )


_BEHIND_DOTS = "\"”')] \t\n\r\v\f\u00a0\u3000"


def _trails_off(_source: str, target: str) -> bool:
    return target.rstrip(_BEHIND_DOTS).endswith(("...", "…"))


_SPOKEN = one_of(
    "translate translates translated translating translation translations translator translators "
    "translatable version versions english option options alternative variant language chinese "
    "text sentence phrase passage means"
)

_REPORTED = one_of(
    "undefined nan null none n nil error empty unknown translation english text exception "
    "traceback http status internal bad rate too service gateway connection invalid unauthorized "
    "quota model object"
)

_NO_TEXT = "the engine's answer is of a machine, and no text"

INSTEAD = (
    *EXCUSES,
    Refusal("the engine's answer thinks aloud", _THE_USER, lazy("用户"), one_of("user")),
    Refusal(
        "the engine's answer thinks aloud",
        _THINKING_TAG,
        _THINKING_CUES,
        signs=frozenset("<"),
    ),
    Refusal(
        "the engine's answer asks something back, and is no translation",
        _ASKING_BACK,
        lazy(
            "请|麻烦|能否|可否|能不能|可不可以|可以.{0,12}[吗么]|能.{0,12}[吗么]|什么|哪|吗"
            "|怎么|怎样|如何|帮|需要|没有|告诉|提供|等待|乐意|愿意|准备|缺|是不是|难道|要不要"
            "|[?？]"
        ),
        one_of(
            "you please kindly what how no not missing need require have which "
            "help assist translate waiting shall"
        ),
    ),
    Refusal("the engine's answer thinks aloud", _THINKING, _THINKING_CUES),
    Refusal("the engine's answer talks about the translation", _ABOUT_IT, _ABOUT_CUES, _SPOKEN),
    Refusal(_NO_TEXT, _MACHINE, _MACHINE_CUES, signs=frozenset("{\"'<[`⁇")),
    Refusal(_NO_TEXT, _UNKNOWN, _UNKNOWN, signs=frozenset("<[⁇")),
    Refusal(_NO_TEXT, _STATUS, _MACHINE_CUES, _REPORTED),
    Refusal(_NO_TEXT, _PLACEHOLDER, _PLACEHOLDER, signs=frozenset("⟦⟧")),
    Refusal("the engine's answer is cut short", _is_cut, _CUT_CUES),
    Refusal("the engine's answer is cut short", _trails_off, _ELLIPSIS_CUES),
)

"""A Chinese sentence that denies, and an English one that does not; or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Severity, Span
from translit.patterns import lazy

__all__ = ["NEGATION"]

_HARMLESS = lazy(
    "不(?:过|断|但|久|同(?!意)|少|管|论|得不|禁|由得|止|只|妨|愧|如|错|好意思|可避免|时|已|住|顾|惜|一|知不觉|"
    "得了|小心|平|安|满(?!意|足)|幸|定期|容置疑|免|到|休|见不散|约而同|尽|少于|外乎|相上下|亦乐乎|动产|锈钢|当|足|"
    "良|利|便|适(?!合|用|应)|规则|可思议|言而喻|遗余力|单|光|惑|合时宜|堪|甘|耐烦|等(?!于)|着)"
    "|对不起|了不起|要不|差不多|来不及|忍不住|离不开|少不了|免不了|大不了|"
    "动不动|是不是|会不会|能不能|可不可|好不好|要不要|有没有|对不对|行不行|愿不愿|值不值|该不该|"
    "(?P<verb>.)不(?P=verb)|时不时|好不容易|不约而同|说不定|巴不得|恨不得|"
    "没(?:准|收|落|错|关系|事|什么大|多久|想到|办法)|沉没|淹没|埋没|出没|吞没|"
    "巨无霸|无(?:论|数|线|非|疑|比|穷|限|人机|所谓|意|聊|奈|辜|尽|形|缝|锡|偿|所不|一不|不|处不在|时无刻|独有偶|"
    "与伦比|可厚非|微不至|话可说|人驾驶|人车)|虚无|南无|"
    "未(?:来|必|免|婚|央|尝不|雨绸缪|知|成年)|"
    "非(?:常|洲|凡|得|此即彼|法|同凡响|同小可|营利|但|你莫属)|莫非|除非|是非|并非不|"
    "别(?:人|的|名|称|墅|致|扭|离|处|样|开生面|有|具)|特别|分别|区别|级别|类别|性别|个别|告别|鉴别|识别|差别|辨别|派别|"
    "(?:不|别)客气|没有?(?:[？?]|\\Z)|没(?:了|谁|出息)|有条不紊|缺一不可|焉知非福|换汤不换药|不可(?:抗|开交)|按兵不动|"
    "无(?:尘|痛|华|障碍|虚席|人(?:潜|艇|店|区))|合不拢|不(?:是滋味|知所|变(?!成)|列颠|无(?!道)|相同|胜|透明|然(?!后)|治身亡|屈|说暗话)|"
    "不值一提|小不点|甄别|兹别克|别当真|非(?:亚|同质|英语)|莫(?:桑|尔|萨)|未经|非.{1,4}不可|"
    "勿忘|莫大|莫名|莫斯科|莫过于|莫里|罗莫|不"
    r"是.{1,16}(?:而是|吗|么)|难道不|何尝不|岂不|不就|不也|何不|谁不"
)
"""Words with 不, 没, 无 in which nothing is denied, or English may say it otherwise."""

_DENIES = lazy("[不没沒无無未非别別勿莫]")

_NEGATIVE = lazy(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|non|ain|"
    r"hardly|barely|rarely|scarcely|seldom|few|fewer|little|less|least|"
    r"fail\w*|lack\w*|miss(?:es|ed|ing)?|refus\w*|den(?:y|ie)\w*|avoid\w*|prevent\w*|stop\w*|"
    r"ceas\w*|instead|rather|except|unless|ignor\w*|declin\w*|reject\w*|absen\w*|exclu\w*|"
    r"forbid\w*|forbade|prohibit\w*|ban(?:s|ned)?|block(?:s|ed|ing)?|far from|otherwise|"
    r"wrong\w*|los(?:s|e|es|ing|t)|gone|zero|doubt\w*|out of|regardless|skip\w*|forg[eo]t\w*|"
    r"free (?:of|from)|beyond|too (?!many|much|soon\b)\w+|opposed|oppos\w*|resist\w*|"
    r"disappear\w*|off|bad|poor|hard to|difficult to|impossible|despite|no longer|"
    r"minimal\w*|rough\w*|s[ck]eptic\w*|troubl\w*|devoid|opaque|remember|silen\w*|flunk\w*|dead|"
    r"alone|yet to|remain\w* to|away from|against|short of|anything but|ill|mere\w*|tough|"
    r"worthless|refrain\w*|incorrect\w*|invalid|inabil\w*|inadequa\w*|inappropriat\w*|inconsisten\w*|"
    r"incomplet\w*|incompatib\w*|indirect\w*|independen\w*|ineffective\w*|inefficien\w*|"
    r"inevitabl\w*|infinit\w*|insufficien\w*|intolerabl\w*|invisib\w*|inaccura\w*|incapab\w*|"
    r"insecur\w*|immun\w*|immutab\w*|illegal\w*|irrelevan\w*|irreversib\w*|irregular\w*|"
    r"im(?:poss|perf|matur|pract|prop|pati|parti|mob|plausib|polite)\w*|"
    r"un(?!der|til|it|ion|ique|ivers|iform|cle|do\b|i[a-z])[a-z]{3,}|"
    r"dis(?:ab|adv|agr|allow|app|appro|connect|contin|cour|enga|hon|like|miss|order|prov|qual|reg|"
    r"satis|trust|pleas|obe|believ|proportion|card)\w*|mis(?!s|t(?:er|ake)|chie)[a-z]{3,}|"
    r"abnormal\w*|abstain\w*|abandon\w*)\b"
    r"|n['’]t\b|\b(?:do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had) ?nt\b"
    r"|\b(?!unless|regardless|bless|less)\w{3,}less(?:ly|ness)?\b|\bnon-",
    re.IGNORECASE,
)
"""What denies in English, or says in a word what Chinese denies: *fail*, *lack*, *rather than*.

Of words that only begin like it, as *about*, *design* and *important*, none is among them.
"""

_PLAIN_NOT = lazy(
    r"(?:\b(?<!why )(?<!if )(?<!or )(?:not|never|cannot)\b|n['’]t\b)"
    r"(?! (?:just|only|merely|simply|long)\b)"
    r"(?!.*\b(?:until|till|unless|before)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""*not*, but for what says no denial: *not only*, *not until*, *why not*."""

_ANY_DENIAL = lazy(
    "[不没沒无無未非别別勿莫弗毋休否难難拒绝絕缺失禁停免防反误誤错錯假空止忌少差输輸怎哪谁誰何岂仍却卻只才吗嗎么么？?勉吧甭]|"
    "除|远|遠|以外|而已|尚|避|消|除了|无法|不能|失败|再"
)
"""What a Chinese sentence may have where the English one says *not*."""


def _run(pair: Pair) -> Iterator[Finding]:
    source, target = pair.source_text, pair.target_text
    plain = _HARMLESS.sub(lambda match: "□" * len(match[0]), source)
    denial = _DENIES.search(plain)
    if denial and not _NEGATIVE.search(target):
        what = f"“{denial[0]}” denies something, and nothing in the translation does"
        yield finding(what, source=Span(*denial.span()))
    elif (
        (refused := _PLAIN_NOT.search(target))
        and not _ANY_DENIAL.search(source)
        and not _PLAIN_NOT.search(source)
    ):
        what = f"“{refused[0]}” denies something, and nothing in the source does"
        yield finding(what, target=Span(*refused.span()))


NEGATION = Check("negation", "mistranslation", Severity.HINT, _run, words=True)

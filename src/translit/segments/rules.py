"""What Chinese authors write at the end of a sentence, and what only looks like it: tables."""

from __future__ import annotations

import re

from translit.languages import HAN

BLANKS = " \t\n\r\f\v\u3000\u00a0\u0085\u2002\u2003\u2009\u200b\u2028\u2029\ufeff"
"""What is no part of a sentence at its ends: authors indent with the wide ones, and editors leave
the others behind."""

FAR = 400
"""Code points between two quotes or brackets beyond which they are not taken for a pair."""

CLOSES = dict(zip("”’」』）)》〉】〕]", "“‘「『（（《〈【〔[", strict=True))
"""Closing mark -> what it closes; the two widths of round brackets are mixed in one pair."""

MARK = re.compile('[“”‘’「」『』（）()《》〈〉【】〔〕\\[\\]"]')
"""Any quote or bracket."""

_NOTHING_QUOTED = "\\s，。！？；：、…）》〉」』】”.,;:!?)\\]"

OPENS = re.compile(f'(?<![0-9])"(?=[^{_NOTHING_QUOTED}])')
"""A straight quote that opens: not the inches of a screen."""

MISTYPED = re.compile(f"“(?=[{_NOTHING_QUOTED}]|\\Z)")
"""A quote that closes, by what follows it, though it was typed as one that opens."""

APOSTROPHE = re.compile("(?<=[A-Za-z])’")

QUOTES = '“”‘「『"'
"""What opens a quotation; `”` does where an author confused the two."""

TITLES = "《〈【"
"""What opens a name: a word of its sentence, whatever mark the name ends in."""

_MARKS = "。！？｡…!?‼⁇⁈⁉"

RUN = re.compile(f"[{_MARKS}]++")

CANDIDATE = re.compile(
    # First one class for any mark: Python then skips to the next without trying the rest.
    f"[{_MARKS}.](?:"
    # The group: nothing beside the marks makes them doubtful.
    "(?<=[。！？｡])([。！？｡]*+)(?=[ \t\r\n\u4e00-\u9fff]|\\Z)"
    f"|(?<!\\.)[{_MARKS}]*+"
    # Of `...`, only the last is a stop.
    "|(?<=\\.)(?![\\w.]))"
)
"""Where a sentence may end."""

TONE = re.compile(
    "(?:[~～〜\u200d\ufe0f\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]|:[a-z0-9_+-]{1,40}+:)++"
)
"""Emoji, `:smile:` and wave dashes: the author's tone, after the mark that ends the sentence."""

LOOSE = frozenset({"attribute-list", "comment"})
"""Types of codes that belong to no sentence where they stand at its ends."""

BLANK_ENTITY = re.compile(
    "&(?:nbsp|ensp|emsp|thinsp|#0*(?:160|8194|8195|8201|12288)|#[xX]0*(?:[aA]0|200[239]|3000));"
)
"""An entity that is a blank: `&emsp;&emsp;` before a paragraph is an indentation."""

LETTER = re.compile("[^\\W_]")

WIDE = re.compile("[\u3000-\u303f\uff01-\uff65“”‘’…]")
"""Chinese punctuation."""

ORDINAL = re.compile(
    "(?:第?[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[ivxIVX]{1,4})|[①-⑳])"
    "[）)]?[.．。、:：]?"
)
"""What numbers a sentence and is none."""

GOES_ON = re.compile("[，、；：,;:/—–=|]|-[->]")
"""After any mark: the sentence goes on."""

ONSET = re.compile(f"[\"'“‘「『（(《【\\[]*+(?:[A-Z\u00c0-\u00de]|{HAN.pattern})")
"""How a sentence begins after a blank."""

AFTER_ELLIPSIS = re.compile(
    "[ \t]*+(?:[a-z0-9%]|等|之类|诸如此类|云云|的(?!确)|地|得|以及|或|和|与|到|至|直到|不等"
    "|[都全均]|这些|那些|统统)"
)
"""The ellipsis stands for the rest of a list or range."""

NOTHING = re.compile("[\\W_]{0,12}+")
"""Before an opening quote or bracket: it begins the sentence."""

PAUSE = re.compile("[\\W_]{0,6}+(?:[^\\W_][\\W_]{0,3}+){0,2}")
"""Before an ellipsis: a sound rather than words."""

CONNECTS = re.compile(
    "(?:所以|然后|但是?|可是|不过|于是|就是说?|还是|而且|因为|如果|虽然|那么|或者?|比如|例如|譬如"
    "|结果|实在是|[，、：,])[ \t]*+\\Z"
)
"""Before an ellipsis: the author holds back what comes next."""

_SPEAKS = (
    "说|问|道|喊|叫|答|吼|骂|嚷|写|想|笑|哭|嘀咕|嘟囔|念叨|感叹|感慨|回复|回应|补充|强调|表示|解释"
)

AFTER_QUOTE = re.compile(
    "[ \t]*+(?:的(?!确)|地|得|了|是|和|与|及|或|等|之[类后前中间际下外]|[这那][句个种样类些段番]"
    "|[这一][词句文书类样般语问]|[里后时为者]|[中上](?![国海午])|以[及后]|让|使|成为)"
)
"""The quoted sentence was a word of this one."""

SPEAKER = re.compile(
    f'[ \t]*+(?:[^，。！？；：“”"「」\n]{{0,12}}?(?:{_SPEAKS})[道着完到了]?'
    '(?=[，。：；！？、…“「"]|\\Z)'
    f'|[他她它我你您咱][们俩]?[^，。！？；：“”"「」\n]{{0,4}}?(?:{_SPEAKS}))'
)
"""After a quotation that nobody has yet been named for: who says it."""

SAYS = re.compile(f"(?:[：:]|{_SPEAKS})[了着到]?[ \t\u3000]*+\\Z")
"""Before an opening quote: somebody speaks."""

INTRODUCES = re.compile("[，,。！？；…—\n][ \t\u3000]*+\\Z")
"""Before an opening quote: it is no word in the middle of a phrase."""

NAMED = re.compile("(?:Yahoo|Joomla|Discuz|Jeopardy|Kahoot|Yum|#)\\Z")
"""Before `!` or `?`: a name that is written with it, a shebang."""

PATH = re.compile("[./=&:\\\\][!-~]*\\Z")
"""Before `!` or `?` and a letter: a path or an address."""

ABBREVIATED = re.compile(
    "(?<![A-Za-z0-9.])(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4}|Mrs?|Ms|Dr|Prof|St|Jr|Sr|No|Vol|Fig"
    "|vs|etc|cf|al|ca|[ei]\\.[ge]|eg|ie|a\\.k\\.a|(?:[A-Z]\\.)+[A-Z])\\Z"
)
"""Before a `.`: an ordinal, an initial or an abbreviation."""

"""What Chinese authors write at the end of a sentence, and what only looks like it: tables."""

from __future__ import annotations

from translit.languages import HAN
from translit.patterns import lazy

BLANKS = " \t\n\r\f\v\u3000\u00a0\u0085\u2002\u2003\u2009\u200b\u2028\u2029\ufeff"
"""What is no part of a sentence at its ends: authors indent with the wide ones, and editors leave
the others behind."""

FAR = 400
"""Code points between two quotes or brackets beyond which they are not taken for a pair."""

CLOSES = dict(zip("”’」』）)》〉】〕]", "“‘「『（（《〈【〔[", strict=True))
"""Closing mark -> what it closes; the two widths of round brackets are mixed in one pair."""

MARK = lazy('[“”‘’「」『』（）()《》〈〉【】〔〕\\[\\]"]')
"""Any quote or bracket."""

_NOTHING_QUOTED = "\\s，。！？；：、…）》〉」』】”.,;:!?)\\]"

OPENS = lazy(f'(?<![0-9])"(?=[^{_NOTHING_QUOTED}])')
"""A straight quote that opens: not the inches of a screen."""

MISTYPED = lazy(f"“(?=[{_NOTHING_QUOTED}]|\\Z)")
"""A quote that closes, by what follows it, though it was typed as one that opens."""

APOSTROPHE = lazy("(?<=[A-Za-z])’")

NEAR = 60
"""Code points before a mark that tell whether it is a part of a name, a number or a path."""

BEGINS = frozenset(BLANKS).union(CLOSES.values(), "(")
"""Behind one of these nothing has been said yet that a mark could end."""

QUOTES = '“”‘「『"'
"""What opens a quotation; `”` does where an author confused the two."""

TITLES = "《〈【"
"""What opens a name: a word of its sentence, whatever mark the name ends in."""

_MARKS = "。！？｡．…!?‼⁇⁈⁉"

RUN = lazy(f"[{_MARKS}]++")

CANDIDATE = lazy(
    # First one class for any mark: Python then skips to the next without trying the rest.
    f"[{_MARKS}.](?:"
    # The group: nothing beside the marks makes them doubtful.
    "(?<=[。！？｡])([。！？｡]*+)(?=[ \t\r\n\u4e00-\u9fff]|\\Z)"
    f"|(?<!\\.)[{_MARKS}]*+"
    # Of `...`, only the last is a stop.
    "|(?<=\\.)(?![\\w.]))"
)
"""Where a sentence may end."""

TONE = lazy(
    "(?:[~～〜\u200d\ufe0f\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]|:[a-z0-9_+-]{1,40}+:(?![A-Za-z0-9]))++"
)
"""Emoji, `:smile:` and wave dashes: the author's tone, after the mark that ends the sentence."""

ICON = lazy(r":[a-z]+-[a-z0-9_-]+:")
"""`:material-clock:` stands before what it is a picture of."""

LOOSE = frozenset({"attribute-list", "comment"})
"""Types of codes that belong to no sentence where they stand at its ends."""

BLANK_ENTITY = lazy(
    "&(?:nbsp|ensp|emsp|thinsp|#0*(?:160|8194|8195|8201|12288)|#[xX]0*(?:[aA]0|200[239]|3000));"
)
"""An entity that is a blank: `&emsp;&emsp;` before a paragraph is an indentation."""

LETTER = lazy("[^\\W_]")

WIDE = lazy("[\u3000-\u303f\uff01-\uff65“”‘’…]")
"""Chinese punctuation."""

ORDINAL = lazy(
    "(?:第?[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[ivxIVX]{1,4})|[①-⑳])"
    "[）)]?[.．。、:：]?"
)
"""What numbers a sentence and is none."""

GOES_ON = lazy("[，、；：,;:/—–=|]|-[->]")
"""After any mark: the sentence goes on."""

ONSET = lazy(f"[\"'“‘「『（(《【\\[]*+(?:[A-Z\u00c0-\u00de]|{HAN.pattern})")
"""How a sentence begins after a blank."""

AFTER_ELLIPSIS = lazy(
    "[ \t]*+(?:[a-z0-9%]|等|之类|诸如此类|云云|的(?!确)|地|得|以及|或|和|与|到|至|直到|不等"
    "|[都全均]|这些|那些|统统)"
)
"""The ellipsis stands for the rest of a list or range."""

NOTHING = lazy("[\\W_]{0,12}+")
"""Before an opening quote or bracket: it begins the sentence."""

PAUSE = lazy("[\\W_]{0,6}+(?:[^\\W_][\\W_]{0,3}+){0,2}")
"""Before an ellipsis: a sound rather than words."""

CONNECTS = lazy(
    "(?:所以|然后|但是?|可是|不过|于是|就是说?|还是|而且|因为|如果|虽然|那么|或者?|比如|例如|譬如"
    "|结果|实在是|[，、：,])[ \t]*+\\Z"
)
"""Before an ellipsis: the author holds back what comes next."""

_SPEAKS = (
    "说|问|道|喊|叫|答|吼|骂|嚷|写|想|笑|哭|嘀咕|嘟囔|念叨|感叹|感慨|回复|回应|补充|强调|表示|解释"
)

_TEXTS = "字|话|诗|词|语|汉字|单词|短语|台词|口号|标语|提示|问题|回答|评论|消息|留言|弹幕|对联"

_PERSONS = (
    "[爸妈爷奶哥姐弟妹叔婶舅姑姨公婆]{2}|[父母]亲|老[师板人伯公婆头]|同学|师[傅父兄姐]|先生|小姐|女士"
    "|[男女]人|[男女]?孩子?们?|店员|医生|护士|司机|警察|经理|服务员|丈夫|妻子|儿子|女儿|大[家叔爷妈]"
    "|众人|阿[姨婆公伯]|外[婆公]|小[王李张刘陈明红]|老[王李张刘陈]|主持人|导游|教授"
)

AFTER_QUOTE = lazy(
    "[ \t]*+(?:的(?!确)|地|得|了|是|和|与|及|或|等|之[类后前中间际下外]|[这那][句个种样类些段番]"
    "|[这一][词句文书类样般语问]|[里后时为者]|[中上](?![国海午])|以[及后]|让|使|成为"
    # What it is made of: “我爱你。”三个字, “加载中。”字样.
    f"|(?:[一二两三四五六七八九十几数0-9]{{1,3}}|这|那)[个行句段条种类排串幅]?"
    f"[大小红黑金汉]?(?:{_TEXTS})|(?:字[样眼条]?|标[语志识签]|口号|台词|横幅|按钮|选项)(?![：:])"
    # A predicate, whose subject stands before the quotation: “算了吧。”就走了.
    "|就|便(?![宜利捷民携])|即(?![使便时])|随[即后]|立[即刻]|马上|也|都|又(?!是)|却|则|才|而(?!且)"
    "|转[身头而]|[扭回掉][头身]|起身|[摔夺推]门|拂袖|拔腿|扬长|离[开去]|[走跑逃][了开出进掉]"
    "|[发写念读贴挂刻印抛丢甩扔塞递传送删改换译翻背抄咽吞收放顶堵挡骂怼喊][了出在给到下完成上掉过回起断]"
    "|来(?:形容|表[示达]|描述|说明|概括|总结|回[答应]|安慰|鼓励|自嘲|称呼|介绍|结束)"
    "|作[为结]|[当做]作|当[成做]|[结收]尾|[开起打]头|收场|告终|了事|代替|搪塞|敷衍|打发"
    ")"
)
"""The quoted sentence was a word of this one."""

TAKES = lazy(
    "(?:[把将用以拿凭靠对从像比被]|如同|[称名题]为|[称叫]做|所谓|[这那][句声个])[ \t]*+\\Z"
)
"""Before an opening quote: a word that makes what is quoted a part of the phrase behind it."""

SPEAKER = lazy(
    f'[ \t]*+(?:[^{_MARKS}，；：“”"「」\n]{{0,12}}?(?:{_SPEAKS})[道着完到了]?'
    '(?=[，。：；！？、…“「"]|\\Z)'
    f'|[他她它我你您咱][们俩]?[^{_MARKS}，；：“”"「」\n]{{0,4}}?(?:{_SPEAKS}))'
    f"|[他她它]|我(?!们)|[^{_MARKS}，；：“”「」\\s]{{0,3}}?(?:{_PERSONS})"
)
"""After a quotation that nobody has yet been named for: who says it, and what they do."""

SAYS = lazy(f"(?:[：:]|{_SPEAKS})[了着到]?[ \t\u3000]*+\\Z")
"""Before an opening quote: somebody speaks."""

INTRODUCES = lazy("[，,。！？；…—\n][ \t\u3000]*+\\Z")
"""Before an opening quote: it is no word in the middle of a phrase."""

NAMED = lazy("(?:Yahoo|Joomla|Discuz|Jeopardy|Kahoot|Yum|#)\\Z")
"""Before `!` or `?`: a name that is written with it, a shebang."""

PATH = lazy("[./=&:\\\\][!-~]*\\Z")
"""Before `!` or `?` and a letter: a path or an address."""

ABBREVIATED = lazy(
    "(?<![A-Za-z0-9.])(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4}|Mrs?|Ms|Dr|Prof|St|Jr|Sr|No|Vol|Fig"
    "|vs|etc|cf|al|ca|[ei]\\.[ge]|eg|ie|a\\.k\\.a|(?:[A-Z]\\.)+[A-Z])\\Z"
)
"""Before a `.`: an ordinal, an initial or an abbreviation."""

NUMBERED = lazy(
    "(?:[0-9０-９]|(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ]|(?:^|[\\s，。；：、．）)“‘「『（(《〈【〔\\[])[一二三四五六七八九十]{1,3})\\Z"
)
"""Before a `．`: a number, a letter that counts, an initial."""

TRANSCRIBED = lazy(
    "[阿埃艾翰恩爱安奥巴白贝本比彼宾波伯博布查达大戴丹道德登邓狄迪蒂丁杜顿多尔法凡菲费芬佛弗福盖甘戈格葛古圭哈海汉豪赫亨胡华怀霍基吉"
    "加佳迦杰金卡凯坎康考柯科克肯库奎拉莱赖兰朗劳勒雷黎李里理利莉丽林琳卢鲁路露伦罗洛马玛迈麦曼梅门米密明摩莫默姆穆娜纳乃南内尼妮"
    "宁纽努诺欧帕派潘佩彭皮珀普齐奇乔切琴让热仁荣瑞萨塞桑森沙莎山珊尚绍圣石史士司丝斯松苏索塔泰坦汤唐特提廷图托瓦万威韦维卫温文沃"
    "乌伍西希席夏香肖谢辛欣休修许雪雅亚扬耶叶伊易英尤约泽扎詹珍治朱茱卓兹祖居"
    "愛奧貝賓達鄧狄頓爾費蓋漢華懷傑凱萊賴蘭勞黎麗盧魯倫羅馬瑪邁麥門納內寧紐諾歐喬榮薩聖蘇湯圖萬衛溫韋烏蕭謝許亞揚葉約澤莊茲]"
)
"""With a dot between two of these: a foreigner's name, 哈利．波特."""

"""Words that hold numerals and count nothing."""

from __future__ import annotations

from functools import lru_cache

from translit.patterns import lazy

__all__ = ["HIDDEN", "without_idioms"]

HIDDEN = "\ue000"
"""Stands for each character of a word that counts nothing."""

_ALWAYS = """
    一千零一夜 一五一十 一成不变 七上八下 三七二十一 九牛一毛 亿万富翁 亿万富豪 亿万身家
    万亿万 百万富翁 千万富翁 十万富翁 百万雄师 十万八千里 十万火急 十万个为什么 千军万马
    千千万万 千变万化 千方百计 千言万语 千家万户 千丝万缕 千差万别 千篇一律 千载难逢 千里之行
    千里马 成千上万 成百上千 数以万计 数以千计 数以百计 数以亿计 万里长城 万无一失 万不得已
    万有引力 万圣节 万维网 百思不得其解 百尺竿头 千万别 千万不 千万要 千万记 千万小心
    千万注意 千万莫 千万勿 千万得 千万当心 千万留 千万保重 千万珍 千万请 千万谨慎 千万可别
    两三年 两三天 数一数二 几百年 几千年 上万网 上百度 零一万物 百里挑一 万里挑一 万元户
    百万年薪 一百万种可能 千万级别 千人千面 千行百业 百花齐放 百家争鸣 百度云 万象更新
    万紫千红 千秋万代 千山万水 千辛万苦 千刀万剐 万水千山 一落千丈 一本万利 百发百中 百战百胜
    百依百顺 以一当十 十全十美 五颜六色 三三两两 三五成群 乱七八糟 杂七杂八 横七竖八 七嘴八舌
    七零八落 四面八方 五湖四海 三番五次 三心二意 三言两语 五花八门 四分五裂 四通八达 丢三落四
    朝三暮四 不三不四 说三道四 颠三倒四 挑三拣四 接二连三 七七八八 十有八九 九死一生 五光十色
    五十步笑百步 各打五十大板 此地无银三百两 三百六十行 三十六计 十八般武艺 七十二变 八九不离十
    三十年河东 三十年河西 行百里者半九十 躲得过初一躲不过十五 躲得过初一，躲不过十五 冰山一角
    三十而立 四十不惑 五十知天命 六十而耳顺 七十古来稀 千呼万唤 一点一点 一寸光阴一寸金
    一清二楚 一干二净 一举两得 一石二鸟 百分百 百无一 成人礼 三成人
""".split()

_UNCOUNTED = """
    万一 万万 万分(?!之) 万物(?!资|业|流|品) 万事(?!业|故|件) 万能(?!够|买|做) 万岁
    万科(?!研|技|学) 万达(?!到|标|成) 万向 万恶 万众 万幸 万年历 万花筒 百度 百科 百货 百姓
    百胜 百年 百倍 千问 千禧 万事达 万豪(?!车|宅|华) 万宝(?!马|贝|宝) 万兴 千寻 亿欧(?!元)
    亿联 亿纬 亿滋 百川 亿万 二百五(?!十|[百千万亿]|块|元) 一万个 一千个 兆易 万户 万国 万代
    万古 万丈 万般 万念
""".split()
"""Words, if no number goes before: 2万能买, 五万一."""

_NUMERAL = "[\\d零一二两三四五六七八九十百千万亿几数多余]"

_NAMES = (
    "万圣节|万事达|万物|万科|万达|万向|万豪|万宝|万代|万国|万兴|万象|万里|万众|万全|万华|万通|万和"
    "|万能(?!够|买|做)|万丰|万泰|万州|万宁|万寿|兆易|兆芯|亿欧(?!元)|亿联|亿纬|亿航|亿滋|亿咖|亿智|亿道|亿邦|亿万"
    "|百度|千问|千禧"
)
"""What begins with a unit and stands behind a year: 2025万物云."""

_BEFORE_NUMBER = "参函常倍系指次变点基分代岁招套算奥整奇偶负正级复人户总无读单件"

_FIGURE = r"\d{1,9}(?:\.\d{1,9})?"

_SEATS = (
    (
        "周",
        r"(?<!第)(?<![一二两三四五六七八九十\d每半多几])周[一二三四五六](?=[^\d零年月天岁个周元])",
    ),
    ("星礼", r"(?:星期|礼拜)[一二三四五六]"),
    ("张李王赵", r"张三|李四|王五|赵六"),
    ("高", r"(?<![最提升新更调抬增走推])高[一二三](?![\d百千万亿元角块度米])"),
    ("初", r"(?<![\d一二三四五六七八九])初[一二三四五六七八九](?![月级])"),
    (
        "第",
        (
            r"第[ \ufffc]{0,300}(?:几[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+(?!季|财)"
            r"|\d[\d,]*(?: ?[十百千]?[万亿]+)?(?![\d季财]))"
        ),
    ),
    (r"\d", rf"(?<![\d.])(?:19|20)\d\d(?={_NAMES})"),
    (
        r"\d",
        rf"(?<![\d.,]){_FIGURE} ?(?P<both>[万亿]){_FIGURE} ?(?P=both)(?![\d万亿])",
    ),
    (f"茶{_BEFORE_NUMBER}", rf"茶几|[{_BEFORE_NUMBER}]数(?=[十百千万亿])"),
    ("世上", r"世上万|(?<=[球用网路地界天海山])上万(?=[物事能古众国圣])"),
)
"""A digit that belongs to the word before it: a weekday, a class, a name, the third of a row; and
10万8万, which is either of two. Each with the signs that it may begin with."""

_FIRST = "".join(
    (
        *{word[0] for word in (*_ALWAYS, *_UNCOUNTED, *_NAMES.split("|"))},
        *(first for first, _ in _SEATS),
    )
)

_WORDS = lazy(
    rf"(?=[{_FIRST}])(?:"
    + "|".join(
        (
            *(pattern for _, pattern in _SEATS),
            *sorted(_ALWAYS, key=len, reverse=True),
            rf"(?<=(?:19|20)\d\d)(?:{_NAMES})",
            f"(?<!{_NUMERAL})(?:{'|'.join(_UNCOUNTED)})",
        )
    )
    + ")"
)


@lru_cache(maxsize=64)  # the rules of one sentence ask for it in turn
def without_idioms(text: str) -> str:
    """The text with `HIDDEN` for each character of such words; all else stands in its place."""
    return _WORDS.sub(lambda word: HIDDEN * len(word[0]), text)

"""The currencies that are known, a row each: read in Chinese, written in English, compared in both.

A new currency is a row here, and a line in `tests/cases/quantities/amounts.tsv`.
"""

from __future__ import annotations

from typing import NamedTuple

from translit.patterns import lazy

__all__ = ["CURRENCIES", "LETTERED_SIGNS", "PAID", "YUAN", "Currency", "alternatives"]


_AROUND = lazy(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
"""In a pattern, what must stand around a name, or must not."""
_GROUP = lazy(r"\(\?:|\)")


class Currency(NamedTuple):
    """A currency: what it is called, and how it is written."""

    code: str
    """Of ISO 4217."""
    words: str
    """Its names in Chinese, a blank between them: `欧元`. The first is the usual one."""
    plural: str
    """What many of them are called in English: `billions of euros`."""
    english: str
    """Its names in an English text: patterns, with a `|` between them. Its code is one anyway."""
    symbol: str = ""
    """What English writes before an amount: `€`. Without one, the plural is written behind it."""
    signs: str = ""
    """What else may stand before an amount in an English text, a blank between them."""
    sign: str = ""
    """The one sign that stands before an amount in a Chinese text, if it is its own."""
    also: str = ""
    """What it is called behind an amount, and nowhere else: a pattern with what must be around."""
    alike: str = ""
    """By which name, that others have as well, it may go in English: `dollar`."""
    region: str = ""
    """Where 元 is this currency, as a locale has it: `tw`."""

    @property
    def own(self) -> str:
        """A sign of no language, for 元 in a text from the region; empty where there is none."""
        return chr(0xE000 + ord(self.region[0])) if self.region else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in Chinese."""
        return tuple(self.words.split())

    @property
    def lettered(self) -> tuple[str, ...]:
        """Its signs that are letters and a sign: `HK$`. A Chinese text has them too."""
        return tuple(
            sign
            for sign in (self.symbol, *self.signs.split())
            if sign[:1].isalpha() and sign[-1:] == "$"
        )

    @property
    def ends(self) -> str:
        """What it can be called ends with one of these signs, or is one."""
        also = _GROUP.sub("", _AROUND.sub("", self.also)).split("|")
        return "".join(name[-1:] for name in (self.sign, *self.names, *also, self.own))


_ARITY = (
    "[凶首]|方程|函数|[性老祖]|气|化(?!妆|肥)|次(?!日|级)|论(?!文|坛)|结|认(?!购|缴|筹)"
    "|分析|运算|[一二三]次|模型|编程|语法|谬|关系|对立|思维"
)
"""What makes 一元 to 九元 a number of parts: 二元论, 三元函数, 一元二次方程."""

YUAN = (
    "元(?!素(?![食菜颜描质])|件(?!件)|旦(?!角)|宵(?!夜)|音(?![乐响像])|组(?![团合队装件])|数(?![码字学]|据线)"
    "|器(?![材械具])|宝(?![贝宝马])|培(?![训养])|帅(?!气|哥)|始(?!终)|户(?![外型口])|宇|首脑"
    "|店|年(?!费|薪|租|货|终)|机(?![票器械床场油构会组建顶])|结(?![清算余账欠束]))"
    rf"(?:(?<=[十百千万亿]元)|(?<=\d\d元)|(?!{_ARITY}))"
)
"""Not an element (元素), a component (元件), dualism (二元论), a shop (十元店)."""

PAID = "元钱(?![包币庄])"
"""几十元钱: the money once more."""

_KUAI = (
    r"(?:(?<=[十百千万])|(?<=\d{3}))块(?=的(?!砖|石|板|瓷|屏|地)|[一每](?:[斤杯碗瓶晚天月年次平台张部件个只本位]|小时))"
    r"|(?:(?<=\d)|(?<=[一二三四五六七八九十][二三四五六七八九]))块(?=[一每](?:[斤杯碗瓶晚天月年平]|小时))"
    r"|(?<=[一两二三四五六七八九十])块(?=[一每](?:公?斤|[杯碗瓶串]|小时))"
)
"""块 where it counts no pieces: 两千块的相机, 五千块一台, 20块一斤, 五块一斤."""

CURRENCIES = (
    Currency(
        "USD", "美元 美金 美刀", "dollars", r"US dollars?|U\.S\. dollars?|American dollars?",
        "$", "US$ USD", "$", r"(?<=[\d百千万亿])刀(?![具片锋法枪])|USD(?![A-Za-z])", "dollar",
    ),
    Currency(
        "CNY", "人民币", "yuan", "yuan|RMB|renminbi|kuai", "", "¥ ￥ RMB CNY", "¥",
        f"元人民币|块人民币|块钱|{_KUAI}|(?:RMB|CNY)(?![A-Za-z])|圆(?=整)|{PAID}|{YUAN}",
    ),
    Currency(
        "EUR", "欧元", "euros", "euros?", "€", "EUR", "€",
        "(?<=[万亿])欧(?![洲盟美姆拉莱亚冠阳佩文元])|EUR(?![A-Za-z])",
    ),
    Currency(
        "GBP", "英镑", "pounds", "British pounds?|pounds? sterling", "£", "GBP", "£",
        r"(?<=[\d百千万亿])镑(?!秤)|GBP(?![A-Za-z])", "pound",
    ),
    Currency("JPY", "日元 日币 日圆", "yen", "yen", signs="JPY", also="JPY(?![A-Za-z])"),
    Currency(
        "HKD", "港元 港币", "Hong Kong dollars", "Hong Kong dollars?", "HK$", "HKD",
        also="HKD(?![A-Za-z])", alike="dollar", region="hk",
    ),
    Currency(
        "TWD", "新台币 新台幣 台币", "New Taiwan dollars", "(?:New )?Taiwan(?:ese)? dollars?|NTD",
        "NT$", "NTD TWD", also="NTD(?![A-Za-z])", alike="dollar", region="tw",
    ),
    Currency(
        "KRW", "韩元 韩币 韩圆", "won", "(?:Korean )?won(?= |[,.;)]|$)", signs="₩", alike="won"
    ),
    Currency(
        "AUD", "澳元 澳币", "Australian dollars", "Australian dollars?", "A$", "AU$",
        alike="dollar",
    ),
    Currency(
        "CAD", "加元 加币", "Canadian dollars", "Canadian dollars?", "C$", "CA$", alike="dollar"
    ),
    Currency(
        "SGD", "新币 新加坡元 坡币", "Singapore dollars", "Singapore(?:an)? dollars?", "S$",
        alike="dollar", region="sg",
    ),
    Currency("CHF", "瑞士法郎 瑞郎", "Swiss francs", "Swiss francs?"),
    Currency("RUB", "卢布", "rubles", "rubles?|roubles?"),
    Currency("INR", "卢比", "rupees", "rupees?", signs="₹"),
    Currency("THB", "泰铢", "baht", "baht"),
    Currency("VND", "越南盾", "dong", "dong"),
    Currency(
        "NZD", "新西兰元 纽元 纽币", "New Zealand dollars", "New Zealand dollars?", "NZ$",
        alike="dollar",
    ),
    Currency("MOP", "澳门元 澳门币", "patacas", "patacas?", region="mo"),
    Currency("MYR", "林吉特 令吉", "ringgit", "ringgits?", signs="RM"),
    Currency("IDR", "印尼盾", "rupiah", "rupiahs?"),
    Currency("BRL", "巴西雷亚尔 雷亚尔", "reals",
             "Brazilian rea(?:l|is|ls)|rea(?:is|ls)|real(?! [a-z])", "R$"),
    Currency("SEK", "瑞典克朗", "kronor", "(?:Swedish )?kron(?:or|a)"),
    Currency("MXN", "比索", "pesos", "(?:Mexican |Philippine )?pesos?"),
    Currency("ZAR", "兰特", "rand", "(?:South African )?rands?"),
    Currency("PLN", "兹罗提", "zlotys", "(?:Polish )?zlot(?:ys?|ies)"),
    Currency("AED", "迪拉姆", "dirhams", "dirhams?"),
    Currency("ILS", "谢克尔", "shekels", "(?:Israeli )?shekels?", signs="₪"),
    Currency("TRY", "土耳其里拉", "lira", "(?:Turkish )?liras?", also="里拉"),
)  # fmt: skip


LETTERED_SIGNS = tuple(
    sorted((sign for one in CURRENCIES for sign in one.lettered), key=len, reverse=True)
)
"""HK$, NT$, US$, …: the longest first."""


def alternatives(*more: str) -> str:
    """The names of all currencies in Chinese, and some more, as a pattern: the longest first."""
    names = {*more, *(name for one in CURRENCIES for name in one.names)}
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))

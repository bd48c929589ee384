"""Chinese numerals -> numbers: Arabic, full-width and Han digits, with 万 and 亿 among them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from translit.patterns import lazy
from translit.quantities.currencies import alternatives
from translit.quantities.grammar import DIGITS, MULTIPLIERS, guess_of, scale_of, value_of
from translit.traditional import simplified

__all__ = ["LARGEST", "Number", "folded", "number_at", "whole_number"]

LARGEST = Decimal(10) ** 18
"""What is larger is a key, a sum of squares or nonsense, and nobody counts it in 万."""

_FOLDED = str.maketrans("０１２３４５６７８９．％￥＄－～＋", "0123456789.%¥$-~+")
_WIDE_COMMA = lazy(r"(?<=[0-9０-９])，(?=[０-９]{3}(?![0-9０-９]))|(?<=[０-９]),(?=[０-９])")
"""`１２，３４５` is one figure; in `$20，300美元` the comma divides the sentence."""

_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
_FORMAL_RUN = lazy(
    "[壹贰叁肆伍陆柒捌玖拾佰仟零]{2,}|[壹贰叁肆伍柒捌玖拾佰仟](?=[万亿元圆])"
    "|(?<=[万亿])[壹贰叁肆伍陆柒捌玖拾佰仟]"
)
"""The digits of cheques; one alone may be a name: 大陆, 队伍."""

_YEAR_AND_ROUND = r"(?:19|20)\d\d(?:百|千(?![瓦克米卡赫伏帕焦字兆])|[万亿]级)"
"""A year, and behind it a round number of its own: 2025百亿补贴, 2024千人大会, 2024百强."""
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,20}(?!\d))(?:\.\d+)?"
_ARABIC = lazy(f"(?!{_YEAR_AND_ROUND}){_FIGURE}")
_FOLLOWING = lazy(f" ?[零〇]? ?({_FIGURE})")
"""A smaller part behind 万 or 亿: 2 亿 3000 万, 2万零5, where 零 says that units are left out."""

_NO_UNIT = r"(?!分之)(?!亿万)(?![百千]?万富翁)"
_MARKUP = r"(?: {1,3}|[ \ufffc]{0,300}\ufffc *(?=(?:[多余来几]\ufffc{0,300})?[十百千]?[万亿]))?"
"""What may divide a figure from its unit: a blank, or codes that are hidden: `**8**亿`."""
_UNITS = lazy(
    rf"{_NO_UNIT}{_MARKUP}(?:(?P<more>多|余|来|几)(?:\ufffc{{1,300}}(?=[十百千]?[万亿]))?)?"
    r"(?: ?个 ?(?=[多余]?亿(?!万)))?(?P<much>[多余])?"
    r"(?P<unit>(?:[十百千] ?)?(?:多|余|几)?(?:万亿|万|亿)|[十百千]万亿"
    r"|千(?![瓦克米卡赫伏帕焦字兆问禧里呼])|百(?![度分科胜]))(?P<half>半(?![年天月日个小导路夜价数成夏]))?"
)
"""A unit behind an Arabic figure: ` 亿`, `个亿`, `千万`, `百多万`, `多万`."""
_TRILLIONS = lazy(rf" ?兆(?= ?(?:{alternatives('元')}))")
"""兆 is a trillion of money; otherwise a megabyte."""
_WAN = lazy(
    r" ?w(?=\+|(?:多|余)? ?(?:粉|用户|阅读|播放|人|次|元|块|下载|浏览|点赞|关注|月活|日活"
    r"|条|份|台|户|[月年]薪|存款|预算))| ?W(?= ?(?:粉|播放|阅读|人民币|元|块))"
)
"""The 万 of chats: `10w+`, `100w粉丝`, `5W粉丝`; `450w` may be watts."""
_EARNED = lazy(
    r"(?:薪|收入|赚|卖|花|房价|存款|预算|粉丝|播放|阅读|浏览|用户|点赞)量?(?:了|到|达|约|近|涨到|突破|超|超过|过|破)?"
    r" ?[\d.]+\Z"
)
_BARE_WAN = lazy(r"w(?![A-Za-z0-9])")

_LAST = (
    rf"(?=\Z|[，。！？；：、,!?;:）)”」』》\s~～—–-]|\.(?!\d)"
    rf"|{alternatives('元', '块', '欧', 'RMB')}"
    r"|左右|上下|以上|以下|以内|起|的|了|吧|呢|啊|吗|就|每|到|至|多|卖|买|还|都|也|和|与|或|是|在|给)"
)
_TAIL = lazy(rf"(\d){_LAST}|(?:(\d)(?=一[^元块万亿]))")
_TAIL_APART = lazy(rf"(\d)(?=\Z|[，。！？；：、!?;:）)”」』》]| ?(?:{alternatives('元')}))()")
"""The 6 of 3万6: a digit that ends what is said of the number."""

_HAN = lazy("(?:[零〇一二两三四五六七八九十百万亿廿卅]|千(?![瓦克米卡赫伏帕焦])){1,30}")
"""No number is longer than that: a text of nothing else must not be read again and again."""

_HAN_POINT = lazy(
    r"点([零〇一二三四五六七八九]+)(?![十百]?(?:分(?!之)|刻|十))(?!个?钟(?!头))([十百千]?[万亿]*)"
)
"""Not the time of day: 十二点五十分, 八点一刻."""

_MORE_HAN = lazy(
    r"(?P<apart>\ufffc{1,300}+)?(?:(?P<more>多|余|来|几)(?:\ufffc{1,300}(?=[十百千]?[万亿]))?)?"
    r" ?个?(?P<much>多|余)?"
    r"(?P<unit>(?(apart)[十百千]?)(?:万亿|万(?!富翁)|亿(?!万)))"
)
_HAN_HALF = lazy("半(?![年天月日个小导路夜价数成夏])")

_EACH = lazy(
    r"[个只件条台辆张本套间平㎡份次人年月天日晚夜周斤公亩吨米尺辈克盒瓶包箱袋棵根头匹艘架部把支枝双"
    r"对位名户座栋幢层家集期节课顿餐杯碗盘桌场回趟遍篇首枚颗粒块片股票单学幅副小]"
)
"""What the 一 of 八万一平 counts: so much for each."""
_REST = lazy(r"(?! ?年|[\dA-Za-z])")
_EACH_FIGURE = lazy(r"(?<=[万亿千])1(?=[平辆台套个张件㎡])")

_LONGEST_TAIL = 2
_PRICE_OF_ONE = lazy(r"[百千万亿][二三四五六七八九]一\Z")
"""两千八一 of 两千八一台."""


class Number(NamedTuple):
    """A number that was read, and how far it reaches."""

    value: Decimal
    end: int
    unit: int = 1
    """The largest multiplier that was written: 10,000 for 万, 1 for none."""
    more: bool = False
    """Whether 多, 余 or 来 says that it is more than that."""
    han: bool = False
    """Whether it was written in Han digits alone."""
    high: Decimal | None = None
    """The other end of a guess: 七八百 is 700 to 800."""
    tail: int = 1
    """The multipliers behind the last digit, in one: a million for 五百万."""
    teens: bool = False
    """Whether 几 leaves the last digit open: 十几万."""


def folded(text: str) -> str:
    """The text with full-width digits and signs, and traditional characters, in their usual form.

    Formal digits become the usual ones, where several make a number. Each stands in its place.
    """
    plain = _WIDE_COMMA.sub(",", text)
    plain = simplified(plain).translate(_FOLDED)
    return _FORMAL_RUN.sub(lambda run: "".join(_FORMAL.get(one, one) for one in run[0]), plain)


def whole_number(word: str | None) -> int | None:
    """A small whole number in Arabic or Han digits; None where there is none."""
    if not word:
        return None
    if word.isdecimal():
        return int(word)
    value = value_of(word)
    return None if value is None else int(value)


@lru_cache(maxsize=64)  # the rules of one place ask for it in turn
def number_at(text: str, place: int) -> Number | None:
    """The number that begins at a place of a folded text, with its 万 and 亿."""
    if arabic := _ARABIC.match(text, place):
        number: Number | None = _arabic_number(text, arabic)
    elif han := _HAN.match(text, place):
        number = _han_number(text, han)
    else:
        return None
    if number is None or number.value > LARGEST or (number.high or 0) > LARGEST:
        return None
    many = number.unit >= MULTIPLIERS["亿"]
    if text.startswith("分之", number.end) or (many and text.startswith("亿", number.end)):
        return None  # 十亿分之一; 9亿亿, of which half must not be read
    after = text[number.end : number.end + 2]
    counted = number.unit >= 10_000 or (number.unit > 1 and not number.han)  # noqa: PLR2004
    if number.more or number.high or not counted or after[:1] not in ("多", "余", "+"):
        return number
    if after[1:].isdigit() or (after[0] == "+" and number.unit < 10_000):  # noqa: PLR2004
        return number
    return number._replace(end=number.end + 1, more=True)


def _arabic_number(text: str, arabic: re.Match[str]) -> Number:
    """`1.4万亿`, `5百多万`, `1亿2000万`, `3万6`: figures with units that grow smaller."""
    first = _counted(text, arabic)
    total, end, last = first.value, first.end, first.unit
    while last > 1 and not first.more and (following := _FOLLOWING.match(text, end)):
        figure = following.start(1)
        part = _counted(text, following, 1)
        if 1 < part.unit < last and part.value < last:
            total, end, last = total + part.value, part.end, part.unit
            continue
        if not {*"零〇"}.isdisjoint(text[end:figure]) and part.unit == 1 and part.value < last:
            total, end = total + part.value, following.end()  # 2万零5
        elif last == 10_000 and len(following[1]) == 4 and _REST.match(text, following.end()):  # noqa: PLR2004
            total, end = total + int(following[1].replace(".", "")), following.end()  # 2万4801
        elif tail := _tail(text, end, figure):
            total += Decimal(tail[1] or tail[2]) * last / 10
            end = tail.end()
        break
    else:
        if last > 1 and first.unit == last and not first.more and (han := _HAN.match(text, end)):
            word = han[0].lstrip("零〇")  # 3亿五千万, 2万零五百
            smaller = value_of(word) if word else None
            if smaller and smaller < last and (word != han[0] or scale_of(word) > 1):
                total, end = total + smaller, han.end()
    return first._replace(value=total, end=end)


def _tail(text: str, end: int, figure: int) -> re.Match[str] | None:
    """The 6 of 3万6, and of 3 万 6 where nothing follows that it could count."""
    if _EACH_FIGURE.match(text, end):
        return None
    return (_TAIL if figure == end else _TAIL_APART).match(text, figure)


def _counted(text: str, figure: re.Match[str], group: int = 0) -> Number:
    """One figure with the units behind it: `3万5千亿` has two that multiply."""
    value = Decimal(figure[group].replace(",", ""))
    end, unit = figure.end(), 1
    if found := _TRILLIONS.match(text, end) or _wan(text, figure):
        scale = 10_000 if "w" in found[0].lower() else 10**12
        return Number(value * scale, found.end(), scale, tail=scale)
    more = teens = False
    while found := _UNITS.match(text, end):
        word = re.sub("[多余几 ]", "", found["unit"])
        scale = _product(word)
        if (unit > 1 and scale >= unit and unit != 10_000) or (unit == 10_000 and word != "亿"):  # noqa: PLR2004
            break
        if found["more"] == "几" and not (value % 10 == 0 and value):
            break
        more = more or bool(found["more"] or found["much"] or {*found["unit"]} & {*"多余几"})
        teens = teens or found["more"] == "几" or "几" in found["unit"]
        value, end, unit = value * scale, found.end(), max(unit * scale if unit > 1 else 1, scale)
        if found["half"]:
            return Number(value + Decimal(_product(word[-2:] if word == "万亿" else word[-1])) / 2,
                          end, unit, tail=unit)  # fmt: skip
    if unit == 10_000 and (mixed := re.compile(r" ?(\d) ?千亿").match(text, end)):  # noqa: PLR2004
        value = (value + Decimal(mixed[1]) * 1000) * 10**8  # 3万5千亿
        end, unit = mixed.end(), 10**12
    return Number(value, end, unit, more=more, tail=unit, teens=teens)


def _wan(text: str, figure: re.Match[str]) -> re.Match[str] | None:
    """The w that stands for 万."""
    end = figure.end()
    if text[end : end + 2].lstrip()[:1] not in ("w", "W"):
        return None
    earned = _EARNED.search(text, max(0, figure.start() - 8), end)
    return _WAN.match(text, end) or (_BARE_WAN.match(text, end) if earned else None)


def _product(word: str) -> int:
    product = 1
    for one in word:
        product *= MULTIPLIERS[one]
    return product


def _han_number(text: str, found: re.Match[str]) -> Number | None:
    word, end = _without_each(text, found[0], found.end())
    if (point := _HAN_POINT.match(text, end)) and not {*word} & {*"千万亿"}:
        fraction = "".join(str(DIGITS[one]) for one in point[1])
        whole = value_of(word)
        if whole is None:
            return None
        unit = _product(point[2])
        return Number(Decimal(f"{whole}.{fraction}") * unit, point.end(), unit, han=True, tail=unit)
    high = None
    value = value_of(word)
    if value is None:
        guess = guess_of(word)
        if guess is None:
            return None
        value, high = guess
    tail = _product(_trailing(word))
    number = Number(value, end, scale_of(word), han=True, high=high, tail=tail)
    return _with_more(text, number, word)


def _with_more(text: str, number: Number, word: str) -> Number:
    """What stands behind Han digits: `两千多万`, `两个多亿`, `十几个亿`, `一亿半`."""
    end, scale = number.end, 1
    bigger = _MORE_HAN.match(text, end)
    if (
        bigger
        and text[end : end + 1] not in "万亿"
        and (bigger["more"] or "个" in bigger[0] or bigger["apart"])
    ):
        if bigger["more"] == "几" and word[-1:] != "十":
            return number
        scale, more = _product(bigger["unit"]), bool(bigger["more"] or bigger["much"])
        teens = bigger["more"] == "几"
        return number._replace(value=number.value * scale, end=bigger.end(), unit=scale, more=more,
                               high=number.high and number.high * scale, teens=teens)  # fmt: skip
    if number.unit >= 10_000 and not number.high and _HAN_HALF.match(text, end):  # noqa: PLR2004
        half = Decimal(_product(_trailing(word)[-1:])) / 2
        return number._replace(value=number.value + half, end=end + 1)
    if number.unit >= 10_000 and text[end : end + 1] == "来":  # noqa: PLR2004
        return number._replace(end=end + 1, more=True)
    return number


def _trailing(word: str) -> str:
    """The multipliers behind the last digit of a word."""
    return word[len(word.rstrip("十百千万亿")) :]


def _without_each(text: str, word: str, end: int) -> tuple[str, int]:
    """A word without what begins something else: the 两 of 一千两, the 一 of 八万一平米."""
    after = text[end : end + 1]
    if word.endswith("十两") or (_PRICE_OF_ONE.search(word) and _EACH.match(after)):
        return word[:-1], end - 1
    if len(word) < _LONGEST_TAIL or word[-2] not in "百千万亿":
        return word, end
    if word[-1] == "两" and after != "个":
        return word[:-1], end - 1
    if word[-1] == "一" and _EACH.match(after) and not re.match("块|公?里", text[end : end + 2]):
        return word[:-1], end - 1
    if word[-1] in "二三两" and word[-2] in "万亿" and re.match("[次年个天月]", after):
        return word[:-1], end - 1
    return word, end

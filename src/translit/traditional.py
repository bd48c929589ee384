"""Traditional Chinese, with the words of Taiwan and Hong Kong -> simplified Chinese, by OpenCC.

`simplified` is for comparing: each character stays in its place. `mainland` is for engines, which
have seen 软件 and hardly any 软体. OpenCC is opened for what it may change only: most posts have
nothing for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from translit.languages import HAN
from translit.patterns import lazy

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = [
    "REGIONS",
    "is_traditional",
    "mainland",
    "names_here",
    "names_there",
    "region_of",
    "simplified",
]

_RUN = lazy(f"{HAN.pattern}+")

_REGIONS = {"tw": "tw2sp", "hant": "tw2sp", "hk": "hk2sp", "mo": "hk2sp"}
"""What of a locale names a region, and how OpenCC calls the way from there to the mainland."""

REGIONS = tuple(dict.fromkeys(_REGIONS.values()))

_ELSEWHERE = ("s2twp", "s2hkp")
"""Ways from the mainland to where other words are used."""

_BOTH = """
程式碼 代码
行程式碼 行代码
行程式 行程序
品質 质量
預設 默认
介面 界面 (?<!中)_(?![臨對試])
"""

_WORDS = {
    "tw2sp": f"""{_BOTH}
帳號 账号
回饋 反馈
筆電 笔记本电脑 _(?![費價話匯影視])
行動電話 手机
複製 复制
離線 离线 (?<!距)_
封包 数据包 (?<!信)_
字型檔 字体文件
函式庫 函数库
公車 公交车 (?<!辦)_(?!輛)
捷運 地铁
馬鈴薯 土豆
鳳梨 菠萝
優酪乳 酸奶
冷氣 空调 (?<!口)_
""",
    "hk2sp": f"""{_BOTH}
質素 质量
的士 出租车 _(?![兵氣官紳卒人農])
手提電話 手机
單車 自行车 (?<![訂清名])_
電單車 摩托车
雪櫃 冰箱
冷氣機 空调
段片 视频 _(?![頭尾段])
影片 视频 (?<![投電])_(?!段)
記憶體 内存
檔案 文件
資料庫 数据库
螢幕 屏幕
電郵 电子邮件
連結 链接
使用者 用户
登入 登录
演算法 算法
晶片 芯片
""",
}
"""Words of each region that OpenCC leaves, or takes for parts of others (行程 in 兩千行程式碼),
and the mainland's for them; with what must not be around one that may be no word: 的士兵."""

_ALSO = frozenset("乾吒夥後徵拚於榘麽")
"""Traditional characters that GB 2312 has: some have a use in simplified Chinese as well."""


def region_of(locale: str) -> str:
    """The way from a locale's Chinese to that of the mainland; empty where there is none to go."""
    _, *parts = locale.casefold().replace("-", "_").split("_")
    return next((_REGIONS[part] for part in reversed(parts) if part in _REGIONS), "")


def is_traditional(text: str) -> bool:
    """Whether a text may have traditional characters: certainly not, where this is False."""
    if text.isascii():
        return False
    han = "".join(_RUN.findall(text))
    try:
        # GB 2312 has simplified characters, and nothing is faster than an encoder.
        han.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return not _ALSO.isdisjoint(han)


def simplified(text: str) -> str:
    """The text in simplified characters, character for character, each in its place."""
    if not is_traditional(text):
        return text
    found = _converted(text, "t2s")
    if len(found) == len(text):
        return found
    return "".join(one if len(made := _converted(one, "t2s")) != 1 else made for one in text)


def mainland(text: str, region: str = "") -> str:
    """The text in simplified characters and, of a region's, the mainland's words: 滑鼠 is 鼠标."""
    if region:
        return _of_region(text, region) if HAN.search(text) else text
    return simplified(text)


class _Word(NamedTuple):
    there: str
    here: str
    around: str = "_"
    """A pattern; the word stands for `_`."""


@cache
def _words(region: str) -> dict[str, _Word]:
    words = (_Word(*line.split()) for line in _WORDS[region].splitlines() if line)
    return {word.there: word for word in sorted(words, key=lambda one: -len(one.there))}


@cache
def _any_word(region: str) -> re.Pattern[str]:
    words = _words(region).values()
    return re.compile("|".join(word.around.replace("_", word.there) for word in words))


def _of_region(text: str, region: str) -> str:
    words = _words(region)
    return _converted(_any_word(region).sub(lambda found: words[found[0]].here, text), region)


@cache
def names_here(word: str) -> frozenset[str]:
    """What a word is on the mainland, if it is one of Taiwan or Hong Kong."""
    return frozenset(_of_region(word, way) for way in REGIONS) - {_converted(word, "t2s")}


@cache
def names_there(word: str) -> frozenset[str]:
    """What a word is in Taiwan and Hong Kong, in simplified characters, if it is another there."""
    here = _converted(word, "t2s")
    theirs = {_converted(here, way) for way in _ELSEWHERE}
    theirs |= {there for way in REGIONS for there, word in _words(way).items() if word.here == here}
    return frozenset(_converted(one, "t2s") for one in theirs) - {here}


def _converted(text: str, way: str) -> str:
    try:
        return str(_opened(way).convert(text))
    except UnicodeEncodeError:  # half a character
        return text


@cache
def _opened(way: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(way)

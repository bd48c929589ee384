"""What Chinese says in ways of its own, as a table: a sign it has, its pattern, its reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translit.patterns import lazy
from translit.quantities.in_chinese.counts import COUNT, HAN
from translit.quantities.in_chinese.dates import (
    aged,
    born,
    calendar,
    day,
    day_name,
    dotted_day,
    era,
    half_of_it,
    iso,
    month,
    plan,
    quarter,
    remembered,
    short_year,
    singles_day,
    two_months,
    world_war,
    year,
)
from translit.quantities.in_chinese.measures import (
    base,
    below_zero,
    decade_of_life,
    degrees,
    degrees_of,
    dozens,
    each_million,
    feet_and_inches,
    four_by_four,
    height,
    listed,
    per_mille,
    ratio,
    small_change,
    small_share,
    time_of_life,
    version,
    weight,
)
from translit.quantities.in_chinese.multiples import (
    again,
    and_half,
    discount,
    fold,
    half,
    split,
    tenth_parts,
)
from translit.quantities.mentions import Mention

__all__ = ["special"]

Made = Callable[[re.Match[str]], "Mention | None"]

_DIGIT = "[零〇一二三四五六七八九]"
_READ: tuple[tuple[str, re.Pattern[str], Made], ...] = (
    ("上下前后", lazy(r"(?P<half>[上下前后])半(?=[年场程叶段区部]|赛季)"), half_of_it),
    ("民昭平令", lazy(r"(?P<era>民国|昭和|平成|令和) ?(?P<count>\d{1,3}|"
                     r"[一二三四五六七八九十]{1,3}) ?年"), era),
    ("年", lazy(rf"(?<![{HAN[1:-1]}\d])(?P<year>[一二][零〇一二三四五六七八九])年(?![级多代])"),
     short_year),
    ("制", lazy("(?:十六|十二|六十|十|八|二|三|16|10|8|2) ?进制"), base),
    ("、.)）．", lazy(r"(?m)^\s*(?:\d{1,2}|[（(]\d{1,2})[、)）．.](?!\d)"), listed),
    (".", lazy(r"(?<![\d.])\d+(?:\.\d+){2,}(?!\d)"), version),
    ("-/.", lazy(r"(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"), iso),
    ("日号", lazy(rf"(?:(?P<year>\d{{4}}|{_DIGIT}{{4}}) ?年 ?)?(?P<month>\d{{1,2}}"
                        rf"|[一二三四五六七八九十]{{1,3}}) ?月(?:份)? ?"
                r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号](?: ?(?:-|–|—|~|到|至|和"
                r"|、) ?(?P<until>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?"), calendar),
    ("分", lazy(rf"(?P<below>{HAN}{{1,6}}|\d+(?: ?[十百千]?(?:万亿|[万亿]))?) ?分之 ?"
                      rf"(?P<above>\d+|{HAN}{{1,4}})"), small_share),
    ("‰‱", lazy(r"(?<![\d.,])(?P<count>\d+(?:\.\d+)?) ?(?P<sign>[‰‱])"), per_mille),
    ("五", lazy(r"十(?P<count>[一二三四五])五(?=[”」』’\"\s]{0,2}(?:规划|期间|时期|计划|末"
                      r"|以来|开局|收官|发展|的|时|，|。|\Z))"), plan),
    ("后", lazy(r"(?<!\d)(?P<years>(?:19|20)?\d[05]|[零〇一二三四五六七八九][零〇五])后"
                      r"(?![面来者续期天方台端悔果勤备缀退卫代人续门])"), born),
    ("年", lazy(rf"(?<![{HAN[1:-1]}\d])(?P<year>[零〇]{_DIGIT}|[七八九]{_DIGIT})年(?!代|级"
                      rf"|前|后|来|内|间|的时间|里)"), year),
    ("年", lazy(rf"(?<![{HAN[1:-1]}\d])(?P<year>[一二]{_DIGIT}{{3}}) ?年(?!代)"), year),
    ("年", lazy(r"(?<![\d.])(?P<year>\d\d) ?年(?!代|级|前|后|来|内|间|期|里|时间|以上"
                      r"|以来|的经验|了|历史|多)"), year),
    ("折", lazy(r"打? ?(?P<rate>\d{1,2}(?:\.\d)?|[一二两三四五六七八九]"
                      r"(?:点)?[一二三四五六七八九]?) ?折"
                      r"(?![叠磨扣腾断返线射旧合])(?!起(?:来|身))"), discount),
    ("折", lazy("(?P<rate>对)折(?![叠磨])"), discount),
    ("翻", lazy(rf"翻了? ?(?P<times>\d|{HAN})? ?番|翻了? ?倍"), again),
    ("倍", lazy(rf"(?<![几数])(?P<times>{COUNT}) ?倍"), fold),
    ("旬", lazy(r"(?P<tens>[六七八九])旬"), decade_of_life),
    ("甲稀惑立颐", lazy("花甲|古稀|耄耋|不惑(?:之年)?|而立|期颐"), time_of_life),
    ("斤", lazy(rf"(?P<jin>{COUNT}) ?斤 ?(?P<liang>[一二两三四五六七八九半1-9])(?: ?两|"
                rf"(?=[，。！？；、\s]|\Z))"), weight),
    ("两", lazy(r"(?<![十百千万亿斤\d.￥¥$€£])(?P<liang>[一二两三四五六七八九半]|[1-9]) ?两"
                r"(?=[，。！？；、\s]|\Z|[酒饭肉茶米面重油盐糖粉葱])"), weight),
    ("英", lazy(r"(?P<feet>\d+) ?英尺 ?(?P<inches>\d{1,2}) ?英寸"), feet_and_inches),
    ("打", lazy(rf"(?P<count>{COUNT}) ?打(?=[鸡啤玫鲜铅袜毛]|[，。！？；、\s]|\Z)"), dozens),
    ("氏", lazy(rf"(?P<scale>[摄华])氏 ?(?P<below>零下)? ?(?P<count>{COUNT}) ?度(?!\d)"),
     degrees_of),
    ("度", lazy(r"(?P<whole>\d{1,3}) ?度(?P<rest>\d)(?![\dA-Za-z])"), degrees),
    ("半", lazy(rf"(?P<count>{COUNT}) ?(?P<unit>年|天|小时|分钟|个月|岁|米|公里|公斤|斤|升|吨|亩|里"
                      rf"|个小时|分(?=半钟)) ?半(?!以[上下]|数|路|天|载|导)"), and_half),
    ("半", lazy(rf"(?P<count>{COUNT}) ?个半 ?(?P<unit>小时|月|世纪|钟头|星期)"), and_half),
    ("半", lazy("半 ?(?P<unit>个?小时|年|天|个月|个?世纪|打|个多小时|分钟|个?钟头|公斤|斤"
                     r"(?!八)|升|公里|米)"), half),
    ("米", lazy(rf"(?<![\d.{HAN[1:-1]}])(?P<whole>[一二两三四五六七八九1-9])米"
                      rf"(?P<rest>[一二三四五六七八九]{{1,2}}|\d{{1,2}})"
                      rf"(?![\d十百千万亿米])"), height),
    ("毛角", lazy(rf"(?<![块元山\d\ue000-\uf8ff])(?P<count>{COUNT}) ?[毛角]"
                        rf"(?:(?P<more>[一二三四五六七八九1-9])分?)?(?:钱|"
                        rf"(?=[，。！？、；\s]|\Z|一[度斤个条份次分张根支只件杯米瓶]))"),
     small_change),
    ("开分", lazy(r"[一二三四五六七八九][一二三四五六七八九](?=开(?![始发放展会业设头])"
                        r"|分成)|(?:一九|二八|三七|四六|五五|六四|七三|八二|九一)(?=分(?![之钟秒]))"),
     split),
    ("分", lazy(rf"(?P<one>\d|{HAN})分[^\d\s，。、钟数之]{{1,4}}[，、,](?P<other>\d"
                      rf"|{HAN})分(?![钟数之])"), tenth_parts),
    ("·•", lazy(r"(?<!\d)(?P<one>\d{1,2})[·•](?P<other>\d{1,2})(?!\d)"), day_name),
    ("1", lazy(r"(?<!\d)(?P<one>9)(?P<other>11)(?= ?(?:事件|恐|袭击|之后|以后|那天))"), day_name),
    ("下", lazy("零下"), below_zero),
    ("℃度", lazy(r"(?<![\w)）℃°%.])[-–−]\s?(?=\d{1,4}(?:\.\d{1,4})? ?(?:℃|° ?C|摄氏|度(?!数)))"),
     below_zero),
    ("八", lazy("二八(?=定律|法则|原则|原理|现象|分布)"), split),
    ("双", lazy(r"双 ?(?P<count>十[一二]|1[12])(?!\d)"), singles_day),
    ("季", lazy(r"第 ?(?P<count>[一二三四1-4]) ?季度?"
                r"|(?<![\d.一二三四五六七八九十两前后第])(?P<bare>[一二三四1-4]) ?季[度报]"),
     quarter),
    (".", lazy(r"(?<![\d.A-Za-z])(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?= ?(?:[日号早晚]|上午|下午"
               r"|当[天日晚]|更新|发布|上线|开播))"), dotted_day),
    ("月", lazy(r"(?P<one>[一二三四五六七八九])(?P<other>[二三四五六七八九十]) ?月份"), two_months),
    ("战", lazy(r"(?<![\d零一二三四五六七八九十第])(?P<count>[一二])战(?![略术场士斗役争胜败绩况])"
                r"|第(?P<war>[一二])次世界大战"), world_war),
    ("变件动案", lazy(r"(?P<month>一[一二](?=[·•])|一二(?=九运动)|[一二三四五六七八九])[·•]?"
                      r"(?P<day>[一二三][一二三四五六七八九]|[一二三四五六七八九卅])"
                      r"(?=事变|事件|运动|惨案|政变)"), remembered),
    ("每", lazy(r"每 ?(?P<unit>[十百千]?[万亿]|[百千])"
                      r"(?!度|科|[瓦克米卡赫伏帕焦字兆])"), each_million),
    ("岁", lazy(r"(?P<count>[二三四五六七八九]十|[2-9]0) ?(?:几|多|来)岁"), aged),
    ("月", lazy(r"(?<![\d.])(?P<month>\d{1,2}|"
                      r"(?<![一二三四五六七八九十个])[一二三四五六七八九十]{1,3}) ?月(?:份|底|初"
                      r"|中旬|上旬|下旬)?(?![饼亮光球薪])"), month),
    ("日号", lazy(r"(?<![\d.])(?P<day>\d{1,2}) ?[日号]"
                        r"(?![元本常志线楼院馆机店文语楼])"), day),
    ("/", lazy(r"(?<![\d./])(\d{1,3})/(\d{1,3})(?![\d/]|\.\d)"), ratio),
    ("xX×", lazy(r"(?<![\d.A-Za-z])(?P<one>\d)[xX×](?P<other>\d)"
                       r"(?![\d.A-Za-z])"), four_by_four),
)  # fmt: skip

_TABLE = tuple((frozenset(signs), pattern, made) for signs, pattern, made in _READ)


def special(plain: str) -> Iterator[Mention]:
    """What the table reads."""
    held = frozenset(plain)
    for signs, pattern, made in _TABLE:
        if signs.isdisjoint(held):
            continue
        for found in pattern.finditer(plain):
            if one := made(found):
                yield one

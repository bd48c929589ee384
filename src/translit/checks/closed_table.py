"""Chinese words with few ways to be said in English -> these, as alternatives of a pattern.

An empty pattern is a longer word that hides a shorter one: 红色旅游 is no colour.
"""

from __future__ import annotations

__all__ = ["TABLE"]

_COLOURS = {
    "红色": r"red|crimson|scarlet",
    "橙色": r"orange",
    "黄色": r"yellow|golden|amber|porn|adult",
    "绿色": r"green",
    "蓝色": r"blue",
    "紫色": r"purple|violet",
    "黑色": r"black|dark",
    "白色": r"white",
    "灰色": r"gr[ae]y",
    "粉色": r"pink",
    "粉红色": r"pink",
    "棕色": r"brown",
    "褐色": r"brown",
    "金色": r"gold",
    "银色": r"silver",
    "橘色": r"orange",
    "橘红色": r"orange|red",
    "深蓝色": r"blue|navy",
    "浅蓝色": r"blue",
    "青色": r"cyan|teal|green|blue",
    "橙红色": r"orange|red",
    "红绿灯": "",
    "红绿色": "",
    "红色旅游": "",
    "绿色通道": "",
    "黑色星期五": "black friday",
    "白色情人节": "",
    "黄色书刊": "",
}

_WEEK = {
    f"{week}{day}": english
    for week in ("星期", "周", "礼拜")
    for day, english in {
        "一": "mon",
        "二": "tue",
        "三": "wed",
        "四": "thu",
        "五": "fri",
        "六": "sat",
        "日": r"sun|week",
        "天": r"sun|week|\w+ day",
    }.items()
}
_WEEK |= dict.fromkeys(
    (
        "周一致",
        "一周一",
        "两周一",
        "每周一次",
        "每周二次",
        "每周三次",
        "周日常",
        "四周一",
        "周天",
        "周三分",
        "周一起",
        "一周五",
        "每周五天",
        "一周日",
        "周一岳",
        "周二狗",
        "周五六",
    ),
    "",
)

_MONTHS = {
    name: english
    for names, english in (
        (("一月份", "1月份"), r"jan|01|1/"),
        (("二月份", "2月份"), r"feb|02|2/"),
        (("三月份", "3月份"), r"mar|03|3/"),
        (("四月份", "4月份"), r"apr|04|4/"),
        (("五月份", "5月份"), r"may|05|5/"),
        (("六月份", "6月份"), r"jun|06|6/"),
        (("七月份", "7月份"), r"jul|07|7/"),
        (("八月份", "8月份"), r"aug|08|8/"),
        (("九月份", "9月份"), r"sep|09|9/"),
        (("十月份", "10月份"), r"oct|10"),
        (("十一月份", "11月份"), r"nov|11"),
        (("十二月份", "12月份"), r"dec|12"),
    )
    for name in names
}

_BESIDE_A_POINT = (
    ("", "边"), ("", "邊"), ("", "侧"), ("", "側"), ("", "岸"), ("正", "方"), ("以", "的"),
    ("以", "，"), ("以", "。"), ("往", "走"), ("往", "开"), ("往", "飞"), ("往", "去"),
    ("朝", "走"), ("朝", "的"), ("向", "走"), ("向", "飞"), ("向", "行"), ("向", "延"),
)  # fmt: skip
"""What makes a point of the compass of a sign that begins many names: 东边, 以北的, 往西走."""

_COMPASS = {
    "东部": r"east",
    "西部": r"west",
    "南部": r"south",
    "北部": r"north",
    **{
        f"{before}{point}{behind}": english
        for point, english in (
            ("东", r"east"),
            ("西", r"west"),
            ("南", r"south"),
            ("北", r"north"),
            ("東", r"east"),
        )
        for before, behind in _BESIDE_A_POINT
    },
    "东南边": r"south-?\s?east",
    "东北边": r"north-?\s?east",
    "西南边": r"south-?\s?west",
    "西北边": r"north-?\s?west",
    "向东南": r"south-?\s?east",
    "向东北": r"north-?\s?east",
    "向西南": r"south-?\s?west",
    "向西北": r"north-?\s?west",
    "往东南": r"south-?\s?east",
    "往东北": r"north-?\s?east",
    "往西南": r"south-?\s?west",
    "往西北": r"north-?\s?west",
    "东南部": r"south-?\s?east",
    "东北部": r"north-?\s?east",
    "西南部": r"south-?\s?west",
    "西北部": r"north-?\s?west",
    "中东部": "",
    "中西部": r"mid-?west|central",
    "东西部": "",
    "南北部": "",
    "东方": r"east|orient",
    "南方": r"south",
    "北方": r"north",
    "西方": r"west",
    "东南方": r"south-?\s?east",
    "西南方": r"south-?\s?west",
    "东北方": r"north-?\s?east",
    "西北方": r"north-?\s?west",
    "东方明珠": "",
    "东方红": "",
    "东方卫视": "",
    "新东方": "",
    "西方人": r"west|europe|foreign",
    "四面八方": "",
    "南方周末": "",
    "北方人": r"north",
}

_COUNTRIES = {
    "中国": r"china|chinese|sino|domestic|prc|cn\b",
    "美国": r"us\b|u\.s|usa|america|united states|states|federal",
    "英国": r"uk\b|u\.k|britain|british|english|england|united kingdom|briton",
    "法国": r"france|french|franco",
    "德国": r"german|deutsch",
    "日本": r"japan|tokyo",
    "韩国": r"korea|rok\b|seoul",
    "朝鲜": r"korea|dprk|pyongyang",
    "俄罗斯": r"russia|moscow",
    "印度": r"india|indo",
    "加拿大": r"canad",
    "澳大利亚": r"australia|aussie",
    "意大利": r"ital",
    "西班牙": r"spain|spanish|spaniard|hispan",
    "荷兰": r"netherlands|dutch|holland",
    "瑞士": r"switzerland|swiss",
    "瑞典": r"swed",
    "巴西": r"brazil",
    "墨西哥": r"mexic",
    "新加坡": r"singapore",
    "以色列": r"israel",
    "乌克兰": r"ukrain|kiev|kyiv",
    "越南": r"vietnam",
    "泰国": r"thai",
    "印度尼西亚": r"indonesia",
    "印尼": r"indonesia",
    "马来西亚": r"malaysia",
    "菲律宾": r"philippin|filipin|manila",
    "土耳其": r"turk|t\u00fcrk",
    "埃及": r"egypt",
    "南非": r"south africa",
    "伊朗": r"iran|tehran",
    "伊拉克": r"iraq|baghdad",
    "沙特": r"saudi",
    "阿根廷": r"argentin",
    "希腊": r"gree[ck]|hellen",
    "葡萄牙": r"portug",
    "波兰": r"poland|polish|pole",
    "芬兰": r"finland|finn",
    "挪威": r"norw",
    "丹麦": r"denmark|danish|dane",
    "爱尔兰": r"ireland|irish",
    "欧洲": r"europ|eu\b",
    "非洲": r"africa",
    "亚洲": r"asia",
    "北美": r"north america|us\b|u\.s|america",
    "南美": r"south america|latin",
    "北朝鲜": r"korea|dprk",
    "印度洋": r"indian",
    "印度教": r"hind",
    "中国人": r"chin",
    "德国马克": r"mark",
    "香港": r"hong ?kong|hk",
    "台湾": r"taiwan",
    "台灣": r"taiwan",
    "澳门": r"maca[uo]",
    "北京": r"beijing|peking|capital",
    "上海": r"shanghai",
    "深圳": r"shenzhen",
    "硅谷": r"silicon valley|valley",
    "华尔街": r"wall street",
    "北爱尔兰": r"northern ireland|ulster",
    "新西兰": r"new zealand|kiwi",
    "苏格兰": r"scot",
    "南北美": "",
    "中国共产党": r"communist|ccp|cpc|party",
    "全国": "",
}

_COMPANIES = {
    "谷歌": r"google|alphabet",
    "微软": r"microsoft|ms\b",
    "苹果公司": r"apple",
    "亚马逊": r"amazon|aws|rainforest",
    "英伟达": r"nvidia",
    "英特尔": r"intel",
    "脸书": r"facebook|meta|fb\b",
    "特斯拉": r"tesla",
    "阿里巴巴": r"alibaba|ali\b",
    "腾讯": r"tencent|qq",
    "百度": r"baidu",
    "字节跳动": r"byte ?dance",
    "华为": r"huawei",
    "小米公司": r"xiaomi",
    "三星": r"samsung|three[- ]star",
    "高通": r"qualcomm",
    "台积电": r"tsmc|taiwan semi",
    "甲骨文公司": r"oracle",
    "推特": r"twitter|tweet|\bx\b",
    "软银": r"softbank",
    "联想集团": r"lenovo",
    "索尼": r"sony",
    "丰田": r"toyota",
    "奥特曼": r"altman|ultraman",
    "马斯克": r"musk|elon",
    "思科": r"cisco",
    "京东": r"jd\b|jingdong|jd\.com",
}

_WAYS = {
    f"{to}{point}{verb}": word
    for point, word in (("东", "east"), ("西", "west"), ("南", "south"), ("北", "north"))
    for to in "往向朝"
    for verb in "走去开飞看移跑行"
}
"""Where one goes; 向东京 goes elsewhere."""

TABLE: dict[str, str] = _COLOURS | _WEEK | _MONTHS | _COMPASS | _WAYS | _COUNTRIES | _COMPANIES

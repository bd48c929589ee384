"""Two sources that are alike -> whether one may mean the opposite of the other, and what differs.

A reviewer who sees a good sentence reads over a *not*. So an earlier translation is never offered
for a sentence that differs in a negation, a direction, a number, a name, a person or a time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.memory.index import normal
from translit.patterns import lazy
from translit.quantities.currencies import CURRENCIES
from translit.traditional import simplified

__all__ = ["contrary", "differences"]

_NEGATIONS = lazy(
    "[不没無无未非别勿莫否毋甭休禁拒绝免缺失误难反停罢]|取消|放弃|避免|几乎|差点|险些|除了|以外"
)
"""What turns a statement round, or keeps it from being one."""

_EXCLUSIVE = """
涨 升 增 跌 降 减|加 减 乘 除|上 下|高 低|多 少|大 小|快 慢|前 后|左 右
东 西 南 北 中|买 卖|进 出 入|开 关|赢 输|盈 亏|赚 赔 亏|强 弱|好 坏 差
新 旧 老|早 晚|长 短|胜 败 负|来 去|里 外 内|正 负 反|优 劣|真 假|对 错
贵 便宜|支持 反对|允许 禁止|打开 关闭|开始 结束|成功 失败|男 女|首 末|乐 悲
安全 危险|同意 反对|接受 拒绝|简单 复杂|喜欢 讨厌|爱 恨|生 死|冷 热|远 近
深 浅|软 硬|公 私|黑 白|日 夜|轻 重|宽 窄|粗 细|厚 薄|胖 瘦|美 丑|干 湿|明 暗
松 紧|浓 淡|稀 密|虚 实|奇 偶|主 次 从 副|攻 守|收 放 支 付|借 还 贷|供 需 求
入 离|聚 散|分 合|存 取|拉 推|推 拉|升级 降级|安装 卸载|登录 退出 注销
连接 断开|启用 禁用 停用|启动 停止 关闭|添加 删除 移除|插入 删除|压缩 解压
加密 解密|编码 解码|上传 下载|发送 接收|输入 输出|读 写|同步 异步|静态 动态
公开 私有 保密|免费 收费 付费|开源 闭源|本地 远程 云端|线上 线下
客户端 服务器 服务端|前端 后端|横 竖 纵|串行 并行|最大 最小|最高 最低
最多 最少|至多 至少|超过 不足 低于|全部 部分|所有 少数 个别
总是 经常 偶尔 很少 从来|必须 可以 应该|一定 可能 也许
已经 正在 将要 即将 刚刚|昨 今 明 前|去 今 明 前
上午 中午 下午 晚上 早上 凌晨 傍晚|春 夏 秋 冬|年 月 周 天 日 小时 分钟 秒
更 最|我 你 您 他 她 它 咱|父 母|爸 妈|哥 弟 姐 妹|儿 女|丈夫 妻子|老师 学生
买家 卖家|甲 乙 丙 丁|阴 阳|盛 衰|积极 消极|主动 被动|直接 间接|乐观 悲观
清 浊|顺 逆|升值 贬值|牛市 熊市|利好 利空|看涨 看跌|做多 做空|把 被|因为 所以
虽然 但是|如果 即使|之前 之后|以前 以后|以上 以下|以内 以外|谁 什么|元 角 分
米 厘米 公里|克 公斤 吨|儿子 女儿|白天 夜间 夜晚|最早 最新 最晚|头等 商务 经济舱
红 橙 黄 绿 青 蓝 紫 灰|水平 垂直|公历 农历 阴历 阳历|增量 全量|更好 更糟 更差
聪明 愚蠢 笨|干净 脏|热 凉 温|天亮 天黑|活着 死|开着 关着 锁着|开学 放假|起飞 降落 着陆
出发 到达 抵达|生产环境 测试环境 开发环境|管理员 普通用户 访客|父组件 子组件|父类 子类
父进程 子进程|父目录 子目录|行数 列数|一行 一列|每行 每列|正面 背面 反面 负面|原因 结果
初级 中级 高级|中文 英文 日文 法文|中文 英语 日语|本周 上周 下周|本月 上月 下月
这个月 上个月 下个月|春节 元旦 清明 端午 中秋 国庆|所有 全部 部分 个别 多数 少数
单 双 多|单数 复数|明文 密文|主键 外键|虚拟机 物理机|新建 删除|展开 收起 折叠|显示 隐藏
点赞 点踩|关注 取关|连续 间断|永久 临时|手动 自动|默认 自定义|内部 外部|顶部 底部|开头 结尾
左上 右上 左下 右下|国内 国外 海外|线程 进程 协程|请求 响应|用户名 密码|实习 正式
冬令时 夏令时|普通话 粤语|优先 最后|纸质 电子|城市 农村|高峰 低谷|晴 阴 雨 雪|专业版 社区版
"""

_GROUPS = tuple(
    tuple(group.split())
    for group in (
        *_EXCLUSIVE.strip().replace("\n", "|").split("|"),
        " ".join((*(one.names[0] for one in CURRENCIES), "元")),
    )
)
"""Words that exclude one another: one for another is another statement."""

_NUMBER = lazy(
    r"\d|[零〇二两三四五六七八九十百千万亿兆半几数双俩仨廿卅倍第壹贰叁肆伍陆柒捌玖拾佰仟]"
    "|一(?![直起些样定般旦切边律再向致共味])"
)

_LATIN = lazy("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)

_BEFORE_NAME = frozenset("小老阿大")

_BEHIND_NAME = lazy("先生|女士|小姐|老师|总|教授|博士|医生|同学|师傅|经理|主任|哥|姐")
"""What stands behind a name of one character."""

_SOUNDS = frozenset(
    "阿埃艾奥巴贝比博布查达德迪蒂杜恩尔法菲费弗福盖戈格古哈海汉赫霍基吉加杰金卡凯科克肯库拉莱兰劳勒雷里利林"
    "卢鲁伦罗洛马玛迈曼梅门米密莫姆穆纳奈南内尼宁诺帕佩皮普奇乔切琼萨塞桑森沙舍史斯思苏索塔泰汤特提图托瓦威维"
    "温文沃乌西希谢休雅亚扬耶伊因约泽扎詹兹佐登朗"
)
"""Characters with which foreign names are written: 马斯克, 特朗普."""

_PLACES = lazy(
    "[东西南北]?[中美英法德日俄韩印意加澳欧非亚]洲?(?=国|洲|元|本|媒|股|企|军|方)|北京|上海|天津|重庆|广州|深圳|杭州|南京|"
    "苏州|成都|武汉|西安|长沙|青岛|大连|厦门|香港|澳门|台湾|台北|广东|浙江|江苏|四川|山东|湖南|湖北|河南|河北|福建|东京|"
    "纽约|伦敦|巴黎|柏林|旧金山|硅谷|洛杉矶|西雅图|波士顿|新加坡|首尔|悉尼|加拿大|澳大利亚|日本|印度|巴西|意大利|西班牙|"
    "腾讯|阿里|百度|字节|华为|小米|京东|美团|网易|苹果|谷歌|微软|微信|抖音|快手|知乎|微博|支付宝|淘宝|亚马逊|英伟达|特斯拉|"
    "英特尔|高通|三星|索尼|任天堂|脸书|推特|中国|美国|英国|法国|德国|俄国|韩国|欧洲|亚洲|非洲"
)

_ASKING = lazy(r"[?？]|[吗么呢]\W*\Z")

_QUOTED = lazy("[《〈「『“‘][^》〉」』”’]*[》〉」』”’]")


class _Difference(NamedTuple):
    """What stands in one of the sources at a place, and what in the other."""

    old: str
    new: str
    before: str
    """The character before it, which both have."""
    after: str
    """What follows it in the new one."""


def contrary(old: str, new: str) -> str:
    """In what two sources differ so that one says something else; empty where nothing shows it."""
    old, new = (simplified(normal(text)) for text in (old, new))
    if old == new:
        return ""
    changed = list(_changed(old, new))
    written = "".join(one.old + one.new for one in changed)
    tests = (
        ("negation", _NEGATIONS.search(written) is not None),
        ("number", _NUMBER.search(written) is not None),
        ("name", _LATIN.search(written) is not None or _names(old, new, changed)),
        ("direction", any(_swapped(old, new, group) for group in _GROUPS)),
        ("question", bool(_ASKING.search(old)) is not bool(_ASKING.search(new))),
        ("order", Counter(_words(old)) == Counter(_words(new)) and _words(old) != _words(new)),
    )
    return next((kind for kind, differs in tests if differs), "")


def differences(old: str, new: str) -> str:
    """What differs, for a person to read: `散步 → 玩`; empty where only width or case does."""
    pieces = (
        f"{one.old.strip()} → {one.new.strip()}" if one.old and one.new else
        f"+ {one.new.strip()}" if one.new else f"− {one.old.strip()}"
        for one in _changed(old, new)
        if (one.old + one.new).strip()
    )  # fmt: skip
    return ", ".join(dict.fromkeys(pieces))


def _changed(old: str, new: str) -> Iterator[_Difference]:
    from rapidfuzz.distance import Levenshtein  # needed for fuzzy matches only

    for step in Levenshtein.opcodes(old, new):
        if step.tag != "equal":
            yield _Difference(
                old[step.src_start : step.src_end],
                new[step.dest_start : step.dest_end],
                new[max(0, step.dest_start - 1) : step.dest_start],
                new[step.dest_end :],
            )


def _words(text: str) -> list[str]:
    """The letters and digits of a text, in their order."""
    return [character for character in text if character.isalnum()]


def _swapped(old: str, new: str, group: Sequence[str]) -> bool:
    """Whether one word of a group stands in the old source, and another in the new one instead."""
    pattern = "|".join(sorted(group, key=len, reverse=True))
    before, after = (re.findall(pattern, text) for text in (old, new))
    if before == after:
        return False
    lost, won = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return bool(lost and won) or not (lost or won)


def _names(old: str, new: str, changed: Sequence[_Difference]) -> bool:
    """Whether another person, place, company or title is named."""
    if any(
        sorted(pattern.findall(old)) != sorted(pattern.findall(new))
        for pattern in (_PLACES, _QUOTED)
    ):
        return True
    return any(one.old and one.new and _both_names(one) for one in changed)


def _both_names(one: _Difference) -> bool:
    if one.old[0] in _SURNAMES and one.new[0] in _SURNAMES:
        return True
    if len(one.new) > 1 and _SOUNDS.issuperset(one.old + one.new):
        return True
    return len(one.new) == 1 and (
        one.before in _BEFORE_NAME or _BEHIND_NAME.match(one.after) is not None
    )

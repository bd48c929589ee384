"""Chinese sentences with every inline markup that blogs use, by a seeded generator."""

# ruff: noqa: E501, PLR0911  each piece of a post on its line, each kind with its return

from __future__ import annotations

from random import Random

__all__ = ["code", "name", "sentence", "sentences", "text", "words"]

_WORDS = (
    "模型 团队 版本 接口 部署 缓存 日志 性能 测试 市场 用户 增长 会议 报告 预算 大蒜 葱片 芯片 "
    "显卡 周末 咖啡 天气 朋友 老板 数据 训练 推理 成本 风险 计划 季度 产品 竞争 红色警报"
).split()
_VERBS = "发布了 调整 讨论过 认为 需要 超过 等于 看见 写下 关掉 提升 降低 重构 翻译 依赖".split()
_JOINTS = "， ， ， ；  、 ：".split(" ")
_ENDS = ["。"] * 8 + ["！", "？", "……", "；", "：", "?!", "", "。。。", "！！！", ".", "~"]
_AMOUNTS = (
    "8亿 1.4万亿美元 2,000亿 百分之三十 30% 2025年12月1日 3.5倍 第三章 v1.2.3 10:30 1/2 ￥99 $20 50℃"
).split()
_CODES = [
    "x = 1",
    "a|b",
    "npm run dev",
    "**不是粗体**",
    "中文",
    "`",
    "<div>",
    "$HOME",
    "{{ x }}",
    "\\n",
]
_ADDRESSES = [
    "https://example.org/a_b?c=1&d=2#e",
    "/posts/大蒜.html",
    "a%20b.png",
    "<带 空格.png>",
    "https://example.org/wiki/维基_(消歧义)",
    "#锚点",
    "mailto:a@example.org",
    "",
]
_FORMULAS = ["$x_1$", "$$E=mc^2$$", "\\(a\\)", "$O(n\\log n)$", "$\\text{能量}$", "$a < b$"]
_TAGS = [
    "{{ site.title }}",
    "{% post_url 2025-12-01-甲 %}",
    '{{< ref "a.md" >}}',
    '{{< icon "star" >}}',
    "{{% param 标题 %}}",
    "{#id}",
    "{: .red}",
    "{.cls}",
]
_SIGNS = [
    "&nbsp;", "&amp;", "&#42;", "\\*", "\\_", "\\[", "\\`", "\\\\", "*", "_", "__init__", "2*3*4",
    "snake_case", "C++", "C#", "a<b", "a>b", "[", "]", "(1)", "[x]", "^", "~", "|", "\\|", "<3", "$5",
    ":tada:", "😀", "👨‍👩‍👧", "①", "→", "@user", "#标签", "==重点==", "H~2~O", "x^2^", "[[维基]]",
    "[[a|别名]]", "TL;DR", "e.g. 甲", "Node.js", "…", "——", "\u200b", "%", "!", '"', "'", "it's",
]  # fmt: skip
_HTML = [
    ("<kbd>", "</kbd>"), ("<b>", "</b>"), ('<span style="color:red">', "</span>"),
    ('<a href="/x" title="提示">', "</a>"), ("<u>", "</u>"), ("<sup>", "</sup>"),
    ('<font color="red">', "</font>"), ("<mark>", "</mark>"), ("<del>", "</del>"),
]  # fmt: skip
_QUOTES = ["“”", "「」", "『』", "《》", "（）", "()", "【】", "‘’", '""', "[]", "”“"]
_MARKS = ["**", "**", "**", "*", "_", "__", "***", "~~", "**_"]


def words(random: Random) -> str:
    """A few words without markup."""
    return "".join(random.choice((*_WORDS, *_VERBS)) for _ in range(random.randint(1, 4)))


def name(random: Random) -> str:
    """A name, as a title has it."""
    return random.choice(["", "", "OpenAI ", "《", "第3章 ", "C++ "]) + random.choice(_WORDS)


def code(random: Random) -> str:
    content = random.choice(_CODES)
    return f"`` {content} ``" if "`" in content else f"`{content}`"


def _clause(random: Random, depth: int) -> str:
    parts = [words(random)]
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        parts.append(random.choice(("", "", " ")) + _piece(random, depth))
        parts.append(random.choice(("", "", " ")) + random.choice((words(random), "的", "")))
    return "".join(parts)


def _piece(random: Random, depth: int) -> str:
    kind = random.randrange(20 if depth < 2 else 9)
    if kind < 2:
        return random.choice(_AMOUNTS)
    if kind < 4:
        return code(random)
    if kind < 6:
        return random.choice(_SIGNS)
    if kind < 7:
        return random.choice(_FORMULAS)
    if kind < 8:
        return random.choice(_TAGS)
    if kind < 9:
        return random.choice(
            ["https://example.org/a_b", "<https://example.org>", "[^1]", "<br>", "<!-- 注 -->"]
        )
    inner = _clause(random, depth + 1)
    if kind < 14:
        mark = random.choice(_MARKS)
        blank = random.choice(("", "", "", "", " "))
        tail = random.choice(("", "", "：", "。", "？", "”", "）"))
        return f"{mark}{blank}{inner}{tail}{mark[::-1]}"
    if kind < 16:
        return _link(random, inner)
    if kind < 18:
        quote = random.choice(_QUOTES)
        return f"{quote[0]}{inner}{random.choice(('', '。', '！'))}{quote[1]}"
    opening, closing = random.choice(_HTML)
    return f"{opening}{inner}{closing}"


def _link(random: Random, inner: str) -> str:
    address = random.choice(_ADDRESSES)
    title = random.choice(("", "", ' "标题"', " '题 \"目\"'", " (括号)"))
    form = random.randrange(8)
    if form < 3:
        return f"[{inner}]({address}{title})"
    if form < 5:
        return f"![{inner}]({address}{title})"
    if form == 5:
        return f"[![{inner}]({address})](/b{title})"
    return random.choice((f"[{inner}][ref]", "[甲]", "[甲][]", f"^[{inner}]", "![甲]"))


def sentence(random: Random) -> str:
    """One sentence, with or without an end."""
    clauses = [_clause(random, 0) for _ in range(random.choice((1, 1, 2, 3)))]
    return random.choice(_JOINTS).join(clauses) + random.choice(_ENDS)


def sentences(random: Random) -> str:
    """Some sentences on one line."""
    joint = random.choice(("", "", "", " "))
    return joint.join(sentence(random) for _ in range(random.choice((1, 1, 2, 3, 5))))


def text(random: Random) -> str:
    """A paragraph's text: lines that end softly, or hard."""
    joint = random.choice(("\n", "\n", "  \n", "\\\n", "<br>\n", "<br/>"))
    return joint.join(sentences(random) for _ in range(random.choice((1, 1, 1, 2, 3))))

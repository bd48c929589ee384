"""Texts for Hypothesis: any characters at all, and Markdown-like text that reaches the rules."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    "中文", "今天，", "下雨。", "“引号”", "　", " ", "  ", "\n", "\n\n", "\r\n", "\t", "    ",
    "*", "**", "_", "__", "~~", "`", "```\n", "~~~", "# ", "## ", "> ", "- ", "+ ", "1. ", "2) ",
    "[", "]", "(", ")", "![", "](", "](a.png)", '"标题"', "<b>", "</b>", "<br>", "<div>\n",
    "</div>", "<!--", "-->", "<!-- translit:off -->\n", "<!-- translit:on -->\n",
    "<!-- translit:skip -->\n", "<!-- translit:note: 注 -->\n", '<img alt="图">', "<pre>",
    "<script>", "&amp;", "\\", "\\*", "$", "$$\n", "$x_1$", "{{", "}}", "{{< x >}}",
    "{% raw %}\n", "{% endraw %}", "{#id}", "|", "|---|---|\n", "| 甲 | 乙 |\n", "---\n", "+++\n",
    "===\n", "title: 标题\n", 'title = "标题"\n', "{", "}", '"title"', ": ", ":::",
    "::: tip\n", '!!! note "题"\n', "[^1]", "[^1]: ", "^[", "[!NOTE]", "https://a.b/c_d",
    "<https://a.b>", "\ufeff", "\u0000", "a", "A1", "，", "。", "！", "？", "……", "（", "）",
    "😀", "𠀀", "\u2028", "\u0085", "\f", "[ ] ", ":tada:", "- [x] ", "\\[", "\\]", "[甲]: /u\n",
    "[甲]",
]  # fmt: skip

posts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)
"""Any post that a person, a tool or an accident may have written."""

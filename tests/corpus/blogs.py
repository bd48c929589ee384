"""Posts in the shapes of Hugo, Hexo, Jekyll, MkDocs, Docusaurus, newsletters and WordPress.

`post(seed)` is always the same text for the same seed.
"""

# ruff: noqa: E501, PLR0911  each piece of a post on its line, each kind with its return

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.corpus.sentences import code, name, sentence, sentences, text, words

__all__ = ["KINDS", "post"]

Block = Callable[[Random, int], str]


def indented(block: str, by: str, first: str | None = None) -> str:
    """`block` with `by` before each line that is not empty, and `first` before its first."""
    lines = [f"{by}{line}" if line.strip() else line for line in block.split("\n")]
    lines[0] = (by if first is None else first) + block.split("\n", 1)[0]
    return "\n".join(lines)


def _paragraph(random: Random, _depth: int) -> str:
    return random.choice(("", "", "", "　　", "  ")) + text(random)


def _heading(random: Random, _depth: int) -> str:
    if random.random() < 0.15:
        return f"{sentence(random)}\n{random.choice(('=', '-')) * random.randint(1, 9)}"
    tail = random.choice(("", "", "", " #", " {#甲}", " {: #b}", " {#id .c}"))
    return f"{'#' * random.randint(1, 6)} {random.choice((name, sentence))(random)}{tail}"


def _list(random: Random, depth: int) -> str:
    marker = random.choice(("-", "*", "+", "1.", "1)", "3.", "10."))
    numbered = marker[0].isdigit()
    loose = random.random() < 0.3
    items = []
    for number in range(random.randint(1, 4)):
        sign = f"{int(marker[:-1]) + number}{marker[-1]}" if numbered else marker
        blank = " " * random.choice((1, 1, 1, 2, 3))
        task = random.choice(("", "", "", "[ ] ", "[x] ")) if not numbered else ""
        body = task + text(random)
        if depth < 3 and random.random() < 0.3:
            body += random.choice(("\n", "\n\n")) + _block(random, depth + 1)
        items.append(indented(body, " " * (len(sign) + len(blank)), f"{sign}{blank}"))
    return ("\n\n" if loose else "\n").join(items)


def _quotation(random: Random, depth: int) -> str:
    body = text(random) if depth > 2 or random.random() < 0.6 else _blocks(random, depth + 1, 2)
    alert = random.choice(("", "", "", "[!NOTE]\n", "[!tip]- 折叠\n", "[!WARNING]\n"))
    sign = random.choice(("> ", "> ", ">"))
    lines = (alert + body).split("\n")
    lazy = random.random() < 0.1
    return "\n".join(
        line if lazy and place and line.strip() else f"{sign}{line}".rstrip("\t")
        for place, line in enumerate(lines)
    )


def _fence(random: Random, _depth: int) -> str:
    mark = random.choice(("```", "```", "````", "~~~"))
    info = random.choice(("", "python", 'js title="甲.js" {1,3}', " {.c}", "mermaid", "中文"))
    body = random.choice(("# 注释\nprint('中文')", "", "甲\n\n乙", "<!-- translit:off -->", "---"))
    return f"{mark}{info}\n{body}\n{mark}"


def _verbatim(random: Random, _depth: int) -> str:
    return random.choice((
        "    缩进的代码\n    第二行", "$$\nE = 能量\n$$", "\\[\na\n\\]", "$$ a $$", "---", "***",
        "* * *", "<!--more-->", "<!-- 更多 -->", "[TOC]", "* TOC\n{:toc}", "[[toc]]", "{{< toc >}}",
        "\\newpage", "<hr>", "{% include a.html %}", '--8<-- "甲.md"', "import A from './a'",
        "<script>\nvar a = '中文';\n</script>", "<style>.甲 {}</style>", "<pre>\n代码\n\n代码\n</pre>",
        '<iframe src="/a" title="视频"></iframe>', '[ref]: https://example.org "题"', "[甲]: /a '标题'",
        "*[HTML]: 超文本标记语言", "{/* 注释 */}", "<!-- prettier-ignore -->", "&nbsp;", "<br />",
    ))  # fmt: skip


def _table(random: Random, _depth: int) -> str:
    width = random.randint(1, 4)
    outer = random.random() < 0.8

    def row(cells: list[str]) -> str:
        inner = " | ".join(cells)
        return f"| {inner} |" if outer else inner

    def cell() -> str:
        made = random.choice((
            words(random), sentence(random), name(random), code(random), "", "3", "`a\\|b`", "甲\\|乙",
            "甲<br>乙", "![图](a.png)", "[链](b)", "**粗：**细",
        ))  # fmt: skip
        return made.replace("|", "\\|").replace("\\\\|", "\\|").replace("\n", " ")

    head = [words(random) for _ in range(width)]
    dashes = [random.choice(("---", ":--", "--:", ":-:", "-")) for _ in range(width)]
    if width == 1 and not outer:
        outer = True
    rows = [
        [cell() for _ in range(random.choice((width, width, width, width + 1, 1)))]
        for _ in range(3)
    ]
    return "\n".join((row(head), row(dashes), *map(row, rows)))


def _html(random: Random, _depth: int) -> str:
    return random.choice((
        f'<div class="a">\n{sentences(random)}\n</div>',
        f"<div>\n\n{text(random)}\n\n</div>",
        f"<details>\n<summary>{words(random)}</summary>\n\n{text(random)}\n\n</details>",
        f'<figure>\n  <img src="a.png" alt="{words(random)}">\n  <figcaption>{words(random)}</figcaption>\n</figure>',
        f'<center><img src="a.png" title="{words(random)}" /></center>',
        f'<p align="center">{sentences(random)}</p>',
        f"<table>\n<tr><th>{words(random)}</th></tr>\n<tr><td>{words(random)}</td></tr>\n</table>",
        f"<!-- wp:paragraph -->\n<p>{words(random)}<strong>{words(random)}</strong>。</p>\n<!-- /wp:paragraph -->",
        f'<h2 id="a">{name(random)}</h2>',
        f"<blockquote>\n<p>{words(random)}</p>\n</blockquote>",
        f"<ul>\n  <li>{words(random)}</li>\n  <li>{words(random)}<br/>{words(random)}\n</ul>",
        f'<Tabs>\n<TabItem value="a" label="{words(random)}">\n\n{text(random)}\n\n</TabItem>\n</Tabs>',
        f"<dl><dt>{words(random)}</dt><dd>{words(random)}</dd></dl>",
        f'<input type="text" placeholder={words(random)}>',
        f'[caption id="a" align="c"]<img src="a.png" alt="{words(random)}" /> {words(random)}[/caption]',
        f"<center>{words(random)}</center>",
    ))  # fmt: skip


def _container(random: Random, depth: int) -> str:
    body = _blocks(random, depth + 1, random.choice((1, 1, 2)))
    title = random.choice((name, words))(random).replace('"', "")
    form = random.randrange(9)
    if form < 2:
        sign = random.choice(("!!! note", "???+ warning", "??? tip inline", "=== "))
        return f'{sign} "{title}"\n\n{indented(body, "    ")}'
    if form == 2:
        return f"!!! info\n{indented(body, '    ')}"
    if form < 5:
        sign = random.choice(
            (f"tip {title}", f"tip[{title}]", f"details {title}", "warning", "note")
        )
        return f":::{random.choice(('', ' '))}{sign}\n\n{body}\n\n:::"
    if form == 5:
        return f'{{{{< admonition note "{title}" >}}}}\n{body}\n{{{{< /admonition >}}}}'
    if form == 6:
        return f'{{{{% notice tip "{title}" %}}}}\n{body}\n{{{{% /notice %}}}}'
    if form == 7:
        return f"{{% note info %}}\n{body}\n{{% endnote %}}"
    return f"{{% tabs a %}}\n<!-- tab {title} -->\n{body}\n<!-- endtab -->\n{{% endtabs %}}"


def _notes(random: Random, depth: int) -> str:
    return random.choice((
        f"[^1]: {text(random).replace(chr(10), chr(10) + '    ')}",
        f"[^1]:{sentence(random)}",
        f"[^{words(random)}]: {sentence(random)}\n\n    {sentence(random)}",
        f"{name(random)}\n: {sentence(random)}\n: {sentence(random)}",
        f"{name(random)}\n\n:   {indented(_block(random, depth + 1), '    ', '')}",
        f'{{{{< figure src="a.png" caption="{words(random)}" >}}}}',
        f'{{% asset_img a.png "{words(random)}" %}}',
        f"![{words(random)}](a.png){{: .center}}",
        f"{text(random)}\n{{: .class}}",
        f"{{% highlight python %}}\n{sentence(random)}\n{{% endhighlight %}}",
        f"{{% blockquote 作者, 书 %}}\n{text(random)}\n{{% endblockquote %}}",
        f"<!-- translit:note: {words(random)} -->\n\n{text(random)}",
        f"<!-- translit:skip -->\n{text(random)}",
        f"<!-- translit:off -->\n\n{text(random)}\n\n<!-- translit:on -->",
    ))  # fmt: skip


_BLOCKS: list[Block] = [
    *[_paragraph] * 8, *[_heading] * 3, *[_list] * 4, *[_quotation] * 2, _fence, _verbatim, _table,
    _html, _container, _notes,
]  # fmt: skip


def _block(random: Random, depth: int) -> str:
    return random.choice(_BLOCKS if depth < 4 else [_paragraph])(random, depth)


def _blocks(random: Random, depth: int, count: int) -> str:
    parts = []
    for _ in range(count):
        parts.append(_block(random, depth))
        parts.append(random.choice(("\n\n", "\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n　\n")))
    return "".join(parts[:-1])


def _yaml(random: Random) -> str:
    title = random.choice((
        words(random), f'"{words(random)}：\\"{words(random)}\\""', f"'{words(random)}''{words(random)}'",
        f"{words(random)}：{words(random)}", f"!!str {words(random)}", f"&a {words(random)}",
        f"{words(random)} # 注释", f">-\n  {words(random)}\n  {words(random)}",
        f"|\n  {words(random)}\n\n  {words(random)}", f'"{words(random)}\n  {words(random)}"',
        f"{words(random)}\n  {words(random)}", f"【{words(random)}】{words(random)}", "2025 年", '"甲\\n乙"',
    ))  # fmt: skip
    lines = [f"title: {title}", "date: 2025-12-01 08:00:00", f"tags: [{words(random)}, b]"]
    if random.random() < 0.5:
        lines.append(f"categories:\n  - {words(random)}\n  - 'b'")
    if random.random() < 0.4:
        lines.append(f"description: {words(random)}")
    if random.random() < 0.2:
        lines.append(f"cover: {{image: a.png, alt: {words(random)}}}")
    random.shuffle(lines)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _toml(random: Random) -> str:
    title = random.choice((
        f'"{words(random)}"', f"'{words(random)}'", f'"{words(random)}\\"甲\\""', f'"""{words(random)}"""',
    ))  # fmt: skip
    return f'+++\ntitle = {title}\ntags = ["甲", "乙"]\n[params]\n  subtitle = "{words(random)}"\n+++\n'


def _json(random: Random) -> str:
    return f'{{\n  "title": "{words(random)}",\n  "tags": ["甲"],\n  "a": {{"title": "乙"}}\n}}\n'


def _hexo(random: Random) -> str:
    return f"title: {words(random)}\ndate: 2025-12-01\n---\n"


KINDS: dict[str, tuple[Callable[[Random], str], ...]] = {
    "hugo": (_yaml, _toml, _json),
    "hexo": (_yaml, _hexo),
    "jekyll": (_yaml,),
    "mkdocs": (_yaml, lambda _: ""),
    "newsletter": (lambda _: "",),
}


def post(seed: int) -> str:
    """The post of that number."""
    random = Random(seed)
    kind = random.choice(list(KINDS))
    matter = random.choice(KINDS[kind])(random)
    body = _blocks(random, 0, random.randint(1, 14))
    made = (
        f"{matter}{random.choice(('', chr(10)))}{body}{random.choice(('', chr(10), chr(10) * 2))}"
    )
    if random.random() < 0.1:
        made = made.replace("\n", "\r\n")
    return f"\ufeff{made}" if random.random() < 0.05 else made

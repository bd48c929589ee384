"""Posts, glossaries and engines by chance: what authors, translators, plug-ins might bring."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

from tests.pretranslation.engines import INJECTIONS, Faulty, Glossing, faults, gloss
from translit.glossary.finder import key
from translit.glossary.hiding import hidden
from translit.model import Term

_HAN = "模型公司用户今天我们发布产品增长时间问题方向数据训练团队报告市场计划风险预算版本价格广告"

_WORDS = [
    "大蒜", "葱片", "红色警报", "警报", "红色", "洋葱", "模型", "大模型", "图", "的", "了", "算力",
    "底层模型", "AI", "ＡＩ", "GPT-5", "OpenAI", "C++", "百万富翁", "万一", "山姆·奥特曼", "周活",
]  # fmt: skip

_AMOUNTS = [
    "8亿", "1.4万亿美金", "2,000亿元", "２０００亿元", "百分之三十", "三分之一", "6%", "几十亿美元",
    "10-20亿美元", "两三年", "2025年12月1日", "12月", "90年代", "4只", "800", "7×24", "3:00",
    "8000多万", "21世纪", "三成的", "1,234,567", "v2.3", "4K", "256GB", "十几万", "一千零一夜",
]  # fmt: skip

_CODES = [
    "`code`", "`大蒜`", "`a|b`", "``a`b``", "https://example.org/a_b?c=1", "<https://example.org>",
    "[^1]", "$x_1$", "<br>", "&amp;", r"\*", "![图片](a.png)", '![大蒜](b.png "标题")', ":tada:",
    "www.example.org", "<kbd>Ctrl</kbd>", "snake_case", "iPhone", "{{< ref >}}", "![](c.png)",
]  # fmt: skip

_MARKS = [
    "，", "、", "：", "；", "“", "”", "（", "）", "《", "》", "——", "……", " ", "｜", "|", "*", "_",
    "!", "'", '"', "<", "&", "#", "+", "-", ">", "~", "\\", "[", "]", "$",
]  # fmt: skip

_WRAPS = ["**{}**", "*{}*", "~~{}~~", "[{}](https://example.org/x)", '[{}](/u "标题：{}")', "“{}”",
          "（{}）", "**{}：**", "<b>{}</b>", "**[{}](/v)**", '<a href="/w" title="{}">{}</a>',
          "[{}][1]"]  # fmt: skip

_TARGETS = [
    "Garlic", "Shallotpeat", "Code Red", "red", "alert", "model", "a model", "GPT-5", "GPT 5",
    "800", "8 models", "微信", "WeChat 微信", "C++", "x.y*", "(sic)", "[sic]", "$5 note", "it's",
    '"quoted"', "a_b", "_x_", "*star*", "`tick`", "<b>", "a&b", "R&D", "3.5", "1. first",
    "- dash", "# hash", "> more", "+ plus", "back\\slash", "dot.", "end!", "key: value", "{{x}}",
    "x", "I", "The Model", "an", "models", "iPhone", "~~no~~", "https://example.org", "50%", "AI",
    "百度", "a/b", "^", "$", "Ça", "naïve",
]  # fmt: skip


def words(rng: random.Random) -> str:
    """A run of Chinese characters, or one of the words that glossaries have."""
    if rng.random() < 0.4:
        return rng.choice(_WORDS)
    return "".join(rng.choice(_HAN) for _ in range(rng.randint(1, 8)))


def sentence(rng: random.Random, *, depth: int = 0) -> str:
    """A sentence with terms, amounts, codes and marked-up spans beside each other."""
    parts = []
    for _ in range(rng.randint(1, 7)):
        chance = rng.random()
        if chance < 0.5:
            parts.append(words(rng))
        elif chance < 0.63:
            parts.append(rng.choice(_AMOUNTS))
        elif chance < 0.75:
            parts.append(rng.choice(_CODES))
        elif chance < 0.87 and depth < 2:
            inner = sentence(rng, depth=depth + 1)
            parts.append(rng.choice(_WRAPS).replace("{}", inner))
        else:
            parts.append(rng.choice(_MARKS))
    return "".join(parts)


def block(rng: random.Random) -> str:
    """A paragraph, heading, list, table, quotation, or something of a dialect."""
    text = "".join(
        sentence(rng) + rng.choice(["。", "。", "！", "？", "", "……", "。  \n", "，\n"])
        for _ in range(rng.randint(1, 3))
    ).strip()
    line = text.replace("\n", "")
    cell = line.replace("|", "")
    shapes: list[Callable[[], str]] = [
        lambda: text,
        lambda: text,
        lambda: f"{'#' * rng.randint(1, 4)} {line}",
        lambda: f"- {line}\n- {sentence(rng)}",
        lambda: f"1. **{words(rng)}：**{line}",
        lambda: f"> {line}",
        lambda: f"| {words(rng)} | {cell} |\n|---|---|\n| {cell} | {words(rng)} |",
        lambda: f'!!! note "{words(rng)}"\n    {line}',
        lambda: f"<div title='{words(rng)}'>{line}</div>",
        lambda: f"::: tip {words(rng)}\n{line}\n:::",
        lambda: f"[^1]: {line}",
        lambda: f"{line}\n{{: .x}}",
        lambda: f"```\n{line}\n```",
    ]
    return rng.choice(shapes)()


def post(rng: random.Random) -> str:
    """A post of a few blocks, mostly with front matter."""
    title = sentence(rng).replace("\n", " ")
    quoted = title.replace("\\", "").replace('"', "'")
    plain = title.replace("'", "").replace(":", "：")
    matter = rng.choice(
        [
            "",
            f'---\ntitle: "{quoted}: {words(rng)}"\n---\n\n',
            f"---\ntitle: '{plain}'\ndescription: {words(rng)}\n---\n\n",
            f"---\ntitle: >\n  {words(rng)}\n  {words(rng)}\n---\n\n",
            f'+++\ntitle = "{quoted}"\n+++\n\n',
        ]
    )
    blocks = [block(rng) for _ in range(rng.randint(1, 4))]
    return matter + "\n\n".join([*blocks, "[1]: https://example.org/1"]) + "\n"


def table(rng: random.Random) -> bytes:
    """A glossary: overlapping terms, variants, conditions, and targets of every kind."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["source", "target", "when", "unless", "forbidden"])
    seen: list[Term] = []
    for _ in range(rng.randint(0, 9)):
        variants = {words(rng) for _ in range(rng.choice((1, 1, 2)))}
        when = rng.choice(["", "", "", "模型|代号", "[0-9]+"])
        unless = rng.choice(["", "", "", "汤", "公司"])
        row = Term(tuple(variants), "", when, unless)
        if len({key(one) for one in variants}) != len(variants) or any(
            hidden(row, one, earlier)
            for one in variants
            for earlier in seen
            if key(one) in map(key, earlier.sources)
        ):
            continue
        seen.append(row)
        target = rng.choice(_TARGETS)
        if rng.random() < 0.15:
            target = min(variants).replace("|", "")
        forbidden = rng.choice(["", "", "", "mode|tea", "shallow piece", "us"])
        if target in forbidden.split("|"):
            forbidden = ""
        write.writerow(["|".join(sorted(variants)), target, when, unless, forbidden])
    return out.getvalue().encode()


def _half_names(segment: str) -> str:
    return gloss(segment).replace("QZX", "QZ X").replace("XJV", "XJ")


def _reordered(segment: str) -> str:
    return " ".join(reversed(gloss(segment).split()))


def _renumbered(segment: str) -> str:
    return gloss(segment).replace("8", "80").replace("2", "3")


def _inside_words(segment: str) -> str:
    return "".join(
        f"pre{word}post " if word.isalpha() else f"{word} " for word in gloss(segment).split()
    )


def _bent(segment: str) -> str:
    return " ".join(
        f"{word}s" if word.isascii() and word.isalpha() else word for word in gloss(segment).split()
    )


def _marked(sign: str) -> Callable[[str], str]:
    return lambda segment: f"{sign}{gloss(segment)}{sign}"


def engine(rng: random.Random) -> object:
    """An engine that translates, one that fails in its way, or one that does now this, now that."""
    bad = faults()
    kinds: list[Callable[[], object]] = [
        Glossing,
        Glossing,
        lambda: bad[rng.choice(sorted(bad))],
        lambda: Faulty(_half_names),
        lambda: Faulty(_reordered),
        lambda: Faulty(_renumbered),
        lambda: Faulty(_inside_words),
        lambda: Faulty(_bent),
        lambda: Faulty(
            _marked(rng.choice(["**", "*", "_", "`", '"', "“", "(", "|", "$", "~~", "\u202e"]))
        ),
        lambda: Faulty(
            _begun(rng.choice(["1. ", "- ", "# ", "+ ", "> ", "| ", "::: ", "[^1]: ", ": "]))
        ),
        lambda: Faulty(_injecting(rng)),
        lambda: Faulty(_wavering(rng)),
    ]
    return rng.choice(kinds)()


def _wavering(rng: random.Random) -> Callable[[str], str]:
    def answer(segment: str) -> str:
        return rng.choice([gloss, _reordered, _bent, lambda _: ""])(segment)

    return answer


def _begun(sign: str) -> Callable[[str], str]:
    return lambda segment: sign + gloss(segment)


def _injecting(rng: random.Random) -> Callable[[str], str]:
    what = rng.choice([*INJECTIONS, "\u200f", "QZX", "qzx", "XJV QZX", "user model"])

    def answer(segment: str) -> str:
        found = gloss(segment).split()
        found.insert(rng.randint(0, len(found)), what)
        return " ".join(found)

    return answer

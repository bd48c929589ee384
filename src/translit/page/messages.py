"""A message of a check, or of why nothing was saved, in English -> the same in Chinese: one table.

Checks speak English, on the terminal as in a PO file. A page in Chinese says what they say by these
sentences; what a row has in braces is put in as it stands, but for the names of `_PHRASES` and
`_LISTS`, which are words of ours as well. A message without a row, as of another distribution's
check, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from translit.patterns import lazy

__all__ = ["CHINESE", "in_chinese", "sayer"]

CHINESE: Mapping[str, str] = {
    # markup
    "the translation has lost {lost} of “{source}” and has gained {gained}{end}":
        "译文丢了“{source}”中的 {lost}，多了 {gained}{end}",
    "the translation has lost {lost} of “{source}”{end}": "译文丢了“{source}”中的 {lost}{end}",
    "the translation has gained {gained}{end}": "译文多了 {gained}{end}",
    "the translation has lost the address {address}": "译文丢了网址 {address}",
    # numbers
    "{target} is in the translation, but not in the source": "译文有 {target}，原文没有",
    # front-matter
    "the value has one line in the source, and several here": "原文的值只有一行，这里有好几行",
    "“{target}” is no text: a generator may read a number, a date or yes and no":
        "“{target}”不是文字：网站生成器可能把它读成数字、日期或真假值",
    "the date {date} is not in the translation": "译文没有日期 {date}",
    # closed-words, names, and the numbers that are missing
    "“{word}” ({meaning}) is not in the translation": "译文没有“{word}”（{meaning}）",
    "“{word}” is not in the translation": "译文没有“{word}”",
    "{source} is not in the translation": "译文没有 {source}",
    "{source} is {target} in the translation": "原文是 {source}，译文是 {target}",
    # terminology
    "“{word}” must not stand for “{source}”; write “{target}”":
        "“{source}”不能译成“{word}”，请写“{target}”",
    "“{source}” is “{target}” in the glossary, which is missing":
        "术语表中“{source}”是“{target}”，译文没有",
    # untranslated
    "the translation is the source": "译文就是原文",
    "“{text}” is left in Chinese": "“{text}”还是中文",
    # engine-talk
    "“{text}” is no part of a translation": "“{text}”不是译文的内容",
    "the translation has signs of an engine's own": "译文有引擎自己加的符号",
    "the translation is an excuse, and no translation": "译文是引擎的推辞，不是翻译",
    "the translation thinks aloud": "译文是引擎的思考过程",
    "the translation asks something back, and is no translation": "译文在反问，不是翻译",
    "the translation talks about the translation": "译文在谈论翻译本身",
    "the translation is of a machine, and no text": "译文是机器的输出，不是文字",
    "the translation is cut short": "译文没有说完",
    "the engine gave several answers in one": "引擎一次给了几个答案",
    "the translation goes on where its source ends": "原文已完，译文还在继续",
    "the translation sums its source up": "译文只是概括了原文",
    "the translation has garbled characters": "译文里有乱码",
    "the translation is pinyin, not English": "译文是拼音，不是英文",
    "the translation is in another language than English": "译文不是英文，是另一种语言",
    "the translation is in another script than English": "译文不是英文字母，是另一种文字",
    # escapes
    "“{text}” is {thing}": "“{text}”是{thing}",
    # whitespace, and the rest of the markup
    "the translation {blank}": "译文{blank}",
    # punctuation
    "full-width {signs} in English text": "英文里有全角的 {signs}",
    "the source ends in {source}, the translation in “{target}”":
        "原文以 {source} 结尾，译文以“{target}”结尾",
    "the source has no full stop": "原文没有句号",
    "{sign} has no partner": "{sign} 没有配对",
    "“{signs}” is one sign too many": "“{signs}”多了一个标点",
    # the others of one sentence
    "“{words}” has {part} twice": "“{words}”把{part}写了两遍",
    "the translation is {times} times as long as one expects": "译文是预期长度的 {times} 倍",
    "the translation has {share} % of the length that one expects": "译文只有预期长度的 {share} %",
    "“{word}” denies something, and nothing in the translation does":
        "“{word}”是否定，译文没有否定",
    "“{word}” denies something, and nothing in the source does": "“{word}”是否定，原文没有否定",
    "“{word}” is in no dictionary": "词典里没有“{word}”",
    "the source has changed since it was translated; it was “{source}”":
        "翻译之后原文改过，原来是“{source}”",
    # inconsistent
    "the same source is “{target}” in {place}": "同样的原文在 {place} 译作“{target}”",
    "“{source}” in {place} has the same translation": "{place} 的“{source}”也是这句译文",
    # links
    "{address} leads to no post that is there": "{address} 指向的文章不存在",
    "{address} leads to no heading of {page}": "{page}里没有 {address} 指向的标题",
    "{address} led to a heading that is “{target}” in English; name the site's generator in "
    "translit.toml, and build leads it there":
        "{address} 指向的标题在英文中是“{target}”；在 translit.toml 写明网站生成器，build 就会改好",
    "{address} leads to the Chinese page of {page}, which has an English one; name the addresses "
    "of both below [links] in translit.toml":
        "{address} 指向 {page}的中文页，而它有英文页；请在 translit.toml 的 [links] 写明两者的网址",
    "{address} leads to no page until {page} is built in English":
        "{page}还没有生成英文页，{address} 暂时无处可去",
    "{address} leads to no file, seen from where the post is built; it stands beside the Chinese "
    "post": "从文章生成的位置看，{address} 没有对应的文件；文件在中文文章旁边",
    "{address} leads to no file, seen from where the post is built":
        "从文章生成的位置看，{address} 没有对应的文件",
    # The post as a whole
    "the built post reads as {kind} where the source has {wanted}{line}; escape what Markdown "
    "takes for markup there":
        "生成的文章在此处读作{kind}，原文是{wanted}{line}；请转义被 Markdown 当成标记的字符",
    "the built post has {count} where the source has {wanted}; look for an empty line too many or "
    "too few": "生成的文章有 {count}，原文有 {wanted} 块；请查找多余或缺少的空行",
    "the built post has lost {lost} and has gained {gained}{line}; keep the inline codes of the "
    "source": "生成的文章丢了 {lost}，多了 {gained}{line}；请保留原文的行内标记",
    "the built post has lost {lost}{line}; keep the inline codes of the source":
        "生成的文章丢了 {lost}{line}；请保留原文的行内标记",
    "the built post has gained {gained}{line}; keep the inline codes of the source":
        "生成的文章多了 {gained}{line}；请保留原文的行内标记",
    # Why nothing was saved
    "there is a NUL character in it; delete it": "其中有 NUL 字符，请删去",
    "there is half a character in it; delete it and write it again":
        "其中有半个字符，请删去重写",
    "the post has changed, and has no such sentence; load the page":
        "文章已改动，没有这一句了；请重新载入页面",
    "there is nothing to undo": "没有可撤销的修改",
    "not undone: it was changed elsewhere since; what stands there now was left":
        "未撤销：之后别处又改过，保留了现在的内容",
    "the PO file has no such entry any more; run translit extract":
        "PO 文件中已没有这一条；请运行 translit extract",
    "{path}: cannot be written ({reason}); it is as it was":
        "{path}：无法写入（{reason}）；文件保持原样",
    "{path}: is read-only, and was not touched; give it back its permission to be written":
        "{path}：文件是只读的，没有改动；请先恢复写入权限",
    "{path}: was changed by another program in the meantime, and was left as that wrote it; "
    "save there what is open, and run the command again":
        "{path}：另一程序刚刚改过，保留了它写的内容；请在那里保存后再试",
    "{path}: is gone; run the command again": "{path}：文件不见了；请重新运行命令",
    # Where a draft came from, as the PO file has it
    "machine translation, {detail}": "机器翻译，{detail}",
    "machine translation": "机器翻译",
    "memory, {detail}": "翻译记忆，{detail}",
    "memory": "翻译记忆",
    "earlier version, {detail}": "旧译，{detail}",
    "earlier version": "旧译",
}  # fmt: skip
"""The more of a sentence is ours, the earlier it stands: the first row that fits is taken."""

_POEDIT = "; correct it in Poedit"
_BACKSLASH = ", and write a backslash before a sign that is no markup"
_ENTITY = ", and write &lt; for a < that is no markup"
_AS_TEXT = {_BACKSLASH: "，不是标记的符号前请写反斜杠", _ENTITY: "，不是标记的 < 请写 &lt;"}
_KINDS = {"a paragraph": "段落", "HTML": "HTML"}

_PHRASES: Mapping[str, Mapping[str, str]] = {
    "end": {
        **{f"{_POEDIT}{words}": f"；请改正{told}" for words, told in _AS_TEXT.items()},
        **{words: told.replace("，", "；", 1) for words, told in _AS_TEXT.items()},
        _POEDIT: "；请改正",
        "": "",
    },
    "part": {"a word": "一个词", "the same words": "同样的话"},
    "thing": {
        "an entity escaped twice": "转义了两次的实体",
        "a character by its number": "用编号写的字符",
        "a line break or a tab as one writes it in a program": "程序里换行或制表符的写法",
        "a backslash before a quotation mark": "引号前的反斜杠",
        "a character that was lost": "丢失的字符",
        "letters of a file that was read in a wrong encoding": "编码读错而成的乱码",
        "a character of a private font": "私用区的字符",
        "percent codes of an address": "网址的百分号编码",
    },
    "blank": {
        "begins with a blank": "以空格开头",
        "ends with a blank": "以空格结尾",
        "has several blanks in a row": "有几个连着的空格",
        "has a blank before a punctuation mark": "标点前有空格",
        "has a blank behind an opening bracket": "左括号后有空格",
        "has a blank before a closing bracket": "右括号前有空格",
        "has no blank behind a punctuation mark": "标点后没有空格",
        "has no blank behind a sentence": "句子后没有空格",
        "has a character that nobody sees": "有看不见的字符",
        "has an ideographic blank": "有全角空格",
    },
}
"""What may stand in some braces, and nothing else."""

_CODES = {
    "link": "链接", "image": "图片", "footnote": "脚注", "code": "代码", "math": "公式",
    "break": "换行", "wikilink": "双链", "shortcode": "短代码", "comment": "注释",
    "em": "*强调*", "strong": "**粗体**", "strike": "~~删除线~~", "html": "HTML",
    "quote": "引号", "autolink": "网址", "mark": "高亮", "subscript": "下标", "superscript": "上标",
}  # fmt: skip
_MARKS = {"*emphasis*": "*强调*", "**bold**": "**粗体**", "~~strikethrough~~": "~~删除线~~"}
_MARKS["**strong emphasis**"] = _MARKS["**bold**"]
_NAMED = lazy(r"the ([a-z]+)((?: .*)?)", re.DOTALL)
_SIDES = {"the end of ": "的结尾", "the start of ": "的开头"}
_LINE = lazy(r" \(source line (\d+)\)")
_COUNT = lazy(r"(\d+) blocks?")


def _listed(text: str) -> str:
    """Inline codes by their names."""
    return ", ".join(map(_code, text.split(", ")))


def _code(text: str) -> str:
    for english, chinese in _SIDES.items():
        if text.startswith(english):
            return f"{_code(text.removeprefix(english))} {chinese}"
    if text in _MARKS:
        return _MARKS[text]
    found = _NAMED.fullmatch(text)
    if found is None or found[1] not in _CODES:
        return text
    return f"{_CODES[found[1]]}{found[2]}"


_LISTS: Mapping[str, Callable[[str], str]] = {
    "lost": _listed,
    "gained": _listed,
    "line": lambda text: _LINE.sub(r"（原文第 \1 行）", text),
    "count": lambda text: _COUNT.sub(r"\1 块", text),
    "page": lambda text: "生成的文章" if text == "the built post" else f"{text} ",
    "kind": lambda text: _KINDS.get(text, text),
    "wanted": lambda text: _KINDS.get(text, text),
}
"""What may stand in other braces, as Chinese has it."""

_BRACES = lazy(r"\\\{(\w+)\\\}")


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(english), chinese) for english, chinese in CHINESE.items())


def _pattern(english: str) -> re.Pattern[str]:
    """What reads a row: one of its phrases, a line that may be named, or any text at all."""

    def read(found: re.Match[str]) -> str:
        name = found[1]
        if name in _PHRASES:
            return f"(?P<{name}>{'|'.join(map(re.escape, _PHRASES[name]))})"
        return f"(?P<{name}>(?:{_LINE.pattern})?)" if name == "line" else f"(?P<{name}>.+?)"

    return re.compile(_BRACES.sub(read, re.escape(english)), re.DOTALL)


@cache
def in_chinese(message: str) -> str | None:
    """A message in Chinese; None where no row fits."""
    for pattern, chinese in _rows():
        if found := pattern.fullmatch(message):
            return chinese.format(**{
                name: _PHRASES[name][text] if name in _PHRASES else _LISTS.get(name, str)(text)
                for name, text in found.groupdict().items()
            })  # fmt: skip
    return None


def sayer(language: str) -> Callable[[str], str]:
    """What says a message in a language of the page."""
    return (lambda message: in_chinese(message) or message) if language == "zh" else str

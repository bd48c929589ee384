"""PO files that others made become earlier translations, or one clear error."""

from __future__ import annotations

import pytest

from translit.errors import CatalogError
from translit.memory import Remembered
from translit.memory.foreign_po import loads

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset={charset}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

ENTRIES = """#. a note
#: posts/a.md:3
msgid "下雨了。"
msgstr "It is raining."

#, fuzzy
msgid "下雪了。"
msgstr "It is snowing?"

msgctxt "title"
msgid ""
"天气"
"预报"
msgstr ""
"Weather "
"report"

msgid "一个苹果"
msgid_plural "几个苹果"
msgstr[0] "an apple"
msgstr[1] "some \\"apples\\"\\n"

msgid "没有译文"
msgstr ""

#~ msgid "旧的"
#~ msgstr "old"
"""

EXPECTED = [
    Remembered("下雨了。", "It is raining.", "old.po"),
    Remembered("天气预报", "Weather report", "old.po", "title"),
    Remembered("一个苹果", "an apple", "old.po"),
    Remembered("几个苹果", 'some "apples"\n', "old.po"),
]


def read(data: bytes, *, obsolete: bool = False) -> list[Remembered]:
    return list(loads(data, path="old.po", source="zh_CN", target="en", obsolete=obsolete))


@pytest.mark.parametrize("language", ["en", "en_GB", "EN", ""])
@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "gb18030", "gbk", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_accepted_entries_are_read_in_any_encoding(
    language: str, charset: str, ending: str
) -> None:
    text = HEADER.format(language=language, charset=charset.removesuffix("-sig")) + ENTRIES
    data = text.replace("\n", ending).encode(charset)
    assert read(data) == EXPECTED


def test_a_file_without_a_header_is_read() -> None:
    assert read(ENTRIES.encode()) == EXPECTED


def test_obsolete_entries_are_read_where_they_are_asked_for() -> None:
    assert read(ENTRIES.encode(), obsolete=True) == [
        *EXPECTED,
        Remembered("旧的", "old", "old.po"),
    ]


@pytest.mark.parametrize("language", ["zh_CN", "zh-Hant", ""])
def test_a_program_s_translation_into_chinese_is_read_the_other_way_round(language: str) -> None:
    data = HEADER.format(language=language, charset="utf-8") + 'msgid "Open"\nmsgstr "打开"\n'
    assert read(data.encode()) == [Remembered("打开", "Open", "old.po")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'msgid "a"\nmsgstr "b\n', "old.po:2: is no line of a PO file"),
        (b'msgid "a"\n\nhello\n', "old.po:3: is no line of a PO file"),
        (b'msgid "a"\nmsgid "b"\nmsgstr "c"\n', "old.po:2: is not valid PO"),
        (b'msgstr "c"\n', "old.po:1: is not valid PO"),
        (b'msgid "\xff\xfe"\n', "old.po:1: is not utf-8; save it as UTF-8"),
        (HEADER.format(language="en", charset="nonsense").encode(), "old.po:4: names an encoding"),
        (HEADER.format(language="de", charset="utf-8").encode(), "old.po: translates into de"),
        (b"\x00\x01", "old.po:1: is no line"),
        (b"<tmx/>", "old.po:1: is no line"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line(data: bytes, what: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read(data)
    assert str(caught.value).startswith(what)

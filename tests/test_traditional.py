"""Traditional Chinese gives the terms, amounts, segments and locks of simplified Chinese."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks.numbers import NUMBERS
from translit.checks.pairs import Pair
from translit.engines import LanguagePair
from translit.engines.pseudo import open_engine
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import Glossary, loads
from translit.model import Role, Span, Syntax, Unit
from translit.pretranslation import Request, pretranslate
from translit.pretranslation.demands import locked
from translit.quantities import compare, quantities
from translit.segments import sentences
from translit.traditional import is_traditional, mainland, region_of, simplified

TWINS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases/traditional/twins.tsv")
    .read_text("utf-8")
    .splitlines()
]

WRITTEN = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases/traditional/written.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
"""As people there write, not as a converter would: region, traditional, simplified."""

ROWS = """source,target,when
软件,software,
程式,program,
服务器|主机,server,
記憶體,memory,
数据库,database,
滑鼠,mouse,
网络,network,
硬碟,hard disk,
打印机,printer,
人工智慧,artificial intelligence,
出租车,taxi,
视频,video,
默认,default,
代码,code,开|公
頭髮,hair,
后果,consequence,
"""


def glossary(region: str = "") -> Glossary:
    return loads(ROWS.encode(), path="glossary.csv", region=region)


def unit(text: str) -> Unit:
    return Unit(text, Role.PARAGRAPH, Syntax.MARKDOWN, (Span(0, len(text)),), 1)


def test_there_are_a_hundred_twins() -> None:
    assert len(TWINS) == 100
    assert sum(one != other for one, other in TWINS) > 95


@pytest.mark.parametrize("region", ["", "tw2sp", "hk2sp"])
@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_have_the_same_terms_amounts_and_locks(one: str, other: str, region: str) -> None:
    found = []
    for text, rows in ((one, glossary()), (other, glossary(region))):
        terms = [match.term.target for match in rows.find(text)]
        amounts = [(amount.kind, amount.target) for amount in quantities(text)]
        locks = [(lock.kind, lock.target) for lock in locked(unit(text), rows, locale="en").locks]
        found.append((terms, amounts, locks, rows.undecided(text)))
    assert found[0] == found[1]


HERE = """source,target,when
软件,software,
程序,program,
服务器,server,
内存,memory,
数据库,database,
数据,data,
鼠标,mouse,
网络,network,
硬盘,hard disk,
打印机,printer,
人工智能,artificial intelligence,
出租车,taxi,
视频,video,
默认,default,
代码,code,
头发,hair,
质量,quality,
消息,message,
文件,file,
文件夹,folder,
分辨率,resolution,
博客,blog,
变量,variable,
算法,algorithm,
函数,function,
数组,array,
用户,user,
带宽,bandwidth,
操作系统,operating system,
包,package,
搜索,search,
链接,link,
界面,interface,
芯片,chip,
菜单,menu,
字体,font,
优盘|U盘,USB stick,
屏幕,screen,
"""
"""In the mainland's words, for posts of people who have others."""


@pytest.mark.parametrize(("place", "there", "here"), WRITTEN)
def test_what_is_written_there_has_the_same_terms_amounts_segments_and_locks(
    place: str, there: str, here: str
) -> None:
    found = []
    for text, locale in ((here, "zh_CN"), (there, f"zh_{place.upper()}")):
        region = region_of(locale)
        rows = loads(HERE.encode(), path="glossary.csv", region=region)
        terms = [match.term.target for match in rows.find(text)]
        amounts = [(amount.kind, amount.target) for amount in quantities(text)]
        locks = [(lock.kind, lock.target) for lock in locked(unit(text), rows, locale="en").locks]
        found.append((terms, amounts, locks, len(sentences(text))))
    assert found[0] == found[1]


def test_the_terms_are_found_in_both() -> None:
    rows = glossary()
    for target in ("software", "program", "server", "memory", "database", "mouse", "taxi"):
        both = [
            sum(target in [match.term.target for match in rows.find(text)] for text in texts)
            for texts in zip(*TWINS, strict=True)
        ]
        assert both[0] == both[1] > 0, target


def test_twins_have_the_same_segments() -> None:
    texts = ["".join(texts) for texts in zip(*TWINS, strict=True)]
    counts = [len(sentences(text)) for text in texts]
    assert counts[0] == counts[1] >= 100


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("乾燥的天氣", "干燥的天气"),
        ("乾隆皇帝", "乾隆皇帝"),
        ("頭髮和發現", "头发和发现"),
        ("房間裡", "房间里"),
        ("一隻貓，只有一隻", "一只猫，只有一只"),
        ("皇后在後面", "皇后在后面"),
        ("麵條和面孔", "面条和面孔"),
        ("著名的作者", "著名的作者"),
        ("系統、關係、聯繫", "系统、关系、联系"),
        ("鐘錶和一見鍾情", "钟表和一见钟情"),
        ("一百萬兩千", "一百万两千"),
        ("这是简体", "这是简体"),
        ("no Chinese", "no Chinese"),
        ("半個字\ud800", "半個字\ud800"),
    ],
)
def test_characters_are_read_as_their_words_have_them(written: str, meant: str) -> None:
    assert simplified(written) == meant


@given(st.text())
def test_every_character_stays_in_its_place(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert is_traditional(text) or simplified(text) == text


@pytest.mark.parametrize(
    ("locale", "text", "asked"),
    [
        ("zh_TW", "這個軟體要更多記憶體。", "这个软件要更多内存。"),
        ("zh-Hant", "我寫程式。", "我写程序。"),
        ("zh_TW", "程式", "程序"),
        ("zh_HK", "呢個軟件用滑鼠。", "呢个软件用鼠标。"),
        ("zh_MO", "伺服器", "服务器"),
        ("zh_CN", "他說軟體。", "他说软体。"),
        ("zh", "这个程式", "这个程式"),
    ],
)
def test_an_engine_is_asked_in_the_chinese_of_the_mainland(
    locale: str, text: str, asked: str
) -> None:
    assert mainland(text, region_of(locale)) == asked
    heard: list[str] = []

    class Listening:
        def translate(self, segments: list[str]) -> list[str]:
            heard.extend(segments)
            return ["It says something else." for _ in segments]

    request = Request(unit(text), open_format(FormatOptions()))
    list(pretranslate([request], engine=Listening(), source=locale))
    assert asked in heard


@pytest.mark.parametrize(
    "text", ["軟體動物很軟。", "軟體動物和章魚", "软体动物", "這些軟體動物住在海裡"]
)
def test_a_word_that_only_looks_like_a_region_s_is_no_term(text: str) -> None:
    assert not loads("source,target\n软件,software\n".encode(), path="g.csv").find(text)


def test_a_row_of_its_own_goes_before_another_region_s_word() -> None:
    rows = loads("source,target\n软件,software\n軟體,app\n".encode(), path="g.csv")
    assert [match.term.target for match in rows.find("這個軟體")] == ["app"]
    assert [match.term.target for match in rows.find("这个软件")] == ["software"]


def test_simplified_posts_never_open_opencc() -> None:
    code = (
        "import sys; from translit.glossary import loads;"
        "from translit.quantities import quantities;"
        "loads('source,target\\n软件,software\\n'.encode(), path='g').find('这个软件要三百万元');"
        "quantities('这个软件要三百万元'); sys.exit('opencc' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_post_of_taiwan_is_read_whole() -> None:
    """Given `home-server.md` and its glossary; expected each unit, and what must come out of it."""
    folder = Path(__file__).parent / "cases/traditional"
    rows = (folder / "home-server.csv").read_bytes()
    terms = loads(rows, path="glossary.csv", region=region_of("zh_TW"))
    document = open_format(FormatOptions()).parse((folder / "home-server.md").read_text("utf-8"))
    found = [
        f"{one.line} {one.source}\n    "
        + "; ".join(lock.target for lock in locked(one, terms, locale="en").locks if lock.always)
        for one in document.units
    ]
    assert "\n".join(found) == (folder / "home-server.txt").read_text("utf-8").rstrip("\n")


PAIR = LanguagePair("zh", "en")

MONEY = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases/traditional/money.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("locale", "text", "english"), MONEY)
def test_yuan_is_the_money_of_where_a_post_is_written(locale: str, text: str, english: str) -> None:
    written = [one.target for one in quantities(text, source=locale)]
    assert "; ".join(written) == english
    assert [one.span.of(text) for one in quantities(text, source=locale)] == [
        one.span.of(text) for one in quantities(text)
    ]
    said = f"It is {english.replace('; ', ' and ')}."
    assert not compare(text, said, source_locale=locale)
    request = Request(unit(text), open_format(FormatOptions()))
    (outcome,) = pretranslate([request], engine=open_engine(PAIR, {}), source=locale)
    assert all(word in outcome.target for word in written)


COMPARED = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases/traditional/whose_money.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("locale", "text", "english", "verdict"), COMPARED)
def test_yuan_is_nobody_elses_money(locale: str, text: str, english: str, verdict: str) -> None:
    found = compare(text, english, source_locale=locale)
    assert ("refused" if found else "taken") == verdict, [str(one) for one in found]
    sentence = unit(f"這是{text}。")
    reader = open_format(FormatOptions())
    pair = Pair(sentence, f"This is {english}.", reader, source_locale=locale)
    assert bool([*NUMBERS.run(pair)]) == (verdict == "refused")

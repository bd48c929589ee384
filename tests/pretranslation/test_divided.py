"""An amount that markup divides is one code with the English amount in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pretranslation.engines import Glossing
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Code, CodeKind, Span, Syntax, Unit
from translit.pretranslation import Request, pretranslate
from translit.pretranslation.demands import undivided

READER = open_format(FormatOptions())


def unit(source: str) -> Unit:
    (found,) = READER.parse(f"{source}\n").units
    return found


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("花了**8**亿美元。", "**$800 million**"),
        ("花了**8**多亿元。", "**more than 800 million yuan**"),
        ("花了**8多**亿元。", "**more than 800 million yuan**"),
        ("花了**三**多亿。", "**more than 300 million**"),
        ("花了**三十多**亿。", "**more than 3 billion**"),
        ("花了**几**亿元。", "**hundreds of millions of yuan**"),
        ("花了**几百**亿美元。", "**tens of billions of dollars**"),
        ("花了*数*亿元。", "*hundreds of millions of yuan*"),
        ("花了**数十**亿。", "**billions**"),
        ("花了**上**亿元。", "**over 100 million yuan**"),
        ("花了**上百**亿。", "**over 10 billion**"),
        ("花了US$**8**亿美元。", "**US$800 million**"),
        ("花了$**8**亿。", "**$800 million**"),
        ("花了￥<b>8</b>亿元。", "<b>800 million yuan</b>"),
        ("港币[8](u)亿。", "[HK$800 million](u)"),
        ("花了港幣**8**億元。", "**HK$800 million**"),
        ("花了新台币 *8* 亿元。", "*NT$800 million*"),
        ("花了HK$**3**到5亿。", "**HK$300–500 million**"),
        ("去年8亿美元，**9**亿。", "**900 million**"),
        ("3 美元**9**亿元。", "**900 million yuan**"),
        ("去年8亿 美元**9**亿元。", "**900 million yuan**"),
        ("花了8**亿**美元。", "**$800 million**"),
        ("花了8<b>亿</b>。", "<b>800 million</b>"),
        ("花了[8](u)亿元。", "[800 million yuan](u)"),
        ("花了~~2~~亿美元。", "~~$200 million~~"),
        ("有==3==千万个。", "==30 million=="),
        ("有 *3* 亿个。", "*300 million*"),
        ("花了**8**元。", "**8 yuan**"),
        ("有*1.4*万亿元。", "*1.4 trillion yuan*"),
        ("一共**两**亿。", "**200 million**"),
        ("有**三**千万人。", "**30 million**"),
        ("占了**三**成。", "**30%**"),
        ("百分之**五**。", "**5%**"),
        ("跌了**5**个百分点。", "**5 percentage points**"),
        ("有**3**到5万元。", "**30,000–50,000 yuan**"),
    ],
)
def test_an_amount_that_is_divided_is_one_code(source: str, written: str) -> None:
    before = unit(source)
    after = undivided(before, (), locale="en")
    assert [code.written for code in after.codes] == [written]
    assert after.source == before.source


def test_such_a_code_stands_for_itself_between_the_others() -> None:
    before = unit("用`a`花了**8**亿美元，[很贵](u)。")
    after = undivided(before, (), locale="en")
    start = before.source.index("**")
    span = Span(start, before.source.index("，"))
    written = "**$800 million**"
    whole = Code(CodeKind.PLACEHOLDER, "amount", span, written, written)
    assert after.codes == (before.codes[0], whole, *before.codes[3:])


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("有3亿个，花了**8**亿美元。", "**$800 million**"),
        ("花了**两8**亿美元，又花了*9*亿美元。", "*$900 million*"),
        ("花了**8**亿日元，又花了*9*亿美元。", "*$900 million*"),
        ("用`a`，[看](b)，港币**8**买，又花港币*9*亿元。", "*HK$900 million*"),
        ("￥**8**，又花港币*9*亿元。", "*HK$900 million*"),
    ],
)
def test_an_amount_that_is_left_does_not_keep_the_next_from_it(source: str, written: str) -> None:
    before = unit(source)
    at = source.find("日元")
    after = undivided(before, (Span(at, at + 2),) if at >= 0 else (), locale="en")
    assert written in {code.written for code in after.codes}


def test_it_is_written_as_its_language_writes_it() -> None:
    (code,) = undivided(unit("卖了**5**万份。"), (), locale="de").codes
    assert code.written == "**50.000**"


@pytest.mark.parametrize(
    "source",
    [
        "花了**8亿美元**。",  # not divided
        "花了**两8**亿美元。",  # the markup holds more
        "花了`8`亿。",  # code is no figure
        "花了**3**个亿万富翁的钱。",
        "**下雨**，8亿。",
        "**3**到**5**万元。",  # each end has its own
        "第**三**万人次。",
        "[2](x) - [5万元](y)。",
        "涨了**50**%。",  # its figure is the same in English
        "花了US$**8**买它。",
        "花了US$**8亿**。",
        "花了**港币**8亿。",
        "花了**多**亿元。",
        "有**8多**件。",
        "花了8<wbr>亿<wbr>美元。",  # what may be broken there is not marked up
        "花了**8<br>亿美元很好**。",
        "今天下雨。",
    ],
)
def test_anything_else_is_left_as_it_is(source: str) -> None:
    before = unit(source)
    assert undivided(before, (), locale="en") is before


def test_what_another_language_writes_in_han_is_left_as_it_is() -> None:
    before = unit("卖了**3**亿份。")
    assert undivided(before, (), locale="ja") is before


def test_what_has_no_markup_is_left_as_it_is() -> None:
    before = replace(unit("花了**8**亿美元。"), syntax=Syntax.YAML_PLAIN)
    assert undivided(before, (), locale="en") is before


def test_an_amount_with_a_term_in_it_is_the_terms() -> None:
    before = unit("花了**8**亿美元。")
    place = Span(before.source.index("美元"), before.source.index("美元") + 2)
    assert undivided(before, (place,), locale="en") is before


@pytest.mark.parametrize(
    ("source", "written", "target"),
    [
        ("zh_TW", "花了**8**亿元。", "**NT$800 million**"),
        ("zh_HK", "花了**8**亿元。", "**HK$800 million**"),
        ("zh_CN", "花了**8**亿元。", "**800 million yuan**"),
        ("zh_TW", "花了**8**元。", "**NT$8**"),
        ("zh_HK", "花了~~100~~块钱。", "~~HK$100~~"),
        ("zh_TW", "花了[三千](u)元。", "[NT$3,000](u)"),
        ("zh_TW", "花了<b>3.5</b>萬元。", "<b>NT$35,000</b>"),
        ("zh_TW", "花了==500==人民币。", "==500 yuan=="),
        ("zh_CN", "花了**8**元。", "**8 yuan**"),
    ],
)
def test_an_amount_that_is_divided_is_of_its_place(source: str, written: str, target: str) -> None:
    (outcome,) = pretranslate([Request(unit(written), READER)], engine=Glossing(), source=source)
    assert target in outcome.target

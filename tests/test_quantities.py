"""Amounts, percentages and dates: read in Chinese, written in English, compared in both."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.checks.numbers import wrong
from translit.model import Code, CodeKind, Span
from translit.quantities import Kind, compare, quantities
from translit.quantities.currencies import CURRENCIES, Currency
from translit.quantities.english import ordinal
from translit.quantities.idioms import without_idioms
from translit.quantities.in_chinese import UNFOLDED
from translit.quantities.numerals import folded
from translit.quantities.reading import RULES

CASES = Path(__file__).parent / "cases" / "quantities" / "amounts.tsv"
NUMBERS = CASES.with_name("numbers.tsv")


def rows() -> list[tuple[str, str]]:
    """Our own cases, and those of a file that the environment names."""
    files = [CASES]
    root = os.environ.get("TRANSLIT_CORPUS")
    if root and (Path(root) / "quantities.tsv").is_file():
        files.append(Path(root) / "quantities.tsv")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    pairs = [line.split("\t") for line in lines if not line.startswith(("#", "source\t"))]
    return [(source, target) for source, target in pairs]


def converted(text: str, *, apart: str = "") -> str:
    parts, at = [], 0
    for quantity in quantities(text):
        parts += [text[at : quantity.span.start], apart, quantity.target, apart]
        at = quantity.span.end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize(("source", "target"), rows())
def test_a_quantity_is_written_in_english(source: str, target: str) -> None:
    assert converted(source) == target


@pytest.mark.parametrize(
    "source", [row[0] for row in rows() if row[0] != row[1] and "折" not in row[0]]
)
def test_what_we_write_ourselves_is_what_the_source_says(source: str) -> None:
    target = converted(source, apart=" ")
    assert [str(one) for one in compare(source, target)] == []


def compared() -> list[tuple[str, str, str]]:
    lines = NUMBERS.read_text("utf-8").splitlines()
    triples = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(source, target, verdict) for source, target, verdict in triples]


@pytest.mark.parametrize(("source", "target", "verdict"), compared())
def test_a_number_may_be_written_in_many_ways_and_not_as_another(
    source: str, target: str, verdict: str
) -> None:
    found = compare(source, target)
    assert ("refused" if found else "taken") == verdict, [str(one) for one in found]


def test_a_number_may_stand_very_often() -> None:
    many = 200
    assert compare("7个，" * many, "7, " * many) == []
    assert len(compare("7个，" * many, "7, " * (many - 1))) == 1
    assert len(compare(f"{'7个，' * many}9个", f"{'7, ' * many}8")) == 1


@pytest.mark.parametrize(
    ("source", "target", "said", "places"),
    [
        ("收入8亿", "revenue of 8 billion", "8亿 is 8 billion in the translation",
         [((2, 4), (11, 20))]),
        ("2024年5月13日", "May 14, 2024", "2024年5月13日 is May 14, 2024 in the translation",
         [((0, 10), (0, 12))]),
        ("十几万用户", "many users", "十几万 is not in the translation", [((0, 3), None)]),
        ("有人", "there are 40 people", "40 is in the translation, but not in the source",
         [(None, (10, 12))]),
        ("融资5亿元", "It raised $500 million.", "5亿元 is $500 million in the translation",
         [((2, 5), (10, 22))]),
        ("跑了５公里", "ran 5 miles", "５公里 is 5 miles in the translation", [((2, 5), (4, 11))]),
    ],
)  # fmt: skip
def test_a_difference_has_its_places_and_a_sentence(
    source: str, target: str, said: str, places: list[tuple[object, object]]
) -> None:
    found = compare(source, target)
    assert [str(one) for one in found] == [said]
    assert [(one.source, one.target) for one in found] == places
    for one in found:
        assert one.in_source == (one.source.of(source) if one.source else "")
        assert one.in_target == (one.target.of(target) if one.target else "")


def test_the_mark_of_a_footnote_may_end_a_line() -> None:
    assert not compare("看世界。\n后来", "in worlds.1\nLater")


def test_what_is_in_codes_is_not_compared() -> None:
    source, target = "用 `8亿` 和[9](/a/7)", "Use `8` and [9](/b/6)"
    codes = [
        Code(CodeKind.PLACEHOLDER, "code", Span(2, 6)),
        Code(CodeKind.END, "link", Span(10, 16)),
    ]
    others = [
        Code(CodeKind.PLACEHOLDER, "code", Span(4, 7)),
        Code(CodeKind.END, "link", Span(14, 20)),
    ]
    assert compare(source, target, source_codes=codes, target_codes=others) == []
    assert compare(source, target)


def test_nothing_is_read_in_a_code() -> None:
    text = "写 `8亿`9亿，`7亿`"
    codes = [Code(CodeKind.PLACEHOLDER, "code", Span(at, at + 4)) for at in (2, 9)]
    assert [quantity.target for quantity in quantities(text, codes=codes)] == ["900 million"]


@pytest.mark.parametrize(
    ("source", "codes", "right", "wrong"),
    [
        (
            "营收**8**亿美元",
            [(2, 4), (5, 7)],
            "revenue of $800 million",
            "revenue of $8 100 million",
        ),
        ("有[8](https://x.org/a)亿人", [(1, 2), (3, 21)], "800 million people", "8 people"),
        ("有`8`亿人", [(1, 2), (3, 4)], "800 million people", "8 billion people"),
        ("<b>3.5</b>万人", [(0, 3), (6, 10)], "35,000 people", "3.5 people"),
        ("**5**千万", [(0, 2), (3, 5)], "50 million", "5 million"),
    ],
)
def test_markup_that_divides_a_figure_from_its_unit_changes_nothing(
    source: str, codes: list[tuple[int, int]], right: str, wrong: str
) -> None:
    marks = [Code(CodeKind.START, "strong", Span(*span)) for span in codes]
    assert not [one for one in quantities(source, codes=marks) if one.always]
    assert compare(source, right, source_codes=marks) == []
    assert compare(source, wrong, source_codes=marks)


def test_dates_are_left_to_the_engine_and_amounts_are_not() -> None:
    date, amount = quantities("2025年12月1日花了3亿")
    assert (date.kind, date.always) == (Kind.DATE, False)
    assert (amount.kind, amount.always) == (Kind.AMOUNT, True)


def test_another_locale_has_its_own_words() -> None:
    assert [quantity.target for quantity in quantities("8亿", locale="de")] == ["800 Millionen"]
    assert [quantity.target for quantity in quantities("8亿", locale="en_GB")] == ["800 million"]
    date = quantities("2025年12月1日", locale="en_GB")[0]
    assert date.target == "1 December 2025"


@pytest.mark.parametrize(
    ("locale", "targets"),
    [
        ("en", "November 20–25, 2020; December 3–5; April 4–6; March 11–30; March 30–31"),
        ("ja", "2020年11月20–25日; 12月3–5日; 4月4–6日; 3月11–30日; 3月30–31日"),
        ("vi", "20–25 tháng 11, 2020; 3–5 tháng 12; 4–6 tháng 4; 11–30 tháng 3; 30–31 tháng 3"),
    ],
)
def test_the_last_day_stands_behind_the_first_wherever_a_locale_has_it(
    locale: str, targets: str
) -> None:
    source = "2020年11月20日至25日，12月3日至5日，4月4日至6日，3月11日至30日，3月30日至31日"
    assert "; ".join(one.target for one in quantities(source, locale=locale)) == targets


def test_an_ordinal_has_the_ending_of_its_last_digits() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 12, 22, 111)] == [
        "1st", "2nd", "3rd", "4th", "12th", "22nd", "111th",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("涨了3.5个百分点", "3,5 percentage points"),
        ("涨1.5到2.5个百分点", "1,5–2,5 percentage points"),
        ("三四个百分点", "3–4 percentage points"),
        ("三成五", "35\xa0%"),
        ("四五成", "40–50\xa0%"),
        ("三成到四成", "30\xa0%; 40\xa0%"),
        ("七八成", "70–80\xa0%"),
        ("半成", "5\xa0%"),
        ("万分之三四", "0,03–0,04\xa0%"),
        ("百分之三点五到四点五", "3,5–4,5\xa0%"),
        ("百分之三点五到四点五之间", "between 3,5\xa0% and 4,5\xa0%"),
        ("港币1.5万至2.5万元", "HK$15.000–25.000"),
        ("港币1.5亿元", "HK$150 Millionen"),
        ("1.5万到2.5万", "15.000–25.000"),
        ("两三万", "20.000–30.000"),
        ("五、六百万", "5–6 Millionen"),
        ("1.5万到2.5万元之间", "between 15.000 and 25.000 yuan"),
        ("近万分之三十五", "0,35\xa0%"),
        ("35.5%", "35,5\xa0%"),
        ("30%到35.5%", "30\xa0%; 35,5\xa0%"),
        ("百分之三点五", "3,5\xa0%"),
        ("千分之1.5", "0,15\xa0%"),
        ("3.5万公里", "35.000"),
        ("1.2345亿", "123,45 Millionen"),
        ("一万两千五百个", "12.500"),
        ("2008年11月26日", "26. November 2008"),
        ("11月26日", "26. November"),
        ("11月26日至28日", "26–28. November"),
        ("2008年12月", "Dezember 2008"),
        ("到12月底", "Dezember"),
        ("上世纪90年代", "the 1990s"),
        ("三分之一", "one third"),
        ("1.5亿美元", "$150 Millionen"),
        ("九万三千亿元", "9,3 Billionen yuan"),
        ("1万多", "more than 10.000"),
        ("一万五六", "15.000–16.000"),
        ("五万到八万多", "50.000; more than 80.000"),
    ],
)
def test_every_figure_is_written_as_its_locale_writes_it(source: str, targets: str) -> None:
    assert "; ".join(one.target for one in quantities(source, locale="de")) == targets


@pytest.mark.parametrize("locale", ["fr", "ja", "ar", "ru", "pt_BR"])
def test_every_locale_can_be_written(locale: str) -> None:
    for source, _ in rows():
        for quantity in quantities(source, locale=locale):
            assert quantity.target


@settings(deadline=None, max_examples=400)
@given(
    st.text(
        alphabet="零一二两三十百千万亿几数上成分之点年月日元美金多0123456789.,%％$￥-到 度A",
        max_size=24,
    )
)
def test_quantities_ascend_and_their_own_english_holds_them(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.span.start < quantity.span.end <= len(text)
        at = quantity.span.end
        assert quantity.target
        source = quantity.span.of(text)
        if list(quantities(source)) == [quantity._replace(span=Span(0, len(source)))]:
            assert [str(one) for one in compare(source, quantity.target)] == []


_SOURCES = st.text(
    alphabet="零一二两三十百千万亿几数上成分之点年月日元半倍折后双个第多"
    "0123456789.,:/%％$￥-到 度A，",
    max_size=24,
)
_TARGETS = st.text(alphabet="0123456789.,:/-%$¥ kmMBx'", max_size=12) | st.lists(
    st.sampled_from(
        "one two twenty hundred million billions half a third of past to March May 5 5th "
        "1960s 3.10 percent points dollars yuan km times doubled noon p.m. in and or twofold "
        "dozen".split()
    ),
    max_size=8,
).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(_SOURCES, _TARGETS)
def test_differences_lie_within_their_texts(source: str, target: str) -> None:
    for one in compare(source, target):
        assert one.source or one.target
        assert str(one)
        for span, text in ((one.source, source), (one.target, target)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "万" * 20_000,
        "一亿" * 10_000,
        "1," * 10_000,
        "1万" * 1000,
        "1 " * 10_000,
        "七八" * 9000,
        "3月5日" * 3000,
        "1/" * 9000,
        "第" * 20_000,
    ],
)
def test_a_hostile_text_is_read(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.target
    assert isinstance(compare(text, "none"), list)
    assert isinstance(compare("一", text), list)


@pytest.mark.parametrize("currency", CURRENCIES, ids=lambda one: one.code)
def test_a_currency_of_the_table_is_read_written_and_compared(currency: Currency) -> None:
    """One row is all that a currency takes."""
    name = currency.names[0]
    for source in (f"花了5亿{name}。", f"花了{name}5亿。", f"OpenAI花了3000万{name}。"):
        target = converted(source, apart=" ")
        assert currency.symbol in target
        assert currency.symbol or currency.plural in target
        assert name not in target
        assert [str(one) for one in compare(source, target)] == []
        other = next(one for one in CURRENCIES if not one.symbol and one is not currency)
        wrong = f"It cost 500 million {other.plural}."
        assert compare(f"花了5亿{name}。", wrong)
    assert converted(f"几十亿{name}") == f"billions of {currency.plural}"
    assert compare(f"有10{name}", f"There are 10 {currency.plural}.") == []


SHORT = {
    "USD": "刀 USD", "CNY": "元 块钱 元人民币 块人民币 RMB CNY", "EUR": "EUR", "GBP": "镑 GBP",
    "JPY": "JPY", "HKD": "HKD", "TWD": "NTD", "TRY": "里拉",
}  # fmt: skip
"""What else currencies are called behind an amount."""


@pytest.mark.parametrize("currency", CURRENCIES, ids=lambda one: one.code)
def test_by_whatever_name_a_text_says_a_currency_it_has_one_of_its_last_signs(
    currency: Currency,
) -> None:
    """A text without them is not searched for amounts of money."""
    assert bool(currency.also) == (currency.code in SHORT)
    for name in (*currency.names, *SHORT.get(currency.code, "").split()):
        assert name[-1] in currency.ends
        assert converted(f"一共300{name}。") != f"一共300{name}。"


@pytest.mark.parametrize("source", [row[0] for row in rows()])
def test_a_rule_that_is_not_asked_would_have_read_nothing(source: str) -> None:
    plain = without_idioms(folded(source))
    for signs, rule in RULES:
        if signs.isdisjoint(plain):
            assert not any(rule(plain, at, "en") for at in range(len(plain)))


def test_no_two_currencies_are_one() -> None:
    names = [name for one in CURRENCIES for name in one.names]
    assert len(set(names)) == len(names)
    codes = [one.code for one in CURRENCIES]
    assert len(set(codes)) == len(codes)


def test_a_text_is_passed_over_unread_only_where_nothing_in_it_becomes_a_number() -> None:
    """Of every sign that folding changes: alone, twice, and before and behind 万."""
    numerals = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿兆半双俩仨廿卅]|翻了?[番倍]")
    signs = [chr(code) for code in (*range(0x2E80, 0xA000), *range(0xF900, 0xFB00))]
    signs += [chr(code) for code in range(0xFF00, 0xFFF0)]
    for sign in signs:
        for text in (sign, sign * 2, f"翻{sign}", f"{sign}倍"):
            assert UNFOLDED.search(text) or not numerals.search(folded(text))


ENDLESS = "7" * 5_000
SHAPES = (
    "{}年1月1日 {}年 {}月1日 1月{}日 {}年代 {}世纪 {}折 {}% {}个百分点 {}点 {}:{} {}岁 {}后 "
    "{}倍 {}分之1 1分之{} {}成 {}公里 {}元 {}块5 {}万亿 ¥{} {}/{} {}x{} {}-{} 第{}季度 {}年半 "
    "{}米8 {}毛 5.{} {}.5 周{} {}℃ {}兆 {}w粉 {}号 {}进制 公元前{}年"
).split()


@pytest.mark.parametrize("digits", [16, 17, 20, 21, 28, 29, 5_000])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_number_may_have_any_number_of_digits(shape: str, digits: int) -> None:
    number = ENDLESS[:digits]
    source = shape.replace("{}", number)
    assert isinstance(quantities(source), list)
    for target in (
        "none", source, *(f"{number}{unit}" for unit in ("%", " km", "-fold", ":30", "/3", "th"))
    ):  # fmt: skip
        assert isinstance(compare(source, target), list)


@pytest.mark.parametrize(
    "number", [ENDLESS, "1234567890123456789", "1,234,567,890,123,456,789,013"]
)
def test_a_number_of_many_digits_is_compared_by_its_digits(number: str) -> None:
    assert not compare(f"卡号{number}。", f"The number is {number}.")
    assert not compare(f"卡号{number}。", f"The number is {number.replace(',', '')}.")
    (lost,) = compare(f"卡号{number}。", "The number is not known.")
    assert len(str(lost)) < 100
    assert compare(f"卡号{number}。", f"The number is {number[:-1]}5.")
    assert compare("卡号不明。", f"The number is {number}.")


def test_a_list_of_many_figures_is_no_number_of_many_digits() -> None:
    figures = ",".join(map(str, range(10, 50)))
    assert not compare(f"端口{figures}。", f"Ports {figures.replace(',', ', ')}.")
    assert compare(f"端口{figures}。", f"Ports {figures.replace(',', ', ')[:-1]}8.")


def test_a_language_of_other_letters_is_no_pseudo_translation() -> None:
    """Of Russian, too, the figures are compared with what they count, and not as digits alone."""
    assert wrong("有8亿人", "8 миллионов человек", [], locale="ru")
    assert not wrong("有8亿人", "800 000 000 человек".replace(" ", ""), [], locale="ru")

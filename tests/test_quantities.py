"""Amounts, percentages and dates: read in Chinese, written in English, compared in both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.model import Code, CodeKind, Span
from translit.quantities import Kind, extra, missing, quantities

CASES = Path(__file__).parent / "cases" / "quantities" / "amounts.tsv"


def rows() -> list[tuple[str, str]]:
    """Our own cases, and those of a file that the environment names."""
    files = [CASES]
    root = os.environ.get("TRANSLIT_CORPUS")
    if root and (Path(root) / "quantities.tsv").is_file():
        files.append(Path(root) / "quantities.tsv")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    pairs = [line.split("\t") for line in lines if not line.startswith(("#", "source\t"))]
    return [(source, target) for source, target in pairs]


def converted(text: str) -> str:
    parts, at = [], 0
    for quantity in quantities(text):
        parts += [text[at : quantity.span.start], quantity.target]
        at = quantity.span.end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize(("source", "target"), rows())
def test_a_quantity_is_written_in_english(source: str, target: str) -> None:
    assert converted(source) == target


@pytest.mark.parametrize(
    ("source", "target"), [row for row in rows() if row[0] != row[1]], ids=lambda text: text
)
def test_what_we_write_ourselves_is_what_the_source_says(source: str, target: str) -> None:
    assert missing(source, target) == []
    assert extra(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("收入14万亿元", "revenue of 14,000 billion yuan"),
        ("5月发布", "released in May"),
        ("第3名", "third place"),
        ("3个人", "three people"),
        ("百分之五十", "half of them, 50 percent"),
        ("三分之一的人", "a third of the people"),
        ("24年的事", "it happened in 2024"),
        ("下午15点", "at 3 p.m."),
        ("2.5倍", "2.5 times"),
        ("一个人吃两碗饭", "One person eats 2 bowls of rice"),
        ("10到20亿美元", "between $1 and $2 billion"),
        ("GPT-5.1 上线", "GPT-5.1 is live"),
        ("12月10日至15日", "from 10 to 15 December"),
        ("几十亿美元", "several billion dollars"),
        ("百分百支持", "100% support"),
        ("上千人", "over 1,000 people"),
        ("二三十人", "20 to 30 people"),
        ("四五个", "4 or 5"),
        ("半年", "6 months"),
        ("一刻钟", "15 minutes"),
        ("千亿级参数", "100-billion-parameter"),
        ("万卡集群", "a cluster of 10,000 GPUs"),
        ("打八折", "20% off"),
        ("翻了两番", "quadrupled"),
        ("一天24小时", "24 hours a day"),
        ("两千多万", "over 20 million"),
        ("2万", "20k"),
        ("三千万听着不少", "Thirty million sounds like a lot"),
        ("25个人", "twenty-five people"),
        ("350万", "three and a half million, that is three million five hundred thousand"),
        ("50万", "half a million"),
        ("从5万到1200万", "from 50,000 to 12 million"),
        ("两百三十万", "two million three hundred thousand"),
    ],
)
def test_a_number_may_be_written_in_many_ways(source: str, target: str) -> None:
    assert missing(source, target) == []
    assert extra(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("收入8亿", "revenue of 8 billion", ["8亿"], ["8"]),
        ("收入1.4万亿美元", "revenue of $14 trillion", ["1.4万亿美元"], ["14"]),
        ("涨了百分之三", "up by 30%", ["百分之三"], ["30"]),
        ("2024年5月13日", "May 14, 2024", ["2024年5月13日"], ["14"]),
        ("有7个", "there are some", ["7"], []),
        ("有人", "there are 40 people", [], ["40"]),
        ("3个和3个", "3 of them", ["3"], []),
        ("十几万用户", "many users", ["十几万"], []),
        ("数百万用户", "many users", ["数百万"], []),
        ("5%和35%", "35% and 35%", ["5%"], ["35"]),
        ("欧洲的50亿欧元", "€5 billion, with 5 billion", [], ["5"]),
        ("800个", "8000 of them", ["800"], ["8000"]),
    ],
)
def test_a_wrong_number_is_found(
    source: str, target: str, lost: list[str], gained: list[str]
) -> None:
    assert missing(source, target) == lost
    assert extra(source, target) == gained


def test_nothing_is_read_in_a_code() -> None:
    text = "写 `8亿` 和9亿"
    code = Code(CodeKind.PLACEHOLDER, "code", Span(2, 6))
    assert [quantity.target for quantity in quantities(text, codes=[code])] == ["900 million"]


def test_dates_are_left_to_the_engine_and_amounts_are_not() -> None:
    date, amount = quantities("2025年12月1日花了3亿")
    assert (date.kind, date.always) == (Kind.DATE, False)
    assert (amount.kind, amount.always) == (Kind.AMOUNT, True)


def test_another_locale_has_its_own_words() -> None:
    assert [quantity.target for quantity in quantities("8亿", locale="de")] == ["800 Millionen"]
    assert [quantity.target for quantity in quantities("8亿", locale="en_GB")] == ["800 million"]
    date = quantities("2025年12月1日", locale="en_GB")[0]
    assert date.target == "1 December 2025"


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
        assert source not in missing(source, quantity.target)


@pytest.mark.parametrize("text", ["1" * 20_000, "万" * 20_000, "一亿" * 10_000, "1," * 10_000])
def test_a_hostile_text_is_read(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.target
    assert isinstance(missing(text, "none"), list)
    assert isinstance(extra(text, "1"), list)

"""Sentence breaks: what the cases show, and what holds for any text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.model import Code, CodeKind, Span
from translit.segments import pieces, sentences
from translit.segments.habits import BLANKS

_CASES = Path(__file__).parent / "cases" / "segments"
_BLANKS = set(BLANKS)

_MARKUP = re.compile(
    r"(?P<code>`[^`]+`)|(?P<strong>\*\*)|(?P<footnote>\[\^\w+\])|(?P<note>\^\[)|(?P<noted>(?<=[。！？])\](?!\())|(?P<link>\[(?=[^\]\n]*\]\())"
    r"|(?P<close>\]\([^)]*\))|(?P<attribute>\{[^}]*\})|(?P<comment><!--.*?-->)"
    r"|(?P<break> {2,}\n|\\\n)|(?P<escape>\\[!?.])"
)
"""As much Markdown as the cases need."""

_TYPES = {
    "close": "link",
    "attribute": "attribute-list",
    "note": "footnote",
    "noted": "footnote",
}


def _codes(text: str) -> tuple[Code, ...]:
    found: list[Code] = []
    strong = link = False
    for match in _MARKUP.finditer(text):
        name, kind = match.lastgroup or "", CodeKind.PLACEHOLDER
        if name == "strong":
            kind = CodeKind.END if strong else CodeKind.START
            strong = not strong
        elif name in {"link", "close"}:
            if link == (name == "link"):
                continue
            kind = CodeKind.START if name == "link" else CodeKind.END
            link = name == "link"
        elif name in {"note", "noted"}:
            kind = CodeKind.START if name == "note" else CodeKind.END
        type_ = _TYPES.get(name, name)
        found.append(Code(kind, type_, Span(*match.span())))
    return tuple(found)


def _cases() -> Iterator[object]:
    for path in sorted(_CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n.\n\n"):
            title, source, expected = case.strip("\n").removesuffix("\n.").split("\n.\n")
            yield pytest.param(source, expected.split("\n"), id=f"{path.stem}: {title}")
    for line in (_CASES / "ends.lines").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            yield pytest.param(
                line.replace("‖", "").replace("↵", "\n"),
                [part.strip(" ↵") for part in line.split("‖")],
                id=line,
            )


@pytest.mark.parametrize(("source", "expected"), [*_cases()])
def test_case(source: str, expected: list[str]) -> None:
    found = [span.of(source) for span in sentences(source, _codes(source))]
    assert [part.replace("\n", "↵") for part in found] == expected


_ATOMS = (
    *'。！？…!?.，；：、“”‘’「」『』（）()《》【】[]"~～—=1aB好他说的等 \n\u3000',
    *(
        "……",
        "**",
        "`x。`",
        "[链。](u?a)",
        "[^1]",
        "{.a}",
        "<!-- c。 -->",
        "  \n",
        "\\!",
        "🎉",
        "1. ",
    ),
    *("一．", "1、", "（2）", "地址：", "·", "[链](u)", "{: .b}"),
    *("他说", "e.g.", "https://example.org/?a=1", "Yahoo!", "然后", "你好", "ABC", "第二", ":ok:"),
)
_texts = st.lists(st.sampled_from(_ATOMS), max_size=30).map("".join) | st.text(max_size=40)


@settings(deadline=None, max_examples=400)
@given(_texts)
def test_spans_ascend_and_leave_out_only_blanks_breaks_and_loose_codes(text: str) -> None:
    codes = _codes(text)
    left = set(range(len(text)))
    end = 0
    for span in sentences(text, codes):
        assert end <= span.start < span.end
        assert text[span.start] not in _BLANKS
        assert text[span.end - 1] not in _BLANKS
        end = span.end
        left -= set(range(*span))
    for code in codes:
        if code.type in {"break", "attribute-list", "comment", "entity"}:
            left -= set(range(*code.span))
    assert {text[place] for place in left} <= _BLANKS


@settings(deadline=None, max_examples=400)
@given(_texts)
def test_no_sentence_ends_in_a_code_or_in_marked_up_text(text: str) -> None:
    codes = _codes(text)
    starts = [code for code in codes if code.kind is CodeKind.START]
    ends = [code for code in codes if code.kind is CodeKind.END]
    closed = [start for start in starts if len([e for e in ends if e.type == start.type]) > 0]
    for span in sentences(text, codes):
        for code in codes:
            for place in span:
                assert not code.span.start < place < code.span.end
        for start in closed:
            end = next((e for e in ends if e.type == start.type and e.span > start.span), None)
            if end is not None and span.start <= start.span.start < span.end:
                assert end.span.end <= span.end


@settings(deadline=None, max_examples=400)
@given(_texts)
def test_a_sentence_alone_is_one_sentence(text: str) -> None:
    codes = _codes(text)
    for start, end in sentences(text, codes):
        inside = [
            code._replace(span=Span(code.span.start - start, code.span.end - start))
            for code in codes
            if start <= code.span.start and code.span.end <= end
        ]
        assert sentences(text[start:end], inside) == [Span(0, end - start)]


_plain = st.lists(
    st.sampled_from(["今天有雨", "他走了", "“真好”", "用 v1.2", "（真的？）", "、", "，"]),
    max_size=4,
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(_plain.map("他们，".join), st.sampled_from("。！？")), min_size=1, max_size=5
    )
)
def test_sentences_of_a_joined_text_are_those_of_its_parts(parts: list[tuple[str, str]]) -> None:
    whole = [f"我看{text}了{mark}" for text, mark in parts]
    text = "".join(whole)
    assert [span.of(text) for span in sentences(text)] == whole


@pytest.mark.parametrize("blank", ["\u3000", " ", "\t", "\n", "\u3000\u3000 ", "\u00a0", "\u200b"])
def test_blanks_at_both_ends_stay_outside(blank: str) -> None:
    text = f"{blank}天晴。{blank}出门！{blank}"
    assert [span.of(text) for span in sentences(text)] == ["天晴。", "出门！"]


@pytest.mark.parametrize("text", ["", " ", "\u3000\n", "  \n"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert sentences(text, _codes(text)) == []


def test_a_pair_too_far_apart_is_no_pair() -> None:
    text = f"他说“{'今天也下雨。' * 100}”完了。"
    assert len(sentences(text)) == 101


_HOSTILE = (
    "“",
    "（好。",
    "。",
    "！ “",
    "……我",
    ". ",
    '"',
    "《！》",
    "((",
    "他说“好。”",
    "[链。](u)",
    "**",
    "? ",
)


def _calls(text: str) -> int:
    """How many functions are called to read `text`: work that no machine's speed changes."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    codes = _codes(text)
    sys.setprofile(note)
    try:
        sentences(text, codes)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("part", _HOSTILE)
def test_twice_the_text_is_twice_the_work(part: str) -> None:
    once = _calls(part * 400)
    assert _calls(part * 800) < 2.2 * once + 100


@pytest.mark.parametrize("part", _HOSTILE)
def test_a_long_line_is_read(part: str) -> None:
    text = part * 50_000
    assert sentences(text)[-1].end == len(text.rstrip())


@settings(deadline=None, max_examples=200)
@given(_texts, st.integers(1, 12))
def test_pieces_join_to_the_text_and_keep_to_the_limit(text: str, limit: int) -> None:
    found = pieces(text, limit=limit)
    assert "".join(span.of(text) for span in found) == text
    assert all(span.end - span.start <= limit for span in found)


def test_pieces_are_cut_at_the_best_joint_near_the_middle() -> None:
    text = "春天，花开了；夏天，雨来了；秋天，叶落了，满地都是。"
    assert [span.of(text) for span in pieces(text, limit=15)] == [
        "春天，花开了；夏天，雨来了；",
        "秋天，叶落了，满地都是。",
    ]


def test_a_joint_in_the_outer_quarters_is_passed_over() -> None:
    text = "一二三，四六七八九十甲乙丙丁戊己庚辛壬癸"
    assert [span.of(text) for span in pieces(text, limit=15)] == [
        "一二三，四六七八九十",
        "甲乙丙丁戊己庚辛壬癸",
    ]
    assert pieces(f"一{text[:3]}，{text[4:]}", limit=15)[0].end == len("一一二三，")


def test_a_text_within_the_limit_is_one_piece() -> None:
    assert pieces("短句。", limit=3) == [Span(0, 3)]
    assert pieces("", limit=3) == [Span(0, 0)]


def test_no_number_or_word_is_cut_where_there_is_another_place() -> None:
    text = "总价 1,234,567 元 internationalization 结束"
    parts = [span.of(text) for span in pieces(text, limit=25)]
    assert all("1,234,567" in part or "1,2" not in part for part in parts)


def test_pieces_are_measured_as_told() -> None:
    text = "甲乙丙，丁戊己"
    assert len(pieces(text, limit=7)) == 1
    assert len(pieces(text, limit=7, length=lambda part: 2 * len(part))) > 1


def test_a_character_longer_than_the_limit_is_left_whole() -> None:
    assert pieces("好好", limit=1, length=lambda part: 5 * len(part)) == [Span(0, 1), Span(1, 2)]

"""Glossaries: what the cases show, what Excel writes, and what holds for any bytes and texts."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases_reader import CASES, Case, read_cases
from translit.errors import GlossaryError
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.glossary import (
    EMPTY,
    Glossary,
    conditions,
    forbidden,
    header,
    loads,
    used,
    uses,
)
from translit.model import Code, CodeKind, Span, Term, outside
from translit.traditional import simplified

_HEADER = "source,target,when,unless,forbidden,note\n"


def _marked(text: str) -> tuple[str, tuple[Code, ...]]:
    """The text of a case, with its codes: what stands in «»; a ⏎ is a line break."""
    codes: list[Code] = []
    plain = ""
    for number, part in enumerate(re.split("[«»]", text.replace("⏎", "\n"))):
        if number % 2:
            codes.append(
                Code(CodeKind.PLACEHOLDER, "code", Span(len(plain), len(plain) + len(part)))
            )
        plain += part
    return plain, tuple(codes)


def _glossary(rows: str) -> Glossary:
    return loads((_HEADER + rows).encode(), path="glossary.csv")


@pytest.mark.parametrize("case", read_cases(CASES / "glossary" / "find.txt"), ids=str)
def test_terms_are_found(case: Case) -> None:
    rows, _, sentence = case.given.rpartition("\n")
    text, codes = _marked(sentence)
    glossary = _glossary(rows)
    found = [
        f"{match.span.of(text)} = {match.term.target}".replace("\n", "⏎")
        for match in glossary.find(text, codes)
    ]
    found += [f"? {source}" for source in glossary.undecided(text, codes)]
    assert "\n".join(found) == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "glossary" / "errors.txt"), ids=str)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(case: Case) -> None:
    with pytest.raises(GlossaryError) as error:
        loads(case.given.encode(), path="g.csv")
    assert str(error.value) == f"g.csv:{case.expected}"


@pytest.mark.parametrize("case", read_cases(CASES / "glossary" / "used.txt"), ids=str)
def test_a_target_is_recognised_in_the_forms_of_english(case: Case) -> None:
    target, _, translation = case.given.partition("\n")
    text, codes = _marked(translation)
    term = Term(("词",), target)
    written = [span.of(text).replace("\n", "⏎") for span in uses(text, term, codes)]
    assert " | ".join(written) == case.expected
    assert used(text, term, codes) is bool(case.expected)


_TABLE = (
    "source,target,when,unless,forbidden,note\r\n"
    '缓存|高速缓存,cache,,,"buffer|store","快,\r\n小"\r\n'
)
_TERM = Term(("缓存", "高速缓存"), "cache", forbidden=("buffer", "store"), note="快, 小", line=2)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_TABLE.encode("utf-8"), id="UTF-8"),
        pytest.param(_TABLE.encode("utf-8-sig"), id="CSV UTF-8 of Excel"),
        pytest.param(_TABLE.encode("gb18030"), id="CSV of a Chinese Excel"),
        pytest.param(
            'source,target,note,forbidden\r\n緩存|高速緩存,cache,"快, 小",buffer|store\r\n'.encode(
                "big5"
            ),
            id="CSV of an Excel on Taiwan",
        ),
        pytest.param(
            b"sep=;\r\n"
            + 'source;target;forbidden;note\n缓存|高速缓存;cache;buffer|store;"快, 小"'.encode(),
            id="a separator that is named",
        ),
        pytest.param(_TABLE.encode("utf-16"), id="UTF-16, this machine's order"),
        pytest.param(b"\xfe\xff" + _TABLE.encode("utf-16-be"), id="UTF-16, big-endian"),
        pytest.param(
            "\ufeffsource\ttarget\tforbidden\tnote\r\n"
            '缓存|高速缓存\tcache\tbuffer｜store\t"快,\n小"\r\n'.encode("utf-16-le"),
            id="Unicode text of Excel",
        ),
        pytest.param(
            'source;target;forbidden;note\n缓存|高速缓存;cache;buffer|store;"快, 小"'.encode(),
            id="semicolons",
        ),
        pytest.param(_TABLE.replace("\r\n", "\r").encode(), id="the line ends of an old Mac"),
        pytest.param(
            "Source , TARGET,Forbidden,note,,\n 缓存 | 高速缓存 ,\u200bcache,buffer|store,"
            '"快, 小",,\n,,,,,\n'.encode(),
            id="blanks and empty cells around",
        ),
        pytest.param(
            '"target","source","note","forbidden"\n'
            '"cache","缓存|高速缓存","快, 小","buffer|store"\n'
            "# 快\n#缓存,x\n\n".encode(),
            id="columns in another order, all quoted, with comments",
        ),
    ],
)
def test_a_table_is_read_however_it_was_saved(data: bytes) -> None:
    (term,) = loads(data, path="g.csv").terms
    assert (tuple(map(simplified, term.sources)), term.target, term.forbidden) == (
        _TERM.sources,
        _TERM.target,
        _TERM.forbidden,
    )
    assert term.note == _TERM.note
    assert term.line == (3 if data.startswith(b"sep") else 2)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            _HEADER.encode() + "缓存,cache\n命中".encode() + b"\xe4\xbd,hit\n",
            "g.csv:3: not UTF-8 text; save it as “CSV UTF-8”",
        ),
        (
            _HEADER.encode() + b"caf\xe9,coffee\n",
            "g.csv:2: not GB18030 text; save it as “CSV UTF-8”",
        ),
        (b"\xff\xfea", "g.csv:1: not UTF-16 text; save it as “CSV UTF-8”"),
        (_HEADER.encode("utf-16-le"), "g.csv:1: holds NUL characters; save it as “CSV UTF-8”"),
        (
            _HEADER.encode() + b"a," + b"b" * 200_000,
            (
                "g.csv:2: not a CSV row (field larger than field limit (131072));"
                " open the file in a spreadsheet and save it as “CSV UTF-8”"
            ),
        ),
    ],
    ids=["damaged UTF-8", "Latin-1", "half a character", "UTF-16 without a mark", "a huge cell"],
)
def test_bytes_that_are_no_table_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as error:
        loads(data, path="g.csv")
    assert str(error.value) == message


@pytest.mark.parametrize(
    "words",
    [
        "大蒜",
        "索引|缓存",
        "模型,代号",
        "内存泄漏",
        "人工智能|机器学习|大语言模型",
        "面条|后面|干燥",
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_an_older_encoding_is_read_or_refused_but_never_misread(words: str, encoding: str) -> None:
    sources = _TRADITIONAL[words] if encoding == "big5" else words
    table = f"source,target\n{sources.replace(',', '|')},x\n"
    try:
        (term,) = loads(table.encode(encoding), path="g.csv").terms
    except GlossaryError as error:
        assert "save it as “CSV UTF-8”" in str(error)  # noqa: PT017  # either is right
    else:
        assert term.sources == tuple(sources.replace(",", "|").split("|"))


_TRADITIONAL = {
    "大蒜": "大蒜",
    "索引|缓存": "索引|緩存",
    "模型,代号": "模型,代號",
    "内存泄漏": "記憶體洩漏",
    "人工智能|机器学习|大语言模型": "人工智慧|機器學習|大語言模型",
    "面条|后面|干燥": "麵條|後面|乾燥",
}


def test_other_encodings_of_the_east_are_refused() -> None:
    table = "source,target\nモデル|キャッシュ|サーバー,model\n"
    with pytest.raises(GlossaryError, match="cannot be told to be GB18030 or Big5"):
        loads(table.encode("shift_jis"), path="g.csv")


def test_a_regular_expression_that_is_slow_everywhere_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conditions, "_SECONDS_IN_ALL", 0.0)
    glossary = _glossary("缓存,cache,(?:缓|存)+$\n")
    with pytest.raises(GlossaryError, match=r"^glossary\.csv:2: .*“when” takes too long"):
        glossary.find("缓存")


def test_a_regular_expression_that_does_not_end_is_an_error() -> None:
    glossary = _glossary("缓存,cache,^(?:(?R)|缓)*$\n")
    with pytest.raises(GlossaryError, match=r"^glossary\.csv:2: .*“when” takes too long"):
        glossary.find("缓存")


def test_the_header_is_a_glossary_without_terms() -> None:
    assert header() == _HEADER
    assert loads(header().encode(), path="g.csv").terms == EMPTY.terms == ()


def test_what_is_forbidden_is_found_but_not_as_part_of_a_target() -> None:
    garlic = Term(("大蒜",), "Garlic", forbidden=("garlic", "Suan"))
    soup = Term(("蒜汤",), "garlic soup", forbidden=("Garlic",))
    assert forbidden("The garlic model", [garlic]) == [("garlic", garlic)]
    assert forbidden("Garlic is a model", [garlic]) == []
    assert forbidden("Garlic cooks garlic soup", [garlic, soup]) == []
    assert forbidden("suan is not Suan", [garlic]) == [("Suan", garlic)]
    text, codes = _marked("See «`garlic`»")
    assert forbidden(text, [garlic], codes) == []


def test_what_is_outside_keeps_its_place() -> None:
    spans = [Span(4, 5), Span(1, 3), Span(2, 2)]
    assert outside("abcdef", spans) == "a\ufffc\ufffcd\ufffcf"


_WORDS = [
    *("缓存", "缓", "存", "模型", "AI", "ai", "ａｉ", "image file", "C", "4", "İ", "ß"),
    *(" ", "\n", "　", "（", "）", "(", ")", "，", "+", "#", ".", "https://a.b/"),
]
_texts = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(_WORDS), max_size=20).map("".join)
)
_names = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map("".join)


@st.composite
def _coded_texts(draw: st.DrawFn) -> tuple[str, tuple[Code, ...]]:
    text = draw(_texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    return text, tuple(Code(CodeKind.PLACEHOLDER, "code", span) for span in spans)


@settings(deadline=None, max_examples=300)
@given(_coded_texts(), st.lists(st.tuples(_names, st.sampled_from(["", "模", "^."])), max_size=6))
def test_matches_ascend_within_the_text_and_outside_codes(
    coded: tuple[str, tuple[Code, ...]], rows: list[tuple[str, str]]
) -> None:
    text, codes = coded
    terms = tuple(
        Term((name,), f"T{number}", when=when)
        for number, (name, when) in enumerate(rows)
        if name.strip()
    )
    glossary = Glossary(terms)
    matches = glossary.find(text, codes)
    for match in matches:
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert not match.span.of(text)[0].isspace()
        assert not match.span.of(text)[-1].isspace()
        for code in codes:
            assert match.span.end <= code.span.start or match.span.start >= code.span.end
    assert all(one.span.end <= after.span.start for one, after in pairwise(matches))
    assert len(set(glossary.undecided(text, codes))) == len(glossary.undecided(text, codes))


@settings(deadline=None, max_examples=200)
@given(st.lists(_names.filter(lambda name: "://" not in name and name.strip()), min_size=1))
def test_a_text_that_is_a_variant_is_found_as_a_whole(names: list[str]) -> None:
    glossary = Glossary((Term(tuple(names), "T"),))
    for name in names:
        text = name.strip()
        assert [match.span.of(text) for match in glossary.find(text)] == [text]


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(max_size=80).map(str.encode),
        st.lists(
            st.sampled_from(
                [
                    *("source", "target", "when", "缓存", "cache", "(", "a+", "|", "#"),
                    *(",", ";", "\t", "\n", "\r\n", '"', "\0", "\ufeff"),
                ]
            ),
            max_size=24,
        )
        .map(lambda parts: "source,target,when\n" + "".join(parts))
        .map(str.encode),
    )
)
def test_any_bytes_are_a_glossary_or_an_error_with_a_line(data: bytes) -> None:
    line = None
    try:
        glossary = loads(data, path="g.csv")
    except GlossaryError as error:
        line = error.line or 0
    else:
        assert all(term.sources and term.target and term.line > 1 for term in glossary.terms)
    assert line is None or 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1


@settings(deadline=None, max_examples=200)
@given(_texts, _names)
def test_any_translation_can_be_searched_for_any_target(text: str, target: str) -> None:
    if not target.strip():
        return
    term = Term(("词",), " ".join(target.split()), forbidden=(target.strip(),))
    for span in uses(text, term):
        assert 0 <= span.start < span.end <= len(text)
    forbidden(text, [term])


def test_a_target_has_a_capital_where_an_alt_text_or_a_title_begins() -> None:
    text = 'Put some ![Garlic](a.png "Garlic here") into it, but never Garlic.'
    codes = open_format(FormatOptions()).codes(text)
    term = Term(sources=("大蒜",), target="garlic")
    assert [span.start for span in uses(text, term, codes)] == [11, 26]

"""Earlier translations are found again: the same source, and sources that are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from translit.memory import Memory, Remembered, index
from translit.memory.index import normal

SENTENCES = [
    "今天下了一整天的雨。",
    "今天下了一整天的雪。",
    "我在家里用 Linux 写程序。",
    "会员还没有到期。",
    "",
]


def memory(*pairs: tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, str]) -> Memory:
    return Memory(
        Remembered(source, target, *(rest or ("a.po",))) for source, target, *rest in pairs
    )


def test_a_source_is_found_with_its_target_and_its_place() -> None:
    (match,) = memory(("甲。", "A.", "locales/en/a.po")).exact("甲。")
    assert match == ("甲。", "A.", 1.0, "locales/en/a.po")


def test_a_source_of_several_contexts_is_one_match_for_each_target() -> None:
    found = memory(
        ("关于", "About", "a.po", "title"),
        ("关于", "About", "a.po"),
        ("关于", "On", "b.po", "menu"),
    )
    assert [match.target for match in found.exact("关于")] == ["About", "On"]
    assert [match.target for match in found.exact("关于", context="menu")] == ["On", "About"]
    assert [match.target for match in found.matches("关于")] == ["About", "On"]


def test_of_equal_translations_the_first_is_kept() -> None:
    found = memory(("甲。", "A.", "mine.po"), ("甲。", "A.", "theirs.tmx"))
    assert len(found) == 1
    assert [match.origin for match in found.exact("甲。")] == ["mine.po"]


def test_blank_sources_and_targets_are_left_out() -> None:
    found = memory(("", "A"), ("甲", " \n"), ("　", "B"))
    assert len(found) == 0
    assert found.matches("甲") == []
    assert found.exact("") == []


def test_the_most_alike_come_first_with_their_score() -> None:
    found = memory(*((source, f"EN {source}") for source in SENTENCES))
    best, second = found.matches("今天下了一整天的雨啊。", min_score=0.5)
    assert best.source == "今天下了一整天的雨。"
    assert best.score == 20 / 21
    assert second.source == "今天下了一整天的雪。"


def test_width_and_case_and_blanks_are_nearly_the_same_but_never_quite() -> None:
    (match,) = memory(("我用 LINUX 写程序！", "I write programs on Linux!")).matches(
        "我用 linux　写程序!"
    )
    assert match.score == 0.99


def test_no_more_are_answered_than_asked_for() -> None:
    found = memory(*((f"第{number}天下了一整天的雨。", str(number)) for number in range(20)))
    assert len(found.matches("第天下了一整天的雨。", limit=5)) == 5


@given(
    st.lists(st.text("今天下雨雪Ａab 。", min_size=1, max_size=12), min_size=1, max_size=30),
    st.text("今天下雨雪Ａab 。", min_size=1, max_size=12),
    st.sampled_from([0.6, 0.75, 0.9]),
)
def test_the_index_finds_the_best_that_a_search_through_all_finds(
    sources: list[str], wanted: str, min_score: float
) -> None:
    found = memory(*((source, f"EN {number}") for number, source in enumerate(sources)))
    matches = found.matches(wanted, min_score=min_score, limit=1)
    scores = {
        source: 1.0
        if source == wanted
        else min(0.99, Indel.normalized_similarity(normal(wanted), normal(source)))
        for source in sources
        if source.strip()
    }
    best = max(scores.values(), default=0.0)
    assert [match.score for match in matches] == ([best] if best >= min_score else [])


@pytest.mark.parametrize(
    ("known", "wanted", "score"),
    [
        (3, 7, 0.6),
        (7, 3, 0.6),
        (6, 14, 0.6),
        (12, 28, 0.6),
        (56, 24, 0.6),
        (2, 3, 0.8),
        (9, 11, 0.9),
    ],
)
def test_a_text_that_is_just_alike_enough_by_its_length_is_found(
    known: int, wanted: int, score: float
) -> None:
    found = memory(("雨" * known, "rain")).matches("雨" * wanted, min_score=score)
    assert [match.score for match in found] == [pytest.approx(score)]


def test_shards_are_searched_together(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(index, "_SHARD", 4)
    found = memory(*((f"第{number}天下了一整天的雨。", str(number)) for number in range(30)))
    assert [match.target for match in found.matches("第17天下了一整天的雨。", limit=1)] == ["17"]
    assert [match.target for match in found.matches("第29天下了一整天的雨呀。", limit=1)] == ["29"]

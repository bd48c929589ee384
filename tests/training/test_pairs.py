"""What the starter model learns from: pairs, rewritten so that what is demanded stands in them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from training.attribution import attribution
from training.augmentation import PLACEHOLDERS, Anchor, Augmenter, Kind, anchors
from training.corpus import Pair, Share
from training.prepare import prepare
from training.vocabulary import CONTROL, Vocabulary, learn

from training import corpus, lexicon
from translit.languages import has_han
from translit.model import Span

WORDS = {"模型": "model", "负载均衡": "load balancer", "价格": "price"}

PAIRS = [
    Pair("这个模型的价格是1.4万亿美元。", "The price of this model is $1.4 trillion."),
    Pair("我们用 Kubernetes 的负载均衡。", "We use the load balancer of Kubernetes."),
    Pair("模型有8亿用户，OpenAI说。", "The model has 800 million users, OpenAI says."),
    Pair("打开https://example.org/a看看。", "Open https://example.org/a and have a look."),
    Pair("今天下雨。", "It rains today."),
    Pair("把`npm run`跑两遍。", "Run `npm run` twice."),
]


def found(pair: Pair) -> list[tuple[str, str, Kind]]:
    return [
        (one.source.of(pair.source), one.target.of(pair.target), one.kind)
        for one in anchors(pair, WORDS)
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, [("模型", "model", Kind.TERM), ("价格", "price", Kind.TERM),
             ("1.4万亿美元", "$1.4 trillion", Kind.AMOUNT)]),
        (1, [("Kubernetes", "Kubernetes", Kind.COPIED),
             ("负载均衡", "load balancer", Kind.TERM)]),
        (2, [("模型", "model", Kind.TERM), ("8亿", "800 million", Kind.AMOUNT),
             ("OpenAI", "OpenAI", Kind.COPIED)]),
        (3, [("https://example.org/a", "https://example.org/a", Kind.COPIED)]),
        (4, []),
        (5, [("`npm run`", "`npm run`", Kind.COPIED)]),
    ],
)  # fmt: skip
def test_what_stands_once_on_both_sides_is_an_anchor(number: int, expected: list[object]) -> None:
    assert found(PAIRS[number]) == expected


def test_what_stands_twice_is_none() -> None:
    assert found(Pair("模型和模型", "a model and a model")) == []
    assert found(Pair("GPT和GPT", "GPT and GPT")) == []


def test_a_word_that_is_a_part_of_another_is_none() -> None:
    assert found(Pair("模型。", "A remodelled one.")) == []


def test_anchors_ascend_and_never_overlap() -> None:
    for pair in PAIRS:
        spans = [one.source for one in anchors(pair, WORDS)]
        assert all(one.end <= other.start for one, other in pairwise(spans))


def test_equal_seeds_rewrite_alike_and_placeholders_stand_on_both_sides_or_neither() -> None:
    seen = set()
    for seed in range(60):
        one, other = (Augmenter(WORDS, ["Garlic"], seed=seed) for _ in range(2))
        for pair in PAIRS:
            rewritten = one(pair)
            assert rewritten == other(pair)
            sides = [sorted(re.findall("⟦.⟧", side)) for side in rewritten[:2]]
            assert sides[0] == sides[1]
            assert not has_han(rewritten.target)
            seen.add(rewritten.source)
    assert any("load balancer" in source for source in seen)
    assert any("$1.4 trillion" in source for source in seen)
    assert any(PLACEHOLDERS[0] in source for source in seen)
    assert any("Garlic" in source for source in seen)
    assert any("⟦0⟧模型⟦1⟧" in source or "⟦0⟧价格⟦1⟧" in source for source in seen)


def test_a_table_of_words_is_learnt_from_what_stands_together() -> None:
    pairs = [Pair(f"第{n}个 缓存 坏了", f"the cache of {n} broke") for n in range(8)]
    pairs += [Pair(f"第{n}个 线程 好了", f"the thread of {n} works") for n in range(900)]
    words = lexicon.learn(pairs, str.split)
    assert words["缓存"] == "cache"


def test_only_chinese_with_english_beside_it_is_learnt_from() -> None:
    assert corpus.usable(PAIRS[0])
    assert not corpus.usable(Pair("no Chinese", "none"))
    assert not corpus.usable(Pair("中文", "still 中文"))
    assert not corpus.usable(Pair("中文", " "))


def test_every_good_source_is_read_by_a_long_run_and_no_templates() -> None:
    assert corpus.share_of(Pair("", "", "react-dev"), "B", every=True).broad == 1
    assert corpus.share_of(Pair("", "", "multiwoz-zh"), "A", every=True).broad < 0.1
    assert corpus.share_of(Pair("", "", "php-manual"), "C", every=True) == Share(0, 0)
    assert corpus.share_of(Pair("", "", "domain"), "domain", every=True).broad >= 1


def test_pieces_stand_in_the_order_of_a_network_and_placeholders_are_whole() -> None:
    pieced = Vocabulary(learn(PAIRS * 30, 300))
    assert pieced.pieces[: len(CONTROL)] == CONTROL
    assert set(PLACEHOLDERS) <= set(pieced.pieces)
    (numbers,) = pieced.encode(["把⟦3⟧打开"])
    assert "⟦3⟧" in [pieced.pieces[number] for number in numbers]
    assert not any(has_han(pieced.pieces[number]) for number in pieced.said)


def data(folder: Path) -> Path:
    folder.mkdir()
    (folder / "dev").mkdir()
    (folder / "dev" / "small.tsv").write_text("你好\tHello\n", encoding="utf-8")
    lines = [f"{source}{n}\t{target} {n}\tdomain\n" for n in range(40)
             for source, target, _ in PAIRS]  # fmt: skip
    (folder / "domain.tsv").write_text("".join(lines), encoding="utf-8")
    return folder


def test_equal_data_and_seeds_make_equal_streams_and_held_out_pairs_are_in_none(
    tmp_path: Path,
) -> None:
    given = data(tmp_path / "given")
    for name, processes in (("one", 1), ("two", 2)):
        prepare(given, tmp_path / name, pieces=300, processes=processes)
    for stream in ("broad", "near"):
        one, two = (np.load(tmp_path / name / f"{stream}.npz") for name in ("one", "two"))
        assert one.files == two.files
        assert all((one[name] == two[name]).all() for name in one.files)
        assert len(one["source_ends"]) == len(one["target_ends"]) > 100
    kept = (tmp_path / "one" / "dev" / "domain.tsv").read_text("utf-8").splitlines()
    assert kept
    assert all(corpus.held_out(Pair(*line.split("\t"), "domain")) for line in kept)


def test_an_anchor_is_ordered_by_its_place() -> None:
    one, two = (Anchor(Span(n, n + 1), Span(0, 1), Kind.TERM) for n in (3, 1))
    assert min(one, two) == two


def test_whom_a_model_has_learnt_from_is_told_source_by_source(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(
        '{"notes": {"verify_before_release": ["x: not looked at"]}, "sources": ['
        '{"id": "b-docs", "tier": "B", "pairs": 1200, "licence": "MIT", "attribution": "B"},'
        '{"id": "a-docs", "tier": "A", "pairs": 30, "licence": "MIT", "attribution": "B"},'
        '{"id": "c-docs", "tier": "C", "pairs": 9, "licence": "MIT", "attribution": "C"}]}',
        encoding="utf-8",
    )
    page = attribution(path, own=5)
    assert "| a-docs, b-docs | 1,230 | MIT | B |" in page
    assert "| c-docs | 9 | MIT | C |" in page
    assert "- x: not looked at." in page

"""The engine of Argos's models: what is true whatever a model says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.random_model import Shape, package
from translit.engines import (
    Aligning,
    Closing,
    Completing,
    Counting,
    Hypotheses,
    Identified,
    LanguagePair,
    Repairing,
    open_engine,
)
from translit.engines.argos.engine import Argos
from translit.engines.argos.unknown import filled
from translit.errors import EngineError, ModelError
from translit.languages import has_han

PAIR = LanguagePair("zh", "en")

SEGMENTS = [
    "今天下雨，我在家写代码。",
    "模型的价格 😀 比去年低。",
    "请打开 file_name，然后等一分钟。",
    "雨",
    "The price, in English",
    "他在会议上介绍了市场。" * 8,
]

ODD = [
    "",
    " ",
    "\u3000",
    "\n",
    "😀",
    "\ud800",
    "今\udfff天",
    "\x00",
    "今\x07天\x1b[0m",
    "<unk>",
    "</s>",
    "⁇",
]


def only(pieces: list[str]) -> dict[str, float]:
    """What makes a model say nothing but these pieces, and end."""
    return dict.fromkeys([*pieces, "</s>"], 6.0)


def opened(folder: Path, **options: str) -> Argos:
    engine = open_engine("argos", PAIR, {"model": str(folder), "threads": "2", **options})
    assert isinstance(engine, Argos)
    return engine


@pytest.fixture(scope="module")
def engine(made: Path) -> Argos:
    return opened(made)


def test_it_offers_all_that_an_engine_can(engine: Argos) -> None:
    for offer in (Aligning, Closing, Completing, Counting, Hypotheses, Identified, Repairing):
        assert isinstance(engine, offer)


def test_it_is_opened_by_the_newest_installed_model(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "newer")
    path = folder.parent / "newer" / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"package_version": "1.10"}))
    opened_one = open_engine("argos", PAIR, {})
    assert isinstance(opened_one, Argos)
    assert " newer 1.10 " in opened_one.identity


def test_answers_stand_in_the_order_of_the_segments(engine: Argos) -> None:
    answers = engine.translate(SEGMENTS)
    assert len(answers) == len(SEGMENTS)
    assert all(answers)
    assert engine.translate(SEGMENTS[::-1]) == answers[::-1]
    assert engine.translate([*SEGMENTS, *SEGMENTS]) == answers * 2
    assert [engine.translate([one])[0] for one in SEGMENTS] == answers


def test_nothing_is_answered_to_nothing(engine: Argos) -> None:
    assert engine.translate([]) == engine.retranslate([]) == engine.hypotheses([], 3) == []
    assert engine.complete([], []) == engine.alignments([], []) == []
    assert engine.translate(["", " ", "\u3000\n"]) == ["", "", ""]
    assert engine.hypotheses([""], 3) == [[]]
    assert engine.complete(["", "雨"], ["a", ""])[0] == ""
    assert engine.alignments(["", "雨"], ["a", ""]) == [[], []]


@pytest.mark.parametrize("segment", ODD)
def test_odd_characters_do_no_harm(engine: Argos, segment: str) -> None:
    (answer,) = engine.translate([segment])
    answers = [answer, *engine.retranslate([segment]), *engine.hypotheses([segment], 2)[0]]
    answers += engine.complete([segment], ["a"])
    for one in answers:
        one.encode()
        assert "<unk>" not in one.replace(segment, "")
    assert len(engine.alignments([segment], [segment])) == 1
    assert engine.pieces(segment) >= 0


@pytest.mark.parametrize("segment", ["今天" * 5000, "x" * 10_000, "雨，" * 5000, "\u3000" * 10_000])
def test_very_long_segments_are_translated_in_parts(made: Path, segment: str) -> None:
    engine = opened(made, beam="1")
    (answer,) = engine.translate([segment])
    assert bool(answer) is bool(segment.strip())
    assert len(engine.hypotheses([segment], 2)) == 1
    assert len(engine.complete(["雨", segment], [segment, "a"])) == 2
    assert len(engine.alignments([segment], [segment])) == 1


def test_a_segment_longer_than_the_table_of_places_is_no_error(tmp_path: Path, argos: Path) -> None:
    engine = opened(package(tmp_path, shape=Shape(positions=512)))
    assert engine.translate(["今天下雨" * 300])[0]


def test_chinese_is_not_said(engine: Argos) -> None:
    for answers in (engine.translate(SEGMENTS), engine.retranslate(SEGMENTS)):
        assert not any(map(has_han, answers))
    assert not any(has_han(one) for some in engine.hypotheses(SEGMENTS, 4) for one in some)
    prefixes = ["It is"] * len(SEGMENTS)
    assert not any(map(has_han, engine.complete(SEGMENTS, prefixes)))


def test_chinese_is_said_where_it_is_the_target(tmp_path: Path, argos: Path) -> None:
    folder = package(tmp_path, source="en", target="zh", bias=only(["雨"]))
    engine = open_engine("argos", LanguagePair("en", "zh"), {"model": str(folder)})
    assert "雨" in "".join(engine.translate(SEGMENTS))


def test_the_model_is_kept_from_chinese_that_it_would_say(tmp_path: Path, argos: Path) -> None:
    engine = opened(package(tmp_path, bias=only(["雨"])))
    answers = engine.translate(SEGMENTS)
    assert any(answers)
    assert not any(map(has_han, answers))


def test_no_gap_is_left_where_the_model_has_no_word(tmp_path: Path, argos: Path) -> None:
    engine = opened(package(tmp_path, bias=only(["<unk>"])))
    sources = [engine._tokenizer.pieces(segment) for segment in SEGMENTS]
    assert any("<unk>" in some[0] for some in engine._open.decode(sources, beam=4) if some)
    for some in (
        engine.translate(SEGMENTS),
        engine.retranslate(SEGMENTS),
        engine.complete(SEGMENTS, ["It is 😀"] * len(SEGMENTS)),
        *engine.hypotheses(SEGMENTS, 3),
    ):
        assert any(some)
        assert not any("unk" in one or "⁇" in one for one in some)


@pytest.mark.parametrize(
    ("target", "rows", "expected"),
    [
        (["▁so", "<unk>"], [[1, 0, 0], [0, 0, 1]], ["▁so", "😀"]),
        (["▁so", "<unk>"], [[1, 0, 0], [0, 1, 0]], None),  # it has a word for 雨
        (["<unk>", "<unk>"], [[0, 0, 1], [0, 0, 1]], None),  # there is one of it
        (["<unk>"], [[0.2, 0.1, 0.3, 0.9]], ["😀"]),  # the last is the end of the sentence
        (["<unk>"], [], None),
        (["<unk>"], [[]], None),
        (["▁so"], [], ["▁so"]),
    ],
)
def test_a_gap_is_filled_by_what_the_model_could_not_read(
    target: list[str], rows: list[list[float]], expected: list[str] | None
) -> None:
    source = ["▁今", "雨", "😀"]
    assert filled(target, source, rows, unread=[False, False, True]) == expected


def test_a_gap_is_not_filled_by_chinese() -> None:
    assert filled(["<unk>"], ["龘"], [[1.0]], unread=[True]) is None


def test_low_lines_stay_what_they_are(tmp_path: Path, argos: Path) -> None:
    engine = opened(package(tmp_path, bias=only(["_"])))
    assert "_" in "".join(engine.translate(SEGMENTS))
    assert engine._tokenizer.text(["▁the", "▁file", "_", "name", "</s>"]) == "the file_name"


def test_bytes_become_the_letters_that_they_are_of(engine: Argos) -> None:
    pieces = ["▁caf", "<0xC3>", "<0xA9>", "▁", "<0xF0>", "<0x9F>", "▁half"]
    assert engine._tokenizer.text(pieces) == "café  half"


def test_hypotheses_differ_and_the_first_is_the_translation(engine: Argos) -> None:
    for answer, some in zip(
        engine.translate(SEGMENTS), engine.hypotheses(SEGMENTS, 4), strict=True
    ):
        assert 1 < len(some) <= 4
        assert len(set(some)) == len(some)
        assert some[0] == answer
    assert [len(some) for some in engine.hypotheses(SEGMENTS, 1)] == [1] * len(SEGMENTS)
    assert all(len(some) > 4 for some in engine.hypotheses(SEGMENTS, 12))


@pytest.mark.parametrize(
    "prefix", ["It is", "It is ", "Rain", "a_b", "The ｆull, 😀 and", "天 is", "  It", "I" * 30]
)
def test_a_completion_begins_with_its_prefix_to_the_letter(engine: Argos, prefix: str) -> None:
    answers = engine.complete(SEGMENTS, [prefix] * len(SEGMENTS))
    assert any(answers)
    assert all(not answer or answer.startswith(prefix.rstrip()) for answer in answers)


def test_each_segment_is_completed_from_its_own_prefix(engine: Argos) -> None:
    prefixes = ["It is", "The 天", "", "Engineers are changing the", "😀", "a"]
    answers = engine.complete(SEGMENTS, prefixes)
    alone = [engine.complete([s], [p])[0] for s, p in zip(SEGMENTS, prefixes, strict=True)]
    assert answers == alone
    assert answers[2] == engine.translate(SEGMENTS[2:3])[0]


def test_alignments_are_the_same_in_a_batch_as_alone(engine: Argos) -> None:
    targets = ["It is raining today.", "low 😀", "Please open file_name", "天 _", "x", "a b c " * 9]
    together = engine.alignments(SEGMENTS, targets)
    for segment, target, found in zip(SEGMENTS, targets, together, strict=True):
        assert engine.alignments([segment], [target]) == [found]
        assert found
        for place, source in found:
            assert 0 <= place.start <= place.end <= len(target)
            assert 0 <= source.start <= source.end <= len(segment)
        # Every letter of the target lies in some piece of it.
        covered = {at for place, _ in found for at in range(*place)}
        assert covered >= {at for at, letter in enumerate(target) if not letter.isspace()}


def test_a_second_try_repeats_no_run_of_three_pieces(engine: Argos) -> None:
    from translit.engines.argos.tokenizing import tokenizer_of

    tokenizer = tokenizer_of(engine._model)
    for answer in engine.retranslate(SEGMENTS):
        pieces = tokenizer.pieces(answer)
        words = answer.split()
        runs = [tuple(words[at : at + 3]) for at in range(len(words) - 2)]
        assert len(set(runs)) == len(runs)
        assert pieces


def test_the_identity_tells_models_and_settings_apart(
    made: Path, tmp_path: Path, argos: Path
) -> None:
    same = shutil.copytree(made, tmp_path / "copy" / made.name)
    first = opened(made).identity
    assert opened(same).identity == first
    assert made.name in first
    assert " 1.9 " in first
    assert str(tmp_path) not in first
    assert opened(made, threads="1").identity == first
    assert opened(made, beam="2").identity != first
    assert opened(made, compute_type="float32").identity != first
    for part in ("model/model.bin", "sentencepiece.model"):
        changed = shutil.copytree(made, tmp_path / part.replace("/", "-") / made.name)
        engine = opened(changed)
        data = bytearray((changed / part).read_bytes())
        data[-1] ^= 1
        (changed / part).write_bytes(data)
        assert engine.identity != first


def test_a_closed_engine_says_so(made: Path) -> None:
    engine = opened(made)
    engine.close()
    engine.close()
    with pytest.raises(EngineError, match="is closed"):
        engine.translate(["雨"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"beams": "4"}, "takes no option beams; its options are model, beam, threads"),
        ({"beam": "0"}, "beam = '0' of the engine argos is to be a number from 1 to 32"),
        ({"beam": "four"}, "beam = 'four'"),
        ({"beam": "9" * 5000}, "is to be a number from 1 to 32"),
        ({"beam": "²"}, "beam = '²'"),
        (
            {"threads": "-1"},
            "threads = '-1' of the engine argos is to be a number from 1 to 256 or",
        ),
        (
            {"device": "tpu"},
            "device = 'tpu' of the engine argos is unknown; it is one of auto, cpu",
        ),
        ({"compute_type": "int4"}, "is unknown; it is one of auto, default, int8"),
        ({"compute_type": "float16", "device": "cpu"}, "does not work on this cpu; these do: auto"),
    ],
)
def test_an_option_that_cannot_be_used_is_a_clear_error(
    made: Path, options: dict[str, str], message: str
) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("argos", PAIR, {"model": str(made), **options})
    assert message in str(caught.value)


@pytest.mark.parametrize("device", ["auto", "cpu"])
def test_every_option_can_be_given(made: Path, device: str) -> None:
    engine = opened(made, beam="1", threads="auto", compute_type="default", device=device)
    assert engine.translate(["雨"])[0]


def test_a_graphics_card_that_is_not_there_is_a_clear_error(made: Path) -> None:
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        assert opened(made, device="cuda").translate(["雨"])[0]
    else:
        with pytest.raises(
            EngineError, match="no graphics card for device = cuda; use cpu or auto"
        ):
            opened(made, device="cuda")


@pytest.mark.parametrize("share", [0.1, 0.9, 0.999])
@pytest.mark.parametrize("part", ["model/model.bin", "sentencepiece.model"])
def test_a_model_that_is_not_whole_is_a_clear_error(
    made: Path, tmp_path: Path, part: str, share: float
) -> None:
    cut = shutil.copytree(made, tmp_path / "cut")
    data = (cut / part).read_bytes()
    (cut / part).write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=r"(?s)cut cannot be (loaded|read) .*install"):
        opened(cut)


@pytest.mark.parametrize("vocabulary", ["{", "[]", "[1]", '["<unk>"]', '["a b"]', "missing"])
def test_a_model_with_an_odd_vocabulary_is_a_clear_error(
    made: Path, tmp_path: Path, vocabulary: str
) -> None:
    odd = shutil.copytree(made, tmp_path / "odd")
    path = odd / "model" / "shared_vocabulary.json"
    path.unlink()
    if vocabulary != "missing":
        path.write_text(vocabulary)
    with pytest.raises(EngineError, match=r"odd (cannot be loaded|failed) .*install it again"):
        opened(odd).translate(SEGMENTS)


def test_a_vocabulary_of_lines_is_read_as_well(made: Path, tmp_path: Path) -> None:
    older = shutil.copytree(made, tmp_path / "older")
    path = older / "model" / "shared_vocabulary.json"
    pieces = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    (older / "model" / "shared_vocabulary.txt").write_text("\n".join(pieces) + "\n", "utf-8")
    assert opened(older).translate(SEGMENTS) == opened(made).translate(SEGMENTS)


def test_a_model_of_moses_words_is_run_as_well(made: Path, tmp_path: Path) -> None:
    words = shutil.copytree(made, tmp_path / "words")
    (words / "sentencepiece.model").unlink()
    merges = "#version: 0.2\nt h\nth e</w>\n今 天\n"
    (words / "bpe.model").write_text(merges, encoding="utf-8")
    engine = opened(words)
    assert engine._tokenizer.pieces("the 今天下") == ["the", "今天@@", "下"]
    assert engine._tokenizer.text(["the", "fi@@", "le_@@", "name", "<unk>"]) == "the file_name"
    answers = engine.translate([*SEGMENTS, *ODD])
    assert any(answers)
    assert not any(has_han(one) or "@@" in one for one in answers)
    assert len(engine.hypotheses(ODD, 2)) == len(ODD)
    for answer in engine.complete(SEGMENTS, ["the file_name"] * len(SEGMENTS)):
        assert not answer or answer.startswith("the file_name")
    (found,) = engine.alignments(["今天 the"], ["the & it"])
    places = [tuple(place) for place, _ in found]
    assert places[0] == (0, 3)
    assert all(0 <= start <= end <= 8 for start, end in places)


def test_nothing_of_a_model_is_changed(made: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(made, tmp_path / "copied")

    def state() -> dict[Path, tuple[int, int]]:
        return {one: (one.stat().st_mtime_ns, one.stat().st_size) for one in copied.rglob("*")}

    before = state()
    opened(copied).translate(SEGMENTS)
    assert state() == before


def test_what_must_not_be_imported_is_not(folder: Path) -> None:
    script = (
        "import sys\n"
        "from translit.engines import open_engine, LanguagePair\n"
        "engine = open_engine('argos', LanguagePair('zh', 'en'), {})\n"
        "assert engine.translate(['今天下雨'])[0]\n"
        "bad = {'onnxruntime', 'minisbd', 'stanza', 'spacy', 'torch', 'argostranslate.translate'}\n"
        "print(sorted(bad & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")

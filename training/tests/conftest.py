"""Sentences of a very small language, to be learnt in seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

NOUNS = {"猫": "cat", "狗": "dog", "书": "book", "茶": "tea", "门": "door", "灯": "lamp"}
VERBS = {"看见": "sees", "喜欢": "likes", "需要": "needs", "拿着": "holds"}


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sentences of a very small language."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "dev").mkdir()
    lines = [
        f"{one}{verb}{other}。\tThe {NOUNS[one]} {VERBS[verb]} the {NOUNS[other]}.\tdomain\n"
        for one in NOUNS for verb in VERBS for other in NOUNS
    ]  # fmt: skip
    (folder / "domain.tsv").write_text("".join(lines), encoding="utf-8")
    dev = [line.rpartition("\t")[0] + "\n" for line in lines[::7]]
    (folder / "dev" / "small.tsv").write_text("".join(dev), encoding="utf-8")
    return folder

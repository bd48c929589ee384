"""The model that comes with translit: there at once, wherever translit lies, and nobody's to lose.

What it says is no business of a test: that differs from processor to processor.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import translit
from tests.engines.test_models import PAIR
from tests.pretranslation.levels import CODE_SWITCHED, PLACEHOLDERS
from translit.engines import LanguagePair, Noted, open_engine
from translit.engines.argos import included, installed_models
from translit.pretranslation.levels.probe import probe
from translit.pretranslation.values import Level

MOST_BYTES = 16_000_000


def test_it_is_small_and_from_chinese_to_english() -> None:
    one = included.starter()
    assert one is not None
    assert (one.name, one.source, one.target) == ("starter", "zh", "en")
    assert one.size <= MOST_BYTES


def test_it_is_a_package_that_argos_itself_reads() -> None:
    from argostranslate.package import Package

    one = included.starter()
    assert one is not None
    package = Package(one.path)
    assert (package.from_code, package.to_code) == ("zh", "en")
    assert "".join(package.tokenizer.encode("你好")).replace("▁", "") == "你好"


def test_it_stands_behind_what_is_installed(argos: Path, installed: Path) -> None:
    assert installed_models.chosen(PAIR, "").name == installed.name
    assert installed_models.chosen(PAIR, "starter").path != installed
    assert [one.name for one in installed_models.available()] == [installed.name, "starter"]
    assert installed_models.best(PAIR) == installed_models.installed()[0]


def test_it_is_used_where_nothing_is_installed_and_says_what_it_is(argos: Path) -> None:
    assert installed_models.chosen(PAIR, "") == included.starter()
    engine = open_engine("argos", PAIR, {})
    assert isinstance(engine, Noted)
    assert "translit models install" in engine.note
    assert engine.translate(["今天下雨。"]) != [""]


def test_a_model_of_its_name_that_a_person_installed_comes_first(argos: Path, made: Path) -> None:
    shutil.copytree(made, argos / "starter")
    assert [one.path for one in installed_models.available()] == [argos / "starter"]
    assert installed_models.chosen(PAIR, "starter").path == argos / "starter"


def test_it_translates_no_other_pair(argos: Path) -> None:
    from translit.errors import ModelError

    with pytest.raises(ModelError, match="the model starter translates zh → en, not zh → fr"):
        installed_models.chosen(LanguagePair("zh", "fr"), "starter")


def test_no_control_piece_and_no_han_character_is_among_what_it_may_say(argos: Path) -> None:
    from translit.engines.argos.vocabulary import Vocabulary

    one = included.starter()
    assert one is not None
    vocabulary = Vocabulary(one)
    assert vocabulary.mapped
    assert vocabulary.says("▁the")
    assert not vocabulary.says("的")


def test_it_opens_out_of_an_installation_that_is_a_zip_file(argos: Path, tmp_path: Path) -> None:
    root = Path(translit.__file__).parent
    path = tmp_path / "translit.zip"
    with zipfile.ZipFile(path, "w") as file:
        for one in sorted(root.rglob("*")):
            if one.is_file() and "__pycache__" not in one.parts:
                file.write(one, Path("translit") / one.relative_to(root))
    body = (
        "import translit; from translit.engines.argos.included import starter\n"
        "from translit.engines.argos.tokenizing import tokenizer_of\n"
        "one = starter(); print(translit.__file__, one.name, one.size, one.path)\n"
        "print(len(tokenizer_of(one).pieces('今天下雨。')) > 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(path)!r})\n{body}"],
        capture_output=True, text=True, check=False, timeout=60, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert str(path) in first
    assert second == "True"
    assert not Path(first.split()[-1]).exists()  # its copy has gone with the program


class _Copying:
    """An engine that copies some of what is odd."""

    identity = "copying"

    def __init__(self, *copied: str) -> None:
        self._copied = copied

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [" ".join(("a", *(one for one in self._copied if one in segment)))
                for segment in segments]  # fmt: skip


@pytest.mark.parametrize(
    ("copied", "alphabet", "first"),
    [
        (("⟦0⟧", "Garlic", "load balancer", "$1.4 trillion"), "symbols", PLACEHOLDERS),
        (("⟦0⟧", "QZX", "Quzex", "X1X", "Garlic", "load balancer", "$1.4 trillion"),
         "capitals", CODE_SWITCHED),
        (("QZX", "Garlic", "load balancer", "$1.4 trillion"), "capitals", CODE_SWITCHED),
        (("X1X",), "numbered", PLACEHOLDERS),
    ],
)  # fmt: skip
def test_a_model_that_was_trained_with_the_symbols_is_asked_with_them_first(
    copied: tuple[str, ...], alphabet: str, first: Level
) -> None:
    profile = probe(_Copying(*copied), {})
    assert (profile.alphabet, profile.order[0]) == (alphabet, first)

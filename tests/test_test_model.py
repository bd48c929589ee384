"""The very small model that other tests translate with is a genuine Argos package."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "tests" / "models" / "translate-zh_en-0_1.argosmodel"


@pytest.fixture(scope="module")
def measured() -> dict[str, int]:
    """How many of the 200 sentences are exact, each way, and the same both ways.

    In a process of its own: Argos finds its packages when it is imported.
    """
    command = [sys.executable, ROOT / "scripts" / "make_test_model.py", "measure"]
    told = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT).stdout
    return {name: int(count) for name, count in re.findall(r"(?m)^([\w ]+): (\d+) of 200", told)}


def test_it_is_small_enough_to_commit() -> None:
    assert MODEL.stat().st_size < 2_000_000


def test_it_is_one_folder_with_the_parts_of_a_package() -> None:
    with zipfile.ZipFile(MODEL) as package:
        names = package.namelist()
        values = json.loads(package.read("translate-zh_en-0_1/metadata.json"))
    assert sorted(names) == [
        "translate-zh_en-0_1/README.md",
        "translate-zh_en-0_1/metadata.json",
        "translate-zh_en-0_1/model/config.json",
        "translate-zh_en-0_1/model/model.bin",
        "translate-zh_en-0_1/model/shared_vocabulary.json",
        "translate-zh_en-0_1/sentencepiece.model",
    ]
    assert (values["from_code"], values["to_code"]) == ("zh", "en")
    assert values["package_version"] == "0.1"


def test_argos_translate_installs_it_and_translates_most_of_what_it_has_not_seen(
    measured: dict[str, int],
) -> None:
    assert measured["by_argos"] >= 150


def test_batches_through_ctranslate2_say_the_same_as_argos_translate(
    measured: dict[str, int],
) -> None:
    assert measured["the same both ways"] >= 198

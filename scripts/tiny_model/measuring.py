"""A package and sentences it has not seen -> how many it translates, by Argos and by batches."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["Measured", "measure"]

Pair = tuple[str, str]


class Measured(NamedTuple):
    """What came out of the sentences, one way and the other."""

    by_argos: list[str]
    by_batches: list[str]


def measure(package: Path, sentences: Sequence[str]) -> Measured:
    """Install a package in a folder of its own, and translate with it both ways.

    Settles for this process where Argos looks for packages; nothing is downloaded.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = f"{scratch}/{name}"
        # onnxruntime, which Argos imports, would look up a host.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import argostranslate.package
        import argostranslate.translate
        import ctranslate2

        # Its own looks for a model of sentence ends on the network.
        argostranslate.translate.MiniSBDSentencizer = _Whole
        argostranslate.package.install_from_path(package)
        (installed,) = argostranslate.package.get_installed_packages()
        by_argos = [argostranslate.translate.translate(one, "zh", "en") for one in sentences]
        translator = ctranslate2.Translator(
            str(installed.package_path / "model"), compute_type="int8", inter_threads=1
        )
        results = translator.translate_batch(
            [installed.tokenizer.encode(one) for one in sentences],
            batch_type="tokens",
            max_batch_size=1024,
            beam_size=4,
            length_penalty=0.2,
            replace_unknowns=True,
        )
        by_batches = [
            installed.tokenizer.decode(result.hypotheses[0]).removeprefix(" ") for result in results
        ]
    return Measured(by_argos, by_batches)


class _Whole:
    """Takes a text for one sentence."""

    def __init__(self, package: object) -> None:
        self.package = package

    def split_sentences(self, text: str) -> list[str]:
        return [text]

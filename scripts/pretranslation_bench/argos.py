"""The other side: `argostranslate.translate.translate`, segment by segment, in its own process.

    python -m pretranslation_bench.argos ROOM BEGAN

Reads ROOM/job.json and what ROOM/ours.json says that our engine was asked for; writes
ROOM/argos.json. BEGAN is when it was started, in Unix seconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from pretranslation_bench.clock import peak, timed


class Whole:
    """Takes a text for one sentence.

    Argos's own splitter looks for a model on the network as soon as it sees a sentence. To be
    without it only makes Argos faster.
    """

    def __init__(self, package: object) -> None:
        self.package = package

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def main() -> None:
    room = Path(sys.argv[1])
    job = json.loads((room / "job.json").read_text(encoding="utf-8"))
    ours = json.loads((room / "ours.json").read_text(encoding="utf-8"))
    began = time.perf_counter()
    import argostranslate.translate

    argostranslate.translate.MiniSBDSentencizer = Whole
    translate = argostranslate.translate.translate
    if job["forced"]:
        from pretranslation_bench.forced import force

        force(ours["lengths"], known=True)
    translate("你好。", "zh", "en")
    first, since = time.perf_counter() - began, time.time() - float(sys.argv[2])
    ready = peak()
    with timed() as took:
        for segment in ours["segments"]:
            translate(segment, "zh", "en")
    found = {"first": first, "since": since, "ready": ready, "peak": peak()}
    (room / "argos.json").write_text(
        json.dumps({**found, "took": took.as_json()}), encoding="utf-8"
    )


if __name__ == "__main__":
    main()

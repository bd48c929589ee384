"""Our side: what `translit pretranslate` does with its requests, in a process of its own.

    python -m pretranslation_bench.ours ROOM BEGAN

Reads ROOM/job.json, writes ROOM/ours.json. BEGAN is when it was started, in Unix seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pretranslation_bench.clock import Took, peak, timed
from pretranslation_bench.forced import force


class Heard:
    """The engine, and what it was asked for. It offers the one method that all engines have.

    Where the weights mean nothing, it decodes all the same, and then answers pseudo-translations:
    the rest of the work is that of a model that knows its trade. Only attention is not asked for,
    by which some of the marked-up spans would be found.
    """

    def __init__(self, engine: Any, *, means_nothing: bool) -> None:
        self.engine = engine
        self.first: dict[str, None] = {}
        """The segments that were asked for at the first level."""
        self.again = 0
        """How many were asked for at later ones."""
        self.decoding = Took()
        self.asked: list[tuple[str, str]] = []
        """All segments, with what was decoded."""
        self._begins = True
        self._means_nothing = means_nothing

    @property
    def identity(self) -> str:
        return self.engine.identity

    def begin(self) -> None:
        """A new window of requests begins."""
        self._begins = True

    def translate(self, segments: Sequence[str]) -> list[str]:
        if self._begins:
            self.first |= dict.fromkeys(segments)
        else:
            self.again += len(segments)
        self._begins = False
        with timed() as took:
            answers = self.engine.translate(segments)
        self.decoding.cpu += took.cpu
        self.decoding.wall += took.wall
        self.asked += zip(segments, answers, strict=True)
        if not self._means_nothing:
            return answers
        from translit.engines.pseudo import Pseudo

        return Pseudo().translate(segments)


def ready(job: dict[str, Any], lengths: dict[str, int]) -> tuple[Any, dict[str, float]]:
    """The engine, and how long it took until it had translated something."""
    began = time.perf_counter()
    if job["forced"]:
        force(lengths, known=False)
    from translit.engines import LanguagePair, open_engine

    engine = open_engine("argos", LanguagePair("zh", "en"), {"beam": str(job["beam"])})
    opened = time.perf_counter() - began
    engine.translate(["你好。"])
    since = time.time() - float(sys.argv[2])
    return engine, {"opened": opened, "first": time.perf_counter() - began, "since": since}


def main() -> None:
    room = Path(sys.argv[1])
    job = json.loads((room / "job.json").read_text(encoding="utf-8"))
    lengths: dict[str, int] = {}
    opened, found = ready(job, lengths)
    found |= {"ready": peak()}
    engine = Heard(opened, means_nothing=job["forced"])
    (room / "ours.json").write_text(
        json.dumps({**found, **measured(engine, job, lengths), "lengths": lengths}),
        encoding="utf-8",
    )


def measured(engine: Heard, job: dict[str, Any], lengths: dict[str, int]) -> dict[str, Any]:
    """What it took to translate the requests of a job, and what the engine was asked for."""
    from pretranslation_bench.posts import glossary, requests
    from translit.pretranslation import WINDOW, Report, pretranslate

    asked, terms = requests(job["sentences"]), glossary()
    cache: dict[str, str] = {}
    options: dict[str, Any] = {"glossary": terms, "cache": cache, "engine_name": "argos"}
    with timed() as probe:
        list(pretranslate([], engine=engine, **options))
    engine.first.clear()
    engine.asked.clear()
    engine.again, engine.decoding = 0, Took()
    report, rest = Report(), iter(asked)
    offered = engine if job["forced"] else _All(engine)
    with timed() as took:
        while window := list(islice(rest, WINDOW)):
            engine.begin()
            for outcome in pretranslate(window, engine=offered, **options):
                report.add(outcome)
    vocabulary = engine.engine._decoder.vocabulary  # noqa: SLF001  # what is multiplied for it
    return {
        "units": len(asked),
        "segments": list(engine.first),
        "again": engine.again,
        "pieces": [engine.engine.pieces(segment) for segment in engine.first],
        "read": [engine.engine.pieces(segment) for segment, _ in engine.asked],
        "spoken": len(vocabulary.map().split()) if vocabulary.mapped else 0,
        "probe": probe.as_json(),
        "took": took.as_json(),
        "decoding": engine.decoding.as_json(),
        "written": [written(engine, *one, lengths) for one in engine.asked],
        "report": report.as_json()["levels"],
        "peak": peak(),
    }


def written(engine: Heard, segment: str, answer: str, lengths: dict[str, int]) -> int:
    """How many pieces were decoded for a segment."""
    if not lengths:
        return engine.engine.pieces(answer)
    return lengths[" ".join(engine.engine._tokenizer.pieces(segment))]  # noqa: SLF001


class _All:
    """An engine with all that ours offers, whose first method is overheard."""

    def __init__(self, heard: Heard) -> None:
        self.translate = heard.translate
        for name in ("hypotheses", "complete", "alignments", "pieces", "retranslate", "identity"):
            setattr(self, name, getattr(heard.engine, name))


if __name__ == "__main__":
    main()

"""Posts, and engines good and bad -> all that is said of each unit, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.cases_reader import CASES
from tests.pretranslation.engines import Glossing, faults
from translit import glossary
from translit.engines import Engine
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Request, pretranslate

POSTS = Path(__file__).parent / "posts.md"
OUTCOMES = CASES / "pretranslation" / "outcomes.txt"

GLOSSARY = glossary.loads(
    "source,target,unless,forbidden\n葱片,Shallotpeat,,onion\n大蒜,Garlic,汤,\n术语,term,,\n"
    "模型,model,,\n红色警报,Code Red,,\n".encode(),
    path="g.csv",
)
ENGINES = ("gloss", "dropped", "recased", "extra numbers")
"""Word by word, and in some of the ways in which engines fail."""

_MARKDOWN = open_format(FormatOptions())


def told() -> Iterator[str]:
    """What becomes of each unit of the posts with each engine; what was asked of the first."""
    cache: dict[str, str] = {}
    list(pretranslate([], engine=Glossing(), glossary=GLOSSARY, cache=cache))  # asks the probe
    for number, post in enumerate(POSTS.read_text("utf-8").split("\n=====\n"), 1):
        document = _MARKDOWN.parse(post)
        requests = [Request(unit, _MARKDOWN, document.labels) for unit in document.units]
        for name in ENGINES:
            engine: Engine = Glossing() if name == "gloss" else faults()[name]  # type: ignore[assignment]
            yield f"# post {number}, {name}"
            for one in pretranslate(requests, engine=engine, glossary=GLOSSARY, cache=cache):
                source = one.request.unit.source
                facts = (one.level.word, source, one.target, *one.notes, one.reason)
                yield " | ".join(facts).replace("\n", "⏎").rstrip(" |")
            if isinstance(engine, Glossing):
                yield from (f"asked {segment}".replace("\n", "⏎") for segment in engine.segments)


def main() -> None:
    """Write what is said now; read the diff."""
    OUTCOMES.write_text("\n".join(told()) + "\n", "utf-8")


if __name__ == "__main__":
    main()

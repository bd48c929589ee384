"""Time the translation memory: how long it takes to be ready, to answer, and what it holds.

The pairs are those below TRANSLIT_CORPUS (parallel/*.tsv.xz), where it is set and has enough of
them; else they are generated. The peer is rapidfuzz comparing a sentence with every source there
is: exact, and what a memory without an index does. Each size is timed in a process of its own.
"""

from __future__ import annotations

import json
import lzma
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path

import click
from measured import MEGABYTE, measured
from pretranslation_bench.clock import peak

from translit.memory import Memory, Remembered
from translit.memory.index import normal

COMMON = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过"
    "天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些"
    "所同日手又行意动方期它头经长儿回位分爱老因很给名法间知世什两次使身者被高已亲其进此话常与活正感"
)
"""Common characters; what is generated of them is no Chinese, but is spread like it."""

MIN_SCORE = 0.75
QUESTIONS = 200


@click.command()
@click.option("--size", "sizes", multiple=True, type=int, default=[100_000, 1_000_000])
@click.option("--child", is_flag=True, hidden=True)
def main(sizes: tuple[int, ...], *, child: bool) -> None:
    """Time the translation memory beside a search through all of it."""
    if child:
        click.echo(json.dumps(timed(sizes[0])))
        return
    heads = ("pairs", "read s", "index s", "exact ms", "alike ms", "worst ms", "peak MB")
    click.echo("".join(f"{head:>11}" for head in (*heads, "brute ms", "ratio", "as good")))
    for size in sizes:
        found = json.loads(measured([sys.executable, __file__, "--child", f"--size={size}"]).output)
        click.echo(
            f"{found['pairs']:11,}{found['read']:11.2f}{found['index']:11.2f}"
            f"{found['exact']:11.4f}{found['alike']:11.2f}{found['worst']:11.2f}"
            f"{found['peak']:11.0f}{found['brute']:11.1f}{found['brute'] / found['alike']:11.0f}"
            f"{found['as good']:>11}"
        )
    click.echo(
        "\nread, index: CPU seconds to hold the pairs, and to be ready for the first alike one.\n"
        "exact, alike, worst: CPU milliseconds a sentence. brute: rapidfuzz through all sources.\n"
        "as good: for how many of the sentences asked of both our best match scores no less."
    )


def timed(size: int) -> dict[str, object]:
    """What a memory of that many pairs takes."""
    sources: dict[str, None] = {}
    start, made = time.process_time(), [0.0]
    memory = Memory(_noted(islice(pairs(size), size), sources, made))
    read = time.process_time() - start - made[0]
    rng = random.Random(size)  # always the same
    known = rng.sample(list(sources), QUESTIONS)
    changed = [_changed(source, rng) for source in known]
    start = time.process_time()
    memory.matches("今天下雨。")
    index = time.process_time() - start
    exact = _milliseconds(known, memory.exact)
    alike = _milliseconds(changed, partial(memory.matches, min_score=MIN_SCORE))
    most = peak() / MEGABYTE
    asked = changed[: max(3, 2_000_000 // size)]
    brute, good = _brute(memory, list(sources), asked)
    return {
        "pairs": len(memory),
        "read": read,
        "index": index,
        "exact": sum(exact) / len(exact),
        "alike": sum(alike) / len(alike),
        "worst": max(alike),
        "peak": most,
        "brute": brute,
        "as good": f"{good} of {len(asked)}",
    }


def _noted(
    translations: Iterator[Remembered], sources: dict[str, None], made: list[float]
) -> Iterator[Remembered]:
    """The same, while their sources are noted, and the seconds that it takes to make them."""
    start = time.process_time()
    for translation in translations:
        sources[translation.source] = None
        made[0] += time.process_time() - start
        yield translation
        start = time.process_time()


def _milliseconds(sources: Sequence[str], answer: Callable[[str], object]) -> list[float]:
    took = []
    for source in sources:
        start = time.process_time()
        answer(source)
        took.append((time.process_time() - start) * 1000)
    return took


def _brute(memory: Memory, sources: Sequence[str], asked: Sequence[str]) -> tuple[float, int]:
    """Milliseconds a sentence, and how many of our best matches are as good as theirs."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    texts = [normal(source) for source in sources]
    took, good = 0.0, 0
    for source in asked:
        start = time.process_time()
        best = process.extractOne(
            normal(source), texts, scorer=Indel.normalized_similarity, score_cutoff=MIN_SCORE
        )
        took += time.process_time() - start
        ours = memory.matches(source, min_score=MIN_SCORE, limit=1)
        good += (ours[0].score if ours else 0) >= min(best[1] if best else 0, 0.99)
    return took * 1000 / len(asked), good


def pairs(size: int) -> Iterator[Remembered]:
    """Pairs of the corpus, if it has enough, else generated ones."""
    files = sorted(Path(os.environ.get("TRANSLIT_CORPUS", "nowhere")).glob("parallel/tier*.tsv.xz"))
    count = 0
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                source, target, *_ = line.rstrip("\n").split("\t")
                yield Remembered(source, target, file.name)
                count += 1
    yield from generated(size - count)


def generated(count: int) -> Iterator[Remembered]:
    """Sentences of twelve words on the average, each word the rarer the later it stands."""
    rng = random.Random(20261124)
    words = ["".join(rng.choices(COMMON, k=rng.choice((1, 2, 2, 2, 3)))) for _ in range(4000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(count):
        chosen = rng.choices(words, cum_weights=weights, k=rng.randint(4, 20))
        half = len(chosen) // 2
        source = "".join((*chosen[:half], "，", *chosen[half:], "。"))
        yield Remembered(source, f"The translation of sentence {number:,}, as it were.", "made up")


def _changed(source: str, rng: random.Random) -> str:
    """A source as its author might change it: a character in the middle is another one."""
    at = rng.randrange(len(source))
    return source[:at] + rng.choice(COMMON) + source[at + 1 :]


if __name__ == "__main__":
    main()

"""How often the comparison of numbers is wrong: alarms over good translations, errors not found.

    TRANSLIT_CORPUS=… python scripts/measure_numbers.py [--pairs 10000] [--show 50] [--only NAME]

Reads `parallel/dev/*.tsv` and a sample of `parallel/*.tsv.xz` below the folder that the environment
names: a source, a tab, its English. Of each pair whose English has a number, one error is planted
for each kind of error that it has room for; the numbers of a line are chosen by its own text, so
that two runs plant the same.
"""

from __future__ import annotations

import argparse
import lzma
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from translit.quantities import compare

Pair = tuple[str, str]

_HAN = re.compile(r"[一-鿿]")
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.,:/_-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![A-Za-z\d:/_]|[.,-]\d)"
)
_SCALES = ("thousand", "million", "billion", "trillion")
_SCALE = re.compile(rf"\b({'|'.join(_SCALES)})\b")
_UNITS = {
    "km": "miles", "kilometers": "meters", "kilometres": "miles", "miles": "kilometers",
    "meters": "feet", "metres": "feet", "feet": "meters", "minutes": "hours", "hours": "minutes",
    "days": "weeks", "weeks": "months", "months": "years", "years": "months", "seconds": "minutes",
    "GB": "MB", "MB": "GB", "kg": "g", "tons": "pounds", "percent": "percentage points", "%": " km",
}  # fmt: skip
_UNIT = re.compile(r"(?<=\d)( ?)(" + "|".join(map(re.escape, _UNITS)) + r")(?![A-Za-z])")
_CURRENCIES = {
    "$": "€", "€": "£", "£": "$", "¥": "$", "yuan": "dollars", "dollars": "yuan",
    "euros": "dollars",
    "yen": "won",
}  # fmt: skip
_CURRENCY = re.compile(
    r"(?<![A-Za-z])[$€£¥](?=\d)|(?<=\d )(?:yuan|dollars|euros|yen)\b"
    r"|(?<=illion )(?:yuan|dollars|euros|yen)\b"
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAY = re.compile(
    rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})(?!\d)|(?<!\d)(\d{{1,2}}) ({'|'.join(_MONTHS)})\b"
)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS[:4] + _MONTHS[5:])})\b")
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b(?! of\b)")


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=10_000, help="how many pairs of the sample")
    parser.add_argument("--show", type=int, default=0, help="how many alarms and misses to print")
    parser.add_argument("--only", default="", help="one of the sets: flores-dev, sample, …")
    options = parser.parse_args()
    root = os.environ.get("TRANSLIT_CORPUS")
    if not root:
        sys.exit("TRANSLIT_CORPUS names no folder; parallel texts are read from there")
    for name, pairs in _sets(Path(root) / "parallel", options.pairs):
        if options.only in ("", name):
            _measure(name, pairs, options.show)


def _sets(folder: Path, count: int) -> Iterator[tuple[str, list[Pair]]]:
    for file in sorted((folder / "dev").glob("*.tsv")):
        with file.open(encoding="utf-8") as lines:
            yield file.stem, [pair for line in lines if (pair := _pair(line))]
    pairs: list[Pair] = []
    files = sorted(folder.glob("*.tsv.xz"))
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            pairs += [
                pair
                for at, line in enumerate(lines)
                if at % 20 == 0 and (pair := _pair(line)) and _aligned(*pair)
            ]
    chosen = random.Random(8)
    yield "sample", chosen.sample(pairs, min(count, len(pairs)))


def _pair(line: str) -> Pair | None:
    fields = line.rstrip("\n").split("\t")
    return (fields[0], fields[1]) if len(fields) > 1 else None


def _aligned(source: str, target: str) -> bool:
    """Whether two texts may be translations at all, by their lengths alone."""
    han = len(_HAN.findall(source))
    rest = len(source) - han
    return han > 3 and 1.0 * han < len(target) - rest * 0.7 < 8 * han + 20


def _measure(name: str, pairs: list[Pair], show: int) -> None:
    begin = time.perf_counter()
    alarms = [(pair, found) for pair in pairs if (found := compare(*pair))]
    took = time.perf_counter() - begin
    numbered = sum(bool(re.search(r"\d", source + target)) for source, target in pairs)
    each = took * 1000 / max(1, len(pairs))
    print(f"{name}: {len(pairs)} pairs, {numbered} with figures, {each:.3f} ms a pair")
    print(f"  alarms {len(alarms)}, {100 * len(alarms) / max(1, len(pairs)):.2f} %")
    planted, found, missed = Counter[str](), Counter[str](), []
    for pair in pairs:
        before = compare(*pair)
        for kind, wrong in _planted(pair):
            planted[kind] += 1
            if set(map(str, compare(pair[0], wrong))) != set(map(str, before)) and compare(
                pair[0], wrong
            ):
                found[kind] += 1
            else:
                missed.append((kind, pair[0], wrong))
    for kind, count in sorted(planted.items()):
        print(f"  {kind}: {found[kind]} of {count}, {100 * found[kind] / count:.1f} %")
    print(
        f"  planted {planted.total()}, found {100 * found.total() / max(1, planted.total()):.2f} %"
    )
    for (source, target), differences in alarms[:show]:
        print(f"- {'; '.join(map(str, differences))}\n    {source}\n    {target}")
    for kind, source, wrong in random.Random(1).sample(missed, min(show, len(missed))):
        print(f"+ missed, {kind}\n    {source}\n    {wrong}")


def _planted(pair: Pair) -> Iterator[tuple[str, str]]:
    """The translation with one error each, of every kind that it has room for."""
    target = pair[1]
    for kind, plant in _KINDS.items():
        chance = random.Random(f"{kind} {target}")
        wrong = plant(target, chance)
        if wrong is not None and wrong != target:
            yield kind, wrong


def _one(found: Iterable[re.Match[str]], chance: random.Random) -> re.Match[str] | None:
    places = list(found)
    return chance.choice(places) if places else None


def _instead(text: str, place: re.Match[str], new: str) -> str:
    return text[: place.start()] + new + text[place.end() :]


def _digit(text: str, chance: random.Random) -> str | None:
    place = _one(_FIGURE.finditer(text), chance)
    if not place:
        return None
    word = place[0]
    at = chance.choice([at for at, sign in enumerate(word) if sign.isdigit()])
    digit = chance.choice([sign for sign in "123456789" if sign != word[at]])
    return _instead(text, place, word[:at] + digit + word[at + 1 :])


def _swapped(text: str, chance: random.Random) -> str | None:
    place = _one(
        (one for one in _FIGURE.finditer(text) if re.search(r"(\d)(?!\1)\d", one[0])), chance
    )
    if not place:
        return None
    at = re.search(r"(\d)(?!\1)\d", place[0]).start()  # type: ignore[union-attr]
    word = place[0]
    return _instead(text, place, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def _tenfold(text: str, chance: random.Random) -> str | None:
    place = _one(_FIGURE.finditer(text), chance)
    if not place:
        return None
    word = place[0].replace(",", "")
    if "." in word:
        return _instead(text, place, word.replace(".", ""))
    return _instead(text, place, f"{int(word) * 10:,}" if int(word) else "10")


def _scaled(text: str, chance: random.Random) -> str | None:
    place = _one(_SCALE.finditer(text), chance)
    if not place:
        return None
    at = _SCALES.index(place[1])
    return _instead(text, place, _SCALES[at + 1] if at < 3 else _SCALES[at - 1])


def _dropped(text: str, chance: random.Random) -> str | None:
    place = _one(_FIGURE.finditer(text), chance)
    return _instead(text, place, "some") if place else None


def _added(text: str, chance: random.Random) -> str | None:
    place = _one(re.finditer(r" (?=[a-z]{4,} )", text), chance)
    return _instead(text, place, f" {chance.choice((7, 23, 48, 137, 6400))} ") if place else None


def _unit(text: str, chance: random.Random) -> str | None:
    place = _one(_UNIT.finditer(text), chance)
    return _instead(text, place, f"{place[1]}{_UNITS[place[2]]}") if place else None


def _currency(text: str, chance: random.Random) -> str | None:
    place = _one(_CURRENCY.finditer(text), chance)
    return _instead(text, place, _CURRENCIES[place[0]]) if place else None


def _month(text: str, chance: random.Random) -> str | None:
    place = _one(_MONTH.finditer(text), chance)
    return (
        _instead(
            text, place, chance.choice([one for one in _MONTHS if one not in (place[0], "May")])
        )
        if place
        else None
    )


def _day(text: str, chance: random.Random) -> str | None:
    """The day for the month, and the month for the day."""
    places = [one for one in _DAY.finditer(text) if 0 < int(one[2] or one[3]) < 13]
    place = _one(places, chance)
    if not place:
        return None
    month, day = place[1] or place[4], int(place[2] or place[3])
    return _instead(text, place, f"{_MONTHS[day - 1]} {_MONTHS.index(month) + 1}")


def _word(text: str, chance: random.Random) -> str | None:
    place = _one(_WORD.finditer(text), chance)
    return (
        _instead(text, place, chance.choice([one for one in _WORDS if one != place[0]]))
        if place
        else None
    )


_KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "another digit": _digit,
    "digits swapped": _swapped,
    "ten times as much": _tenfold,
    "another scale": _scaled,
    "number dropped": _dropped,
    "number added": _added,
    "another unit": _unit,
    "another currency": _currency,
    "another month": _month,
    "month and day changed": _day,
    "another word": _word,
}

if __name__ == "__main__":
    main()

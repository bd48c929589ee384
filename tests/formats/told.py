"""What the reader of Markdown answers to small questions, by the names that a case file calls them.

`python -m tests.formats.told` writes what they answer now into it; read the diff.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict

from tests.calls import refresh
from tests.cases_reader import CASES
from translit.formats import FormatOptions, data
from translit.formats.markdown import open_format
from translit.formats.markdown.front_matter.changes import Changes
from translit.formats.markdown.rules.link_address import sized_destination
from translit.formats.markdown.rules.tag_parameters import parameters, said_by
from translit.formats.words import Words
from translit.model import Document, Labels, Syntax

_READER = open_format(FormatOptions())


def _codes(
    text: str,
    *,
    syntax: str = "MARKDOWN",
    references: tuple[str, ...] = (),
    footnotes: tuple[str, ...] = (),
    off: tuple[str, ...] = (),
) -> list[str]:
    labels = Labels(frozenset(references), frozenset(footnotes))
    reader = open_format(FormatOptions(constructs=dict.fromkeys(off, False)))
    found = reader.codes(text, syntax=Syntax[syntax], labels=labels)
    return [f"{code.type} {code.span.of(text)}" for code in found]


def _tag_codes(text: str, **captions: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What of template tags is code where a site names their captions, and what is compared."""
    found = open_format(FormatOptions(shortcodes=captions)).codes(text)
    return [(code.span.of(text), f"{code.kind} {code.type}", code.data) for code in found]


def _counted(text: str, times: int) -> dict[str, int]:
    """How many codes of each type a text has that is written so many times."""
    return dict(Counter(code.type for code in _READER.codes(text * times)))


def _nested(begin: str, end: str, times: int) -> dict[str, int]:
    """The same of one that stands so many times in itself."""
    return _counted(f"{begin * times}甲{end * times}", 1)


def _matter(
    text: str,
    *,
    set_: Mapping[str, object] | str = {},
    drop: tuple[str, ...] = (),
    add: Mapping[str, object] = {},
    upper: tuple[str, ...] = (),
) -> str:
    """A post with other front matter; what is set may stand there as a configuration has it."""
    map_ = dict.fromkeys(upper, str.upper)
    set_ = tomllib.loads(set_) if isinstance(set_, str) else set_
    return _READER.with_matter(text, set_=set_, drop=drop, map_=map_, add=add)


def _changes(**what: object) -> bool:
    return bool(Changes(**what))  # type: ignore[arg-type]  # as the file has it


def _units(post: str) -> list[tuple[str, str, str]]:
    return [(unit.source, unit.note, unit.context) for unit in _READER.parse(post).units]


def _places(post: str) -> list[tuple[list[str], int]]:
    document = _READER.parse(post)
    return [([span.of(post) for span in unit.spans], unit.line) for unit in document.units]


def _blocks(post: str) -> list[str]:
    """Each token of a block, with its lines; what needs no space around it is hidden."""
    return [
        f"{'  ' * token.level}{token.type} {token.nesting} {token.map}{' hidden' * token.hidden}"
        for token in _READER.blocks(post).tokens
    ]


def _readable(source: str, target: str) -> str:
    (unit,) = _READER.parse(source).units
    return _READER.readable(target, unit)


def _problems(post: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in _READER.parse(post).problems]


def _long_number(post: str, digits: int) -> list[tuple[int, str]]:
    """What is wrong with a post in which `@` is a number of so many digits."""
    return _problems(post.replace("@", "1" * digits))


def _standing(document: Document) -> list[tuple[str, ...]]:
    """Each unit, what stands at its places where that is not its text, and what it is."""
    found = []
    for unit in (*document.words, *document.units):
        places = tuple(span.of(document.text) for span in unit.spans)
        facts = f"{unit.line} {unit.role} {unit.syntax} {unit.context}"
        codes = (code.span.of(unit.source) for code in unit.codes)
        found.append((unit.source, *(() if places == (unit.source,) else places), facts, *codes))
    return found


def _in_matter(post: str, *keys: str) -> list[tuple[str, ...]]:
    document = open_format(FormatOptions(front_matter=keys)).parse(post)
    return [*_standing(document), *(block.codes for block in document.outline[:-1])]


def _words(post: str, *keys: str, lists: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    reader = open_format(FormatOptions(words=keys, lists=lists))
    return _standing(Document(post, (), words=tuple(reader.words(post))))


def _data(text: str, suffix: str) -> list[tuple[str, ...]]:
    document = data.document(text, suffix)
    return [*_standing(document), *((str(one.line), one.message) for one in document.problems)]


def _site(text: str) -> list[tuple[str, ...]]:
    return _standing(Words(_READER).parse(text))


def _site_codes(text: str, syntax: str, *references: str) -> list[str]:
    labels = Labels(frozenset(references))
    found = Words(_READER).codes(text, syntax=Syntax[syntax], labels=labels)
    return [f"{code.type} {code.span.of(text)}" for code in found]


def _site_readable(source: str, target: str) -> str:
    words = Words(_READER)
    (unit,) = words.parse(source).units
    return words.readable(target, unit)


def _headings(post: str) -> list[object]:
    return [asdict(one) if hasattr(one, "__dataclass_fields__") else tuple(one)
            for one in _READER.places(post).headings]  # fmt: skip


def _sized(text: str) -> tuple[bool, int, str]:
    return tuple(sized_destination(text, 0, len(text)))


def _parameters(text: str, *names: str) -> list[tuple[str, str, str]]:
    return [
        (one.name, one.span.of(text), one.whole.of(text)) for one in parameters(text, tuple(names))
    ]


def _addresses(text: str) -> list[tuple[str, int, str, str]]:
    links = _READER.addresses(text, _READER.codes(text))
    return [(link.address, link.line, link.span.of(text), str(link.way)) for link in links]


def _outlined(text: str) -> list[object]:
    return list(Words(_READER).outlined(text).outline)


def _said(text: str) -> list[tuple[str, str]]:
    return list(said_by(text))


FUNCTIONS: dict[str, Callable[..., object]] = {
    "addresses": _addresses,
    "blocks": _blocks,
    "changes": _changes,
    "codes": _codes,
    "counted": _counted,
    "data": _data,
    "draft": _READER.draft,
    "headings": _headings,
    "in_matter": _in_matter,
    "list_of": _READER.list_of,
    "loaded": _READER.loaded,
    "long_number": _long_number,
    "matter": _matter,
    "nested": _nested,
    "outlined": _outlined,
    "parameters": _parameters,
    "places": _places,
    "problems": _problems,
    "readable": _readable,
    "said": _said,
    "site": _site,
    "site_codes": _site_codes,
    "site_draft": Words(_READER).draft,
    "site_readable": _site_readable,
    "sized": _sized,
    "tag_codes": _tag_codes,
    "texts": _READER.matter,
    "units": _units,
    "words": _words,
}


if __name__ == "__main__":
    refresh(CASES / "reader" / "calls.txt", FUNCTIONS)

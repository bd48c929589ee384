"""A post and what is known of its translation -> what stands around each unit of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping

from translit.engines import Surroundings
from translit.memory import Memory
from translit.model import Document, Entry, Role, Unit, UnitKey
from translit.patterns import lazy
from translit.pretranslation import Request

__all__ = ["around", "targets", "told"]

_BEFORE = 3
"""How many sentences before one are told."""

_ALIKE = 3
_LEAST_ALIKE = 0.55

_DEPTH = lazy(r"\d+")

_PROSE = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION, Role.DEFINITION, Role.FOOTNOTE))


def told(
    document: Document,
    requests: Iterable[Request],
    drafted: Mapping[UnitKey, str],
    memory: Memory | None,
) -> Iterator[Request]:
    """The requests of a post, each with what stands around it by the time it is asked for."""
    surroundings = around(document, drafted, memory)
    for request in requests:
        yield request._replace(around=surroundings(request.unit))


def targets(entries: Iterable[Entry], drafted: MutableMapping[UnitKey, str]) -> None:
    """Begin with what is translated by now, reviewed or not."""
    drafted.update({entry.key: entry.target for entry in entries if entry.target})


def around(
    document: Document,
    targets: Mapping[UnitKey, str],
    memory: Memory | None = None,
) -> Callable[[Unit], Surroundings]:
    """What stands around a unit, with what is translated by the time of the question.

    `targets` may grow meanwhile: what was drafted is told to what follows it.
    """
    places: dict[UnitKey, int] = {}
    for number, unit in enumerate(document.units):
        places.setdefault(unit.key, number)
    headings = dict(_headings(document))
    title = next((unit.source for unit in document.units if _is_title(unit)), "")

    def surroundings(unit: Unit) -> Surroundings:
        at = places[unit.key]
        near = document.units[max(0, at - _BEFORE) : at]
        before = tuple(
            (one.source, targets.get(one.key, "")) for one in near if _follows(one, unit)
        )
        behind = document.units[at + 1 : at + 2]
        after = behind[0].source if behind and _follows(unit, behind[0]) else ""
        alike = _alike(unit, memory) if memory is not None and len(memory) else ()
        above = headings.get(unit.key, ())
        return Surroundings(title, above, before, after, unit.role.value, alike)

    return surroundings


def _is_title(unit: Unit) -> bool:
    return unit.role is Role.FRONT_MATTER and unit.context.rpartition(".")[2] == "title"


def _follows(first: Unit, second: Unit) -> bool:
    """Whether one is read on from the other: prose from prose, a cell from a cell."""
    return (first.role in _PROSE) is (second.role in _PROSE) and (
        first.role in _PROSE or first.role is second.role
    )


def _headings(document: Document) -> Iterator[tuple[UnitKey, tuple[str, ...]]]:
    """The headings above each unit, the highest first."""
    depths = {
        block.line: int(found[0])
        for block in document.outline
        if "heading" in block.kind and (found := _DEPTH.search(block.kind))
    }
    above: list[tuple[int, str]] = []
    for unit in document.units:
        if unit.role is Role.HEADING:
            depth = depths.get(unit.line, 1)
            above = [one for one in above if one[0] < depth]
            yield unit.key, tuple(source for _, source in above)
            above.append((depth, unit.source))
        else:
            yield unit.key, tuple(source for _, source in above)


def _alike(unit: Unit, memory: Memory) -> tuple[tuple[str, str], ...]:
    found = memory.matches(unit.source, min_score=_LEAST_ALIKE, limit=_ALIKE)
    return tuple((match.source, match.target) for match in found)

"""`translit status --details`: how much there is, what is wrong, and what reviewers changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translit.cli.exits import show_all
from translit.cli.session import Session, counted, quick
from translit.cli.terminal import columns, padded, say, say_json

if TYPE_CHECKING:
    from translit.workflows.details import Details, PostDetails
    from translit.workflows.status import PostStatus

__all__ = ["show_details"]

_COLUMNS = (
    "reviewed", "fuzzy", "open", "characters", "outside", "words", "machine", "changed", "errors",
    "warnings", "hints",
)  # fmt: skip

_PLACES = 5
"""Lines with Chinese in no unit that are shown of a post."""


def show_details(
    session: Session,
    posts: Sequence[Path],
    rows: Sequence[PostStatus],
    *,
    output_format: str,
    by: str,
) -> None:
    """Print what there is of each post, or of each reviewer's posts."""
    from translit.cli.check import chosen
    from translit.workflows.details import details

    with quick():
        found = details(session.project, posts, chosen(session))
    if output_format == "json":
        say_json(_values(found, rows))
    else:
        _tables(found, rows, by)
    show_all(found.failures)


def _tables(found: Details, rows: Sequence[PostStatus], by: str) -> None:
    states = {row.post: (row.translated, row.fuzzy, row.untranslated) for row in rows}
    groups: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(_COLUMNS))
    for one in found.posts:
        name = (one.reviewer or "nobody") if by == "reviewer" else one.post
        numbers = [*states.get(one.post, (0, 0, 0)), *_numbers(one)]
        groups[name] = [sum(pair) for pair in zip(groups[name], numbers, strict=True)]
    if len(groups) > 1:
        groups["total"] = [sum(column) for column in zip(*groups.values(), strict=True)]
    _table(by, groups.items())
    for one in found.posts:
        for line, text in one.outside[:_PLACES]:
            say(f"{one.post}:{line}: Chinese that is not for translation: {text[:60]}")
        if len(one.outside) > _PLACES:
            say(f"{one.post}: and {counted(len(one.outside) - _PLACES, 'more line')}")
    for edited in found.edited:
        say(
            f"{edited.engine}, {edited.level}: {edited.kept} of "
            f"{counted(edited.entries, 'draft')} accepted as they were, "
            f"{edited.rate:.0%} of the text changed"
        )


def _numbers(one: PostDetails) -> list[int]:
    levels = (one.findings[level] for level in ("error", "warning", "hint"))
    return [one.characters, one.untouched, one.words, one.machine, one.changed, *levels]


def _table(first: str, groups: Iterable[tuple[str, Sequence[int]]]) -> None:
    rows = list(groups)
    width = max((columns(name) for name, _ in rows), default=0)
    width = max(width, len(first))
    say(padded(first, width) + "".join(f"  {column}" for column in _COLUMNS))
    for name, numbers in rows:
        cells = (
            f"  {number:{len(column)}}" for column, number in zip(_COLUMNS, numbers, strict=True)
        )
        say(padded(name, width) + "".join(cells))


def _values(found: Details, rows: Sequence[PostStatus]) -> dict[str, object]:
    states = {row.post: row for row in rows}
    return {
        "posts": [
            {
                **one._asdict(),
                **_states(states.get(one.post)),
                "untouched": one.untouched,
                "outside": [{"line": n, "text": t} for n, t in one.outside],
            }
            for one in found.posts
        ],
        "edited": [one._asdict() for one in found.edited],
    }


def _states(row: PostStatus | None) -> dict[str, object]:
    if row is None:
        return {}
    return {
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "stale": row.stale,
    }

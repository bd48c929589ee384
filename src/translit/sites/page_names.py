"""The path and the front matter of a post -> what patterns of addresses may name of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translit.patterns import lazy

__all__ = ["NAMES", "names_of"]

NAMES = (
    *("locale", "path", "dir", "stem", "title", "slug", "value", "page", "name", "section"),
    *("year", "month", "day", "i_month", "i_day", "short_year", "hour", "minute", "second"),
    *("category", "categories"),
)
"""Beside `matter.KEY`, what the front matter of the post says for a key."""

_DATED = lazy(r"(\d{4})-(\d\d?)-(\d\d?)-(.+)")

_DATE = lazy(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d))?)?")


def names_of(
    file: Mapping[str, str],
    matter: Mapping[str, object],
    more: Callable[[Mapping[str, object], str], Mapping[str, str]] | None,
) -> dict[str, str]:
    """What may be named of a post; `file` is what its path says, `more` what its generator adds."""
    stem = file["stem"]
    dated = _DATED.fullmatch(stem)
    said = _DATE.match(str(matter.get("date") or ""))
    found = said or dated
    year, month, day = found.groups()[:3] if found else ("", "", "")
    hour, minute, second = (one or "00" for one in said.groups()[3:]) if said else ("", "", "")
    title = dated[4] if dated else stem
    folder = file["dir"]
    is_index = stem in {"index", "_index"} and bool(folder)
    return {
        **{f"matter.{key}": str(one) for key, one in matter.items() if _is_plain(one)},
        **file,
        "slug": str(matter.get("slug") or stem),
        "title": title,
        "name": folder.rpartition("/")[2] if is_index else stem,
        "section": folder.partition("/")[0],
        "year": year,
        "month": month and month.zfill(2),
        "day": day and day.zfill(2),
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "short_year": year[2:],
        "hour": hour and hour.zfill(2),
        "minute": minute,
        "second": second,
        **(more(matter, title) if more is not None else {}),
    }


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)

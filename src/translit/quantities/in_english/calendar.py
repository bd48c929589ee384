"""Dates of an English text: March 5, 2024; 5 March; 2024-03-05; 3/5/2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.patterns import lazy
from translit.quantities.mentions import Mention, Value, Weight, mention

__all__ = ["dates", "written_dates"]

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
_MONTH = {name[:3]: value for value, name in enumerate(MONTHS, 1)}
_MONTH_NAME = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:t(?:ember)?|\.)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r"(?![a-z])"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[,.]\d)(?! ?[ap]\.?m)"
_DATE = lazy(
    rf"\b(?<!Long ){_MONTH_NAME}(?:(?: (?:the )?{_DAY}(?: ?(?:-|–|—|to|and|through) ?"
    rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]))?)?(?:,? (?:of )?(?P<year>[12]\d{{3}})"
    rf"(?!\d))?)"
    rf"|(?<![\d:.,$€£¥-]){_DAY.replace('day', 'first')}(?: ?(?:-|–|to|and) ?(?P<second>\d{{1,2}}))?"
    rf"(?:st|nd|rd|th)? (?:of )?{_MONTH_NAME.replace('month', 'named')}"
    rf"(?:,? (?P<later>[12]\d{{3}})(?!\d))?",
)
_ISO = lazy(r"(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")
_SLASHED = lazy(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:[12]\d)?\d\d)(?![\d/])")


def dates(text: str) -> Iterator[Mention]:
    """Dates with the name of a month; `May` alone may be no month."""
    for found in _DATE.finditer(text):
        name = found["month"] or found["named"]
        day = "day" if found["day"] else "first"
        year = "year" if found["year"] else "later"
        month = "month" if found["month"] else "named"
        sure = bool(found[day] or found[year])
        weight = Weight.SURE if sure else Weight.COUNTED
        if (
            not sure
            and name in ("May", "March", "Mar", "Jun", "Jan", "Mar.", "Sep", "Dec", "Nov")
            and (
                name not in ("May", "March")
                or not re.search(
                    r"\b(?:in|of|by|since|until|last|next|this|early|late|mid) \Z|mid-\Z",
                    text[max(0, found.start() - 8) : found.start()],
                )
            )
        ):
            weight = Weight.LOOSE
        parts = [mention(*found.span(month), [Value(Decimal(_MONTH[name[:3].lower()]), "month")],
                         weight=weight)]  # fmt: skip
        parts.extend(
            mention(*found.span(group), [Value(Decimal(found[group]), "day")])
            for group in (day, "until" if day == "day" else "second")
            if found[group]
        )
        if found[year]:
            parts.append(mention(*found.span(year), [Value(Decimal(found[year]), "year")]))
        yield mention(*found.span(), (), parts=sorted(parts))


def written_dates(text: str) -> Iterator[Mention]:
    """Dates in figures alone."""
    for found in _ISO.finditer(text):
        units = ((1, "year"), (3, "month"), (4, "day"))
        if int(found[3]) <= 12 and int(found[4]) <= 31:  # noqa: PLR2004
            parts = [
                mention(*found.span(at), [Value(Decimal(found[at]), unit)]) for at, unit in units
            ]
            yield mention(*found.span(), (), parts=parts)
    for found in _SLASHED.finditer(text):
        year = Decimal(found[3]) if len(found[3]) == 4 else Decimal(found[3]) + 2000  # noqa: PLR2004
        both = [
            [Value(Decimal(found[at]), unit) for unit in ("month", "day")[int(found[at]) > 12 :]]  # noqa: PLR2004
            for at in (1, 2)
        ]
        parts = [mention(*found.span(1), both[0]), mention(*found.span(2), both[1]),
                 mention(*found.span(3), [Value(year, "year"),
                 Value(Decimal(found[3]))])]  # fmt: skip
        yield mention(*found.span(), (), parts=parts)

"""Values of the front matter that would be of another type, or another date, in the built post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translit.checks.pairs import Check, Pair, finding
from translit.model import Finding, Role, Severity, Syntax
from translit.patterns import lazy

__all__ = ["FRONT_MATTER"]

_DATE = lazy(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")

_ONE_LINE = frozenset(
    (
        Syntax.YAML_PLAIN, Syntax.YAML_FLOW, Syntax.YAML_SINGLE, Syntax.YAML_DOUBLE,
        Syntax.TOML_BASIC, Syntax.TOML_LITERAL, Syntax.JSON,
    )
)  # fmt: skip

_SCALAR = lazy(
    r"(?:true|false|yes|no|on|off|null|~|[-+]?\d[\d_]*(?:\.\d+)?|\d{4}-\d\d-\d\d)", re.IGNORECASE
)
"""What YAML and TOML take for another thing than a text (YAML 1.1, 10.2; TOML 1.0)."""


def _run(pair: Pair) -> Iterator[Finding]:
    if pair.unit.role is not Role.FRONT_MATTER:
        return
    target = pair.target.strip()
    if "\n" in target and pair.unit.syntax in _ONE_LINE:
        yield finding("the value has one line in the source, and several here")
    if _SCALAR.fullmatch(target) and not _SCALAR.fullmatch(pair.source.strip()):
        yield finding(f"“{target}” is no text: a generator may read a number, a date or yes and no")
    dates = Counter(_DATE.findall(pair.source))
    lost = dates - Counter(_DATE.findall(pair.target))
    for date in lost:
        yield finding(f"the date {date} is not in the translation")


FRONT_MATTER = Check("front-matter", "non-conformance", Severity.ERROR, _run)

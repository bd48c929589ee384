"""A regular expression -> a pattern that is compiled when it is first used.

The rules have some 800 patterns. To compile them took half of what a command took to start, and
most commands use a few: `translit status` six.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

__all__ = ["group_span", "lazy"]

_OWN = (
    "match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split",
    "flags", "groups", "groupindex",
)  # fmt: skip
"""What a compiled pattern has besides its text."""


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but at the first use. For patterns of a module; an error shows late, too."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def group_span(found: re.Match[str]) -> tuple[int, int]:
    """Where the group stands that has matched: each alternative of the pattern has one."""
    return found.span(found.lastindex or 0)


class _Lazy:
    """Behaves as the pattern that it becomes, but where it is asked which object it is.

    So do `isinstance`, `match.re is` and the functions of `re`.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _OWN:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        # From now on these are the compiled pattern's own, found without coming here.
        self.__dict__.update({own: getattr(compiled, own) for own in _OWN})
        return self.__dict__[name]

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self._flags})"

    def __reduce__(self) -> tuple[object, ...]:
        return _Lazy, (self.pattern, self._flags)

"""Locale names, plural headers, and tests for Chinese characters and their punctuation."""

from __future__ import annotations

from functools import cache

from translit.errors import ConfigError
from translit.patterns import lazy

__all__ = ["FULL_WIDTH", "HAN", "has_han", "language_name", "plural_forms"]

_HAN_RANGES = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

HAN = lazy(f"[{_HAN_RANGES}]")
"""One Han character: the ideographs of all planes, 々 and 〇."""

FULL_WIDTH = lazy("[\u3000-\u3003\u3008-\u301f\uff01-\uff65\uffe0-\uffe6]")
"""One full-width form or piece of CJK punctuation; curly quotes are not: English has them too."""


def has_han(text: str) -> bool:
    """Whether anything in `text` is written in Han characters."""
    return HAN.search(text) is not None


@cache
def plural_forms(locale: str) -> str:
    """The `Plural-Forms` header of a gettext catalog in `locale`, as Babel writes it.

    Raises ConfigError for a locale that Babel does not know.
    """
    from babel import UnknownLocaleError  # slow to import, and needed for new catalogs only
    from babel.messages.plurals import get_plural

    try:
        return get_plural(locale).plural_forms
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(f"unknown language {locale!r}; write it as en, en_GB or zh_CN") from error


@cache
def language_name(locale: str) -> str:
    """The English name of `locale`: `zh_CN` is `Chinese (Simplified, China)`."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale).get_display_name("en") or locale
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(f"unknown language {locale!r}; write it as en, en_GB or zh_CN") from error

"""A page's values -> the page that a person reviews in: that of `preview`, with an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from translit.page.html_file import policy, rendered, static
from translit.page.labels import WORDS, words_of
from translit.page.views import Page

__all__ = ["policy_of", "review_html"]

_SAID = "say_"
"""How the names of the words begin that the script says."""


def policy_of(*, index: bool = False) -> str:
    """The policy of the answer with a page; the one in the page says the same of what it may."""
    styles, scripts = _parts(index=index)
    asks = "" if index else "; connect-src 'self'"
    return f"{policy(styles, scripts)}{asks}; frame-ancestors 'none'"


def _parts(*, index: bool) -> tuple[list[str], list[str]]:
    if index:
        return [static("page.css")], []
    return [f"{static('page.css')}\n{static('review.css')}"], [
        static("page.js"),
        f"{static('server.js')}\n{static('review.js')}",
    ]


def review_html(
    page: Page, stands: Mapping[str, Sequence[object]], *, language: str, index: str
) -> str:
    """The whole page. `stands` says of each unit which version of it is shown."""
    (style,), scripts = _parts(index=False)
    word = words_of(language)
    return rendered(
        "review.html",
        page,
        language=language,
        index=index,
        style=style,
        script=scripts[0],
        review_script=scripts[1],
        policy=f"{policy([style], scripts)}; connect-src 'self'",
        stands=stands,
        said=_said(word),
    )


def _said(word: Callable[[str], str]) -> dict[str, str]:
    """The words of the script, by its names for them, with their braces."""
    said = {name.removeprefix(_SAID): word(name) for name in WORDS if name.startswith(_SAID)}
    shared = ("line", "wait_here", "all_well", "found_here", "whole")
    return {**said, **{name: word(name) for name in shared}, "part": word("reviewed_part")}

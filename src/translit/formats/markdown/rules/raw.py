"""What Jekyll, Hexo and Nunjucks leave as it is, in a line: `{% raw %}…{% endraw %}`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from translit.formats.markdown.rules.closable import closes
from translit.formats.markdown.rules.inline_markup import push_alone
from translit.patterns import lazy

__all__ = ["raw"]

_RAW = lazy(r"\{%-?\s*raw\s*-?%\}(?:(?!\{%-?\s*endraw).){0,4000}+\{%-?\s*endraw\s*-?%\}", re.DOTALL)


def raw(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: the tags and what is between them are one token, as code is."""
    if not closes(state, "endraw"):
        return False
    found = _RAW.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    push_alone(state, "code", found.end(), silent=silent)
    return True

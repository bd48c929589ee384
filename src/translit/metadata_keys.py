"""The keys that begin metadata without a line around them: one table for all who read or write."""

from __future__ import annotations

__all__ = ["ANY", "HEXO", "KEY", "METADATA"]

_BOTH = "title|date|layout|tags|categor(?:y|ies)|author"
_HEXO_ALONE = "updated|permalink|comments"
_METADATA_ALONE = "authors|slug|status|template|modified|summary|subtitle|lang|keywords"

HEXO = f"(?:{_BOTH}|{_HEXO_ALONE})"
"""A pattern of those before which Hexo allows the first `---` to be left out."""

METADATA = f"(?:{_BOTH}|{_METADATA_ALONE})"
"""Those of MultiMarkdown; Pelican and MkDocs read them so, too."""

ANY = f"(?:{_BOTH}|{_HEXO_ALONE}|{_METADATA_ALONE})"
"""Either: what a translation must not begin with by accident."""

KEY = r"[A-Za-z][\w .-]{0,40}?"
"""What stands before the colon of any line of MultiMarkdown's."""

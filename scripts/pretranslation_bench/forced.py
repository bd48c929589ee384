"""CTranslate2's translator -> one that decodes a demanded number of pieces for every source.

Random weights end a translation anywhere, or never. So the first side decides how long each is to
be: as long as the sources of its batch are on the average. The other is made to do the same.
"""

from __future__ import annotations

from typing import Any

__all__ = ["force"]

Lengths = dict[str, int]
"""Of the translation of each source, by its pieces, joined by blanks."""


def force(lengths: Lengths, *, known: bool) -> None:
    """From now on, every new translator of this process decodes as many pieces as `lengths` says.

    Unless they are `known`, it decides on the lengths, and writes them down there.
    """
    import ctranslate2  # here: the time that it takes counts

    class Forced(ctranslate2.Translator):
        def translate_batch(self, source: list[list[str]], *rest: Any, **options: Any) -> Any:
            keys = [" ".join(pieces) for pieces in source]
            if not known:
                length = max(1, round(sum(map(len, source)) / len(source)))
                for key in keys:
                    lengths.setdefault(key, length)
            length = max(lengths[key] for key in keys)
            options |= {"min_decoding_length": length, "max_decoding_length": length}
            return super().translate_batch(source, *rest, **options)

    ctranslate2.Translator = Forced

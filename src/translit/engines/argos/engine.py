"""Segments -> English, through a model of Argos Translate."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from functools import cached_property

from translit.engines.argos.decoding import Decoder, Pieces
from translit.engines.argos.options import Options
from translit.engines.argos.packages import Model
from translit.engines.argos.tokenizing import UNKNOWN, tokenizer_of
from translit.engines.argos.unknown import filled
from translit.errors import EngineError
from translit.model import Span
from translit.segments import pieces as cut

__all__ = ["Argos"]

_log = logging.getLogger("translit")

_VERSION = 1
"""Changes when the same model with the same settings would answer otherwise."""

_MOST_PIECES = 200
"""A longer segment is translated in parts: models have not learned longer sentences."""

_REPEATED = 3
"""A run of so many pieces does not stand twice in what was asked for again."""

_MOST_HYPOTHESES = 32


class Argos:
    """An engine with its model in memory. It is no network's business: nothing is looked up."""

    portion = 1000
    """It makes batches of its own, and heeds Ctrl-C between them."""

    def __init__(self, model: Model, options: Options, *, note: str = "") -> None:
        """`note`: what a person should know of the model before it drafts."""
        self.note = note
        self._model = model
        self._options = options
        self._tokenizer = tokenizer_of(model)
        self._decoder: Decoder | None = Decoder(model, options)
        device = self._decoder.device
        _log.debug("read %s, version %s, to run on %s", model.path, model.version, device)

    @cached_property
    def identity(self) -> str:
        """The model, by name, version and every byte of it, and the settings that it runs with."""
        import ctranslate2

        digest = hashlib.blake2b(digest_size=16)
        parts = [self._model.tokenizer, *(self._model.path / "model").iterdir()]
        for path in sorted(path for path in parts if path.is_file()):
            digest.update(path.name.encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "blake2b").digest())
        options = self._options
        return (
            f"argos {_VERSION} {self._model.name} {self._model.version} {digest.hexdigest()} "
            f"beam={options.beam} compute_type={options.compute_type} "
            f"device={self._open.device} ctranslate2={ctranslate2.__version__}"
        )

    def translate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment; each distinct one is decoded once."""
        return self._whole(segments, self._translated)

    def retranslate(self, segments: Sequence[str]) -> list[str]:
        """The translation of each segment, in which no run of three pieces stands twice."""
        return self._whole(segments, self._unrepeated)

    def hypotheses(self, segments: Sequence[str], count: int) -> list[list[str]]:
        """At most `count` translations of each segment, the best first; none of a very long one."""
        count = max(1, min(count, _MOST_HYPOTHESES))
        sources = self._sources(segments)
        found = self._open.decode(
            list(sources.values()), beam=self._options.beam, count=count, unknown=False
        )
        texts = {
            segment: list(dict.fromkeys(filter(None, map(self._tokenizer.text, some))))
            for segment, some in zip(sources, found, strict=True)
        }
        return [list(texts.get(segment, ())) for segment in segments]

    def complete(self, segments: Sequence[str], prefixes: Sequence[str]) -> list[str]:
        """A translation of each segment that begins with its prefix, to the letter."""
        pairs = list(dict.fromkeys(zip(segments, prefixes, strict=True)))
        sources = self._sources([segment for segment, _ in pairs])
        starts = {prefix: self._tokenizer.pieces(prefix) for _, prefix in pairs}
        asked = [
            pair for pair in pairs if pair[0] in sources and len(starts[pair[1]]) <= _MOST_PIECES
        ]
        found = self._open.decode(
            [sources[segment] for segment, _ in asked],
            beam=self._options.beam,
            prefixes=[starts[prefix] for _, prefix in asked],
            unknown=False,
        )
        texts = {
            pair: self._continued(pair[1], some[0]) if some else ""
            for pair, some in zip(asked, found, strict=True)
        }
        return [texts.get(pair, "") for pair in zip(segments, prefixes, strict=True)]

    def alignments(
        self, segments: Sequence[str], targets: Sequence[str]
    ) -> list[list[tuple[Span, Span]]]:
        """What each piece of each target attends to most: its span, and the source piece's."""
        pairs = list(dict.fromkeys(zip(segments, targets, strict=True)))
        places = {
            text: self._tokenizer.places(text) for text in dict.fromkeys((*segments, *targets))
        }
        asked = [
            pair for pair in pairs if all(0 < len(places[one]) <= _MOST_PIECES for one in pair)
        ]
        rows = self._open.attention(
            [[piece for piece, _ in places[segment]] for segment, _ in asked],
            [[piece for piece, _ in places[target]] for _, target in asked],
        )
        found = {
            (segment, target): _reached(places[segment], places[target], some)
            for (segment, target), some in zip(asked, rows, strict=True)
        }
        return [found.get(pair, []) for pair in zip(segments, targets, strict=True)]

    def pieces(self, segment: str) -> int:
        """How many pieces the model takes a segment for."""
        return len(self._tokenizer.pieces(segment))

    def close(self) -> None:
        """Let go of the model."""
        if self._decoder is not None:
            self._decoder.close()
            self._decoder = None

    @property
    def _open(self) -> Decoder:
        if self._decoder is None:
            raise EngineError("the engine argos is closed")
        return self._decoder

    def _whole(
        self, segments: Sequence[str], answer: Callable[[list[str]], list[str]]
    ) -> list[str]:
        """The answers to segments, those too long for the model put together of their parts."""
        parts = {segment: self._parts(segment) for segment in dict.fromkeys(segments)}
        distinct = list(dict.fromkeys(part for some in parts.values() for part in some))
        known = dict(zip(distinct, answer(distinct), strict=True))
        return [" ".join(filter(None, (known[part] for part in parts[one]))) for one in segments]

    def _parts(self, segment: str) -> list[str]:
        if not segment.strip():
            return []
        if self.pieces(segment) <= _MOST_PIECES:
            return [segment]
        spans = cut(segment, limit=_MOST_PIECES, length=self.pieces)
        return [part for span in spans if (part := span.of(segment)).strip()]

    def _sources(self, segments: Sequence[str]) -> dict[str, Pieces]:
        """The distinct segments that the model can take as a whole, in its pieces."""
        cut_up = {segment: self._tokenizer.pieces(segment) for segment in dict.fromkeys(segments)}
        return {one: pieces for one, pieces in cut_up.items() if 0 < len(pieces) <= _MOST_PIECES}

    def _translated(self, segments: list[str]) -> list[str]:
        sources = [self._tokenizer.pieces(segment) for segment in segments]
        found = [one[0] if one else [] for one in self._decoded(sources)]
        gaps = [number for number, pieces in enumerate(found) if UNKNOWN in pieces]
        for number, pieces in zip(gaps, self._without_gaps(gaps, sources, found), strict=True):
            found[number] = pieces
        return [self._tokenizer.text(pieces) for pieces in found]

    def _decoded(self, sources: list[Pieces], *, unknown: bool = True) -> list[list[Pieces]]:
        return self._open.decode(sources, beam=self._options.beam, unknown=unknown)

    def _unrepeated(self, segments: list[str]) -> list[str]:
        sources = [self._tokenizer.pieces(segment) for segment in segments]
        found = self._open.decode(sources, beam=self._options.beam, ngrams=_REPEATED, unknown=False)
        return [self._tokenizer.text(one[0] if one else []) for one in found]

    def _without_gaps(
        self, gaps: list[int], sources: list[Pieces], found: list[Pieces]
    ) -> list[Pieces]:
        """Translations that had gaps: filled from the source, or made again without any."""
        asked = [sources[number] for number in gaps]
        rows = self._open.attention(asked, [found[number] for number in gaps])
        vocabulary = self._open.vocabulary
        results: list[Pieces | None] = [
            filled(
                found[number],
                sources[number],
                row,
                unread=[piece not in vocabulary for piece in sources[number]],
            )
            for number, row in zip(gaps, rows, strict=True)
        ]
        left = [at for at, pieces in enumerate(results) if pieces is None]
        again = self._decoded([asked[at] for at in left], unknown=False)
        for at, some in zip(left, again, strict=True):
            results[at] = some[0] if some else []
        return [pieces or [] for pieces in results]

    def _continued(self, prefix: str, pieces: Pieces) -> str:
        """A prefix and the pieces that follow it; whether a blank stands between they tell."""
        # A letter before them keeps the blank that they may begin with.
        follows = self._tokenizer.text(["x", *pieces])[1:]
        return (prefix.rstrip() + follows) if prefix.strip() else follows.strip()


def _reached(
    source: list[tuple[str, Span]], target: list[tuple[str, Span]], rows: list[list[float]]
) -> list[tuple[Span, Span]]:
    """The pieces of a target, each with the piece of the source that its row is highest at."""
    if len(rows) != len(target):
        return []
    return [
        (place, source[max(range(min(len(row), len(source))), key=row.__getitem__)][1])
        for (_, place), row in zip(target, rows, strict=True)
    ]

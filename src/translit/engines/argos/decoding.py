"""Pieces -> pieces in another language: batches by length, decoded by CTranslate2.

Measured on two cores with an Argos-sized model: a batch of 1,024 pieces a core, each core by
itself, is five times as fast as a call for each sentence, and twice as fast as cores that share one
batch. The environment's `CT2_USE_MKL` is never set: on AMD it is twelve times slower.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from translit.engines.argos.options import Options
from translit.engines.argos.packages import Model
from translit.engines.argos.tokenizing import UNKNOWN
from translit.engines.argos.vocabulary import Vocabulary, loaded
from translit.errors import EngineError

__all__ = ["Decoder", "Pieces"]

Pieces = list[str]

_BATCH = {"cpu": 1024, "cuda": 8192}
"""Pieces of the sources of a batch, with what fills up the shorter ones."""

_SMALLEST = 128
"""Pieces of a batch at least, where there are too few sources for full ones on all cores."""

_LONGEST = (2, 24)
"""Pieces of a translation at most, for a piece of the source, and how many more for the whole.

A translation that does not end holds its whole batch. It depends on the others of its batch how
long it becomes, and so it is none.
"""

_LENGTH_PENALTY = 0.2
"""Argos Translate's own."""


class _Batch(NamedTuple):
    """Sources of about one length."""

    numbers: list[int]
    """Of the sources, that of the longest first."""
    prefix: int
    """Pieces of the longest prefix."""
    free: bool
    """Whether a prefix holds pieces that the model must not say of itself."""


@dataclass(frozen=True, slots=True)
class _Search:
    """How to look for translations."""

    beam: int
    count: int = 1
    ngrams: int = 0
    unknown: bool = True
    attention: bool = False


class Decoder:
    """A model in memory."""

    def __init__(self, model: Model, options: Options) -> None:
        self._model = model
        self._vocabulary = Vocabulary(model)
        self.device, self._translator = loaded(model, options, self._vocabulary)
        self._threads = options.threads if self.device == "cpu" else 1

    @property
    def vocabulary(self) -> Vocabulary:
        """What the model can read and say."""
        return self._vocabulary

    def decode(  # noqa: PLR0913  # each by its name
        self,
        sources: Sequence[Pieces],
        *,
        beam: int,
        count: int = 1,
        prefixes: Sequence[Pieces] | None = None,
        ngrams: int = 0,
        unknown: bool = True,
    ) -> list[list[Pieces]]:
        """At most `count` translations of each source, the best first, without its prefix.

        None is cut: one that does not come to an end is no translation, and there may be none.
        `ngrams`: no run of so many pieces stands twice in one. `unknown`: whether it may say that
        it has no word. Raises EngineError.
        """
        search = _Search(max(beam, count), count, ngrams, unknown)
        starts = self._starts(len(sources), prefixes)
        found = self._found(sources, starts, search)
        return [
            [
                pieces[len(start) :]
                for pieces in result.hypotheses
                if len(pieces) - len(start) <= _longest(source)
            ]
            for result, start, source in zip(found, starts, sources, strict=True)
        ]

    def attention(
        self, sources: Sequence[Pieces], targets: Sequence[Pieces]
    ) -> list[list[list[float]]]:
        """For each piece of each target, how much it attends to each piece of its source.

        The targets are demanded of a greedy search: in CTranslate2 4.8, the first row of a beam
        search in a batch is that of another source.
        """
        starts = self._starts(len(sources), targets)
        found = self._found(sources, starts, _Search(1, attention=True))
        first = 1 if self._model.prefix else 0
        return [
            [list(row) for row in result.attention[0][first : len(start)]]
            if result.attention and result.hypotheses[0][: len(start)] == self._known(start)
            else []
            for result, start in zip(found, starts, strict=True)
        ]

    def close(self) -> None:
        """Let go of the model."""
        self._translator.unload_model()

    def _starts(self, count: int, prefixes: Sequence[Pieces] | None) -> list[Pieces]:
        """The prefixes, each with the piece that a model of several languages begins with."""
        always = [self._model.prefix] if self._model.prefix else []
        return [always + one for one in prefixes or [[] for _ in range(count)]]

    def _known(self, pieces: Pieces) -> Pieces:
        return [piece if piece in self._vocabulary else UNKNOWN for piece in pieces]

    def _found(
        self, sources: Sequence[Pieces], starts: Sequence[Pieces], search: _Search
    ) -> list[Any]:
        results: list[Any] = [None] * len(sources)
        running: deque[tuple[_Batch, list[Any]]] = deque()
        try:
            for batch in self._batches(sources, starts):
                running.append((batch, self._submit(batch, sources, starts, search)))
                # Few at a time: Ctrl-C has to wait for those that are begun.
                if len(running) > 2 * self._threads:
                    self._collect(running, results)
            while running:
                self._collect(running, results)
        except (RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise EngineError(
                f"the model {self._model.name} failed ({reason}); if it does so again, install it "
                "again"
            ) from error
        return results

    def _submit(
        self, batch: _Batch, sources: Sequence[Pieces], starts: Sequence[Pieces], search: _Search
    ) -> list[Any]:
        prefixes = [starts[number] for number in batch.numbers]
        asked: list[Any] = self._translator.translate_batch(
            [sources[number] for number in batch.numbers],
            prefixes if batch.prefix else None,
            asynchronous=True,
            # It is one batch already; this keeps it one.
            batch_type="tokens",
            max_batch_size=0,
            beam_size=search.beam,
            num_hypotheses=search.count,
            length_penalty=_LENGTH_PENALTY,
            no_repeat_ngram_size=search.ngrams,
            disable_unk=not search.unknown,
            max_input_length=0,
            # One piece more than is allowed shows that a translation has not ended.
            max_decoding_length=batch.prefix
            + 1
            + (0 if search.attention else _longest(sources[batch.numbers[0]])),
            # A prefix with a piece outside of the map is silently replaced by another one.
            use_vmap=self._vocabulary.mapped and not (batch.free or search.attention),
            return_attention=search.attention,
        )
        return asked

    @staticmethod
    def _collect(running: deque[tuple[_Batch, list[Any]]], results: list[Any]) -> None:
        batch, asked = running.popleft()
        for number, one in zip(batch.numbers, asked, strict=True):
            results[number] = one.result()

    def _batches(self, sources: Sequence[Pieces], starts: Sequence[Pieces]) -> Iterator[_Batch]:
        """The sources in batches, the longest first: no core is left with a long one at the end."""
        share = sum(map(len, sources)) // self._threads
        most = min(_BATCH[self.device], max(_SMALLEST, share))
        free = [not all(map(self._vocabulary.says, start)) for start in starts]
        for is_free, numbers in groupby(
            sorted(
                range(len(sources)),
                key=lambda number: (free[number], -len(sources[number]), -len(starts[number])),
            ),
            key=free.__getitem__,
        ):
            for some in _filled(numbers, [len(source) for source in sources], most):
                prefix = max(len(starts[number]) for number in some)
                yield _Batch(some, prefix, is_free)


def _longest(source: Pieces) -> int:
    """Pieces of a translation at most."""
    factor, more = _LONGEST
    return factor * len(source) + more


def _filled(numbers: Iterable[int], lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The numbers of the sources of each batch: as long as the first one, all, in memory."""
    begun: list[int] = []
    for number in numbers:
        if begun and (len(begun) + 1) * lengths[begun[0]] > most:
            yield begun
            begun = []
        begun.append(number)
    if begun:
        yield begun

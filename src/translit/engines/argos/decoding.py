"""Pieces -> pieces in another language: batches by length, decoded by CTranslate2.

A call for each sentence takes five times the processor's time, and one call whose batches are of
mixed lengths twice as much: a batch lasts as long as its longest translation. Cores that share one
batch get in each other's way; here each has its own. `CT2_USE_MKL` is never set in the environment:
on AMD it makes CTranslate2 twelve times slower.
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

_BATCH = {"cpu": 512, "cuda": 8192}
"""Pieces of the sources of a batch, with what fills up the shorter ones.

On a processor, 512 takes no more time than 1,024 and a third less memory.
"""

_RUNAWAY = 4
"""Pieces of the translations of a batch at most, for each of its sources': what fills the memory
is what has been said so far, and very short sources may be translated at length."""

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
    prefix: int
    """Pieces of the longest prefix."""
    longest: int
    """Pieces of a translation at most, without its prefix."""
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
                if len(running) > self._threads + 1:
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
            max_decoding_length=batch.prefix + 1 + (0 if search.attention else batch.longest),
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
        lengths = [len(source) + len(start) for source, start in zip(sources, starts, strict=True)]
        most = min(_BATCH[self.device], max(_SMALLEST, sum(lengths) // self._threads))
        free = [not all(map(self._vocabulary.says, start)) for start in starts]
        order = sorted(range(len(sources)), key=lambda number: (free[number], -lengths[number]))
        for is_free, numbers in groupby(order, key=free.__getitem__):
            for some in _filled(numbers, lengths, most):
                prefix = max(len(starts[number]) for number in some)
                longest = max(_longest(sources[number]) for number in some)
                yield _Batch(some, prefix, longest, is_free)


def _longest(source: Pieces) -> int:
    """Pieces of a translation at most."""
    factor, more = _LONGEST
    return factor * len(source) + more


def _filled(numbers: Iterable[int], lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The numbers of the sources of each batch: as long as the first one, all, in memory."""
    factor, more = _LONGEST
    begun: list[int] = []
    for number in numbers:
        longest = lengths[begun[0]] if begun else 0
        count = len(begun) + 1
        if begun and (
            count * longest > most or count * (factor * longest + more) > _RUNAWAY * most
        ):
            yield begun
            begun = []
        begun.append(number)
    if begun:
        yield begun

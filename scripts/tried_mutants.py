"""A copy of the project, its tests, and small changes to it -> which of the changes a test notices.

`mutants` runs this in a copy of the tree whose modules hold every change beside what stands there:
`mutmut` writes them so. The tests are collected once and run once, to learn which functions each
of them reaches. Then each change is tried in a fork of the process: the tests that reach its
function, the quickest first, until one fails. Nothing is imported or collected again, so that a
change costs about as much as the tests that it needs.
"""

from __future__ import annotations

import functools
import json
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

_Function = Callable[..., Any]

_GRACE = 30
"""Seconds that any change may take; one that takes longer than this and ten times as long as its
tests took is noticed: it does not come to an end."""

_WITHOUT_CHANGES = ""
_LEARNING = "reached"

_active = _WITHOUT_CHANGES
"""The change that is tried."""

_reached: set[str] = set()


class _Run(NamedTuple):
    """How one test went without any change."""

    number: int
    seconds: float
    reached: frozenset[str]


def _chosen(
    functions: dict[str, _Function],
    is_classmethod: bool = False,  # noqa: FBT001, FBT002  # mutmut's
) -> Callable[[_Function], _Function]:
    """What mutmut puts around each function: it calls the one that is tried, or the old one."""

    def wrap(wrapped: _Function) -> _Function:
        module = wrapped.__module__

        @functools.wraps(wrapped)
        def call(*args: Any, **named: Any) -> Any:  # any function's
            function = functions["_mutmut_orig"]
            if _active == _LEARNING:
                _reached.add(f"{module}.{function.__name__.removesuffix('__mutmut_orig')}")
            elif _active:
                of, _, name = _active.rpartition(".")
                function = functions.get(name, function) if of == module else function
            if is_classmethod:
                return getattr(args[0], function.__name__)(*args[1:], **named)
            return function(*args, **named)

        return call

    return wrap


class Trying:
    """Runs the tests in its own order, once for itself and once for each change."""

    def __init__(self, names: Sequence[str], processes: int, out: Path) -> None:
        self._names = names
        self._processes = processes
        self._out = out

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change; a line of JSON for each."""
        runs = self._learned(session.items)
        running: dict[int, str] = {}
        with self._out.open("w", encoding="utf-8") as out:
            for name in self._names:
                if len(running) >= self._processes:
                    _ended(running, out)
                function = name.rpartition("__mutmut_")[0]
                needed = sorted(
                    (run.seconds, run.number) for run in runs if function in run.reached
                )
                if not needed:
                    print(json.dumps((name, "unreached")), file=out, flush=True)
                    continue
                limit = _GRACE + 10 * int(sum(seconds for seconds, _ in needed))
                tests = [session.items[number] for _, number in needed]
                running[_forked(lambda: _notices(tests, name, limit))] = name  # noqa: B023
            while running:
                _ended(running, out)
        return True

    def _learned(self, items: Sequence[pytest.Item]) -> list[_Run]:
        """What each test reaches. They run in another process: no cache is filled in this one."""
        learned = self._out.with_suffix(".reached")
        os.waitpid(_forked(lambda: learned.write_bytes(pickle.dumps(list(_learn(items))))), 0)
        runs: list[_Run] = pickle.loads(learned.read_bytes())  # written just now
        if failed := [items[run.number].nodeid for run in runs if run.seconds < 0]:
            pytest.exit(f"without any change, these fail: {', '.join(failed[:5])}", returncode=1)
        return runs


def _learn(items: Sequence[pytest.Item]) -> Iterator[_Run]:
    global _active  # noqa: PLW0603  # of this process alone
    _active = _LEARNING
    for number, item in enumerate(items):
        _reached.clear()
        begun = time.perf_counter()
        passed = _passes(item)
        yield _Run(number, time.perf_counter() - begun if passed else -1.0, frozenset(_reached))


def _notices(tests: Sequence[pytest.Item], name: str, limit: int) -> int:
    """Whether one of the tests fails; the process is killed where they take too long."""
    global _active  # noqa: PLW0603  # of this process alone
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limit)
    _active = name
    return int(not all(map(_passes, tests)))


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, nextitem=None, log=False))


def _forked(work: Callable[[], object]) -> int:
    """A process that does it and says nothing; what it answers is its exit code."""
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        done = work()
        code = done if isinstance(done, int) else 0
    finally:
        os._exit(code)


def _ended(running: dict[int, str], out: Any) -> None:  # a text file
    """Wait for one of the changes that are tried."""
    number, status = os.wait()
    outcome = "survived" if status == 0 else "noticed"
    print(json.dumps((running.pop(number), outcome)), file=out, flush=True)


def main() -> None:
    """`TREE PROCESSES OUT TESTS…`, and on standard input the names of the changes, a line each."""
    from mutmut.mutation import trampoline

    tree, processes, out, *tests = sys.argv[1:]
    trampoline.wrap_in_trampoline = _chosen  # type: ignore[assignment]
    os.chdir(tree)
    sys.path[:0] = [str(Path(tree, name)) for name in ("src", ".", "scripts")]
    trying = Trying(sys.stdin.read().split(), int(processes), Path(out))
    # What is not read is not written: how two long lists differ takes seconds to say.
    unread = ["--assert=plain", "--tb=no"]
    asked = ["-q", "-p", "no:cacheprovider", "--capture=no", "--hypothesis-seed=0", *unread]
    sys.exit(pytest.main([*asked, "-k", "not hostile", *tests], plugins=[trying]))


if __name__ == "__main__":
    main()

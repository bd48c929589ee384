"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import gc
import pickle
import pkgutil
import re
from importlib import import_module

import pytest

import translit
from translit.patterns import lazy


def test_a_lazy_pattern_does_what_the_compiled_one_does() -> None:
    text = "8亿美元和300万元"
    eager = re.compile(r"(?P<figure>\d+)([亿万])")
    late = lazy(r"(?P<figure>\d+)([亿万])")
    assert late.findall(text) == eager.findall(text)
    assert [one.span() for one in late.finditer(text)] == [
        one.span() for one in eager.finditer(text)
    ]
    assert late.sub(r"<\1>", text) == eager.sub(r"<\1>", text)
    assert late.subn("", text, 1) == eager.subn("", text, 1)
    assert late.split(text) == eager.split(text)
    assert [late.match(text, at) is None for at in range(6)] == [
        eager.match(text, at) is None for at in range(6)
    ]
    assert (late.fullmatch("8亿") is None, late.search("无") is None) == (False, True)
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        eager.pattern, eager.flags, eager.groups, eager.groupindex,
    )  # fmt: skip


def test_flags_and_bytes_are_kept() -> None:
    assert lazy("a b", re.VERBOSE | re.IGNORECASE).fullmatch("AB")
    assert lazy(rb"\d+").findall(b"a1b22") == [b"1", b"22"]


def test_it_is_compiled_once_and_only_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    late = lazy("a+")
    assert late.pattern == "a+"
    assert made == []
    assert late.match("aa")
    assert late.search("baa")
    assert made == ["a+"]


def test_it_goes_to_another_process_and_into_a_copy() -> None:
    late = lazy("(a)", re.IGNORECASE)
    for one in (pickle.loads(pickle.dumps(late)), copy.copy(late), copy.deepcopy(late)):
        assert one.match("A").groups() == ("A",)


def test_what_a_pattern_lacks_it_lacks() -> None:
    late = lazy("a")
    assert not callable(late)
    with pytest.raises(AttributeError, match="serach"):
        late.serach  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_project_is_one() -> None:
    """What `re.compile` would have said at import."""
    for module in pkgutil.walk_packages(translit.__path__, "translit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    patterns = [one for one in gc.get_objects() if type(one).__module__ == "translit.patterns"]
    assert len(patterns) > 500
    for one in patterns:
        assert one.groups >= 0

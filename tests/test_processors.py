"""Which processors one machine can play for the tests."""

from __future__ import annotations

import pytest
from processors import playable


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("", ["GENERIC"]),
        ("Features : fp asimd evtstrm\n", ["GENERIC"]),
        ("flags\t\t: fpu sse4_2 avx avx2 bmi2\n", ["GENERIC", "AVX2"]),
        ("flags\t\t: fpu avx avx2 avx512f avx512_vnni\n", ["GENERIC", "AVX2", "AVX512"]),
    ],
)
def test_what_a_machine_has_it_can_leave_out(told: str, names: list[str]) -> None:
    assert playable(told) == names

"""A check's findings stand behind an entry's other notes, and old ones go."""

from __future__ import annotations

from translit.catalog.remarks import remark, remarked
from translit.model import Entry


def test_new_remarks_take_the_place_of_old_ones() -> None:
    old, new = remark("error", "numbers", "8 is missing"), remark("warning", "length", "too\nlong")
    assert new == "Check: warning, length: too long"
    entry = Entry("甲。", "A.", notes=("paragraph", old, "Origin: memory"))
    assert remarked(entry, [new, new]).notes == ("paragraph", "Origin: memory", new)
    assert remarked(entry, []).notes == ("paragraph", "Origin: memory")
    plain = Entry("甲。", "A.", notes=("paragraph",))
    assert remarked(plain, []) is plain

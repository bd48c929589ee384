"""Who asks for a name of pretranslation need not know in which of its rooms it is."""

from __future__ import annotations

import pytest

from translit import pretranslation
from translit.pretranslation import batches, levels, recollection, values, verdict, writing


def test_each_name_is_that_of_its_room() -> None:
    rooms = (batches, levels, recollection, values, verdict, writing)
    for name in pretranslation.__all__:
        (found,) = {id(getattr(room, name)) for room in rooms if name in room.__all__}
        assert id(getattr(pretranslation, name)) == found, name


def test_what_is_in_none_of_them_is_no_name() -> None:
    said = "module 'translit.pretranslation' has no attribute 'levels_of'"
    with pytest.raises(AttributeError, match=f"^{said}$"):
        getattr(pretranslation, "levels_of")  # noqa: B009  # mypy knows that there is none

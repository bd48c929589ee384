"""Whatever stands in an entry, the checks answer, with places inside of the texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.reading import pair
from translit.checks.all_checks import CHECKS
from translit.checks.running import Choice, found

_PIECES = st.sampled_from(
    "今天 下雨 不 没有 8亿 300 “ ” （ ） 。 ， ！ * ** _ ` [ ]( ) # <b> </b> &amp; \\n \\ $ Garlic "
    "GPT-4 the the  , . ! ? : ; \" ' … \u200b \u3000 https://example.org ^ 红色 星期三".split(" ")
)
_TEXTS = st.lists(_PIECES | st.text(max_size=4), max_size=12).map("".join)
_ALL = Choice(selected=frozenset(check.id for check in CHECKS))


@settings(deadline=None)
@given(_TEXTS.filter(str.strip), _TEXTS)
def test_places_lie_within_their_texts(source: str, target: str) -> None:
    one = pair(source, target)
    for each in found(one, _ALL):
        assert each.message
        for span, text in ((each.source, source), (each.target, target)):
            assert span is None or 0 <= span.start <= span.end <= len(text)
        assert each.mended != target


@settings(deadline=None)
@given(_TEXTS.filter(str.strip))
def test_a_target_that_is_its_source_loses_no_markup_and_no_number(text: str) -> None:
    names = {each.check for each in found(pair(text, text), _ALL)}
    assert not names & {"markup", "numbers", "names", "escapes"}

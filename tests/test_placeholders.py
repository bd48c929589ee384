"""What is hidden from an engine comes back, or is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.texts import posts
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.model import Span
from translit.placeholders import (
    ALPHABETS,
    Lock,
    LockKind,
    disjoint,
    found,
    hide,
    names,
    names_in,
    restore,
)

MARKDOWN = open_format(FormatOptions())


@given(posts, st.sampled_from(sorted(ALPHABETS)))
def test_all_that_is_hidden_of_a_unit_is_restored(post: str, alphabet: str) -> None:
    for unit in MARKDOWN.parse(post).units:
        locks = disjoint(
            [
                *(Lock(code.span, "", LockKind.CODE) for code in unit.codes),
                *(Lock(span, "", LockKind.NAME) for span in names_in(unit.source, unit.codes)),
            ]
        )
        words = names(unit.source, len(locks), alphabet=alphabet)
        hidden = hide(unit.source, locks, words)
        assert restore(hidden) == unit.source
        parts = found(hidden, hidden.text)
        assert parts is not None
        assert {part for part in parts if isinstance(part, int)} == {*range(len(locks))}


@given(st.text(alphabet="甲乙aQZX1 *_", max_size=30), st.data())
def test_any_spans_of_any_text_are_restored(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    locks = disjoint(Lock(Span(*sorted(span)), "", LockKind.TERM) for span in spans)
    assert restore(hide(text, locks, names(text, len(locks)))) == text


def test_two_names_side_by_side_are_no_third_one() -> None:
    source = "0中文0;0;0;0;0;0;0;0;0;0;0"
    spans = [Span(0, 1), Span(1, 3), *(Span(at, at + 1) for at in range(3, len(source), 2))]
    locks = [Lock(span, "", LockKind.CODE) for span in spans]
    hidden = hide(source, locks, names(source, len(locks), alphabet="symbols"))
    assert len(locks) > len(ALPHABETS["symbols"])
    assert restore(hidden) == source


def test_names_never_stand_in_the_text_in_any_case() -> None:
    assert not {"QZX", "XJV"} & {*names("qzx 与 XJV", 30)}
    assert len({*names("", 500)}) == 500


def test_the_longest_lock_wins_and_what_is_always_locked_before_it() -> None:
    long = Lock(Span(0, 6), "long", LockKind.TERM)
    short = Lock(Span(2, 4), "short", LockKind.NAME)
    optional = Lock(Span(3, 12), "date", LockKind.AMOUNT, always=False)
    assert disjoint([short, optional, long]) == (long,)


def hidden_terms(*targets: str, kind: LockKind = LockKind.TERM):
    source = "，".join("词" for _ in targets)
    locks = [
        Lock(Span(2 * at, 2 * at + 1), target, kind, shown=target)
        for at, target in enumerate(targets)
    ]
    return hide(source, locks, targets)


def test_a_term_may_be_bent_to_its_sentence() -> None:
    assert found(hidden_terms("prompt"), "Two Prompts here") == ("Two ", 0, "s here")


def test_a_term_may_be_said_twice_but_a_code_may_not() -> None:
    assert found(hidden_terms("AI"), "AI is AI") == ("", 0, " is ", 0, "")
    assert found(hidden_terms("AI", kind=LockKind.CODE), "AI is AI") is None


def test_another_word_of_the_same_letters_is_not_the_term() -> None:
    answer = "Garlic is fond of garlic bread"
    assert found(hidden_terms("Garlic"), answer) == ("", 0, " is fond of garlic bread")
    assert found(hidden_terms("garlic"), answer) == ("Garlic is fond of ", 0, " bread")
    assert found(hidden_terms("Garlic", "Garlic"), answer) == ("", 0, " is fond of ", 1, " bread")
    assert found(hidden_terms("Garlic"), "garlic bread") == ("", 0, " bread")


def test_equal_words_are_taken_in_their_order() -> None:
    assert found(hidden_terms("AI", "AI"), "AI and AI") == ("", 0, " and ", 1, "")
    assert found(hidden_terms("AI", "AI"), "only AI") is None


def test_a_term_goes_to_the_word_that_is_written_like_it() -> None:
    assert found(hidden_terms("Garlic", "garlic"), "soup with garlic for Garlic") == (
        "soup with ", 1, " for ", 0, ""
    )  # fmt: skip


def test_a_hyphen_is_as_good_as_a_blank() -> None:
    assert found(hidden_terms("open source"), "an open-source tool") == ("an ", 0, " tool")


def test_a_name_inside_of_a_word_is_none() -> None:
    assert found(hidden_terms("AI"), "it said so") is None


def test_a_placeholder_in_another_case_is_lost() -> None:
    hidden = hide("词", [Lock(Span(0, 1), "term", LockKind.TERM)], ["QZX"])
    assert found(hidden, "the qzx") is None
    assert found(hidden, "the QZX") == ("the ", 0, "")


def test_names_with_odd_letters_are_found() -> None:
    text = "用 snake_case 的 iPhone、GPT-4o、v2.3.1 和 llama.cpp，写信给 a@b.example，不要 Word"
    found_names = [span.of(text) for span in names_in(text)]
    assert found_names == ["snake_case", "iPhone", "GPT-4o", "v2.3.1", "llama.cpp", "a@b.example"]

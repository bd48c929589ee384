"""What must stand in an answer -> a grammar of llama.cpp, under which a model writes nothing else.

The demanded texts may stand in any order, each in a sentence of the model's own. Until the last of
them is there, the model can neither end its sentence nor its answer; Chinese, markup and figures
that the source has not it cannot write at all. At each step the model takes the likeliest piece
that the grammar allows: an answer that holds everything by itself comes out as it would anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from translit.engines.protocols import Held

__all__ = ["grammar"]

_MOST_STATES = 64
"""Which of the demanded texts are there: six of them make as many cases."""

_MOST_WORDS = 28
"""Words between two demanded texts: a model that has lost its way must come back."""

_SEPARATING = " ,;:()/&+-"
"""What may stand between two words inside of a sentence."""

_BORROWED = '!?–—…"’‘“”'
"""What may, where the source has such a sign inside of it."""

_LETTERS = r"a-zA-Z\u00c0-\u00ff"

_PLURAL = '("s" | "es")? '
_POSSESSIVE = """(['’] "s"?)? """

_ORDINAL = '("st" | "nd" | "rd" | "th" | "s")? '
"""Behind a figure: the 17th, the 1990s."""

_SHORT = '"U.S." | "U.K." | "U.N." | "E.U." | "D.C." | "a.m." | "p.m." | "Mr." | "Ms." | "vs."'
"""What has full stops inside of a sentence."""

_MARKUP = "`{}<>*_|#~\\[]"

_OTHERS = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—…’‘“”€£¥°·"
"""What may stand behind the last demanded text: no sign that English has no use for."""

_NUMBER = ' | [0-9]+ ([.,] [0-9]+)* ("%" | "st" | "nd" | "rd" | "th" | "s")?'
_MONEY = "$€£¥"


def grammar(held: Held) -> str:
    """The grammar; empty where there would be too many cases."""
    words = Counter(held.words)
    counts = tuple(words.values())
    if prod(count + 1 for count in counts) > _MOST_STATES:
        return ""
    wanted = [_Word(text, bent=bent) for text, bent in words]
    begun = _name((0,) * len(counts), counts)
    return "\n".join((f"root ::= n? n? {begun}", *_letters(held), *_states(wanted, counts)))


class _Word:
    """A demanded text as the grammar has it."""

    def __init__(self, text: str, *, bent: bool) -> None:
        """`bent` where it may come in another case, and in the plural."""
        # An amount may begin a sentence: *Over $10 billion*, *The 19th century*.
        some = _cases(text) if bent else list(dict.fromkeys((text, text[:1].upper() + text[1:])))
        ways = [" ".join(_literal(sign, bent=bent) for sign in one) for one in some]
        self.written = f"({' | '.join(ways)})"
        self.ending = (_PLURAL if bent else _ORDINAL if text.isdecimal() else "") + _POSSESSIVE


def _states(words: Sequence[_Word], counts: tuple[int, ...]) -> Iterator[str]:
    """A rule for each number of times that each of the texts has come."""
    for state in product(*(range(count + 1) for count in counts)):
        if state == counts:
            continue
        ways = []
        for at, word in enumerate(words):
            if state[at] < counts[at]:
                after = _name((*state[:at], state[at] + 1, *state[at + 1 :]), counts)
                between = "" if after == "end" else "n n? n? "
                ways.append(f"{word.written} {word.ending}{between}{after}")
        yield f"{_name(state, counts)} ::= u{{0,{_MOST_WORDS}}} ({' | '.join(ways)})"


def _name(state: tuple[int, ...], counts: tuple[int, ...]) -> str:
    return "end" if state == counts else "at" + "x".join(map(str, state))


def _letters(held: Held) -> Iterator[str]:
    """What words are made of, and what stands between them and behind the last one demanded."""
    signs = _SEPARATING + "".join(sign for sign in _BORROWED if sign in held.signs)
    figures = "".join(
        f" | {' '.join(map(_literal, one))} {_ORDINAL.strip() if one.isdecimal() else ''}".rstrip()
        for one in held.figures
    )
    if held.counted:
        figures += _NUMBER
        signs += _MONEY
    yield f"n ::= [{_inside(signs)}]"
    yield f"w ::= [{_LETTERS}]+ (['’] [{_LETTERS}]*)? | {_SHORT}{figures}"
    yield "u ::= w n n? n?"
    others = "".join(sign for sign in _OTHERS if sign not in _MARKUP or sign in held.signs)
    drawn = "".join(sign for sign in held.signs if not sign.isascii() and sign < "\u3000")
    drawn += "".join(sign for sign in held.signs if sign > "\uffff")
    yield f"o ::= [{_inside(others + drawn)}]"
    yield "free ::= o* (w o+)* w?"
    yield rf"end ::= {'(o free)?' if held.words else 'free'} [\n]*"


def _inside(signs: str) -> str:
    """Some signs as they stand in a class; llama.cpp knows few escapes besides codes."""
    return "".join(f"\\x{ord(sign):02x}" if sign in '\\]-^["' else sign for sign in signs)


def _literal(sign: str, *, bent: bool = False) -> str:
    if bent and sign in " -":
        return "[ -]"
    return f'"\\{sign}"' if sign in '\\"' else f'"{sign}"'


def _cases(text: str) -> list[str]:
    """A text in the cases in which English may have it: at a beginning, in a title."""
    return list(dict.fromkeys((text, text.lower(), text[:1].upper() + text[1:], text.title())))

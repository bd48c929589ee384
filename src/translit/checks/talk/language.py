"""In what language a target is written, as far as it is not English: others, and pinyin."""

# ruff: noqa: E501  # lists of words

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from translit.checks.talk.rules import Refusal
from translit.patterns import lazy

__all__ = ["LANGUAGES"]

_ENGLISH = frozenset(
    "the of and to in is a that it for on with as was are be this by from at or an have not but they you we i he she his "
    "her their has had will can would which its were been than then there these those if so no do does did what when who "
    "how why all one more about into out up my your our me him them us just only also like get got make use after before".split()
)

_OTHERS = {
    "French": "le la les des est une et du que qui dans pour pas sur au aux avec sont il elle ce cette nous vous ils sa ses "
    "mais ou où être plus très c'est n'est d'un d'une l'on qu'il leur ont été j'ai mon ma mes ton tes je tu hier vers "
    "autre autres aussi bien fait faire comme tout toute tous encore quand notre nos votre vos aujourd'hui",
    "German": "der die das und ist nicht ein eine einen mit für auf von zu den dem des sich auch es wir ich sie er wird sind "
    "haben hat werden aus bei nach wie oder aber nur noch dass dieses diese zum zur im habe mein meine mich mir du dich "
    "gestern heute sein seine ihr unser kann wurde wenn weil mehr immer vom einem einer",
    "Spanish": "el la los las de que y en un una es por con para del se no lo su al como más pero sus muy está este esta "
    "son ha nos también porque cuando todo ser mi mis tu yo ayer otra otro otros hoy fue hay era tengo he nuestro donde "
    "sin sobre hasta desde ya nada",
    "Italian": "il la lo gli le di che e un una è per con del della non si sono da nel come più ma anche questo questa al "
    "alla delle dei i molto mio mia ieri oggi ho hai abbiamo altro altra essere anche quando dove sul sulla dal dalla",
    "Portuguese": "o a os as de que e um uma é em para com do da dos das não se por mais como mas ao no na são muito este "
    "esta foi ele ela isso meu minha ontem hoje outra outro eu você nós quando onde pelo pela já também seu sua",
    "Dutch": "de het een en van is dat op te in voor niet met zijn aan er ook als bij maar om uit dit deze die heeft wordt naar",
    "Swedish": "jag min mitt ett annat igår idag och det att som en på är av för med den till inte har om ett men var så kan från vi",
    "Danish": "og det at som en på er af for med den til ikke har om et men var så kan fra vi jeg",
    "Polish": "mój swojego swój innego wczoraj dziś jestem mnie przez tylko jego i w na z do się nie to jest że o jak po co tak za od przez dla są był ten",
    "Czech": "a v na se je to že s z do o jako pro ale by jsou tak po si ve není",
    "Romanian": "și în de la cu pe este un o nu care să pentru din mai sunt ce au a fost",
    "Turkish": "ve bir bu için da de çok ile olarak daha gibi olan ne ama en var değil mi kadar",
    "Vietnamese": "của là và các không được một người cho trong với những này đã có rất cũng để chúng tôi mô hình",
    "Indonesian": "kemarin lain telah ada atau yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke adalah saya kami sangat bisa oleh",
    "Finnish": "ja on ei se että oli hän ovat mutta kun myös niin joka tämä ole",
    "Hungarian": "a az és hogy nem is egy ez meg de van csak már mint volt",
    "Latin": "meam meum meus mea novam laetus fui fuit heri me te vidi sunt esse erat hoc nunc et in est non ad cum ut qui quae sed ex de quod per atque sunt",
    "Esperanto": "mi mia mian vi li ŝi hieraŭ alia alian hodiaŭ pri por el da la de kaj en estas al ne kiu por ke kun sed tio oni pli",
}  # fmt: skip
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, words in _OTHERS.items() if word in words.split())
    for word in frozenset(" ".join(_OTHERS.values()).split()) - _ENGLISH
}
"""The languages that have a word which English has not."""

_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_LEAST = 4
"""Words below which a language cannot be told."""

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|ei|ao|ou|an|en|in|un|ün"
    r"|ia|ie|iu|ua|uo"
    r"|ui|ue|üe|er|a|o|e|i|u|ü)"
)
_PINYIN = lazy(rf"(?:{_SYLLABLE}'?){{1,4}}")
_LAST = frozenset("aeiouüngr'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ")
"""What a syllable ends with; half of all English words do not."""
_TONES = lazy("[āǎēěīǐōǒūǔǖǘǚǜ]")
_ALSO_ENGLISH = frozenset(
    "a an i me he she we be do so no go to man men can pan ten den pen long song ban fan ran run sun fun gun "
    "pin win tin bin hen wen yes age are one more die tie lie pie wine line nine dine fine mine made ate late date "
    "same name game tame here there these some come home out sea tea bad ma pa hi ha er you lane pane"
    " on in at or us use is it if of as by my up".split()
)
_NUMBERED = lazy(r"\b[a-zü]{2,6}[1-5]\b")
_TONE = lazy("[a-zü][1-5]", re.IGNORECASE)
"""What a text has that has such a syllable: quickly looked for, and seldom found."""


@lru_cache(maxsize=8)  # the rules ask for those of one target in turn
def _words(target: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_plain(target)))


def _plain(text: str) -> str:
    return text.replace("’", "'").lower()


def _foreign(source: str, target: str) -> bool:
    """Whether a target has more of the little words of another language than of English."""
    words: Sequence[str] = _words(target)
    if len(words) < _LEAST:
        return False
    if not target.isascii() or "'" in target:
        held = source.lower()
        odd = [word for word in words if word not in held]
        if len(odd) >= _LEAST and _is_accented(odd):
            return True
    if _LANGUAGES_OF.keys().isdisjoint(words):
        return False
    known = {*_WORD.findall(source.lower())}
    words = [word for word in words if word not in known]
    if len(words) < _LEAST:
        return False
    english = sum(word in _ENGLISH for word in words)
    others = Counter(name for word in words for name in _LANGUAGES_OF.get(word, ()))
    best = max(others.values(), default=0)
    return best >= max(2, len(words) * 0.18) and best > 2 * english


_ACCENTED = lazy("[àâäãáåçèéêëìíîïñòóôõöùúûüýœæßąćęłńśźżčďěňřšťůžğışőűăâșț]")
_ELIDED = lazy(r"(?:[ldcjnsmt]|qu)'(?=[aeiouhàâéèêëîïôûüœ])")
_LOANS = frozenset(
    "café cafés cliché clichés façade naïve naïveté résumé résumés résume fiancé fiancée déjà décor "
    "élite entrée entrées exposé passé piñata protégé purée rosé rôle sauté sautéed soufflé touché "
    "über jalapeño doppelgänger crème brûlée née blasé matinée risqué señor vis à".split()
)


def _is_spelt(word: str) -> bool:
    """Whether all that is odd in a word is of some language, and the word not of English too."""
    plain = _ACCENTED.sub("", word)
    return plain.isascii() and plain != word and word not in _LOANS


def _is_accented(words: list[str]) -> bool:
    """Whether a third of the words are spelt as English words are not: a publié, l'équipe."""
    odd = [word for word in words if _is_odd(word)]
    return len(set(odd)) > 1 and len(odd) * 3 >= len(words)


def _is_odd(word: str) -> bool:
    """Whether a word is elided, or has an accent on a letter or two; nonsense may have many."""
    if word.isascii():
        return "'" in word and _ELIDED.match(word) is not None
    accents = len(word) - len(word.encode("ascii", "ignore"))
    return _ELIDED.match(word) is not None or (accents * 3 <= len(word) and _is_spelt(word))


def _other_script(source: str, target: str) -> bool:
    """Whether a target has words in another alphabet, which its source has not."""
    if target.isascii():
        return False
    if any(_is_mixed(word, source) for word in _MIXED.findall(target)):
        return True
    if not _TELLING.search(target):
        return False
    for word in _WORD.findall(target):
        run = 0
        for letter in "" if word.isascii() else word:
            run = run + 1 if _is_foreign(letter) and letter not in source else 0
            if run > 1:
                return True
    return False


_MIXED = lazy(r"[A-Za-z\u0370-\u052f]{4,}")


def _is_mixed(word: str, source: str) -> bool:
    """Whether a word has letters of English and others that look like them: thе, with a Russian е."""
    odd = [letter for letter in word if not letter.isascii()]
    return bool(odd) and len(odd) < len(word) and word not in source


_OURS = (
    "LATIN", "CJK", "MATHEMATICAL", "DOUBLE-STRUCK", "FULLWIDTH", "SCRIPT", "BLACK-LETTER",
    "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "SUPERSCRIPT", "SUBSCRIPT", "ANGSTROM",
    "KELVIN", "OHM",
)  # fmt: skip
"""How the names of letters begin that an English text may have."""


_TELLING = lazy(
    "[^\x00-\u024f\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\u3400-\u9fff\uff00-\uff5e]{2}"
)
"""Two signs in a row of which no text has one that is in Latin letters or Han."""


@lru_cache(maxsize=4096)
def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(_OURS)


_LOWER = lazy(rf"(?<![\w'’-])(?:{_SYLLABLE} )+{_SYLLABLE}(?![\w'’-])")
"""Syllables in small letters, each by itself."""

_RUN = 4
"""So many of them are no English, whatever stands before and behind: us de zhe jia gong si."""


def _has_run(target: str, known: str) -> bool:
    for found in _LOWER.finditer(target.replace("’", "'")):
        words = [word for word in found[0].split() if word not in _ALSO_ENGLISH]
        if len(words) >= _RUN and found[0] not in known:
            return True
    return False


def _pinyin(source: str, target: str) -> bool:
    """Whether a target only spells its source: `wǒ men hěn hǎo`, `wo men hen hao`, `wo3 men2`."""
    known = _plain(source)
    words = [word for word in _words(target) if word not in known]
    first = [word for word in words[:2] if not word.isascii() and _spelt([word])]
    if len(first) > 1 and any(map(_TONES.search, first)):
        return True  # Tuánduì shuō — The team says
    if len(words) < _LEAST - 1:
        return False
    numbered = _NUMBERED.findall(target.lower()) if _TONE.search(target) else []
    numbered = [word for word in numbered if word not in known]
    if len(numbered) * 2 > len(words) or _has_run(target, known):
        return True
    spelt = _spelt(words)
    toned = sum(_TONES.search(word) is not None for word in words) if spelt else 0
    if len(spelt) * 5 >= len(words) * 4 and toned * 5 >= len(words):
        return True
    if len(words) < _LEAST:
        return False
    telling = sum(word not in _ALSO_ENGLISH and word not in _ENGLISH for word in spelt)
    return len(spelt) * 10 >= len(words) * 9 and telling * 10 >= len(words) * 7


def _spelt(words: Sequence[str]) -> list[str]:
    """The words that may be syllables, without their tones; none where a fifth are something else.

    That is soon known of a text that is no pinyin.
    """
    if sum(word[-1] in _LAST for word in words) * 5 < len(words) * 4:
        return []
    spelt: list[str] = []
    for number, word in enumerate(words, 1):
        plain = _toneless(word)
        if _PINYIN.fullmatch(plain):
            spelt.append(plain)
        elif (number - len(spelt)) * 5 > len(words):
            return []
    return spelt


@lru_cache(maxsize=4096)
def _toneless(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    kept = "".join(one for one in parts if one not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", kept).replace("’", "'")


LANGUAGES = (
    Refusal("the engine's answer is pinyin, not English", _pinyin),
    Refusal("the engine's answer is in another language than English", _foreign),
    Refusal("the engine's answer is in another script than English", _other_script),
)

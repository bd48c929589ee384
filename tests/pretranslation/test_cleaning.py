"""One answer to sentences that differ is no translation of any of them."""

from __future__ import annotations

from translit.pretranslation.levels.cleaning import Cleaner

_SENTENCES = (
    "老师今天在城里的学校见面。",
    "我们昨晚做饭，忘了放盐。",
    "窗外下起大雨，河水涨高。",
    "他把旧书卖给邻居家孩子。",
    "火车凌晨才到，月台空着。",
)


def test_one_answer_to_many_sentences_is_taken_of_none_and_said() -> None:
    said = dict.fromkeys(_SENTENCES, "The people of the town met at the school today.")
    texts, failure = Cleaner().cleaned(said)
    assert texts == dict.fromkeys(_SENTENCES, "")
    assert failure == "the engine gave one answer to sentences that differ"


def test_an_answer_of_its_own_to_each_is_taken() -> None:
    words = ("teacher", "cook", "river", "neighbour", "train")
    said = {
        one: f"The {word} was at the school." for one, word in zip(_SENTENCES, words, strict=True)
    }
    assert Cleaner().cleaned(said) == (said, "")


def test_an_answer_is_compared_with_those_of_another_batch() -> None:
    cleaner = Cleaner()
    same = "The people of the town met at the school today."
    assert cleaner.cleaned({_SENTENCES[0]: same}) == ({_SENTENCES[0]: same}, "")
    cleaner.cleaned({_SENTENCES[1]: same})
    assert cleaner.cleaned({_SENTENCES[2]: same}) == (
        {_SENTENCES[2]: ""},
        "the engine gave one answer to sentences that differ",
    )


def test_an_answer_that_was_given_to_all_stays_refused_among_many_others() -> None:
    cleaner = Cleaner()
    same = "The team has released a new version today."
    sources = ["我觉得这件事没有那么简单。", "他们为什么要这样做呢？", "先安装工具，再运行程序。"]
    assert set(cleaner.cleaned(dict.fromkeys(sources, same))[0].values()) == {""}
    others = {f"第{number}个句子说的是别的事情。": f"Sentence {number}." for number in range(60)}
    cleaner.cleaned(others)
    again, failure = cleaner.cleaned(dict.fromkeys(sources, same))
    assert set(again.values()) == {""}
    assert "one answer to sentences that differ" in failure

"""Whatever a model says besides translating, nothing of it is stored: from any engine."""

# ruff: noqa: E501  # an answer a line

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest

from translit import glossary
from translit.engines import Told
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation import Outcome, Request, pretranslate

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads("source,target\n葱片,Shallotpeat\n大蒜,Garlic\n".encode(), path="g.csv")

POST = """# 新模型的消息

团队昨天发布了**葱片**，很多用户马上试用了。它比大蒜便宜，价格是3亿美元。我觉得这件事没有那么简单，大家还要再看看。

- 先安装[工具](https://example.org)，再运行`make`。
- 老板说明年会更好。

他们为什么要这样做呢？没有人知道答案。这家公司花了五年时间，才做出第一个产品。
"""

WORDS = (
    "team says this new model works small machines users like low cost city river garden".split()
)
SIGNS = str.maketrans({"，": ",", "。": ".", "：": ":", "？": "?", "、": ","})

Talk = Callable[[str, str], str]
"""What is answered for a translation, and its source."""

TALK: dict[str, Talk] = {
    "a lead-in in Chinese": lambda t, _: f"好的，以下是翻译：\n\n{t}",
    "on the same line": lambda t, _: f"好的，以下是翻译：{t}",
    "a label in Chinese": lambda t, _: f"翻译：{t}",
    "a label in brackets": lambda t, _: f"【译文】{t}",
    "both, with labels": lambda t, s: f"原文：{s}\n译文：{t}",
    "as requested": lambda t, _: f"Here's the translation you requested:\n\n{t}",
    "a natural one": lambda t, _: f"Okay, here is a natural-sounding translation of the sentence: {t}",
    "below": lambda t, _: f"Of course! Below you will find my rendering in English.\n{t}",
    "certainly": lambda t, _: f"Certainly. {t}",
    "a bold label": lambda t, _: f"**Translation:** {t}",
    "a bold heading": lambda t, _: f"**English Translation**\n\n{t}",
    "an equals sign": lambda t, _: f"translation = {t}",
    "a final answer": lambda t, _: f"Final answer: {t}",
    "a box": lambda t, _: f"\\boxed{{{t}}}",
    "improved": lambda t, _: f"Improved: {t}",
    "a number": lambda t, _: f"Sentence 1: {t}",
    "text": lambda t, _: f"Text: {t}",
    "a language": lambda t, _: f"en: {t}",
    "a language in brackets": lambda t, _: f"(English) {t}",
    "a machine": lambda t, _: f"As an AI translator, I translate: {t}",
    "a heading": lambda t, _: f"# {t}",
    "rules": lambda t, _: f"---\n{t}\n---",
    "a bullet": lambda t, _: f"• {t}",
    "a tick": lambda t, _: f"✅ {t}",
    "a comment": lambda t, _: f"<!-- translation -->{t}",
    "HTML": lambda t, _: f"<b>{t}</b>",
    "a link": lambda t, _: f"[{t}](https://translate.example)",
    "a note in brackets": lambda t, _: f"{t} [Note: kept informal]",
    "a note in parentheses": lambda t, _: f"{t} (Note: “it” refers to the model)",
    "a translator's note": lambda t, _: f"{t}\n\n*(Translator's note: idiom adapted)*",
    "an explanation": lambda t, _: f"{t}\n\nThis sentence uses a casual tone, and the verb was rendered in the past tense.",
    "a list of words": lambda t, _: f"{t}\n\nExplanation:\n- 团队: team\n- 用户: users",
    "why it works": lambda t, _: f"{t}\n\nWhy this works: the tone is kept.",
    "a postscript": lambda t, _: f"{t}\n\nP.S. The original uses an idiom.",
    "what it is": lambda t, _: f"{t} *This is a translation.*",
    "where it is from": lambda t, _: f"{t} (translated from Chinese)",
    "how sure": lambda t, _: f"{t} (Confidence: 95%)",
    "how long": lambda t, _: f"{t} [12 words]",
    "let me know": lambda t, _: f"{t}\n\nLet me know if you need any changes!",
    "let me know, behind": lambda t, _: f"{t} Let me know if you'd like a more formal version.",
    "hope": lambda t, _: f"{t} I hope this helps!",
    "an apology inside": lambda t, _: f"{t[: len(t) // 2]} I'm sorry, I am not sure about this part. {t[len(t) // 2 :]}",
    "an apology behind": lambda t, _: f"{t} Sorry, I could not translate the last part.",
    "thinking": lambda t, _: f"<think>hm, casual</think>{t}",
    "thinking without an end": lambda t, _: f"<think>hm, casual {t}",
    "thinking aloud": lambda t, _: f"Thinking: the text is casual.\n\n{t}",
    "thinking in other brackets": lambda t, _: f"◁think▷hm, casual◁/think▷{t}",
    "an offer": lambda t, _: f"{t} Would you like me to adjust the casual tone?",
    "channels": lambda t, _: f"<|start|>assistant<|channel|>final<|message|>{t}",
    "JSON": lambda t, _: f'{{"result": {{"translation": "{t}"}}}}',
    "a list in JSON": lambda t, _: f'[{{"id": 1, "text": "{t}"}}]',
    "JSON with the source": lambda t, s: f'{{"source": "{s}", "translation": "{t}"}}',
    "a fence": lambda t, _: f"```markdown\n{t}\n```",
    "a fence with words": lambda t, _: f"Here is the Markdown:\n\n```\n{t}\n```\n\nLet me know!",
    "a table": lambda t, s: f"| Chinese | English |\n|---|---|\n| {s} | {t} |",
    "an arrow": lambda t, s: f"{s} → {t}",
    "its source behind": lambda t, s: f"{t} ({s})",
    "French quotes": lambda t, _: f"«{t}»",
    "single quotes": lambda t, _: f"‘{t}’",
    "Chinese quotes": lambda t, _: f"「{t}」",
    "three quotes": lambda t, _: f'"""{t}"""',
    "German quotes": lambda t, _: f"„{t}“",
    "TeX quotes": lambda t, _: f"``{t}''",
    "it goes on": lambda t, _: f"{t} The next day, the company announced another product and everyone was surprised again.",
    "it goes on in Chinese": lambda t, _: f"{t} 第二天，公司又发布了新的产品。",
    "the next example": lambda t, _: f"{t}\n\nChinese: 他走了。\nEnglish: He left.",
    "the next example, behind": lambda t, _: f"{t} Chinese: 他走了。 English: He left.",
    "the next turn": lambda t, _: f"{t}\n\nHuman: Now translate the next sentence.",
    "the user again": lambda t, s: f"{t}\nUser: {s}",
    "another one": lambda t, _: f"{t}\n\nOr, more naturally:\n\n{t}",
    "two": lambda t, _: f"1. {t}\n2. {t}",
    "two, with a stroke": lambda t, _: f"{t} / {t}",
    "two, with names": lambda t, _: f"Literal: {t}\nNatural: {t}",
    "the same to all": lambda _t, _s: "The same word is said of everything here.",
    "marks of thoughts": lambda t, _: f"<|begin_of_thought|>casual<|end_of_thought|><|begin_of_solution|>{t}",
    "channels without their marks": lambda t, _: f"analysisThe user wants casual text.assistantfinal{t}",
    "another one, behind": lambda t, _: f"{t} Or: Casual {t}",
    "another word in brackets": lambda t, _: re.sub(r"^(\w+ \w+)", r"\1 (casual)", t),
    "another word behind a stroke": lambda t, _: f"casual/{t}",
    "numbers in circles": lambda t, _: f"① {t} ② casual",
    "a star that leads on": lambda t, _: f"{t}* *casual",
    "half in pinyin": lambda t, _: f"{t[: len(t) // 2]} de zhe jia gong si tuán",
    "a few words of excuse": lambda _t, _s: "No translation available.",
    "a note in brackets, in Chinese": lambda t, _: f"{t}（注：翻译）",
    "a speaker": lambda t, _: f"Translator: {t}",
    "French": lambda _t, _s: "L'équipe a publié un nouveau modèle hier.",
    "German": lambda _t, _s: "Das Team hat gestern ein neues Modell veröffentlicht, und viele Nutzer haben es sofort ausprobiert.",
    "Japanese": lambda _t, _s: "チームは昨日、新しいモデルを発表しました。",
    "pinyin": lambda _t, _s: "Tuán duì zuó tiān fā bù le xīn mó xíng.",
    "a refusal": lambda _t, _s: "I cannot fulfill this request.",
    "a refusal in Chinese": lambda _t, _s: "抱歉，我无法翻译这段内容。",
    "a polite refusal": lambda _t, _s: "Unfortunately, this text contains content that I can't translate.",
    "a question back": lambda _t, _s: "Could you give me more context?",
    "a question of a word": lambda _t, _s: "What does “它” refer to here?",
}  # fmt: skip

SAID = re.compile(
    r"翻译|译文|translat|\bnotes?\b|sorry|let me|think|casual|équipe|tuán|result|```|[«»‘’「」„]"
    r"|\"\"\"|next day|he left|naturally|^[12]\. |\bai\b|final answer|boxed|confidence|words\]|\||→"
    r"|^#|原文|okay|improved|literal|natural:|certainly|of course|rendering|p\.s|hope|fulfill|context"
    r"|what does|das team|チーム|user:|human:|why this|^•|✅|translate\.example|<b>|<!--|\(english\)"
    r"|^en:|sentence 1|^text:|``|explan|markdown|same word",
    re.IGNORECASE,
)
"""Something of each of them, and nothing that the translations of this post have."""


def words(source: str) -> str:
    """A translation in words that are the same each time, Latin letters and figures kept."""

    def run(found: re.Match[str]) -> str:
        number = int.from_bytes(sha256(found[0].encode()).digest()[:4], "big")
        count = max(1, len(found[0]) * 2 // 3)
        return " " + " ".join(WORDS[(number + at) % len(WORDS)] for at in range(count)) + " "

    text = re.sub("[\u3400-\u9fff]+", run, source).translate(SIGNS)
    text = re.sub(r" ([,.?:])", r"\1", re.sub(" +", " ", text)).strip()
    return text[:1].upper() + text[1:]


class Chatty:
    """Translates, and says more."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    def translate(self, segments: Sequence[str]) -> list[str]:
        return [self.talk(words(one), one) for one in segments]


class Informed(Chatty):
    """The same as an engine that is told what it must hold."""

    window, takes_terms, takes_reasons, failure = 8, True, True, ""

    def told(self, asks: Sequence[Told], done: Callable[[int, str], None]) -> list[str]:
        del done
        return self.translate([ask.segment for ask in asks])


def drafted(engine: Chatty) -> list[Outcome]:
    document = MARKDOWN.parse(POST)
    requests = [Request(unit, MARKDOWN, document.labels) for unit in document.units]
    return list(pretranslate(requests, engine=engine, glossary=GLOSSARY))


@pytest.mark.parametrize("kind", TALK)
@pytest.mark.parametrize("engine", [Chatty, Informed])
def test_nothing_that_a_model_says_besides_is_stored(kind: str, engine: type[Chatty]) -> None:
    found = drafted(engine(TALK[kind]))
    assert [one.target for one in found if SAID.search(one.target)] == []
    assert all(one.target or one.reason for one in found)


def test_what_it_says_without_talk_is_stored() -> None:
    found = drafted(Chatty(lambda text, _: text))
    assert all(one.target for one in found)
    assert not any(SAID.search(one.target) for one in found)


@pytest.mark.parametrize(
    "kind", [one for one in TALK if "lead-in" in one or "note" in one or one in {"JSON", "a fence", "hope"}]
)  # fmt: skip
def test_what_can_be_taken_off_costs_no_sentence(kind: str) -> None:
    found = drafted(Chatty(TALK[kind]))
    assert sum(not one.target for one in found) <= 1

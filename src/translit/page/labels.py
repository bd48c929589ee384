"""The page's own words, in English and in Chinese: one table, a row for each."""

from __future__ import annotations

import os
from collections.abc import Callable

__all__ = ["LANGUAGES", "WORDS", "language_of", "words_of"]

LANGUAGES = {"en": "en", "zh": "zh-CN"}
"""The languages of the page's own words, and their names in HTML."""

WORDS: dict[str, tuple[str, str]] = {
    # The frame
    "skip": ("Skip to the text", "跳到正文"),
    "all_posts": ("All posts", "全部文章"),
    "posts": ("Posts", "文章"),
    "untitled": ("Untitled", "无标题"),
    "reviewed_part": ("{done} of {total} reviewed", "已审 {done} / {total}"),
    "front_matter": ("Front matter", "文章信息"),
    "text": ("Text", "正文"),
    "source_zh": ("Chinese", "中文"),
    "source_other": ("Source", "原文"),
    "target_en": ("English", "英文"),
    "target_other": ("Translation", "译文"),
    "stale": (
        "The post has changed since its sentences were extracted. Run translit extract.",
        "文章在提取之后又改过。请运行 translit extract。",
    ),
    "no_units": ("Nothing in this post is to be translated.", "这篇文章没有要翻译的内容。"),
    "nothing_found": (
        "No sentence is found by this filter. Choose All to see the post.",
        "没有句子符合这个筛选。选“全部”可看全文。",
    ),
    # Filters
    "filters": ("Show", "显示"),
    "all": ("All", "全部"),
    "waits": ("Needs work", "待审"),
    "findings": ("Findings", "问题"),
    "terms": ("Terms", "术语"),
    "doubtful": ("Engines disagree", "引擎分歧"),
    "changed": ("Source changed", "原文改过"),
    # A sentence
    "sentence": ("Sentence", "句子"),
    "about": ("About these sentences", "这几句的情况"),
    "details_of": ("{n} in this block: {told}", "本段 {n} 句：{told}"),
    "all_well": ("all reviewed", "都已审"),
    "wait_here": ("{n} to review", "{n} 句待审"),
    "found_here": ("{n} with findings", "{n} 句有问题"),
    "translated": ("Reviewed", "已审"),
    "fuzzy": ("Needs work", "待审"),
    "untranslated": ("Untranslated", "未译"),
    "source": ("Source", "原文"),
    "target": ("Translation", "译文"),
    "origin": ("Origin", "来源"),
    "notes": ("Notes", "备注"),
    "author": ("The author says", "作者说"),
    "comment": ("Translator’s comment", "译者注"),
    "previous": ("Changed since it was translated", "译后原文的改动"),
    "agreement": ("A second engine agrees by {percent} %", "另一引擎的一致度为 {percent} %"),
    "demands": ("To be kept", "须保留"),
    "term": ("term", "术语"),
    "amount": ("amount", "数量"),
    "name": ("name", "名称"),
    "address": ("address", "网址"),
    "code": ("markup", "标记"),
    "error": ("Error", "错误"),
    "warning": ("Warning", "警告"),
    "hint": ("Hint", "提示"),
    "whole": ("Findings of the whole post", "整篇文章的问题"),
    "no_image": ("Picture not shown", "图片未显示"),
    "line": ("line {n}", "第 {n} 行"),
    # Keys
    "panel": ("The chosen sentence", "当前句子"),
    "panel_empty": (
        "Point at a sentence, or press j, to see what is known about it.",
        "指向一句话或按 j，这里会显示它的情况。",
    ),
    "help": ("Keys", "快捷键"),
    "key_next": ("next sentence", "下一句"),
    "key_before": ("sentence before", "上一句"),
    "key_waiting": ("next one that needs work", "下一句待审"),
    "key_waiting_before": ("one before that needs work", "上一句待审"),
    "key_open": ("details of the block, open or closed", "展开或收起本段详情"),
    "key_filter": ("choose a filter", "选择筛选"),
    "key_help": ("this list", "本列表"),
    "key_close": ("let go of the sentence", "放开当前句子"),
    "close": ("Close", "关闭"),
    # Reviewing
    "editor": ("Edit the chosen sentence", "编辑当前句子"),
    "actions": ("Actions", "操作"),
    "unsaved": ("not saved", "未保存"),
    "accept": ("Accept", "通过"),
    "edit": ("Edit", "编辑"),
    "reject": ("Reject", "退回"),
    "undo": ("Undo", "撤销"),
    "conflict": ("This sentence was changed elsewhere", "这句话已在别处改过"),
    "conflict_why": (
        "Another program saved it while you were at it. Nothing has been written over.",
        "您编辑时，另一程序保存了这句话。没有覆盖任何内容。",
    ),
    "theirs": ("What stands in the file now", "文件中现在的内容"),
    "mine": ("Yours", "您的内容"),
    "keep_theirs": ("Keep what is there", "保留文件中的"),
    "write_mine": ("Write mine", "写入我的"),
    "edit_on": ("Edit mine on", "继续编辑我的"),
    "no_script": (
        "To review here, let scripts run. You can read the page without, and edit in Poedit.",
        "在此审校需要启用脚本。页面仍可阅读，也可用 Poedit 编辑。",
    ),
    "key_accept": ("accept, and go on to the next that needs work", "通过，并到下一句待审"),
    "key_edit": ("edit the translation", "编辑译文"),
    "key_save": ("save what you edit, and go on", "保存并继续"),
    "key_put": ("put in a term, an amount, an address or markup", "插入术语、数量、网址或标记"),
    "key_leave": ("leave the editor; what you typed is kept", "离开编辑框，所写保留"),
    "key_reject": ("reject: one step back", "退回一步"),
    "key_comment": ("write a comment", "写译者注"),
    "key_undo": ("undo your last edit", "撤销上一次修改"),
    # What the page says while one reviews
    "say_accept": ("Accepted.", "已通过。"),
    "say_edit": ("Saved.", "已保存。"),
    "say_reject": ("Rejected.", "已退回。"),
    "say_comment": ("Comment saved.", "译者注已保存。"),
    "say_undone": ("Undone.", "已撤销。"),
    "say_kept": ("What stands in the file was kept.", "保留了文件中的内容。"),
    "say_kept_draft": ("Not saved yet; press e to go on.", "尚未保存；按 e 继续。"),
    "say_kept_remark": (
        "The comment is not saved yet; press c to go on.",
        "译者注尚未保存；按 c 继续。",
    ),
    "say_left": ("{n} left.", "还剩 {n} 句。"),
    "say_none_left": (
        "All is reviewed. translit build writes the post.",
        "全部审完。translit build 可生成文章。",
    ),
    "say_no_save": ("Cannot be saved:", "无法保存："),
    "say_no_entry": (
        "The PO file has no such entry yet; run translit extract.",
        "PO 文件中还没有这一条；请运行 translit extract。",
    ),
    "say_nothing": ("(no text)", "（无内容）"),
    "say_changed": (
        "This sentence was changed elsewhere. Look again.",
        "这句话已在别处改过，请再看一遍。",
    ),
    "say_from_outside": ("{n} changed in another program.", "另一程序改了 {n} 句。"),
    "say_post_changed": (
        "The post has changed. Save or undo what you typed, then load the page anew.",
        "文章已改动。请先保存或撤销所写内容，再重新载入页面。",
    ),
    "say_gone": (
        "translit review does not answer. What is saved is safe; what you typed stays here.",
        "translit review 没有应答。已保存的内容安全，所写内容仍在此页。",
    ),
    # The index
    "index_title": ("Translations", "译文总览"),
    "post": ("Post", "文章"),
    "progress": ("Reviewed", "已审"),
    "total": ("Total", "合计"),
    "no_posts": ("There are no posts.", "没有文章。"),
    "stale_short": ("changed since extraction", "提取后改过"),
    "not_counted": ("Not counted yet: load the page anew", "尚未统计：请重新载入"),
    "no_page": ("Cannot be read", "无法读取"),
}


def words_of(language: str) -> Callable[..., str]:
    """The words of a language: a name, and what stands in its braces, to the text."""
    column = list(LANGUAGES).index(language)

    def word(name: str, **values: object) -> str:
        text = WORDS[name][column]
        return text.format(**values) if values else text

    return word


def language_of(environment: dict[str, str] | None = None) -> str:
    """The language of the person at the terminal: Chinese where the locale says so, or English."""
    found = os.environ if environment is None else environment
    names = (found.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"

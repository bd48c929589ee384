"""Catalogs, units and edits for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from translit.catalog import po
from translit.model import Entry, Role, State, Syntax, Unit

_PIECES = [
    "今天下雨", "，", "。", "\u3000", "A", " ", "  ", "\n", "\\", '"', "\\n", "\t", "\r", "\f",
    "\v", "\a", "#", "#~ ", "#| ", "msgid", '"\n"', "é", "😀", "\u2028", "\x85", "\x7f", "\ufeff",
]  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=6).map("".join),
    st.text(st.characters(codec="utf-8", exclude_characters="\0\x04"), max_size=12),
)
"""Any text that gettext can hold: it ends a text at a NUL and keeps U+0004 for itself."""

plain_texts = texts.map(
    lambda text: "".join(c if c.isprintable() or c == "\n" else "~" for c in text)
)
"""What polib can read too."""


def _lines(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    line = texts.map(lambda text: text.replace("\n", " ").rstrip("\r\\"))
    return st.lists(line, max_size=3).map(lambda lines: [] if lines == [""] else lines)


# A name with blanks stands alone: gettext 0.22 does not read such a name where 0.21 and itself have
# broken its line.
_references = st.one_of(
    st.just(("my posts/a b.md:12",)),
    st.lists(
        st.sampled_from(["posts/a.md", "posts/b.md:3", "文章/今天.md", "长" * 20, "长" * 9 + ":4"]),
        max_size=5,
        unique=True,
    ).map(tuple),
)
_flags = st.sampled_from([(), (), ("c-format",), ("no-c-format", "python-format", "no-wrap")])


@st.composite
def _entries(draw: st.DrawFn, *, obsolete: bool, texts: st.SearchStrategy[str] = texts) -> Entry:
    plural = draw(st.one_of(st.none(), st.none(), texts))
    targets = draw(st.lists(texts, min_size=1, max_size=3)) if plural is not None else []
    target = draw(texts) if plural is None else ""
    if obsolete:  # gettext drops an obsolete entry without a target
        target, targets = (f"T{target}", []) if plural is None else ("", [f"T{t}" for t in targets])
    done = bool(target) or (bool(targets) and all(targets))
    fuzzy = draw(st.booleans()) and done
    previous = draw(st.one_of(st.none(), texts))
    return Entry(
        source=draw(texts.filter(bool)),
        target=target,
        state=State.FUZZY if fuzzy else State.TRANSLATED if done else State.UNTRANSLATED,
        context=draw(st.sampled_from([None, None, "", "title"])),
        previous=previous,
        previous_context=draw(st.one_of(st.none(), texts)) if previous is not None else None,
        references=draw(_references),
        notes=tuple(draw(_lines(texts))),
        comment="\n".join(draw(_lines(texts))),
        flags=draw(_flags),
        obsolete=obsolete,
        plural=plural,
        plural_targets=tuple(targets),
        previous_plural=draw(st.one_of(st.none(), texts)) if previous is not None else None,
    )


@st.composite
def catalogs(draw: st.DrawFn, *, texts: st.SearchStrategy[str] = texts) -> po.Catalog:
    """Any catalog that a PO file can hold, its obsolete entries last."""
    entries = [
        *draw(st.lists(_entries(obsolete=False, texts=texts), max_size=5)),
        *draw(st.lists(_entries(obsolete=True, texts=texts), max_size=2)),
    ]
    unique = {(entry.context, entry.source): entry for entry in reversed(entries)}
    header = po.Header().with_fields(
        {"Project-Id-Version": "blog", "Content-Type": "text/plain; charset=UTF-8"}
    )
    return po.Catalog(header, tuple(sorted(unique.values(), key=lambda entry: entry.obsolete)))


_PO_PIECES = [
    'msgid "甲"\n', 'msgstr "A"\n', 'msgctxt "c"\n', 'msgid_plural "乙"\n', 'msgstr[0] "A"\n',
    "msgid", "msgstr", '""\n', '"', '"a\\n"\n', "\\", "\\x", "\\777", "\n", "\n\n", " ", "# 注\n",
    "#. n\n", "#: a.md:3 b\n", "#, fuzzy\n", "#", "#~ ", "#~", "#| ", "#~| ", "#|", "\r\n", "\r",
    "[", "]", "[1]", "\ufeff", "\0", "\u3000", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n",
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=GBK\\n"\n', "\u2068", "\u2069",
]  # fmt: skip

po_texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(_PO_PIECES), max_size=25).map("".join)
)
"""PO files, whole and broken."""

_SOURCES = [
    "今天下雨。", "今天下雪。", "今天下雨，", "明天我们去爬山，你也来吧。",
    "明天我们去划船，你也来吧。", "明天我们去爬山，你也来吧。今天下雨。", "看[这里](https://a.example)。",
    "看[这里](https://b.example)。", "第一行\n第二行", "第一行第二行", "标题", "标题二", "OK", "**",
    "![](a.png)",
]  # fmt: skip

units = st.lists(
    st.builds(
        lambda source, context: Unit(
            source, Role.PARAGRAPH, Syntax.MARKDOWN, (), 1, context=context
        ),
        st.one_of(st.sampled_from(_SOURCES), texts),
        st.sampled_from(["", "", "title"]),
    ),
    max_size=8,
)
"""The units of a post after an edit."""


@st.composite
def _known(draw: st.DrawFn) -> Entry:
    entry = draw(_entries(obsolete=draw(st.booleans())))
    if entry.plural is not None and draw(st.booleans()):
        return entry
    notes = draw(st.sampled_from([(), ("paragraph",), ("Origin: machine translation, argos",)]))
    source = draw(st.sampled_from(_SOURCES))
    return Entry(
        source=source,
        target=f"{entry.target}{source}" if entry.target else "",
        state=entry.state if entry.target else State.UNTRANSLATED,
        context=entry.context,
        previous=entry.previous if entry.state is State.FUZZY and entry.target else None,
        notes=notes,
        comment=entry.comment,
        obsolete=entry.obsolete,
    )


@st.composite
def translated(draw: st.DrawFn) -> po.Catalog:
    """A catalog of sources like those of `units`, in every state."""
    entries = draw(st.lists(_known(), max_size=8))
    unique = {(entry.context, entry.source): entry for entry in reversed(entries)}
    return po.Catalog(po.Header(), tuple(sorted(unique.values(), key=lambda e: e.obsolete)))

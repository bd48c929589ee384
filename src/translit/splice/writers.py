"""A target -> its lines as they are written in a post: escaped as their place demands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from translit import yaml_values
from translit.model import LINED, Syntax, Unit
from translit.patterns import lazy

__all__ = ["written"]

_BLOCK_STARTS = (
    (lazy(r"([-+*])(?=[ \t]|$)"), r"\\\1"),
    (lazy(r"(\d{1,9})([.)])(?=[ \t]|$)"), r"\1\\\2"),
    (lazy(r"(#{1,6})(?=[ \t]|$)"), r"\\\1"),
    (lazy(r"(>)"), r"\\\1"),
    (lazy(r"(=+|-+|:{3,}|~{3,})(?=[ \t]*$)"), r"\\\1"),
    (lazy(r"(([-_*])(?:[ \t]*\2){2,})(?=[ \t]*$)"), r"\\\1"),
    (lazy(r"(!!!|\?\?\?|:::|~~~|===\+?!?(?=[ \t]+\"))"), r"\\\1"),
    (lazy(r"([:~])(?=[ \t])"), r"\\\1"),
    (lazy(r"(\[[^\]]*\])(?=:)"), r"\1\\"),
    (lazy(r"(\*)(?=\[[^\]]+\]:)"), r"\\\1"),
    (lazy(r"(\[[ xX]\])(?=[ \t])"), r"\\\1"),
    (lazy(r"(`{3,})(?=[^`]*$)"), r"\\\1"),
    (lazy(r"(#{1,6})(?=[^\s#!])"), r"\\\1"),
    (lazy(r"(\|)(?=[ \t])"), r"\\\1"),
    (lazy(r"(/{3,}|<<<|;*-+8<|::|%%|@(?=tab\b|\[|import\b)|\{(?=!|::))"), r"\\\1"),
    (lazy(r"(\()(?=[^()\s]+\)=[ \t]*$)"), r"\\\1"),
    (lazy(r"([Tt]able)(?=:[ \t])"), r"\1\\"),
    (lazy(r"(%)(?=[ \t])"), r"\\\1"),
)
"""What begins a block where a line begins (CommonMark 4 and 5, and the dialects that we read),
and how it is written to be text."""

_ROW = lazy(r"\|.*\|")
"""A row of a table as kramdown has it, without a row of dashes for each of its columns."""

_FIRST = frozenset("-+*#>=:~_!?[`0123456789|/<;%@{(Tt")
"""What all of these begin with."""

_CURLY = lazy(r'"([^"]*)"')


def written(unit: Unit, target: str, *, begins_line: Callable[[], bool]) -> list[str]:
    """The lines of a target as they stand in the post; at least one, none of them empty.

    `begins_line` says that nothing but its containers' markers stands before the unit.
    """
    lines = [line.strip(" \t\r\f\v") for line in target.split("\n")]
    lines = [line for line in lines if line] or [""]
    if unit.syntax is Syntax.MARKDOWN:
        inside = _lines_of_codes(unit)
        # A paragraph of two lines may begin as a caption of one does, and be none.
        source = unit.source if len(lines) == unit.source.count("\n") + 1 else ""
        return [
            _not_a_block(line, _line(source, index))
            if line[:1] in _FIRST and (index or begins_line()) and not line.startswith(inside)
            else line
            for index, line in enumerate(lines)
        ]
    if unit.syntax is Syntax.HTML:
        return lines
    if unit.syntax in LINED:
        return [_WRITERS[unit.syntax](line, unit.source) for line in lines]
    return [_WRITERS[unit.syntax](" ".join(lines), unit.source)]


def _lines_of_codes(unit: Unit) -> tuple[str, ...]:
    """What stands at the beginning of a line, but inside of a code, and so begins no block."""
    if "\n" not in unit.source:
        return ()
    lines = (line for code in unit.codes for line in code.span.of(unit.source).split("\n")[1:])
    return tuple(filter(None, lines))


def _line(source: str, index: int) -> str:
    lines = source.split("\n")
    return lines[index].strip(" \t") if index < len(lines) else ""


def _not_a_block(line: str, source: str) -> str:
    """The line, escaped if it begins a block; what the source's line begins with too is text."""
    if _ROW.match(line) and _ROW.match(source):
        return line
    for pattern, replacement in _BLOCK_STARTS:
        found = pattern.match(line)
        if not found:
            continue
        there = pattern.match(source)
        if there and there[0] == found[0]:
            return line
        changed, count = pattern.subn(replacement, line, count=1)
        if count:
            return changed
    return line


def _cell(target: str, _source: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", target)


def _double(target: str, _source: str) -> str:
    return target.replace('"', "&quot;")


def _single(target: str, _source: str) -> str:
    return target.replace("'", "&#39;")


def _bare(target: str, _source: str) -> str:
    return f'"{_double(target, "")}"'


def _tag_double(target: str, source: str) -> str:
    bare = target.replace('\\"', '"')
    if '\\"' in source:  # Hugo knows escapes in a string
        return bare.replace('"', '\\"')
    # Liquid and Hexo know none: use the quotes that print better anyway.
    return _CURLY.sub("“\\1”", bare).replace('"', "”")


def _tag_single(target: str, source: str) -> str:
    bare = target.replace("\\'", "'")
    return bare.replace("'", "\\'" if "\\'" in source else "’")


def _tag_bare(target: str, _source: str) -> str:
    return f'"{_tag_double(target, "")}"' if re.search(r"""[\s"']""", target) else target


def _literal_lines(target: str, _source: str) -> str:
    return target.replace("'''", "’’’")


def _yaml_plain(target: str, _source: str) -> str:
    return target if _loads_as(f"k: {target}", {"k": target}) else _quoted(target)


def _yaml_flow(target: str, _source: str) -> str:
    # What is text as an item of a flow collection is so as a value of one.
    return target if _loads_as(f"[{target}, 0]", [target, 0]) else _quoted(target)


def _loads_as(text: str, value: object) -> bool:
    try:
        return bool(yaml_values.loads(text) == value)
    except yaml_values.YamlError:
        return False


def _yaml_single(target: str, source: str) -> str:
    runs = re.findall("'+", target)
    if "''" in source and all(len(run) % 2 == 0 for run in runs):
        return target
    return target.replace("'", "''")


def _quoted(target: str) -> str:
    return f'"{_escaped(target, "")}"'


def _escaped(target: str, source: str) -> str:
    """A target inside of double quotes: JSON's escapes, which YAML and TOML read too."""
    if "\\" in source and _is_escaped(target):
        return target
    return json.dumps(target, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _is_escaped(target: str) -> bool:
    try:
        json.loads(f'"{target}"')
    except ValueError:
        return False
    return True


def _same(target: str, _source: str) -> str:
    return target


_WRITERS: dict[Syntax, Callable[[str, str], str]] = {
    Syntax.CELL: _cell,
    Syntax.ATTRIBUTE_DOUBLE: _double,
    Syntax.ATTRIBUTE_SINGLE: _single,
    Syntax.ATTRIBUTE_BARE: _bare,
    Syntax.TAG_DOUBLE: _tag_double,
    Syntax.TAG_SINGLE: _tag_single,
    Syntax.TAG_BARE: _tag_bare,
    Syntax.TAG_REST: _same,
    Syntax.YAML_PLAIN: _yaml_plain,
    Syntax.YAML_FLOW: _yaml_flow,
    Syntax.YAML_SINGLE: _yaml_single,
    Syntax.YAML_DOUBLE: _escaped,
    Syntax.YAML_BLOCK: _same,
    Syntax.TOML_BASIC: _escaped,
    Syntax.TOML_LITERAL: _tag_single,
    Syntax.TOML_BASIC_LINES: _escaped,
    Syntax.TOML_LITERAL_LINES: _literal_lines,
    Syntax.JSON: _escaped,
    Syntax.PLAIN: _same,
}

"""YAML front matter -> where the values of chosen keys stand. PyYAML finds the places."""

from __future__ import annotations

from collections.abc import Container, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from translit.formats.markdown.front_matter.key_values import Found, Value, lines
from translit.model import Problem, Syntax
from translit.patterns import lazy

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

__all__ = ["values"]


_LONGEST_PATH = 1000

_STYLES = {
    "'": Syntax.YAML_SINGLE,
    '"': Syntax.YAML_DOUBLE,
    "|": Syntax.YAML_BLOCK,
    ">": Syntax.YAML_BLOCK,
}


_PROPERTIES = lazy(r"(?:[&!][^\s,\[\]{}]*[ \t]+)+")
"""An anchor or a tag before a value."""


def values(text: str, keys: Container[str]) -> Found:
    """The values of `keys`, the shape of all the rest, and what is wrong with the YAML."""
    import yaml  # needed for posts with front matter only

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # Where the broken thing begins tells more than where the parser noticed.
        mark = error.context_mark or error.problem_mark
        line = mark.line + 1 if mark else 1
        what = " ".join(filter(None, (error.context, error.problem)))
        return Found([], (text,), Problem(line, f"the front matter is not valid YAML ({what})"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = str(error).partition("\n")[0]
        return Found([], (text,), Problem(1, f"the front matter is not valid YAML ({what})"))
    if not isinstance(root, yaml.CollectionNode):
        return Found([], (text,))
    found: list[Value] = []
    shape: list[str] = []
    seen: set[int] = set()
    for path, node, within in _scalars(root, "", seen, _Within()):
        if (
            path in keys
            and node.tag == "tag:yaml.org,2002:str"
            and (value := _place(text, path, node, flow=within.flow))
        ):
            found.append(value._replace(is_item=within.items))
            shape.append(path)
        else:
            shape.append(f"{path}: {node.value}")
    found.sort(key=lambda value: value.spans[0])
    return Found(found, tuple(shape))


class _Within(NamedTuple):
    """What a value stands in."""

    flow: bool = False
    """In brackets or braces."""
    items: bool = False
    """In a list."""


def _scalars(
    node: Node, path: str, seen: set[int], within: _Within
) -> Iterator[tuple[str, ScalarNode, _Within]]:
    """The scalars below `node` with their paths; the items of a list have their list's path."""
    import yaml

    if id(node) in seen:  # an alias: its anchor has been read
        return
    seen.add(id(node))
    within = within._replace(flow=within.flow or bool(getattr(node, "flow_style", False)))
    if isinstance(node, yaml.ScalarNode):
        yield path, node, within
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, path, seen, within._replace(items=True))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            yield from _scalars(value, _below(path, name), seen, within)


def _below(path: str, name: str) -> str:
    """The path of a key below another one; a digest of one that is longer than any that is named.

    Each value of the front matter is remembered with its path, and a list has thousands.
    """
    joined = f"{path}.{name}" if path else name
    if len(joined) <= _LONGEST_PATH:
        return joined
    return blake2b(joined.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _place(text: str, key: str, node: ScalarNode, *, flow: bool) -> Value | None:
    start, end = node.start_mark.index, node.end_mark.index
    if properties := _PROPERTIES.match(text, start, end):
        start = properties.end()
    syntax = _STYLES.get(node.style or "", Syntax.YAML_FLOW if flow else Syntax.YAML_PLAIN)
    if node.style in ("'", '"'):
        if text[start] != node.style or text[end - 1] != node.style:
            return None
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        start = text.find("\n", start) + 1
        if not start:
            return None
    spans = tuple(lines(text, start, end))
    if not spans or (not node.style and text[start] in "&!*"):
        return None
    return Value(key, spans, syntax)

"""YAML text -> its values, or one kind of error where it has none.

PyYAML raises errors of its own for what is no YAML, and whatever comes up for a value that its tag
or its looks belie: ValueError for `2020-99-99`, KeyError for `!!bool x`, AttributeError for
`!!timestamp x`.
"""

from __future__ import annotations

from typing import Any

__all__ = ["YamlError", "loads"]


class YamlError(ValueError):
    """Why a text has no values, as PyYAML says it."""


def loads(text: str, *, loader: Any = None) -> Any:  # noqa: ANN401  # whatever stands there
    """The values of a text, by a safe loader. Raises YamlError, and nothing else."""
    import yaml

    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader or fast)  # noqa: S506  # a safe one
    except (yaml.YAMLError, ValueError, LookupError, AttributeError) as error:
        raise YamlError(str(error)) from error
    except RecursionError:
        raise YamlError("it is too deep") from None

"""What the tests of the pages share."""

from __future__ import annotations

from tests.cli.conftest import blog

__all__ = ["blog"]

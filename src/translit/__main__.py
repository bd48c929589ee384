"""`python -m translit`, and the script of the same name."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    from translit.cli import cli  # the script imports this module before it knows what to do

    cli(prog_name="translit")


if __name__ == "__main__":
    main()

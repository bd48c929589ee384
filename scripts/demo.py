"""The sample posts, copied -> the whole way, told step by step: what `make demo` shows.

All of it happens in `build/demo`; the checkout stays as it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PLACE = ROOT / "build/demo"

MODELS = PLACE / ".models"

TINY = ROOT / "tests/models/translate-zh_en-0_1.argosmodel"

WAITING = "notes/agent-ticket.md"
"""The post of the samples that nobody has translated yet."""


def main() -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for name in ("posts", "locales"):
        shutil.copytree(ROOT / name, PLACE / name)
    for name in ("glossary.csv", "translit.toml"):
        shutil.copy(ROOT / name, PLACE / name)
    heading("1. Posts become PO files, an entry a sentence.")
    run("extract")
    heading("2. What nobody has translated is drafted, with the terms of glossary.csv.")
    if model() == TINY:
        print("By a tiny model of the tests, which knows a few hundred words: read it as a sketch.")
        run("models", "install", str(TINY), quiet=True)
    run("pretranslate", "--offline", "--report")
    heading("3. A draft to look at, beside its Chinese.")
    run("build", "--draft", WAITING)
    beside(PLACE / "posts" / WAITING, PLACE / "build/draft/en" / WAITING)
    heading("4. What a person has reviewed becomes English posts.")
    run("build")
    print("\nThe first lines of build/demo/build/en/code-red.md:\n")
    text = (PLACE / "build/en/code-red.md").read_text("utf-8")
    print("".join(f"    {line}\n" for line in text.splitlines()[:14]))
    heading("5. And now?")
    run("status")
    print("\nReview it:     poedit build/demo/locales/en/notes/agent-ticket.md.po")
    print("Build it:      .venv/bin/translit --project build/demo build")
    print("On your blog:  .venv/bin/translit init, in its folder, and translit run")


def model() -> Path:
    """The model that drafts: that which comes with translit, or the tests' own."""
    from translit.engines.argos.included import starter

    found = starter()
    return found.path if found is not None else TINY


def run(*words: str, quiet: bool = False) -> None:
    print(f"$ translit {' '.join(Path(word).name if word[0] == '/' else word for word in words)}")
    sys.stdout.flush()
    done = subprocess.run(
        [sys.executable, "-m", "translit", "--project", str(PLACE), *words],
        env=os.environ | {"ARGOS_PACKAGES_DIR": str(MODELS)},
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    # A sentence that the tiny model cannot manage waits for a person: 1 says so, and is no failure.
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)


def heading(text: str) -> None:
    print(f"\n{text}\n")


def beside(chinese: Path, english: Path) -> None:
    """Print the paragraphs of a post, each above its English."""
    first, second = (
        [part for part in path.read_text("utf-8").split("\n\n") if not part.startswith("---")]
        for path in (chinese, english)
    )
    print()
    for before, after in list(zip(first, second, strict=False))[:4]:
        for line in (*before.splitlines(), *after.splitlines()):
            print(f"    {line}")
        print()


if __name__ == "__main__":
    main()

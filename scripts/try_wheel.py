"""Build the wheel, install it apart from the checkout, and take a post through all commands.

What it needs of others is borrowed from the environment that runs this, so that it is quick; what
it has of its own is the wheel's alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

POST = "---\ntitle: 下雨\n---\n\n今天一直下雨，我买了三把伞。\n"

BROUGHT = (
    "translit/py.typed",
    "translit/engines/argos/starter/ATTRIBUTION.md",
    "LICENSE",
    "NOTICE",
)
"""Files of the wheel that no command would miss."""


def main() -> None:
    """Raise where something that a user does with the installed wheel does not work."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        wheel = built(room / "wheels")
        names = zipfile.ZipFile(wheel).namelist()
        lost = [name for name in BROUGHT if not any(one.endswith(name) for one in names)]
        if lost:
            sys.exit(f"the wheel lacks {', '.join(lost)}")
        command = installed(wheel, room / "venv")
        blog = room / "blog"
        (blog / "posts").mkdir(parents=True)
        (blog / "posts" / "rain.md").write_text(POST, "utf-8")
        for words in (
            ["--version"], ["init"], ["extract"], ["status"],
            ["pretranslate", "--engine", "pseudo"], ["build", "--draft"],
        ):  # fmt: skip
            print(f"$ translit {' '.join(words)}")
            run(command, *words, cwd=blog)
        if not list(blog.rglob("build/**/rain.md")):
            sys.exit("no English post was built")
    print(f"{wheel.name} works")


def built(folder: Path) -> Path:
    """The wheel of the checkout."""
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=ROOT)
    return next(folder.glob("*.whl"))


def installed(wheel: Path, room: Path) -> Path:
    """The command that a wheel installs, in an environment that borrows what others made."""
    venv.create(room)
    places = "import sysconfig; print(sysconfig.get_path('purelib'))"
    python = room / "bin" / "python"
    site = Path(run(python, "-c", places, cwd=room).strip())
    # A path in such a file is searched last, and its own .pth files are not read: the checkout
    # that is installed in it cannot be seen.
    borrowed = Path(run(sys.executable, "-c", places, cwd=room).strip())
    (site / "borrowed.pth").write_text(f"{borrowed}\n", "utf-8")
    run(
        sys.executable,
        "-m",
        "pip",
        "-q",
        "--python",
        python,
        "install",
        "--no-deps",
        wheel,
        cwd=room,
    )
    where = run(python, "-c", "import translit; print(translit.__file__)", cwd=room).strip()
    if not Path(where).is_relative_to(site):
        sys.exit(f"translit comes from {where}")
    return room / "bin" / "translit"


def run(*words: object, cwd: Path) -> str:
    """What a command prints; the end of everything where it fails."""
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()

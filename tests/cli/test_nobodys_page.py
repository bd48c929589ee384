"""What a person wrote stands: `build` writes over what `build` wrote, and over nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import POST, Blog, english

PAGE = "build/en/post.md"


@pytest.fixture
def built(blog: Blog) -> Blog:
    """A blog whose post is built, and has changed since."""
    blog.ok("extract")
    blog.review(english)
    blog.ok("build")
    blog.write("posts/post.md", POST.replace("2026-11-01", "2026-11-02"))
    return blog


def test_a_fresh_clone_knows_what_was_built(built: Blog) -> None:
    shutil.rmtree(built.root / ".translit")
    assert f"wrote {PAGE}" in built.ok("build")


@pytest.mark.parametrize(
    "record",
    [
        "<<<<<<< ours\n{theirs}=======\n{ours}>>>>>>> theirs\n",
        "{ours}{theirs}",
        "# \r\n{ours}\r\n",
        "{ours}\x00 noise",
        "{theirs}\n\n{ours}",
    ],
)
def test_a_record_that_git_has_merged_is_read(built: Blog, record: str) -> None:
    ours = built.text("locales/en/_built.txt")
    built.write("locales/en/_built.txt", record.format(ours=ours, theirs=f"{'0' * 32}  {PAGE}\n"))
    shutil.rmtree(built.root / ".translit")
    built.ok("build")


def test_other_line_ends_of_another_machine_are_no_change(built: Blog) -> None:
    shutil.rmtree(built.root / ".translit")
    built.write(PAGE, built.text(PAGE).replace("\n", "\r\n"))
    built.ok("build")


@pytest.mark.parametrize("text", ["", "a person's own", "---\ntitle: A rainy day\n---\n", "\ufeff"])
@pytest.mark.parametrize("words", [["build"], ["build", "--draft"], ["build", "--keep", "10"]])
def test_a_page_of_a_person_is_left_and_the_others_are_built(
    blog: Blog, words: list[str], text: str
) -> None:
    blog.write("posts/second.md", POST)
    blog.ok("extract")
    for name in ("post.md", "second.md"):
        blog.review(english, name)
    folder = "build/draft/en" if "--draft" in words else "build/en"
    blog.write(f"{folder}/post.md", text)
    result = blog.run(*words)
    assert (result.exit_code, f"{folder}/post.md: is not a file that" in result.output) == (1, True)
    assert blog.text(f"{folder}/post.md") == text
    assert (blog.root / folder / "second.md").is_file()
    assert blog.run(*words, "--check").exit_code == 1
    taken = blog.ok(*words, "--adopt", f"{folder}/post.md")
    assert f"+++ {folder}/post.md" in taken
    assert blog.text(f".translit/replaced/{folder}/post.md") == text
    blog.ok(*words)


def test_a_deleted_page_is_built_again(built: Blog) -> None:
    (built.root / PAGE).unlink()
    built.ok("build")
    assert (built.root / PAGE).is_file()


def test_nothing_of_which_nothing_is_reviewed_is_published(blog: Blog) -> None:
    blog.ok("extract")
    assert "waiting posts/post.md" in blog.ok("build", "--keep", "0")
    assert not (blog.root / PAGE).exists()


def test_what_is_not_reviewed_is_marked_in_the_page(blog: Blog) -> None:
    blog.write("translit.toml", "unreviewed = '<i lang=\"zh\">{text}</i>'\n")
    blog.ok("extract")
    blog.review(lambda entry: "" if entry.source in {"今天下雨。", "标题"} else english(entry))
    blog.ok("build", "--keep", "10")
    page = blog.text(PAGE)
    assert '<i lang="zh">今天下雨。</i> I am coding at home.' in page
    assert "# 标题\n" in page


def test_pages_of_posts_that_are_gone_are_named_and_pruned(built: Blog) -> None:
    built.write("posts/second.md", POST)
    built.ok("extract")
    (built.root / "posts/post.md").unlink()
    for words in (["build"], ["build", "--check"], ["status"]):
        told = built.run(*words).output
        assert f"{PAGE}: no post is built there" in told, words
        assert "locales/en/post.md.po: its post is gone" in told, words
    assert built.run("build", "--check").exit_code == 1
    text = built.text(PAGE)
    built.write(PAGE, f"{text}A person's line.\n")
    result = built.run("build", "--prune")
    assert (result.exit_code, (built.root / PAGE).exists()) == (1, True)
    built.write(PAGE, text)
    assert f"deleted {PAGE}" in built.ok("build", "--prune")
    assert not (built.root / PAGE).exists()
    assert (built.root / "locales/en/post.md.po").exists()


def test_a_page_of_a_person_is_never_pruned(built: Blog) -> None:
    built.write("build/en/about.md", "mine")
    built.write("build/draft/en/about.md", "mine")
    built.ok("build", "--prune")
    assert built.text("build/en/about.md") == built.text("build/draft/en/about.md") == "mine"


def test_dry_run_and_diff_write_nothing(built: Blog) -> None:
    before = built.files()
    assert f"would write {PAGE}" in built.ok("build", "--dry-run")
    told = built.ok("build", "--diff")
    assert "-date: 2026-11-01\n+date: 2026-11-02\n" in told
    assert built.files() == before


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("index.zh-cn.md", "index.en.md"),
        ("a/index.zh-CN.md", "a/index.en.md"),
        ("a/b.zh.md", "a/b.en.md"),
        ("a/b.zh_CN.md", "a/b.en.md"),
        ("a/b.zh-hans.md", "a/b.en.md"),
        ("a/b.cn.md", "a/b.en.md"),
        ("a/b.v2.md", "a/b.v2.en.md"),
        ("zh.md", "zh.en.md"),
    ],
)
def test_the_language_of_a_name_is_not_doubled(tmp_path: Path, name: str, page: str) -> None:
    blog = Blog(tmp_path)
    blog.write("translit.toml", 'build = "posts/{dir}/{stem}.{locale}{suffix}"\n')
    blog.write(f"posts/{name}", POST)
    blog.ok("extract")
    blog.review(english, name)
    blog.ok("build")
    assert (blog.root / "posts" / page).is_file()
    assert "1 post" in blog.ok("extract")


@pytest.mark.parametrize(
    "pattern", ["about.md", "notes", "notes/", "posts/notes/*", "*bou*", "notes/about.md"]
)
def test_excluded_files_are_no_posts(blog: Blog, pattern: str) -> None:
    blog.write("posts/notes/about.md", POST)
    blog.write("translit.toml", f'exclude = ["{pattern}"]\n')
    assert "1 post:" in blog.ok("extract")


def test_a_project_without_a_configuration_is_found_from_a_subfolder(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from translit.cli import cli

    blog.write("posts/2026/rain.md", POST)
    monkeypatch.chdir(blog.root / "posts/2026")
    result = CliRunner().invoke(cli, ["extract"])
    assert "created locales/en/2026/rain.md.po" in result.output


FRONT_MATTER = """\
[front_matter]
translate = ["title"]
drop = ["date", "nothing"]
set = { lang = "{locale}", machine_translated = true }
map = { url = "/{locale}{value}", aliases = "/{locale}{value}" }
"""


@pytest.mark.parametrize(
    ("post", "page"),
    [
        (
            "---\ntitle: 下雨天\ndate: 2026-11-01\nurl: /rain/\n---\n",
            "---\ntitle: A rainy day\nurl: /en/rain/\nlang: en\nmachine_translated: true\n---\n",
        ),
        (
            "---\ntitle: 下雨天 # 注\naliases:\n  - /a/\n  - /b/ # 注\n# 尾\nx: 1\n---\n",
            (
                '---\ntitle: A rainy day # 注\naliases: ["/en/a/", "/en/b/"]\n# 尾\nx: 1\n'
                "lang: en\nmachine_translated: true\n---\n"
            ),
        ),
        (
            '+++\ntitle = "下雨天"\nurl = "/rain/"\n[extra]\ndate = 1\n+++\n',
            (
                '+++\nlang = "en"\nmachine_translated = true\ntitle = "A rainy day"\n'
                'url = "/en/rain/"\n[extra]\ndate = 1\n+++\n'
            ),
        ),
        (
            "---\r\ntitle: 下雨天\r\nlang: zh\r\n---\r\n",
            "---\r\ntitle: A rainy day\r\nlang: en\r\nmachine_translated: true\r\n---\r\n",
        ),
    ],
)
def test_front_matter_of_a_built_post(blog: Blog, post: str, page: str) -> None:
    blog.write("translit.toml", FRONT_MATTER)
    blog.write("posts/post.md", post)
    blog.ok("extract")
    blog.review(english)
    blog.ok("build")
    assert blog.text(PAGE) == page
    assert "1 unchanged" in blog.ok("build")


@pytest.mark.parametrize(
    ("said", "built"),
    [
        ("", "layout: post\n"),
        ("layout: wiki\n", "layout: wiki\n"),
        ("layout: false\n", "layout: false\n"),
        ("layout:\n", "layout:\n"),
        ("layout: [a, b] # 注\n", "layout: [a, b] # 注\n"),
        ("# layout: wiki\n", "# layout: wiki\nlayout: post\n"),
        ("my: {layout: wiki}\n", "my: {layout: wiki}\nlayout: post\n"),
    ],
)
def test_a_key_is_added_where_its_author_has_said_nothing(
    blog: Blog, said: str, built: str
) -> None:
    blog.write("translit.toml", '[front_matter.add]\nlayout = "post"\n')
    blog.write("posts/post.md", f"---\ntitle: 下雨天\n{said}---\n")
    blog.ok("extract")
    blog.review(english)
    blog.ok("build")
    assert blog.text(PAGE) == f"---\ntitle: A rainy day\n{built}---\n"


def test_exact_memory_counts_as_reviewed_for_those_who_want_it(blog: Blog) -> None:
    blog.ok("extract")
    blog.review(english)
    blog.write("posts/second.md", POST)
    blog.write("translit.toml", "accept_memory = true\n")
    blog.ok("extract")
    blog.ok("pretranslate", "--memory-only")
    assert "wrote build/en/second.md" in blog.ok("build")


def test_the_page_of_an_excluded_post_is_its_author_s(blog: Blog) -> None:
    blog.write("translit.toml", 'build = "posts/{stem}.{locale}{suffix}"\nexclude = ["own.md"]\n')
    blog.write("posts/own.md", "自己译过。\n")
    blog.write("posts/own.en.md", "My own words.\n")
    blog.write("posts/alone.en.md", "Mine.\n")
    for command in ("status", "build", "build --check"):
        out = blog.run(*command.split()).output
        assert "posts/alone.en.md: an English page of yours, of no Chinese post" in out
        assert "own.en.md" not in out


def test_a_page_of_one_s_own_says_how_to_keep_it(blog: Blog) -> None:
    blog.write("translit.toml", 'build = "built/{path}"\n')
    blog.write("built/post.md", "My own words.\n")
    blog.ok("extract")
    blog.review(english)
    out = blog.run("build").output
    assert 'exclude = ["post.md"] in translit.toml leaves the post to you' in out
    assert blog.text("built/post.md") == "My own words.\n"


def test_many_drafts_of_finished_posts_are_one_line(blog: Blog) -> None:
    for number in range(5):
        blog.write(f"posts/{number}.md", "雨。\n")
    blog.ok("extract")
    blog.ok("build", "--draft")
    for number in range(5):
        blog.review(lambda _: "Rain.", f"{number}.md")
    blog.ok("build")
    out = blog.ok("status")
    assert "build/draft/en/0.md and 4 more are drafts of finished posts; translit build" in out
    assert out.count("build/draft") == 1

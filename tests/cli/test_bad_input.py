"""What a user can do wrong, and what can go wrong beneath: one clear error, and nothing lost."""

from __future__ import annotations

import pytest

from tests.cli.conftest import POST, Blog, english


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("posts/post.md", "标题\n坏\n".encode("gb18030"), "posts/post.md:1: is not UTF-8"),
        ("posts/post.md", "标题".encode("utf-16"), "posts/post.md:1: is UTF-16; save it as UTF-8"),
        ("translit.toml", b"posts = 3", "translit.toml:1: posts takes a text"),
        (
            "translit.toml",
            b"[markdown]\nmaths = false",
            "translit.toml:1: markdown has maths, which is no construct that is read; did you mean",
        ),
        ("translit.toml", b"[markdown]\nmath = 1", "markdown takes true or false for math"),
        ("translit.toml", b"\npost = 'a'", "translit.toml:2: unknown key post; did you mean posts"),
        ("translit.toml", b"posts = ", "translit.toml:1: is not valid TOML"),
        ("translit.toml", b"posts = 'nowhere'", "nowhere: there is no such folder of posts"),
        ("translit.toml", b"build = 'out'", "translit.toml:1: build gives every post one name"),
        ("translit.toml", b"build = '../{path}'", "translit.toml:1: build leads out of the proj"),
        (
            "translit.toml",
            b"locales = '/'",
            "translit.toml:1: locales leads out of the project: /;",
        ),
        ("translit.toml", b"locales = '../po'", "locales leads out of the project: ../po; name"),
        (
            "translit.toml",
            b"locales = 'a/../..'",
            "locales leads out of the project: a/../..; name",
        ),
        ("translit.toml", b"locales = '~/po'", "locales leads out of the project: ~/po; name"),
        ("translit.toml", b"build = '{path'", "translit.toml:1: build is no pattern"),
        ("translit.toml", b"build = '{path!x}'", "translit.toml:1: build is no pattern"),
        ("translit.toml", b"build = 'posts/{path}'", "build would write over the post"),
        ("translit.toml", b"build = '{nothing}'", "build has {nothing}; it may name path"),
        ("translit.toml", b"\ntarget = 'english'", "translit.toml:2: target is the name of a lan"),
        ("translit.toml", b"target = 'xx'", "unknown language 'xx'"),
        ("translit.toml", b"target = 'zh_CN'", "translit.toml:1: target is the source's langu"),
        ("translit.toml", b"glossary = 'terms.csv'", "glossary names terms.csv, and there is no"),
        ("translit.toml", b"segmentation = 'word'", "segmentation is one of sentence, paragraph"),
        ("glossary.csv", b"source,target\n,x\n", "glossary.csv:2: the source is empty"),
        ("locales/en/post.md.po", b"<<<<<<< HEAD\n", "locales/en/post.md.po:1: "),
        (
            "locales/en/post.md.po",
            b'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n',
            "post.md.po:4",
        ),
        ("locales/en/post.md.po", b'msgid "\xff"\nmsgstr ""\n', "post.md.po:1: is not UTF-8"),
    ],
)
def test_bad_input_is_one_error_with_its_place(
    blog: Blog, name: str, data: bytes, message: str
) -> None:
    path = blog.write(name, "")
    path.write_bytes(data)
    before = blog.files()
    result = blog.run("extract")
    assert result.exit_code == 2, result.output
    assert message in result.output
    assert blog.run("build").exit_code in (0, 2)  # it reads no glossary
    assert {k: v for k, v in blog.files().items() if k in before} == before


def test_broken_front_matter_is_a_warning_with_its_line(blog: Blog) -> None:
    blog.write("posts/post.md", "---\ntitle: [a\n---\n\n正文。\n")
    result = blog.run("extract")
    assert "posts/post.md:" in result.output
    assert "front matter is not valid YAML" in result.output
    assert "正文。" in blog.text("locales/en/post.md.po")


def test_a_name_that_is_no_post_is_an_error(blog: Blog) -> None:
    result = blog.run("extract", "pots.md")
    assert result.exit_code == 2
    assert "pots.md is no post below posts; did you mean posts/post.md?" in result.output
    assert "story.md is no post below posts\n" in blog.run("extract", "story.md").output


@pytest.mark.parametrize("name", ["posts/post.md", "post.md", "locales/en/post.md.po", "posts"])
def test_a_post_may_be_named_in_any_way(blog: Blog, name: str) -> None:
    blog.ok("extract")
    assert "1 post" in blog.ok("extract", name)


def test_a_catalog_that_changes_between_reading_and_writing_is_left_alone(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.ok("extract")
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    from translit.workflows import extract

    real = extract.update

    def slow(*words: object, **options: object) -> object:
        blog.review(english)  # a translator saves in Poedit just now
        return real(*words, **options)

    monkeypatch.setattr(extract, "update", slow)
    result = blog.run("extract")
    assert result.exit_code == 2
    assert "was changed by another program in the meantime" in result.output
    assert "It is raining today." in blog.text("locales/en/post.md.po")
    monkeypatch.undo()
    blog.ok("extract")
    assert "It is raining today." in blog.text("locales/en/post.md.po")
    assert "新的一句。" in blog.text("locales/en/post.md.po")


def test_a_folder_that_cannot_be_made_is_an_error(blog: Blog) -> None:
    blog.write("locales", "a file")
    result = blog.run("extract")
    assert result.exit_code == 2
    assert "cannot be read (Not a directory" in result.output
    assert blog.text("locales") == "a file"


def test_a_folder_in_the_place_of_a_catalog_is_an_error(blog: Blog) -> None:
    (blog.root / "locales/en/post.md.po").mkdir(parents=True)
    result = blog.run("extract")
    assert result.exit_code == 2
    assert "is a folder, not a file" in result.output


def test_a_link_stays_a_link(blog: Blog) -> None:
    blog.ok("extract")
    path = blog.root / "locales/en/post.md.po"
    elsewhere = blog.root / "elsewhere.po"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    blog.write("posts/post.md", POST + "\n新的一句。\n")
    blog.ok("extract")
    assert path.is_symlink()
    assert "新的一句。" in elsewhere.read_text("utf-8")


NUMBER = b"1" * 5000
BRACKETS = b"[" * 5000


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (b"a = %s\n" % NUMBER, 1, "a number of more than 4,300 digits"),
        (b"posts = 'posts'\nb = [1, -%s]\n" % NUMBER, 2, "a number of more than 4,300 digits"),
        (b"[c]\n\nd = {e = 1%s}\n" % (b"_1" * 5000), 3, "a number of more than 4,300 digits"),
        (b"a = %s\n" % BRACKETS, 1, "too many to be read"),
        (b"a = %s\n" % (b"{b=" * 5000), 1, "too many to be read"),
        (b"\n%s = 1\n" % b".".join([b"a"] * 80_000), 2, "a key of more than 200 parts"),
        (b"x = {%s = 1}\n" % b" . ".join([b'"a"'] * 9000), 1, "a key of more than 200 parts"),
        (b"[%s]\n[%s]\n" % (b"k" * 9000, b"k" * 9000), 2, "Cannot declare"),
        (b"a = 1e\n", 1, "Expected newline"),
    ],
    ids=range(9),
)
@pytest.mark.parametrize("where", ["translit.toml", "pyproject.toml", "posts/post.md"])
def test_toml_of_any_kind_is_read_or_said_to_be_none_by_its_line(
    blog: Blog, where: str, text: bytes, line: int, message: str
) -> None:
    in_post = where == "posts/post.md"
    data = b"+++\n%s+++\n\xe9\x9b\xa8\n" % text if in_post else text + b"# translit\n"
    (blog.root / where).write_bytes(data)
    result = blog.run("extract")
    assert f"{where}:{line + in_post}: " in result.output
    assert message in result.output
    assert "translit itself" not in result.output
    assert len(result.output) < 1000
    assert result.exit_code == (0 if in_post else 2)  # the front matter is left as it is


NUL = "\\u0000"


@pytest.mark.parametrize(
    "text",
    [
        f'posts = "po{NUL}sts"',
        f'locales = "{NUL}"',
        f'glossary = "a{NUL}.csv"',
        f'build = "{NUL}/{{path}}"',
        f'memory = ["a.tmx", "b{NUL}.tmx"]',
        f'engine = "a{NUL}:b"',
        f'front_matter = ["{NUL}"]',
        f'[shortcodes]\nfigure = ["{NUL}"]',
        f'[engines.argos]\nmodel = "{NUL}"',
        f'name = "{NUL}"',
        f'translator = "{NUL}"',
        f'source = "zh{NUL}"',
        f'"po{NUL}sts" = 1',
        f'posts = [["{NUL}"]]',
        "engines.argos.beam = 0x" + "f" * 9000,
        "posts = 0b" + "1" * 90000,
    ],
)
def test_a_value_that_no_system_takes_is_an_error_of_the_configuration(
    blog: Blog, text: str
) -> None:
    blog.write("translit.toml", f"{text}\n")
    for words in (["extract"], ["pretranslate", "--engine", "pseudo"], ["build"], ["status"]):
        result = blog.run(*words)
        assert result.exit_code == 2
        assert result.output.startswith("Error: translit.toml:")
        assert "\0" not in result.output
